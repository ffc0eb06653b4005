public import Redundancy
internal import Replay

/// The page *Redundancy States* of both units side by side (`000_c686b23a5e3dda5c.txt`, 315–391), and their switchover
/// histories. The labels are the page's own in both languages.
public struct MonitoringReport: Sendable {
    /// The first unit first; nil for a unit that is off or booting, whose page nobody can open.
    let pages: [MonitoringPage?]
    let language: Language

    public init(_ pages: [MonitoringPage?], language: Language) {
        self.pages = pages
        self.language = language
    }

    /// One row a field, one column a unit, and below them each unit's history.
    public var text: String {
        let histories = pages.indices.compactMap { index -> String? in
            guard let page = pages[index], !page.history.isEmpty else { return nil }
            let title = language.pick("Switchover history, unit \(index + 1)", "スイッチオーバー履歴、ユニット \(index + 1)")
            return title + "\n" + Self.history(page).text
        }
        return ([table.text] + histories).joined(separator: "\n")
    }

    /// One row a field, one column a unit; the history is counted.
    public var table: Table {
        let columns = pages.map { page in page.map(values) }
        let none = language.pick("no page: off or booting", "ページなし: 電源オフか起動中")
        return Table(
            columns: ["Redundancy States"] + pages.indices.map { language.pick("unit", "ユニット") + " \($0 + 1)" },
            rows: Self.labels.indices.map { row in
                [Self.labels[row]] + columns.map { $0?[row] ?? (row == 0 ? none : "-") }
            }
        )
    }

    /// An object a unit; null for one without a page.
    var document: Document {
        .array(
            pages.map { page in
                guard let page else { return .null }
                let fields = zip(Self.labels, values(page)).map { ($0, Document.string($1)) }
                return .object(fields + [("Switchover History", Self.history(page).document)])
            }
        )
    }

    private static let labels = [
        "My State", "Peer State", "Mode", "Unit ID", "Redundancy Mode (Operational)", "Redundancy Mode (Configured)",
        "Redundancy State", "Maintenance Mode", "Manual Swact", "Communications", "Switchovers", "HA LED",
    ]

    /// In the order of ``labels``.
    private func values(_ page: MonitoringPage) -> [String] {
        func mode(_ isSSO: Bool) -> String { isSSO ? "SSO" : "Non-redundant" }
        let manual =
            page.manualSwitchoverObstacle.map {
                language.pick("disabled: ", "無効: ") + $0.words(in: language)
            } ?? language.pick("enabled", "有効")
        return [
            page.myState.name, page.peerState.name, page.isDuplex ? "Duplex" : "Simplex", String(page.unit.rawValue),
            mode(page.operationalModeIsSSO), mode(page.configuredModeIsSSO),
            page.redundancyStateIsSSO ? "SSO" : "Not Redundant",
            // No command of the model enters it.
            language.pick("disabled", "無効"), manual, page.communicationsAreUp ? "up" : "down",
            String(page.history.count),
            page.ledShowsActive ? language.pick("on (active)", "点灯 (アクティブ)") : language.pick("off", "消灯"),
        ]
    }

    private static func history(_ page: MonitoringPage) -> Table {
        Table(
            columns: ["Index", "Previous Active", "Current Active", "Switch Over Time", "Switch Over Reason"],
            rows: page.history.enumerated().map { index, switchover in
                [
                    String(index + 1), String(switchover.previousActive.rawValue),
                    String(switchover.currentActive.rawValue), TimeText().text(Stamp(switchover.at)),
                    switchover.cause.reason,
                ]
            }
        )
    }
}
