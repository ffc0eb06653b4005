public import EventLog
internal import Operations
internal import Redundancy
internal import Replay
internal import Upgrades

/// A record in one line, whatever its texts hold.
public enum EntryText {
    public static func sentence(of record: Record, _ language: Language) -> String {
        words(of: record, language).printable
    }

    private static func words(of record: Record, _ language: Language) -> String {
        let entry: Entry
        do throws(EntryError) {
            entry = try Entry(payload: record.payload, occurred: record.occurred)
        } catch {
            return language.pick("unknown record (\(error))", "未知のレコード (\(error))")
        }
        switch entry {
        case .captureOpened(let capture):
            return language.pick(
                "capture \(capture.name), \(capture.byteCount) bytes, pair \(capture.pair)",
                "キャプチャ \(capture.name)、\(capture.byteCount) バイト、ペア \(capture.pair)"
            )
        case .captureFinished(let counts):
            return language.pick(
                "capture read: \(counts.lines) lines, \(counts.events) events, \(counts.unreadLines) not read",
                "キャプチャ読了: \(counts.lines) 行、イベント \(counts.events)、読めない行 \(counts.unreadLines)"
            )
        case .lineUnread(let line):
            return language.pick("line \(line.witness.line) not read: ", "\(line.witness.line) 行目は読めない: ")
                + language.name(line.reason)
        case .redundancy(_, let event):
            let unit = event.observer.map { language.pick("chassis \($0.rawValue): ", "シャーシ \($0.rawValue): ") } ?? ""
            return unit + language.sentence(event)
        case .runOpened(let opened):
            return language.pick(
                "run of \(opened.title), seed \(opened.seed)",
                "シミュレーション \(opened.title)、シード \(opened.seed)"
            )
        case .controllerInput(let unit, let input):
            return language.pick("unit \(unit + 1) met: ", "ユニット \(unit + 1) への入力: ") + FieldDump(input.stimulus).line
        case .controllerEvent(let unit, let event):
            return language.pick("unit \(unit + 1) decided: ", "ユニット \(unit + 1) の決定: ") + FieldDump(event.change).line
        case .controllerRejected(let unit, let rejection):
            return language.pick("unit \(unit + 1) refused: ", "ユニット \(unit + 1) が拒否: ") + rejection.words(in: language)
        case .runFinished(let finished):
            return language.pick("run ended after \(finished.steps) steps", "\(finished.steps) ステップで終了")
        case .upgradeInput(let input):
            return language.pick("asked: ", "操作: ") + input.act.words(in: language)
        case .upgradeEvent(let event):
            return event.change.words(in: language)
        }
    }
}
