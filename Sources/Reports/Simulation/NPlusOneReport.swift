internal import Redundancy
internal import Replay
public import Simulation

/// What one simulated run of access points between several controllers prints: every event with the number of access points on
/// each controller, the interruptions, and what was expected of it.
public struct NPlusOneReport: Sendable {
    let scenario: NPlusOneScenario
    let result: NPlusOneResult
    let lines: [NPlusOneLine]
    let verdicts: [NPlusOneVerdict]
    let language: Language
    let ink: Ink
    let digest: String

    /// - Parameters:
    ///   - scenario: what was run.
    ///   - result: what came of it.
    ///   - lines: the lines of its trace.
    ///   - language: the language of the report.
    ///   - ink: colour, or none.
    ///   - digest: of the run's canonical bytes.
    public init(
        _ scenario: NPlusOneScenario,
        _ result: NPlusOneResult,
        _ lines: [NPlusOneLine],
        language: Language,
        ink: Ink,
        digest: String
    ) {
        self.scenario = scenario
        self.result = result
        self.lines = lines
        self.language = language
        self.ink = ink
        self.digest = digest
        verdicts = result.verdicts(on: scenario)
    }

    /// Whether an expectation is not met, or the run goes round in circles.
    public var isFinding: Bool {
        verdicts.contains { !$0.isMet } || result.hitStepLimit
    }

    /// Tab-separated it is the events alone.
    public func rendered(as format: OutputFormat) -> String {
        switch format {
        case .text: text
        case .tsv: trace(.en).tabSeparated
        case .json: document.json
        }
    }

    // MARK: Text

    private var text: String {
        var parts = [ink.heading(scenario.title) + "  " + ink.faint(subtitle) + "\n", trace(language).text]
        if !result.interruptions.isEmpty {
            parts.append(ink.heading(words("Interruptions", "中断")) + "\n" + interruptions.text)
        }
        if !scenario.findings.isEmpty {
            let rows = scenario.findings.map { "\($0.name): \(sentence($0))\n" }
            parts.append(ink.heading(words("Findings", "検出事項")) + "\n" + rows.joined())
        }
        if !verdicts.isEmpty {
            let rows = verdicts.map { verdict in
                let mark = verdict.isMet ? ink.good("ok    ") : ink.bad(words("FAILED", "不一致"))
                let found = verdict.isMet ? "" : words("; found: ", "。実際: ") + verdict.found
                return "\(mark)  \(verdict.expectation.claim.text)  " + ink.faint("(\(verdict.expectation.source))")
                    + found + "\n"
            }
            parts.append(ink.heading(words("Expected", "期待")) + "\n" + rows.joined())
        }
        parts.append(ink.faint(words("state digest ", "状態のダイジェスト ") + digest) + "\n")
        return parts.joined(separator: "\n")
    }

    private var subtitle: String {
        words(
            "seed \(result.seed), \(result.accessPoints.count) access points, \(result.steps) steps, modelled",
            "シード \(result.seed)、アクセス ポイント \(result.accessPoints.count) 台、\(result.steps) ステップ、モデル値"
        )
    }

    private func words(_ english: String, _ japanese: String) -> String {
        language.pick(english, japanese)
    }

    private func seconds(_ at: Instant) -> String {
        let micros = (at.nanoseconds - Simulator<Controller>.defaultStart.nanoseconds) / 1000
        let rest = String(micros % 1_000_000)
        return "\(micros / 1_000_000)." + String(repeating: "0", count: 6 - rest.count) + rest
    }

    /// One line an event. The gutter has one column for each controller: its access points in RUN, `-` while it does not
    /// answer.
    ///
    /// - Parameter names: the language of the columns' names; for a program they are always English.
    private func trace(_ names: Language) -> Table {
        Table(
            columns: [names.pick("seconds", "秒")] + scenario.controllers.map(\.name)
                + [names.pick("access point", "アクセス ポイント"), names.pick("event", "イベント")],
            rows: lines.map { line in
                [seconds(line.at)] + line.running.map { $0.map { String($0) } ?? "-" }
                    + [line.accessPoint.map { String($0) } ?? "", sentence(line.kind)]
            }
        )
    }

    private func sentence(_ kind: NPlusOneLine.Kind) -> String {
        switch kind {
        case .action(let action): action.text
        case .refused(.alreadyPowered): words("refused: it has power already", "拒否: 既に電源が入っています")
        case .refused(.poweredOff): words("refused: it has no power", "拒否: 電源が入っていません")
        case .refused(.notPreferred(let name)):
            words("refused: \(name) is not in its list", "拒否: \(name) は設定にありません")
        case .change(let change): sentence(change)
        }
    }

    private func sentence(_ change: JoinChange) -> String {
        switch change {
        case .started: words("power on", "電源オン")
        case .lostPower: words("power off", "電源オフ")
        case .discoveryBegan(0): words("no controller answers; pauses", "応答するコントローラがありません。待機します")
        case .discoveryBegan: words("looks for a controller", "コントローラを探索")
        case .joinBegan(let name): words("joins \(name)", "\(name) に参加")
        case .joinRefused(let name): words("refused by \(name): it serves all it can", "\(name) が拒否: 収容数の上限です")
        case .downloadBegan(let name, let image):
            words(
                "downloads the code of \(image.line.name) \(image.version) from \(name)",
                "\(name) から \(image.line.name) \(image.version) のコードをダウンロード"
            )
        case .imageStored(let image):
            words("stored \(image.line.name) \(image.version)", "\(image.line.name) \(image.version) を保存")
        case .reloading: words("reloads", "再起動")
        case .configurationBegan(let name): words("joined \(name)", "\(name) に参加済み")
        case .entered(let name): words("in RUN on \(name)", "\(name) で RUN")
        case .controllerLost(let name):
            words("lost \(name): echoes stay without an answer", "\(name) を喪失: エコーに応答がありません")
        case .fallbackBegan(let from, let to):
            words("leaves \(from), since \(to) is back", "\(to) が復旧したため \(from) を離脱")
        case .workBegan, .timerArmed, .timerCancelled, .asked, .echoAnswered, .controllerAnswered: "\(change)"
        }
    }

    private func sentence(_ finding: NPlusOneFinding) -> String {
        switch finding {
        case .secondaryNotCatalyst9800(let name):
            words(
                "the secondary \(name) is no C9800-40, C9800-80 or C9800-CL (515); make one of them the secondary",
                "セカンダリ \(name) は C9800-40、C9800-80、C9800-CL のいずれでもありません (515)"
            )
        case .crossesProductLines(let from, let to):
            words(
                "access points that move between \(from) and \(to) download code each time (515); expect the longer outage",
                "\(from) と \(to) の間を移動するアクセス ポイントは毎回コードをダウンロードします (515)"
            )
        }
    }

    /// One row for each way of access points from one controller to another.
    private var interruptions: Table {
        var kinds: [(cause: NPlusOneResult.Cause, from: String?, to: String)] = []
        for move in result.interruptions where !kinds.contains(where: { $0 == (move.cause, move.from, move.to) }) {
            kinds.append((move.cause, move.from, move.to))
        }
        return Table(
            columns: [
                words("way", "経路"), words("cause", "原因"), words("access points", "アクセス ポイント"),
                words("downloads", "ダウンロード"), words("noticed after", "検出"), words("without service", "サービス停止"),
            ],
            rows: kinds.map { kind in
                let moves = result.interruptions.filter { ($0.cause, $0.from, $0.to) == kind }
                return [
                    "\(kind.from ?? "") -> \(kind.to)",
                    kind.cause == .fallback ? words("fallback", "フォールバック") : words("controller lost", "コントローラ喪失"),
                    String(moves.count), String(moves.reduce(0) { $0 + $1.downloads }),
                    range(moves.compactMap(\.detection)), range(moves.map(\.outage)),
                ]
            }
        )
    }

    private func range(_ lengths: [Nanoseconds]) -> String {
        guard let shortest = lengths.min(), let longest = lengths.max() else {
            return words("no such phase", "段階なし")
        }
        if shortest == longest { return Duration.text(shortest) }
        return Duration.text(shortest) + words(" to ", " 〜 ") + Duration.text(longest)
    }

    // MARK: JSON

    private var document: Document {
        .object([
            ("title", .string(scenario.title)),
            ("origin", .string("modelled")),
            ("seed", .string(String(result.seed))),
            ("steps", .integer(Int64(result.steps))),
            ("digest", .string(digest)),
            ("joins", .integer(Int64(result.joins))),
            ("downloads", .integer(Int64(result.downloads))),
            ("clientRejoins", .integer(Int64(result.clientRejoins))),
            ("findings", .array(scenario.findings.map { .string("\($0.name): \(sentence($0))") })),
            (
                "moves",
                .array(
                    result.moves.map { move in
                        .object([
                            ("accessPoint", .integer(Int64(move.accessPoint))),
                            ("cause", .string("\(move.cause)")),
                            ("from", .optional(move.from)),
                            ("to", .string(move.to)),
                            ("downloads", .integer(Int64(move.downloads))),
                            ("detectionNanoseconds", move.detection.map { .integer($0.count) } ?? .null),
                            ("outageNanoseconds", move.cause == .first ? .null : .integer(move.outage.count)),
                        ])
                    }
                )
            ),
            (
                "expectations",
                .array(
                    verdicts.map { verdict in
                        .object([
                            ("claim", .string(verdict.expectation.claim.text)),
                            ("source", .string(verdict.expectation.source)),
                            ("isMet", .bool(verdict.isMet)),
                            ("found", .string(verdict.found)),
                        ])
                    }
                )
            ),
            ("events", .array(lines.map(document))),
        ])
    }

    /// A controller may have any name, so the numbers of access points stand apart from the other fields.
    private func document(_ line: NPlusOneLine) -> Document {
        let running = zip(scenario.controllers, line.running).map { controller, count in
            (controller.name, count.map { Document.integer(Int64($0)) } ?? .null)
        }
        return .object([
            ("seconds", .string(seconds(line.at))),
            ("accessPoint", line.accessPoint.map { .integer(Int64($0)) } ?? .null),
            ("event", .string(sentence(line.kind))),
            ("running", .object(running)),
        ])
    }
}

extension SweepReport {
    /// The percentiles of many runs between several controllers: how late a loss was noticed, and how long access points were
    /// without service, those that downloaded code apart from the others.
    public init(_ scenario: NPlusOneScenario, _ results: [NPlusOneResult], language: Language) {
        let moves = results.flatMap(\.interruptions)
        let named: [(String, [Nanoseconds])] = [
            ("detection by echoes", moves.compactMap(\.detection)),
            ("outage", moves.filter { $0.downloads == 0 }.map(\.outage)),
            ("outage with download", moves.filter { $0.downloads > 0 }.map(\.outage)),
        ]
        title = scenario.title
        samples = named.filter { !$0.1.isEmpty }.map {
            Sample(name: $0.0, origin: .modelled, resolution: Nanoseconds(1), values: $0.1)
        }
        runs = results.count
        unmet = results.count { result in result.verdicts(on: scenario).contains { !$0.isMet } }
        broken = results.count { $0.hitStepLimit }
        self.language = language
    }
}
