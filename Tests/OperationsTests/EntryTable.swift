import Operations
import Redundancy

/// Entries of every kind, with empty and extreme values.
enum EntryTable {
    static let witness = Witness(line: 1, byteOffset: 0, byteCount: 1, form: .syslog, text: "")

    static let witnesses: [Witness] = {
        var witnesses = [witness]
        for form in WitnessForm.allCases {
            for mark in ClockMark.allCases {
                witnesses.append(
                    Witness(
                        line: .max,
                        lineCount: .max,
                        byteOffset: .max,
                        byteCount: .max,
                        form: form,
                        clock: "chassis 2",
                        mark: mark,
                        zone: "UTC+09:00",
                        mnemonic: "RF-5-RF_TERMINAL_STATE",
                        text: "再\u{0}"
                    )
                )
            }
        }
        // A count of lines of 0 is not the one that is left out.
        witnesses.append(Witness(line: 0, lineCount: 0, byteOffset: 0, byteCount: 0, form: .console, text: ""))
        return witnesses
    }()

    static let captures: [Entry] = [
        .captureOpened(CaptureOpened(digest: [], name: "", byteCount: 0, pair: "")),
        .captureOpened(
            CaptureOpened(
                digest: Array(0..<32),
                name: "コンソール.txt",
                byteCount: .max,
                continues: Array(repeating: 255, count: 32),
                pair: "east",
                unit: ChassisNumber(rawValue: 16),
                year: .max,
                zoneSeconds: .min
            )
        ),
        .captureOpened(CaptureOpened(digest: [0], name: "a", byteCount: 1, pair: "p", year: 0, zoneSeconds: 0)),
        .captureOpened(CaptureOpened(digest: [0], name: "a", byteCount: 1, pair: "p", year: -1, zoneSeconds: -1)),
        .captureFinished(CaptureFinished(lines: 0, events: 0, otherLines: 0, unreadLines: 0)),
        .captureFinished(CaptureFinished(lines: .max, events: .max - 1, otherLines: .max - 2, unreadLines: .max - 3)),
    ]

    static let events: [Entry] =
        FactTable.all.enumerated().map { index, fact in
            let observer = index % 3 == 0 ? nil : ChassisNumber(rawValue: UInt8(index % 16 + 1))
            return .redundancy(witness, Event(observer: observer, fact))
        }
        + witnesses.map { .redundancy($0, Event(.becameActive)) }

    static let unread: [Entry] = UnreadReason.allCases.flatMap { reason in
        witnesses.map { .lineUnread(UnreadLine(reason: reason, witness: $0)) }
    }

    static let all = captures + events + unread + SignalTable.entries + UpgradeTable.entries

    /// One entry of each shape, for what is tried at every byte and bit.
    static let few: [Entry] = {
        var kinds: Set<FactKind> = []
        let distinct = FactTable.all.filter { fact in
            if case .observed(let snapshot) = fact, snapshot.sections.count < 2 { return false }
            if case .facilityStepped(let step) = fact, step.client == nil { return false }
            return kinds.insert(FactKind(fact)).inserted
        }
        let rich = witnesses[4]
        return captures + distinct.map { .redundancy(rich, Event(observer: ChassisNumber(rawValue: 2), $0)) }
            + [.lineUnread(UnreadLine(reason: .unknownRow, witness: rich))] + SignalTable.few
            + UpgradeTable.few
    }()
}
