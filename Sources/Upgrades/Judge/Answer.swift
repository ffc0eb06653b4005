/// What a condition comes to: it holds, it fails, or it is not known and why.
enum Answer: Hashable, Sendable {
    case holds
    case fails
    case unknown(Reason)

    /// All hold: one that fails decides; otherwise the first unknown's reason. Asking stops where it is decided.
    static func all<Part>(_ parts: [Part], _ ask: (Part) -> Answer) -> Answer {
        var reason: Reason?
        for part in parts {
            switch ask(part) {
            case .holds: continue
            case .fails: return .fails
            case .unknown(let why): reason = reason ?? why
            }
        }
        return reason.map(Answer.unknown) ?? .holds
    }

    /// What holds fails, and the other way round; not known stays not known.
    var inverse: Answer {
        switch self {
        case .holds: .fails
        case .fails: .holds
        case .unknown: self
        }
    }

    /// One holds: the inverse of all of the inverses.
    static func any<Part>(_ parts: [Part], _ ask: (Part) -> Answer) -> Answer {
        all(parts) { ask($0).inverse }.inverse
    }
}
