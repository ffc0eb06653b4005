import Redundancy
import Replay
import Testing

/// How long the phases took, from logs whose lengths are known.
@Suite struct MeasurementTests {
    /// A process failure at 100 s, noticed after 50 ms and taken over 1,020 ms later, with the way back.
    private func processFailure(loss: Int64 = 100_050, active: Int64 = 101_070, width: Int64 = 0) -> [Event] {
        [
            Event(observer: .one, occurred: utc(100_000, width: width), .processExited(process: "x", text: "")),
            Event(observer: .two, occurred: utc(loss, width: width), .peerLost(.notPresent)),
            Event(observer: .two, occurred: utc(active, width: width), .becameActive),
            Event(observer: .one, occurred: utc(300_000, width: width), .restarted),
            Event(observer: .two, occurred: utc(310_000, width: width), .peerFound(.one, peerRole: .standby)),
            Event(
                observer: .two,
                occurred: utc(350_000, width: width),
                .synchronised(.bulkConfiguration, .succeeded, detail: "")
            ),
            Event(observer: .two, occurred: utc(360_000, width: width), .terminalStateReached(mode: "SSO")),
        ]
    }

    private func measured(_ events: [Event], oneClock: Bool = true, offset: Nanoseconds? = nil) -> [String] {
        lengths(incidents(formation + events, oneClock: oneClock).last, MeasuringOptions(clockOffset: offset))
    }

    @Test func `on one clock every phase is exact`() {
        #expect(
            measured(processFailure()) == [
                "detection: 50 ms [5-6] withinNominal", "takeover: 1020 ms [6-7] withinNominal",
                "outage: 1070 ms [5-7] notJudged", "oldActiveReload: 200000 ms [5-8] notJudged",
                "standbyReturn: 208930 ms [7-9] notJudged", "bulkSynchronisation: 40000 ms [9-10] notJudged",
                "terminalState: 10000 ms [10-11] notJudged", "unprotected: 259950 ms [6-11] notJudged",
            ]
        )
    }

    @Test(arguments: [Int64(-7), 7]) func `a stamp moved by 7 ms moves its lengths by 7 ms`(shift: Int64) {
        let moved = measured(processFailure(loss: 100_050 + shift))
        #expect(moved[0].hasPrefix("detection: \(50 + shift) ms"))
        #expect(moved[1].hasPrefix("takeover: \(1020 - shift) ms"))
        #expect(moved[2] == "outage: 1070 ms [5-7] notJudged")
        let later = measured(processFailure(active: 101_070 + shift))
        #expect(later[0] == "detection: 50 ms [5-6] withinNominal")
        #expect(later[1].hasPrefix("takeover: \(1020 + shift) ms"))
        #expect(later[2].hasPrefix("outage: \(1070 + shift) ms"))
    }

    @Test func `two clocks leave what crosses them unknown`() {
        let lengths = measured(processFailure(), oneClock: false)
        #expect(lengths[0] == "detection: twoClocks")
        #expect(lengths[1] == "takeover: 1020 ms [6-7] withinNominal")
        #expect(lengths[2] == "outage: twoClocks")
        #expect(lengths[3] == "oldActiveReload: 200000 ms [5-8] notJudged")
    }

    @Test func `a bound on two clocks widens what crosses them, and nothing else`() {
        let lengths = measured(processFailure(), oneClock: false, offset: .milliseconds(5))
        #expect(lengths[0] == "detection: 45…55 ms [5-6] withinTolerance")
        #expect(lengths[1] == "takeover: 1020 ms [6-7] withinNominal")
        #expect(lengths[2] == "outage: 1065…1075 ms [5-7] notJudged")
    }

    @Test func `stamps of whole seconds give ranges`() {
        let lengths = measured(processFailure(loss: 100_000, active: 101_000, width: 1000))
        #expect(lengths[0] == "detection: -1000…1000 ms [5-6] cannotTell")
        #expect(lengths[1] == "takeover: 0…2000 ms [6-7] cannotTell")
        #expect(lengths[3] == "oldActiveReload: 199000…201000 ms [5-8] notJudged")
    }

    @Test func `clocks that count differently are not subtracted`() {
        var events = processFailure()
        events[0].occurred = Stamp(reckoning: .utc, earliest: 100_000_000_000)
        events[1].occurred = Stamp(reckoning: .yearless, earliest: 100_050_000_000)
        events[2].occurred = Stamp(reckoning: .yearless, earliest: 101_070_000_000)
        let incident = incidents(formation + events.prefix(3)).last
        #expect(incident?.kind == .processFailure)
        #expect(lengths(incident)[0] == "detection: differentReckonings")
        #expect(lengths(incident)[1] == "takeover: 1020 ms [6-7] withinNominal")
    }

    @Test func `a loss of power lies between the last sign of life and the first witness`() {
        let lengths = measured([
            one(.resourceAlarm(isCritical: false, text: "x"), at: 99_960), two(.peerLost(.notPresent), at: 100_000),
            two(.becameActive, at: 101_020),
        ])
        #expect(
            lengths.prefix(3) == [
                "detection: 0…40 ms [5-6] withinNominal", "takeover: 1020 ms [6-7] withinNominal",
                "outage: 1020…1060 ms [5-7] notJudged",
            ]
        )
    }

    @Test func `a last sign of long before tells nothing of the detection`() {
        let lengths = measured([two(.peerLost(.notPresent), at: 100_000), two(.becameActive, at: 101_020)])
        #expect(lengths[0] == "detection: 0…50000 ms [4-5] cannotTell")
    }

    @Test func `a silent loss follows its timers and is not judged`() {
        let lengths = measured([
            two(.keepaliveMissed(.one), at: 99_900), two(.memberRemoved(.one, .keepaliveLost), at: 100_300),
            two(.becameActive, at: 101_300),
        ])
        #expect(
            lengths.prefix(3) == [
                "detection: neverLogged", "takeover: 1000 ms [6-7] withinNominal", "outage: neverLogged",
            ]
        )
    }

    @Test func `a forced switchover has no detection, and is taken over from the command`() {
        let lengths = measured([one(.switchoverRequested, at: 100_000), two(.becameActive, at: 101_500)])
        #expect(
            lengths.prefix(3) == [
                "detection: noSuchPhase", "takeover: 1500 ms [5-6] over", "outage: 1500 ms [5-6] notJudged",
            ]
        )
    }

    @Test func `a loss of the standby is unprotected until the terminal state, and not a takeover`() {
        let lengths = measured([
            one(.peerLost(.down), at: 100_000), one(.peerFound(.two, peerRole: .standby), at: 200_000),
            one(.terminalStateReached(mode: "SSO"), at: 240_000),
        ])
        #expect(
            lengths == [
                "bulkSynchronisation: noEnd", "terminalState: noStart", "unprotected: 140000 ms [5-7] notJudged",
            ]
        )
    }

    @Test func `a reset of both units is measured from its last word to the terminal state`() {
        let lengths = measured([
            one(.reloading(.all, reason: "x"), at: 100_000), one(.reloading(.all, reason: "x"), at: 100_500),
            one(.peerLost(.down), at: 100_600), one(.terminalStateReached(mode: "SSO"), at: 684_700),
        ])
        #expect(lengths.first == "resetToTerminal: 584200 ms [6-8] notJudged")
    }

    @Test func `a refusal has no lengths`() {
        #expect(measured([one(.switchoverRefused(reason: "x"), at: 100_000)]) == [])
    }

    @Test func `a switchover without a loss or a way back says what is missing`() {
        let silent = formation.map { Event(occurred: $0.occurred, $0.fact) }
        let incident = incidents(silent + [two(.becameActive)]).last
        #expect(
            lengths(incident) == [
                "detection: noStart", "takeover: noStart", "outage: noStart", "oldActiveReload: noStart",
                "standbyReturn: noEnd", "bulkSynchronisation: noStart", "terminalState: noStart", "unprotected: noEnd",
            ]
        )
    }
}
