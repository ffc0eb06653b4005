extension CommandWords {
    static let interfaces: ClosedRange<UInt8> = 1...32
    private static let name = "GigabitEthernet"

    /// `[Gig n] local-ip A /M remote-ip B` (237–253). The redundancy form of 17.x always names its interface.
    mutating func haInterface(namesInterface: Bool) throws(CommandError) -> HAInterface {
        let choices = namesInterface ? [Self.name] : [Self.name, "local-ip"]
        guard let first = next else { throw missing(choices) }
        var gigabitEthernet: UInt8?
        if let number = first.numberGlued(to: Self.name) {
            skip()
            gigabitEthernet = try Self.number(number, Self.interfaces)
        } else if try keyword(choices) == Self.name {
            gigabitEthernet = try number(Self.interfaces)
        }
        if gigabitEthernet != nil {
            if namesInterface, next == nil {
                throw CommandError(column: endColumn, .addressesRequired)
            }
            try keywords("local-ip")
        }
        let (local, prefixLength) = try network()
        try keywords("remote-ip")
        let remote = try word(expected: ["A.B.C.D"])
        guard let remoteAddress = AddressIPv4(remote.text) else {
            throw CommandError(column: remote.column, .badAddress(found: remote.text))
        }
        return HAInterface(
            gigabitEthernet: gigabitEthernet,
            local: local,
            prefixLength: prefixLength,
            remote: remoteAddress
        )
    }

    /// `A /24`, `A/24` or `A 255.255.255.0`.
    private mutating func network() throws(CommandError) -> (AddressIPv4, UInt8) {
        let word = try word(expected: ["A.B.C.D"])
        let text = word.text.utf8
        let slash = text.firstIndex(of: UInt8(ascii: "/"))
        let addressText = String(decoding: text[..<(slash ?? text.endIndex)], as: UTF8.self)
        guard let address = AddressIPv4(addressText) else {
            throw CommandError(column: word.column, .badAddress(found: addressText.isEmpty ? word.text : addressText))
        }
        if let slash {
            let mask = String(decoding: text[slash...], as: UTF8.self)
            // An address is of ASCII: its bytes are its columns.
            return (address, try Self.prefixLength(Word(text: mask, column: word.column + addressText.utf8.count)))
        }
        guard let mask = next, mask.matches(["remote-ip"]).isEmpty else {
            throw CommandError(column: next?.column ?? endColumn, .missing(expected: ["/nn", "A.B.C.D"]))
        }
        skip()
        return (address, try Self.prefixLength(mask))
    }

    private static func prefixLength(_ mask: Word) throws(CommandError) -> UInt8 {
        if mask.text.utf8.first == UInt8(ascii: "/") {
            let digits = mask.text.utf8.dropFirst()
            if (1...2).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }),
                let length = UInt8(String(decoding: digits, as: UTF8.self)), (1...32).contains(length)
            {
                return length
            }
        } else if let bits = AddressIPv4(mask.text)?.bits {
            let length = (~bits).leadingZeroBitCount
            if length > 0, bits.nonzeroBitCount == length { return UInt8(length) }
        }
        throw CommandError(column: mask.column, .badMask(found: mask.text))
    }
}

extension Word {
    /// The number in `Gi3`; nil when this is no such word.
    func numberGlued(to keyword: String) -> Word? {
        let bytes = text.utf8
        guard let digit = bytes.firstIndex(where: { (48...57).contains($0) }), digit != bytes.startIndex else {
            return nil
        }
        let letters = Word(text: String(decoding: bytes[..<digit], as: UTF8.self), column: column)
        guard letters.abbreviates(keyword) else { return nil }
        return Word(text: String(decoding: bytes[digit...], as: UTF8.self), column: column + letters.text.utf8.count)
    }
}
