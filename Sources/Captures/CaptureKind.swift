/// What a file is, from its first bytes.
public enum CaptureKind: Hashable, Sendable {
    case text
    case empty
    case binary(BinaryForm)

    /// What a binary file seems to be.
    public enum BinaryForm: Hashable, Sendable {
        case gzip
        case zip
        case xz
        case zstandard
        case utf16
        case other
    }

    /// The bytes that are looked at.
    public static let sampleByteCount = 65_536

    /// A file counts as binary when three bytes of ten are neither printable nor UTF-8. A few are no sign: consoles
    /// print NUL at every reload (`spec/redundancy.md` §7, 6).
    ///
    /// - Parameter firstBytes: The first ``sampleByteCount`` bytes, or all of a shorter file.
    public init(firstBytes: Span<UInt8>) {
        guard !firstBytes.isEmpty else {
            self = .empty
            return
        }
        if let form = BinaryForm(magic: firstBytes) {
            self = .binary(form)
            return
        }
        let count = min(firstBytes.count, Self.sampleByteCount)
        var strange = 0
        var index = 0
        while index < count {
            let byte = firstBytes[index]
            if byte >= 0x80 {
                let length = firstBytes.sequenceLength(at: index)
                if length == 0 { strange += 1 }
                index += max(1, length)
                continue
            }
            // Bell, backspace, tab, LF, VT, FF, CR and escape belong to terminals.
            if byte == 0x7f || (byte < 0x20 && !(0x07...0x0d).contains(byte) && byte != 0x1b) { strange += 1 }
            index += 1
        }
        self = strange * 10 >= count * 3 ? .binary(.other) : .text
    }

    /// - Parameters:
    ///   - firstBytes: The first ``sampleByteCount`` bytes, or all of a shorter file.
    ///   - name: The file's name, for the message.
    /// - Throws: ``CaptureError`` for a file that is empty or binary.
    public static func requireText(_ firstBytes: Span<UInt8>, name: String) throws(CaptureError) {
        switch CaptureKind(firstBytes: firstBytes) {
        case .text: return
        case .empty: throw CaptureError(name: name, problem: .empty)
        case .binary(let form): throw CaptureError(name: name, problem: .binary(form))
        }
    }
}

extension CaptureKind.BinaryForm {
    fileprivate init?(magic bytes: Span<UInt8>) {
        switch (bytes.byte(0), bytes.byte(1), bytes.byte(2), bytes.byte(3)) {
        case (0x1f, 0x8b, _, _): self = .gzip
        case (0x50, 0x4b, 0x03, 0x04): self = .zip
        case (0xfd, 0x37, 0x7a, 0x58): self = .xz
        case (0x28, 0xb5, 0x2f, 0xfd): self = .zstandard
        case (0xff, 0xfe, _, _), (0xfe, 0xff, _, _): self = .utf16
        default: return nil
        }
    }
}

extension Span where Element == UInt8 {
    /// The bytes of the UTF-8 sequence that begins there, or 0 where none does. A sequence that the sample's end cuts
    /// counts as whole.
    fileprivate func sequenceLength(at index: Int) -> Int {
        let length: Int
        switch byte(index) {
        case 0xc2...0xdf: length = 2
        case 0xe0...0xef: length = 3
        case 0xf0...0xf4: length = 4
        default: return 0
        }
        for next in index + 1..<index + length {
            guard next < count else { return count - index }
            guard byte(next) & 0xc0 == 0x80 else { return 0 }
        }
        return length
    }
}
