extension String {
    /// The text as names are compared: ASCII letters small, blanks at the ends taken off, others made one.
    var foldedName: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var isAfterBlank = false
        for byte in utf8 {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                isAfterBlank = !bytes.isEmpty
                continue
            }
            if isAfterBlank { bytes.append(0x20) }
            isAfterBlank = false
            bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
