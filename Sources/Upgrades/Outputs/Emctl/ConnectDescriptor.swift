/// A database's connect descriptor, or the short form `host:port:sid` or `//host:port/service`.
struct ConnectDescriptor: Hashable {
    struct Address: Hashable {
        var host: String
        /// As written, 1 to 65,535.
        var port: String
    }

    var addresses: [Address]
    /// SERVICE_NAME, or SID where no service is named.
    var service: String?

    /// Nil when the parentheses do not close, no address is in it, or a port cannot be one.
    init?(_ text: String) {
        guard Self.depth(of: text) == 0 else { return nil }
        let parsed = text.hasPrefix("(") ? Self.descriptor(text) : Self.short(text)
        guard let parsed, !parsed.addresses.isEmpty, parsed.addresses.allSatisfy({ Self.isPort($0.port) }) else {
            return nil
        }
        self = parsed
    }

    private init(addresses: [Address], service: String?) {
        self.addresses = addresses
        self.service = service
    }

    /// Parentheses that are opened and not closed; negative when more are closed.
    static func depth(of text: String) -> Int {
        text.utf8.reduce(0) { depth, byte in
            switch byte {
            case UInt8(ascii: "("): depth + 1
            case UInt8(ascii: ")"): depth - 1
            default: depth
            }
        }
    }

    private static func isPort(_ text: String) -> Bool {
        text.isOutputNumber && Int(text).map { (1...65_535).contains($0) } ?? false
    }

    private static func short(_ text: String) -> Self? {
        let address = text.hasPrefix("//") ? text.dropFirst(2) : Substring(text)
        let parts = address.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "/" }
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else { return nil }
        return Self(addresses: [Address(host: String(parts[0]), port: String(parts[1]))], service: String(parts[2]))
    }

    /// Reads `(KEY=value)` wherever it stands; HOST and PORT belong together when the same parentheses enclose them.
    private static func descriptor(_ text: String) -> Self? {
        var groups: [(host: String?, port: String?)] = []
        var addresses: [Address] = []
        var service: String?
        var sid: String?
        var run = ""
        for character in text {
            switch character {
            case "(":
                groups.append((nil, nil))
                run = ""
            case ")":
                guard let inner = groups.popLast() else { return nil }
                if let pair = KeyValueLine(run, separators: ["="]), !pair.value.isEmpty {
                    switch pair.key.uppercased() {
                    case "HOST": if !groups.isEmpty { groups[groups.count - 1].host = pair.value }
                    case "PORT": if !groups.isEmpty { groups[groups.count - 1].port = pair.value }
                    case "SERVICE_NAME": service = service ?? pair.value
                    case "SID": sid = sid ?? pair.value
                    default: break
                    }
                }
                if let host = inner.host { addresses.append(Address(host: host, port: inner.port ?? "")) }
                run = ""
            default:
                run.append(character)
            }
        }
        return groups.isEmpty ? Self(addresses: addresses, service: service ?? sid) : nil
    }
}
