internal import Upgrades
internal import Yams

/// A mapping whose keys are those of its form, none twice, none missing.
struct Fields {
    let node: Node
    let form: MappingForm
    private var pairs: [String: Node] = [:]

    init(_ node: Node, _ form: MappingForm, name: String? = nil) throws(PackError) {
        self.node = node
        self.form = form
        let name = name ?? form.name
        for (key, value) in try node.pairs(name) {
            let word = try key.anyText("a key of \(name)")
            if word == "<<" { throw key.problem(.forbidden(.mergeKey)) }
            guard form.keys.contains(word) else {
                throw key.problem(.unknownKey(word, of: name, allowed: form.keys))
            }
            guard pairs.updateValue(value, forKey: word) == nil else { throw key.problem(.duplicateKey(word)) }
        }
        if let missing = form.required.first(where: { pairs[$0] == nil }) {
            throw node.problem(.missingKey(missing, of: name))
        }
    }

    /// A value that may be left out.
    subscript(_ key: String) -> Node? { pairs[key] }

    /// A value that the form requires.
    func required(_ key: String) -> Node {
        guard let node = pairs[key] else { preconditionFailure("\(form.name) does not require \(key)") }
        return node
    }

    func text(_ key: String) throws(PackError) -> String {
        try required(key).text("\(form.name).\(key)")
    }

    func name(_ key: String) throws(PackError) -> String {
        try required(key).name("\(form.name).\(key)")
    }

    func localized(_ key: String) throws(PackError) -> LocalizedText {
        try required(key).localized("\(form.name).\(key)")
    }

    func flag(_ key: String, default value: Bool = false) throws(PackError) -> Bool {
        guard let node = self[key] else { return value }
        return try node.flag("\(form.name).\(key)")
    }

    func number(_ key: String, in range: ClosedRange<Int>) throws(PackError) -> Int? {
        guard let node = self[key] else { return nil }
        return try node.number("\(form.name).\(key)", in: range)
    }

    /// The entries of a list; none when it is left out.
    func list(_ key: String) throws(PackError) -> [Node] {
        guard let node = self[key] else { return [] }
        return try node.list("\(form.name).\(key)")
    }

    /// The entries of a list that must have one.
    func filledList(_ key: String) throws(PackError) -> [Node] {
        let entries = try list(key)
        if entries.isEmpty { throw (self[key] ?? node).problem(.emptyList("\(form.name).\(key)")) }
        return entries
    }
}
