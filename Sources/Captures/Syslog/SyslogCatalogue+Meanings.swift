internal import Redundancy

// From what a template found to a fact. Nil: a word in it is unknown, and nothing is guessed.
extension SyslogCatalogue {
    static func nothing(_ match: CatalogueMatch) -> CatalogueReading {
        .nothing
    }

    static func elected(_ match: CatalogueMatch) -> Fact? {
        Role(name: match.words).map { .elected(match.unit, $0, rule: nil) }
    }

    static func removed(_ match: CatalogueMatch, _ cause: PeerLossCause) -> Fact {
        match.unitInText.map { .memberRemoved($0, cause) } ?? .peerLost(cause)
    }

    static func fault(_ match: CatalogueMatch) -> Fact {
        .faultReported(mnemonic: match.mnemonic, text: match.text)
    }

    static func linkChanged(_ match: CatalogueMatch) -> Fact? {
        guard let port = match.found.numbers.first.flatMap(UInt8.init(exactly:)) else { return nil }
        let status = match.words
        return .linkChanged(
            .stackPort,
            chassis: match.unit,
            port: port,
            isUp: status.lowercased() == "up",
            status: status
        )
    }

    static func nifLinkDown(_ match: CatalogueMatch) -> Fact {
        let port = match.found.numbers.first.flatMap(UInt8.init(exactly:)) ?? 0
        return .linkChanged(.stackPort, chassis: match.unitInText, port: port, isUp: false, status: "down")
    }

    static func rifLink(_ match: CatalogueMatch, _ link: LinkKind, isUp: Bool) -> Fact {
        .linkChanged(link, chassis: match.unitInText, port: 0, isUp: isUp, status: match.text)
    }

    /// The raw names behind the words `PEER_NOT_PRESENT(3)`, `PEER_DOWN(2)`, `PEER_REDUNDANCY_STATE_CHANGE(5)`.
    static func lossCause(_ name: String) -> PeerLossCause? {
        switch name {
        case "PEER_NOT_PRESENT": .notPresent
        case "PEER_DOWN": .down
        case "PEER_REDUNDANCY_STATE_CHANGE": .redundancyStateChange
        default: nil
        }
    }

    /// `Active` `a standby insertion` `PEER_FOUND`: the words decide between coming and going, since
    /// `PEER_REDUNDANCY_STATE_CHANGE` stands for both.
    static func peerMonitored(_ match: CatalogueMatch) -> Fact? {
        guard match.found.words.count == 3, Role(name: match.found.words[0]) != nil else { return nil }
        let words = match.found.words[1].lowercased().split(separator: " ")
        guard let role = words.lazy.compactMap({ Role(name: $0) }).first else { return nil }
        if words.last == "insertion" {
            guard ["PEER_FOUND", "PEER_REDUNDANCY_STATE_CHANGE"].contains(match.words) else { return nil }
            return .peerFound(nil, peerRole: role)
        }
        guard words.last == "removal" || words.contains("down") else { return nil }
        return lossCause(match.words).map(Fact.peerLost)
    }

    /// `PEER_FOUND event on standby`: the view of the standby, whose peer is the active.
    static func peerMonitoredAt(_ match: CatalogueMatch) -> Fact? {
        guard let role = Role(name: match.words), role == .standby || role == .active else { return nil }
        if match.found.words[0] == "PEER_FOUND" {
            return .peerFound(nil, peerRole: role == .standby ? .active : .standby)
        }
        return lossCause(match.found.words[0]).map(Fact.peerLost)
    }

    /// Every message of the facility but its one success; those of severity 6 and 7 only inform.
    static func syncFailed(_ match: CatalogueMatch) -> CatalogueReading {
        guard match.severity <= 5 else { return .nothing }
        let subject: SyncSubject =
            if match.mnemonic.contains("LBL") {
                .incrementalConfiguration
            } else if match.mnemonic.hasPrefix("FS_") {
                .fileSystem
            } else {
                .bulkConfiguration
            }
        return .fact(.synchronised(subject, .failed, detail: "\(match.mnemonic): \(match.text)"))
    }

    static func accessPointJoined(_ match: CatalogueMatch) -> Fact? {
        accessPoint(match).map { .accessPointJoined(name: $0.name, mac: $0.mac) }
    }

    static func accessPointLeft(_ match: CatalogueMatch, reason: String) -> Fact? {
        accessPoint(match).map { .accessPointLeft(name: $0.name, mac: $0.mac, reason: reason) }
    }

    static func client(_ match: CatalogueMatch, _ step: WirelessClientStep) -> Fact? {
        let words = match.found.words
        guard words.count == 5 else { return nil }
        return .wirelessClientChanged(step, mac: words[1], accessPoint: words[3], network: words[4])
    }

    /// Releases write a comma behind the name, or none.
    private static func accessPoint(_ match: CatalogueMatch) -> (name: String, mac: String)? {
        let words = match.found.words
        guard words.count >= 2 else { return nil }
        func trimmed(_ text: String) -> String { text.hasSuffix(",") ? String(text.dropLast()) : text }
        return (trimmed(words[0]), trimmed(words[1]))
    }
}
