/// A line `key = value`, with blanks before the key as the device sets it.
struct DeviceKeyValue: Hashable, Sendable {
    /// Lower case, blanks collapsed.
    var key: String
    var value: String

    /// Nil for a line without ` = `.
    init?(_ text: String) {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        key = text[..<sign].collapsed.lowercased()
        value = text[text.index(after: sign)...].collapsed
        if key.isEmpty { return nil }
    }
}

extension String {
    /// What follows `Version ` up to a comma or a blank: `17.9.4a` of `…, Version 17.9.4a, RELEASE SOFTWARE (fc3)`.
    var deviceVersion: String? {
        let words = outputWords
        guard let place = words.lastIndex(of: "Version"), place + 1 < words.count else { return nil }
        let version = words[place + 1].prefix { $0 != "," }
        return version.first.map { $0.isASCII && $0.isNumber } ?? false ? String(version) : nil
    }
}
