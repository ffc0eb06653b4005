internal import Redundancy

/// `show redundancy`: the system, the current processor and the peer (spec 2.2).
///
/// Sections `system`, `current`, and `peer` or `peer unavailable`. `Image Version` goes on over lines without a key; they
/// are one value with line feeds. With `| include` the titles are missing, so the keys tell the block as well.
struct RedundancyOutput: OutputReader {
    private(set) var sections: [Section] = []
    private var block = "system"
    /// Whether a processor's title was seen, so that no key need tell its block.
    private var isTitled = false
    private var isInImageVersion = false

    private static let imageVersion = "Image Version"
    /// Keys that both processors have, in the order of the output.
    private static let processorKeys = ["Current Software state", "Uptime in current state", imageVersion]

    mutating func take(_ line: Substring) -> Bool {
        let text = line.trimmed
        if text.isRuler { return true }
        if text.begins(with: "Redundant System Information") { return turn(to: "system") }
        if text.begins(with: "Current Processor Information") { return turn(to: "current") }
        if text.begins(with: "Peer Processor Information") { return turn(to: "peer") }
        if text.begins(with: "Peer (slot:") { return takeUnavailablePeer(text) }
        if let pair = KeyValue(text, .equals) {
            turnByKey(pair.key)
            isInImageVersion = pair.key == Self.imageVersion
            sections.append(pair.key == "Communications" ? pair.fieldsWithReason : [pair.field], toLast: block)
            return true
        }
        guard isInImageVersion, let index = sections.lastIndex(where: { $0.name == block }),
            let field = sections[index].fields.indices.last
        else { return false }
        sections[index].fields[field].value += "\n\(text)"
        return true
    }

    private mutating func turn(to block: String) -> Bool {
        self.block = block
        isTitled = block != "system"
        isInImageVersion = false
        return true
    }

    /// `Peer (slot: 7) information is not available because it is in 'DISABLED' state`; the slot may be `unavailable`.
    private mutating func takeUnavailablePeer(_ text: Substring) -> Bool {
        isInImageVersion = false
        guard let (_, behind) = text.parted(at: "(slot:"), let (slot, words) = behind.parted(at: ")"),
            let state = words.between("'", andLast: "'")
        else { return false }
        let fields = [Field("slot", String(slot.trimmed)), Field("state", String(state.trimmed))]
        sections.append(Section("peer unavailable", fields))
        return true
    }

    /// The output has a fixed order: a processor's key before any title is the current one's, and its second appearance
    /// is the peer's.
    private mutating func turnByKey(_ key: Substring) {
        // The standby's own output has `Standby Location` under the title of the current processor.
        guard !isTitled else { return }
        if key == "Active Location" { block = "current" }
        if key == "Standby Location" { block = "peer" }
        guard Self.processorKeys.contains(where: { $0 == key }) else { return }
        if block == "system" { block = "current" }
        let isRepeated = sections.last { $0.name == block }?.fields.contains { $0.name == key }
        if block == "current", isRepeated == true { block = "peer" }
    }
}
