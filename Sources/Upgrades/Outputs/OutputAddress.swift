/// Host and port of a URL.
struct OutputAddress: Hashable {
    var host: String
    /// Nil when the URL names none.
    var port: String?

    /// Nil when the text is no `http` or `https` URL with a host.
    init?(url: some StringProtocol) {
        let text = String(url)
        guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
        let place = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != " " && $0 != "?" }
        let parts = place.split(separator: ":", omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty, parts.count <= 2 else { return nil }
        host = String(name)
        if parts.count == 2 {
            guard let number = Int(parts[1]), (1...65_535).contains(number) else { return nil }
            port = String(number)
        }
    }
}
