internal import Operations
internal import Redundancy
internal import Replay
internal import Simulation
internal import Testing

@testable internal import Reports

/// Every word of a report exists in both languages.
@Suite struct LanguageTests {
    @Test(arguments: [
        ("ja_JP.UTF-8", Language.ja), ("ja", .ja), ("en_GB.UTF-8", .en), ("C", .en), ("", .en), ("POSIX", .en),
    ])
    func `a locale asks for a language`(locale: String, language: Language) {
        #expect(Language(locale: locale) == language)
        #expect(Language(locale: nil) == .en)
    }

    private func check<Value>(_ values: some Collection<Value>, _ name: (Language, Value) -> String) {
        for language in Language.allCases {
            let names = values.map { name(language, $0) }
            #expect(!names.contains(""))
            #expect(Set(names).count == names.count, "two of \(names) are the same word")
        }
    }

    private func checkDiffer<Value>(_ values: some Collection<Value>, _ name: (Language, Value) -> String) {
        check(values, name)
        for value in values { #expect(name(.en, value) != name(.ja, value), "\(value)") }
    }

    @Test func `every incident, step, measurement and reason has a name of its own in both languages`() {
        checkDiffer(IncidentKind.allCases) { $0.name($1) }
        checkDiffer(StepKind.allCases) { $0.name($1) }
        checkDiffer(MeasurementKind.allCases) { $0.name($1) }
        checkDiffer(Unmeasured.allCases) { $0.name($1) }
        checkDiffer(MeasurementOrigin.allCases) { $0.name($1) }
        checkDiffer(Severity.allCases) { $0.name($1) }
        checkDiffer(UnreadReason.allCases) { $0.name($1) }
        // The device's own words for a loss are the same in every language.
        check(PeerLossCause.allCases) { $0.name($1) }
    }

    @Test func `every verdict has a name, but for those that are no judgement`() {
        let judged = BudgetVerdict.allCases.filter { $0 != .notJudged && $0 != .notMeasured }
        checkDiffer(judged) { $0.name($1) }
        for language in Language.allCases {
            #expect(language.name(.notJudged) == "")
            #expect(language.name(.notMeasured) == "")
        }
    }

    @Test func `every verdict on a regression and every size of an effect has a name`() {
        checkDiffer(RegressionVerdict.allCases) { $0.name($1) }
        checkDiffer(EffectSize.allCases) { $0.name($1) }
        checkDiffer(SampleSet.sampleNames) { $0.name(sample: $1) }
    }

    static let facts: [Fact] = {
        let one = ChassisNumber(1)!
        let client = FacilityClient(name: "RF_INTERNAL_MSG", number: 0)
        let names: [Fact] = [
            .memberAdded(one), .memberRemoved(one, .removed), .memberReady(one), .memberReady(nil), .discovery(.began),
            .linkChanged(.redundancyPort, chassis: one, port: 0, isUp: false, status: "cable-not-connected"),
            .linkChanged(.stackPort, chassis: nil, port: 2, isUp: true, status: "up"), .keepaliveMissed(one),
            .gatewayChanged(role: .active, isReachable: false), .gatewayChanged(role: nil, isReachable: true),
            .peerFound(nil, peerRole: nil), .peerFound(one, peerRole: .standby), .peerLost(.keepaliveLost),
            .elected(one, .active, rule: nil), .roleReported(.active, by: "Smart Agent"),
            .facilityClientAdded(client, order: 7), .facilityClientRemoved(name: "x"), .initializationCompleted,
            .synchronised(.bulkConfiguration, .failed, detail: "why"), .terminalStateReached(mode: "SSO"),
            .processExited(process: "pvp", text: "exit"), .switchoverRequested, .switchoverRefused(reason: "no"),
            .becameActive, .chassisDown(one), .reloadRequested(.all, reason: ""), .reloading(.observer, reason: "x"),
            .reloading(.peer, reason: ""), .restarted, .bootTimed(seconds: 473), .initializationTimed(seconds: 349),
            .dualActiveDetected(text: "x"), .recoveryEntered(trigger: ""), .recoveryLeft,
            .resourceAlarm(isCritical: true, text: "memory"), .accessPointJoined(name: "ap", mac: "m"),
            .accessPointLeft(name: "ap", mac: "m", reason: "timeout"), .commandEntered("reload"),
            .wirelessClientChanged(.movedToRun, mac: "m", accessPoint: "ap", network: "n"),
        ]
        return names
    }()

    @Test(arguments: facts)
    func `every fact is one line in both languages, and the lines differ`(fact: Fact) {
        let english = Language.en.sentence(Event(fact))
        let japanese = Language.ja.sentence(Event(fact))
        for line in [english, japanese] {
            #expect(!line.isEmpty)
            #expect(!line.contains("\n"))
            #expect(!line.hasSuffix(": "))
        }
        #expect(english != japanese)
        #expect(!english.contains { !$0.isASCII })
    }

    @Test func `the device's own words stay as they are`() {
        for language in Language.allCases {
            let message = Event(.messageLogged(mnemonic: "SSH-5-ENABLED", text: "SSH 1.99 has been enabled"))
            #expect(language.sentence(message) == "%SSH-5-ENABLED: SSH 1.99 has been enabled")
            #expect(language.sentence(Event(.faultReported(mnemonic: "A-1-B", text: ""))) == "A-1-B")
            #expect(language.sentence(Event(.reloading(.peer, reason: "stack merge"))).hasSuffix("stack merge"))
        }
        #expect(
            Language.en.sentence(Event(.roleReported(.active, by: "Smart Agent")))
                == "Smart Agent reports the role Active"
        )
    }

    static let findings: [Finding.Content] = {
        let one = ChassisNumber(1)!
        let two = ChassisNumber(2)!
        let row = SwitchoverRow(
            index: 1,
            previousActive: one,
            currentActive: two,
            reason: "x",
            time: "y",
            isPrinted: true
        )
        return [
            .historyRowChanged(index: 1, before: row, after: row),
            .outputDisagrees(.redundancyStates, field: "my state", folded: "a", printed: "b"),
            .outOfOrder(by: .milliseconds(114)), .clockNotSet(count: 3), .timeIncomplete(.local),
            .timeIncomplete(.yearless), .timeIncomplete(.timeOfDay), .duplicated(count: 2),
            .uptimeReset(accessPoint: "ap", before: "8 days", after: "3 minutes"),
            .clientLost(mac: "m", accessPoint: "ap"),
            .accessPointMoved(accessPoint: "ap", hasJoined: true),
            .accessPointMoved(accessPoint: "ap", hasJoined: false),
            .noPreemption(returned: one, priority: 2, active: two, activePriority: 1),
            .progressionDiffers(step: "RF_PROG_ACTIVE", expected: 34, found: 33),
            .progressionsAgree(changes: 6, clients: 34, registered: 79),
            .clientCountDiffers(registered: 79, printed: 80),
            .alarmBefore(incident: 2, text: "memory", isCritical: true), .dualActive(incident: 1),
            .oneSided(incident: 1),
        ]
    }()

    @Test(arguments: findings)
    func `every finding is one line in both languages`(content: Finding.Content) {
        let finding = Finding(.note, [1], content)
        let english = Language.en.sentence(finding)
        let japanese = Language.ja.sentence(finding)
        #expect(!english.isEmpty && !japanese.isEmpty && english != japanese)
        #expect(!english.contains { !$0.isASCII })
        #expect(!english.contains("\n"))
    }
}
