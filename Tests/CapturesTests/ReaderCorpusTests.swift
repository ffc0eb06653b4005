import Captures
import Operations
import Redundancy
import Replay
import TestSupport
import Testing

@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)")) struct ReaderCorpusTests {
    private static let unit1 = ChassisNumber(rawValue: 1)
    private static let unit2 = ChassisNumber(rawValue: 2)

    @Test func `a stack reload takes its year from its last line and its unit from the stack manager`() throws {
        let bytes = try Corpus.bytes("syslog/syslog_3850_stack_reload_2012-11-15.txt")
        var survey = CaptureSurvey()
        survey.read(bytes.span)
        survey.finish()
        #expect(survey.beginningYear == 2012)
        #expect(survey.unit == Self.unit2)
        #expect(survey.zoneSeconds == nil)

        let (items, counts) = CaptureReader.read(bytes: bytes)
        #expect(counts.lines == 28)
        #expect(counts.events == 22)
        #expect(counts.otherLines == 6)
        #expect(unread(items) == [])
        #expect(events(items).allSatisfy { $0.observer == Self.unit2 })
        #expect(witnesses(items).allSatisfy { $0.clock == "chassis 2" })

        // What the console prints between has neither a stamp nor a mark.
        let notices = items.filter { witnesses([$0])[0].form == .console }
        let (one, two) = (try #require(Self.unit1 as ChassisNumber?), try #require(Self.unit2 as ChassisNumber?))
        #expect(facts(notices) == [.reloading(.chassis(one), reason: ""), .reloading(.chassis(two), reason: "")])
        #expect(events(notices).allSatisfy { $0.occurred == nil })
        let logged = items.filter { witnesses([$0])[0].form == .syslog }
        #expect(events(logged).allSatisfy { $0.occurred?.reckoning == .local })
        #expect(witnesses(logged).allSatisfy { $0.mark == .unset })

        let request = try #require(events(logged).first)
        #expect(request.fact == .reloadRequested(.chassis(one), reason: "User requested reload"))
        #expect(request.occurred == stamp(.local, 2012, 11, 15, 10, 24, 24, milliseconds: 891))
        let link = events(logged)[1]
        #expect(link.fact == .linkChanged(.stackPort, chassis: Self.unit2, port: 2, isUp: false, status: "down"))
        #expect(gap(request, link) == 160)
        let lost = events(logged).filter { if case .peerLost = $0.fact { true } else { false } }
        #expect(lost.count == 6)
        #expect(lost.allSatisfy { gap(link, $0) == 95 })
        let causes = witnessed(items, "REDUNDANCY-3-STANDBY_LOST").map(\.fact)
        #expect(causes == [.peerLost(.notPresent), .peerLost(.down), .peerLost(.redundancyStateChange)])
        let sync = try #require(witnessed(items, "HA_CONFIG_SYNC-6-BULK_CFGSYNC_SUCCEED").first)
        let terminal = try #require(witnessed(items, "RF-5-RF_TERMINAL_STATE").first)
        let reset = try #require(witnessed(items, "IOSXE-3-PLATFORM").first)
        #expect(gap(sync, terminal) == 12)
        #expect(gap(reset, terminal) == 584_201)
        #expect(reset.fact == .reloading(.observer, reason: "requested by [stack-manager]"))
        #expect(witnessed(items, "SYS-5-RELOAD").map(\.fact) == [.reloadRequested(.observer, reason: "Reload command")])
    }

    @Test func `two late lines of no interest are kept, and stand before the newer ones in the timeline`() throws {
        let bytes = try Corpus.bytes("syslog/syslog_3850_stack_reload_2012-11-15.txt")
        let items = CaptureReader.read(bytes: bytes).items
        let late = items.filter { item in
            if case .event(_, let event) = item, case .messageLogged = event.fact { true } else { false }
        }
        #expect(
            facts(late) == [
                .messageLogged(mnemonic: "SSH-5-DISABLED", text: "SSH 1.99 has been disabled"),
                .messageLogged(mnemonic: "SSH-5-ENABLED", text: "SSH 1.99 has been enabled"),
            ]
        )
        #expect(witnesses(late).map(\.line) == [22, 23])
        #expect(
            events(late).map(\.occurred) == [
                stamp(.local, 2012, 11, 15, 10, 34, 24, milliseconds: 510),
                stamp(.local, 2012, 11, 15, 10, 34, 24, milliseconds: 511),
            ]
        )
        let recorded = events(items).enumerated().map { index, event in
            Recorded(
                sequence: UInt64(index),
                recordedAt: Instant(nanoseconds: 0),
                occurred: event.occurred,
                source: 0,
                clock: 0,
                event: event
            )
        }
        let order = Timeline(recorded).events.map { witnesses(items)[Int($0.sequence)].line }
        let place = try #require(order.firstIndex(of: 22))
        #expect(Array(order[place...].prefix(5)) == [22, 23, 20, 21, 24])
    }

    @Test func `boot lines out of order keep their order and their stamps`() throws {
        let bytes = try Corpus.bytes("syslog/syslog_boot_out_of_order.txt")
        let (items, counts) = CaptureReader.read(bytes: bytes)
        let one = try #require(Self.unit1 as ChassisNumber?)
        #expect(
            facts(items) == [
                .linkChanged(.stackPort, chassis: one, port: 1, isUp: false, status: "cable-not-connected"),
                .linkChanged(.stackPort, chassis: one, port: 2, isUp: false, status: "down"),
                .linkChanged(.stackPort, chassis: one, port: 2, isUp: false, status: "cable-not-connected"),
                .memberAdded(one), .memberAdded(one), .memberAdded(one),
                .elected(one, .active, rule: nil),
                .roleReported(.active, by: "Smart Agent"),
            ]
        )
        #expect(counts.otherLines == 1)
        #expect(events(items)[0].occurred == stamp(.yearless, 1972, 10, 22, 16, 5, 57, milliseconds: 705))
        #expect(events(items)[7].occurred == stamp(.yearless, 1972, 10, 22, 16, 6, 14, milliseconds: 493))
        #expect(events(items).allSatisfy { $0.observer == one })
    }

    @Test func `times of day keep their own reckoning`() throws {
        let items = CaptureReader.read(bytes: try Corpus.bytes("syslog/syslog_freeztp_standby_sync.txt")).items
        let read = events(items)
        #expect(read.count == 5)
        #expect(read.allSatisfy { $0.occurred?.reckoning == .timeOfDay })
        #expect(gap(read[0], read[1]) == 993)
        #expect(gap(read[2], read[3]) == 104_709)
        #expect(gap(read[3], read[4]) == 1024)
        #expect(read[2].fact == .peerFound(Self.unit2, peerRole: .standby))
        #expect(witnesses(items).map(\.zone) == ["", "", "PDT", "PDT", "PDT"])
    }

    @Test func `wireless lines name the access point and the client`() throws {
        let items = CaptureReader.read(bytes: try Corpus.bytes("syslog/syslog_c9800_wireless.txt")).items
        #expect(
            facts(items) == [
                .accessPointJoined(name: "L11_2005_AP4", mac: "0c75.bdb4.87e0"),
                .wirelessClientChanged(
                    .movedToRun,
                    mac: "845f.04e7.d557",
                    accessPoint: "mon-0b-ap-164",
                    network: "MOBILE"
                ),
            ]
        )
        #expect(witnesses(items).map(\.form) == [.syslog, .trace])
        #expect(
            events(items)[1].occurred?.earliest
                == stamp(.local, 2023, 9, 19, 15, 49, 47).earliest + 171_926_572
        )
    }

    @Test func `a recorded reload with NUL bytes and spinners gives the durations that the device states`() throws {
        let items = CaptureReader.read(bytes: try Corpus.bytes("console/cat9k_ha_reload.txt")).items
        let known = facts(items).filter { if case .commandEntered = $0 { false } else { true } }
        #expect(
            known == [
                .processExited(
                    process: "pvp",
                    text: "Process manager is exitinprocess exit with reload chassis code"
                ),
                .peerFound(nil, peerRole: .active),
                .restarted,
                .initializationTimed(seconds: 364),
                .bootTimed(seconds: 505),
            ]
        )
        #expect(unread(items) == [])
        #expect(events(items).allSatisfy { $0.occurred?.reckoning == .yearless })
    }

    @Test func `console captures are text`() throws {
        for name in ["cat9k_ha_reload", "cat9k_vwlc_reload_logs", "iosxe_stack_switchover"] {
            let bytes = try Corpus.bytes("console/\(name).txt")
            #expect(kind(bytes) == .text)
            let items = CaptureReader.read(bytes: bytes).items
            #expect(unread(items) == [], "\(name)")
        }
    }

    private func witnessed(_ items: [CaptureItem], _ mnemonic: String) -> [Event] {
        items.compactMap { item in
            guard case .event(let witness, let event) = item, witness.mnemonic == mnemonic else { return nil }
            return event
        }
    }

    /// Milliseconds from one event to another.
    private func gap(_ first: Event, _ second: Event) -> Int64? {
        guard let from = first.occurred, let to = second.occurred, let range = to.elapsed(since: from) else {
            return nil
        }
        return range.lower.count / 1_000_000
    }
}
