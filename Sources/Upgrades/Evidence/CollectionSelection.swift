/// What of a pack's evidence is wanted. An empty list asks for all; several lists must all be met.
public struct CollectionSelection: Hashable, Sendable {
    /// `oms1` or `oms/oms1`; `run` is what is collected once.
    public var members: [String]
    /// Members whose `host` is one of these. What is collected once belongs to no host: it is taken when a member `run`
    /// is named too, or no host is.
    public var hosts: [String]
    /// Evidence that a check of one of these phases looks at.
    public var phases: [Phase]
    public var evidence: [String]

    public init(members: [String] = [], hosts: [String] = [], phases: [Phase] = [], evidence: [String] = []) {
        self.members = members
        self.hosts = hosts
        self.phases = phases
        self.evidence = evidence
    }

    func takes(_ member: Member) -> Bool {
        (members.isEmpty || members.contains(member.name) || members.contains("\(member.kind)/\(member.name)"))
            && (hosts.isEmpty || hosts.contains(member.value("host") ?? ""))
    }

    var takesRun: Bool {
        members.contains("run") || (members.isEmpty && hosts.isEmpty)
    }

    func validate(_ pack: RulePack, _ plan: Plan) throws(CollectionRefusal) {
        for name in members where name != "run" {
            guard plan.members.contains(where: { $0.name == name || "\($0.kind)/\($0.name)" == name }) else {
                throw .unknownMember(name, known: plan.members.map { "\($0.kind)/\($0.name)" })
            }
        }
        for host in hosts {
            guard plan.members.contains(where: { $0.value("host") == host }) else {
                throw .unknownHost(host, known: plan.members.compactMap { $0.value("host") })
            }
        }
        for phase in phases {
            guard pack.phases.contains(where: { $0.phase == phase }) else {
                throw .unknownPhase(phase.number, known: pack.phases.map(\.phase.number))
            }
        }
        for id in evidence {
            guard pack.evidence(id) != nil else { throw .unknownEvidence(id, known: pack.evidence.map(\.id)) }
        }
    }
}

/// Why nothing is collected.
public enum CollectionRefusal: Error, Hashable, Sendable {
    case unknownMember(String, known: [String])
    case unknownHost(String, known: [String])
    case unknownPhase(Int, known: [Int])
    case unknownEvidence(String, known: [String])

    public var message: LocalizedText {
        switch self {
        case .unknownMember(let name, let known):
            Self.text("member", "メンバー", name, known)
        case .unknownHost(let name, let known):
            Self.text("host", "ホスト", name, known)
        case .unknownPhase(let number, let known):
            Self.text("phase", "フェーズ", String(number), known.map(String.init))
        case .unknownEvidence(let id, let known):
            Self.text("evidence", "証跡", id, known)
        }
    }

    private static func text(_ what: String, _ japaneseWhat: String, _ name: String, _ known: [String]) -> LocalizedText
    {
        var names: [String] = []
        for name in known where !names.contains(name) { names.append(name) }
        let list = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
        return LocalizedText(
            english: "there is no \(what) \"\(name)\"; there are: \(list)",
            japanese: "\(japaneseWhat)「\(name)」はありません。指定できるもの: \(list)"
        )
    }
}
