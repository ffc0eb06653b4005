internal import Redundancy
internal import Replay

extension Action {
    /// The action as an entry of `timeline` names it, without its time.
    public var text: String {
        switch self {
        case .command(let unit, let words): "\(unit + 1)> \(words)"
        case .power(let unit, let isOn): "\(isOn ? "power-on" : "power-off") \(unit + 1)"
        case .reset(let unit): "reset \(unit + 1)"
        case .processFailure(let unit, let process): "process-failure \(unit + 1) \(process)"
        case .link(let kind, let fault): "link \(kind.word) \(fault.text)"
        case .sfp(let unit, let module): "sfp \(unit + 1) \(module?.name ?? "out")"
        case .component(let component, let isUp): "\(component.name) \(isUp ? "works" : "fails")"
        case .gateway(let unit, let isReachable): "gateway \(unit + 1) \(isReachable ? "back" : "lost")"
        case .accessPoints(let first, let count, let phase): "access-points \(numbers(first, count)) \(phase)"
        case .clients(let first, let count, let phase): "clients \(numbers(first, count)) \(phase)"
        case .clockStep(let unit, let step):
            "clock \(unit + 1) \(step < .zero ? "-" : "+")\(Quantity.text(step < .zero ? .zero - step : step))"
        }
    }

    private func numbers(_ first: Int, _ count: Int) -> String {
        count == 1 ? "\(first)" : "\(first)..\(first + count - 1)"
    }
}

extension LinkKind {
    fileprivate var word: String {
        switch self {
        case .redundancyPort: "rp"
        case .managementInterface: "rmi"
        case .stackPort: "stack-port"
        }
    }
}

extension LinkDirection {
    /// The word with a blank behind, or nothing for both.
    fileprivate var word: String {
        self == .both ? "" : "\(self) "
    }
}

extension LinkFault {
    /// The fault as an entry of `timeline` names it.
    public var text: String {
        switch self {
        case .down: "down"
        case .up: "up"
        case .silent(let direction): direction == .both ? "silent" : "silent \(direction)"
        case .loss(let direction, let permille): "loss \(direction.word)\(permille)"
        case .delay(let direction, let length): "delay \(direction.word)\(Quantity.text(length))"
        case .duplication(let permille): "duplicate \(permille)"
        }
    }
}

extension Expectation {
    /// The expectation as an entry of `expect`.
    public var text: String {
        source.isEmpty ? claim.text : "\(claim.text) (\(source))"
    }
}

extension Claim {
    /// The claim as an entry of `expect` names it.
    public var text: String {
        switch self {
        case .active(let number): "active \(number.map { "\($0.rawValue)" } ?? "none")"
        case .hot(let number): "hot \(number.rawValue)"
        case .state(let number, let state): "state \(number.rawValue) \(state)"
        case .switchovers(let count): "switchovers \(count)"
        case .switchover(let from, let to, let isStateful, let cause):
            "switchover \(from.rawValue) to \(to.rawValue) \(isStateful ? "stateful" : "stateless") \(cause)"
        case .detection(let limit): "detection at most \(Quantity.text(limit))"
        case .takeover(let limit): "takeover at most \(Quantity.text(limit))"
        case .refusedPairing(let refusal): "refused pairing \(refusal)"
        case .refusedCommand(let name): "refused command \(name)"
        case .reloaded(let number, let times):
            "reloaded \(number.rawValue) \(times == 1 ? "once" : "\(times) times")"
        case .nothingLost: "nothing lost"
        case .lost(let accessPoints, let clients): "lost access-points \(accessPoints) clients \(clients)"
        case .dualActive(let isDual): "dual-active \(isDual ? "yes" : "no")"
        case .recovery(let number, let kind): "recovery \(number.rawValue) \(kind)"
        case .version(let number, let version): "version \(number.rawValue) \(version)"
        case .upgrade(let phase): "upgrade \(phase.map { "\($0)" } ?? "none")"
        }
    }
}
