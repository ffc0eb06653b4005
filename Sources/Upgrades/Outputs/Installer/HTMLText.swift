/// Character references of HTML. No other entity is known, and none stands for another: nothing can grow.
enum HTMLText {
    /// With `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`, `&nbsp;` and numbers decoded once; anything else stays as it is.
    ///
    /// - Complexity: O(*n*) in the text.
    static func decoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "&"), let (end, decoded) = reference(in: bytes, from: index) {
                result += decoded
                index = end
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The longest reference that is looked for, `&` and `;` included.
    private static let longestReference = 10

    private static func reference(in bytes: [UInt8], from start: Int) -> (end: Int, decoded: [UInt8])? {
        let limit = min(bytes.count, start + longestReference)
        guard let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self).lowercased()
        let scalar: Unicode.Scalar?
        switch name {
        case "amp": scalar = "&"
        case "lt": scalar = "<"
        case "gt": scalar = ">"
        case "quot": scalar = "\""
        case "apos": scalar = "'"
        case "nbsp": scalar = " "
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            scalar = number.flatMap { Unicode.Scalar($0) }
        }
        guard let scalar, scalar.value != 0 else { return nil }
        return (end + 1, Array(String(Character(scalar)).utf8))
    }
}
