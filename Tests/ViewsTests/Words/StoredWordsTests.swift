import Operations
import Redundancy
import Replay
import Testing
import Upgrades

@testable import Views

@Suite struct StoredWordsTests {
    /// Words are part of the schema: queries outside Lockstep compare with them.
    @Test func `the words of an enumeration differ and are plain`() {
        func check<Kind: CaseIterable>(_ kind: Kind.Type, _ word: (Kind) -> String) {
            let words = kind.allCases.map(word)
            #expect(Set(words).count == words.count, "\(kind)")
            for word in words {
                #expect(
                    !word.isEmpty && word.allSatisfy { $0.isLowercase || $0 == " " || $0 == "-" },
                    "\(kind) \(word)"
                )
            }
        }
        check(Reckoning.self, \.word)
        check(WitnessForm.self, \.word)
        check(ClockMark.self, \.word)
        check(UnreadReason.self, \.word)
        check(Role.self, \.word)
        check(PairingStep.self, \.word)
        check(LinkKind.self, \.word)
        check(SyncSubject.self, \.word)
        check(SyncPhase.self, \.word)
        check(PeerLossCause.self, \.word)
        check(WirelessClientStep.self, \.word)
        check(IncidentKind.self, \.word)
        check(StepKind.self, \.word)
        check(MeasurementKind.self, \.word)
        check(Unmeasured.self, \.word)
        check(MeasurementOrigin.self, \.word)
        check(BudgetVerdict.self, \.word)
        check(Severity.self, \.word)
        check(UpgradeRun.Phase.self, \.word)
        check(VerdictWord.self, \.word)
        check(Level.self, \.word)
        check(Reason.Kind.self, \.word)
        check(Collector.self, \.word)
        check(ObligationRule.Opening.self, \.word)
    }

    @Test func `an event that no stamp places comes behind every reckoning`() {
        #expect(Reckoning.allCases.allSatisfy { $0.rawValue < TimelineOrder.unplaced })
    }
}
