/// Writes tar archives byte by byte, also such as no program would write.
struct TarBuilder {
    private(set) var bytes: [UInt8] = []

    /// - Parameter isGNU: the magic that GNU tar and busybox write, instead of POSIX's.
    mutating func add(
        _ name: [UInt8],
        _ content: [UInt8] = [],
        type: UInt8 = 0x30,
        prefix: String = "",
        isGNU: Bool = false,
        size: Int? = nil
    ) {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ offset: Int, _ field: some Collection<UInt8>) {
            header.replaceSubrange(offset..<offset + field.count, with: field)
        }
        put(0, name)
        put(100, "0000600\0".utf8)
        put(124, (Self.octal(size ?? content.count, 11) + "\0").utf8)
        put(148, "        ".utf8)
        put(156, [type])
        put(257, (isGNU ? "ustar  \0" : "ustar\u{0}00").utf8)
        put(345, prefix.utf8)
        put(148, (Self.octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ").utf8)
        bytes += header + content
        bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }

    mutating func add(_ name: String, _ content: String) {
        add(Array(name.utf8), Array(content.utf8))
    }

    /// With the blocks that close it.
    var closed: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }

    private static func octal(_ number: Int, _ count: Int) -> String {
        let digits = String(number, radix: 8)
        return String(repeating: "0", count: count - digits.count) + digits
    }
}
