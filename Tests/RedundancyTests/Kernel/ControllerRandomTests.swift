import Replay
import TestSupport
import Testing

@testable import Redundancy

@Suite struct ControllerRandomTests {
    @Test(arguments: [1, 2, 3] as [UInt64]) func `any 20,000 inputs are taken without a trap`(seed: UInt64) {
        print("ControllerRandomTests seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var settings = ControllerSettings()
        settings.profile = seed == 1 ? .r16_10 : .r17
        var state = controller(1, settings)
        var now: Int64 = 0
        for _ in 0..<20_000 {
            now += Int64.random(in: 0...400, using: &random)
            let at = ms(now)
            var events: [ControllerEvent] = []
            let stimulus = stimulus(state, now, &random)
            do throws(ControllerRejection) {
                try Controller.decide(ControllerInput(at: at, stimulus), in: state, into: &events)
            } catch {
                #expect(events.isEmpty, "seed \(seed): \(error)")
            }
            #expect(events.allSatisfy { $0.at == at }, "seed \(seed)")
            for event in events { Controller.evolve(&state, by: event) }
        }
    }

    private func stimulus(_ state: ControllerState, _ now: Int64, _ random: inout SeededGenerator) -> Stimulus {
        let facility = FacilityState.allCases.randomElement(using: &random)!
        let cause = SwitchoverCause.allCases.randomElement(using: &random)!
        let flag = Bool.random(using: &random)
        let numbers = [-1, 0, 1, 2, 300, 2_000, 40_000, Int.max, Int.min]
        let first = numbers.randomElement(using: &random)!
        let count = numbers.filter { $0 <= 300 || $0 == Int.max }.randomElement(using: &random)!
        let hello = announcement(2, startedAt: Int64.random(in: 0...1, using: &random), facility: facility)
        let items: [SyncItem] = [
            .clientsRemoved(first: first, count: count), .accessPointsRemoved(first: first, count: count),
            .end(.bulkConfiguration), .end(.clients), .shared(.keepaliveInterval(.zero)),
            .shared(.keepaliveRetries(.max)), .shared(.upgrade(nil)),
            .shared(
                .upgrade(
                    InServiceUpgrade(
                        image: flag ? "16.10" : "a",
                        original: "16.10",
                        phase: InServiceUpgrade.Phase.allCases.randomElement(using: &random)!,
                        isRollingBack: Bool.random(using: &random)
                    )
                )
            ),
        ]
        switch Int.random(in: 0..<24, using: &random) {
        case 0: return Int.random(in: 0..<9, using: &random) == 0 ? .powered(isOn: false) : .powered(isOn: true)
        case 1: return flag ? .reset : .processFailed("wncd")
        case 2...6:
            if let step = state.pendingStep { return .workCompleted(step) }
            if case .booting(let cause) = state.power { return .workCompleted(.boot(cause)) }
            return .carrierChanged(.redundancyPort, isUp: true)
        case 7:
            return .workCompleted(
                [.exitNotice, .imageCopy("a"), .peerMonitor(.notPresent)].randomElement(using: &random)!
            )
        case 8, 9:
            return state.timers.randomElement(using: &random).map { .timerFired($0.timer) } ?? .timerFired(.hello)
        case 10:
            return .carrierChanged(flag ? .redundancyPort : .managementInterface, isUp: Bool.random(using: &random))
        case 11...13: return .received(.hello(hello), flag ? .redundancyPort : .managementInterface)
        case 14: return .received(.exiting(ExitReason.allCases.randomElement(using: &random)!), .redundancyPort)
        case 15:
            return .received(
                .syncRequested(SyncSubject.allCases.randomElement(using: &random)!, session: flag ? 1 : .max),
                .redundancyPort
            )
        case 16:
            let batch = SyncBatch(
                session: state.pair?.session ?? 0,
                number: state.pair?.expectedBatch ?? 0,
                items: items.shuffled(using: &random)
            )
            return .received(.sync(batch), .redundancyPort)
        case 17:
            return .received(
                .syncAcknowledged(session: state.pair?.session ?? 1, number: state.pair?.inFlight?.number ?? 0),
                .redundancyPort
            )
        case 18: return .received(flag ? .handover(cause) : .handoverAccepted, .redundancyPort)
        case 19:
            return .keepaliveHeard(
                status(facility, gateway: flag),
                at: [ms(now), ms(now - 50), Instant(nanoseconds: .min), Instant(nanoseconds: .max)].randomElement(
                    using: &random
                )!
            )
        case 20: return flag ? .gatewayAnswered(at: ms(now)) : .uplinkChanged(isUp: Bool.random(using: &random))
        case 21:
            return .accessPointsChanged(
                first: first,
                count: count,
                AccessPointPhase.allCases.randomElement(using: &random)!
            )
        case 22: return .clientsChanged(first: first, count: count, ClientPhase.allCases.randomElement(using: &random)!)
        default:
            let commands: [Command] = [
                .forceSwitchover, .reload, .configureTerminal, .submode(.redundancy), .submode(.mainCPU), .exit, .end,
                .standbyConsoleEnable, .copyToStandby(image: "a"), .bootSystem(image: "a"), .configuration("x"),
                .priority(ChassisNumber(rawValue: 1), 16), .keepaliveTimer(200), .keepaliveRetries(3),
                .show(.notModelled("rii")), .install(.add(image: "a")), .install(.activate(autoAbort: flag ? 30 : nil)),
                .install(.commit),
                .install(.abort),
            ]
            return .commandEntered(commands.randomElement(using: &random)!)
        }
    }
}
