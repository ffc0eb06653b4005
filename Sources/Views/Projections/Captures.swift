internal import Operations
internal import Redundancy

extension Projection where Source == Evidence {
    /// The captures that the log holds. A file that grew has a row for each time it was read.
    static let captures = Projection(
        Table(
            name: "captures",
            key: [.text("pair"), .integer("sequence")],
            rest: [
                .integer("stream"), .text("name"), .text("digest"), .integer("byte_count"), .optionalText("continues"),
                .optionalInteger("unit"), .optionalInteger("year"), .optionalInteger("zone_seconds"),
                .optionalInteger("lines"), .optionalInteger("events"), .optionalInteger("other_lines"),
                .optionalInteger("unread_lines"),
            ]
        )
    ) { evidence in
        evidence.analysis.recording.captures.map { capture in
            let opened = capture.opened
            let finished = capture.finished
            return [
                evidence.pair, Value(capture.sequence), Value(capture.stream), Value(opened.name),
                Value(hexadecimal: opened.digest), Value(opened.byteCount),
                opened.continues.isEmpty ? .null : Value(hexadecimal: opened.continues),
                Value(opened.unit?.rawValue), Value(opened.year), Value(opened.zoneSeconds),
                Value(finished?.lines), Value(finished?.events), Value(finished?.otherLines),
                Value(finished?.unreadLines),
            ]
        }
    }

    /// The lines that could not be read, in the order of their capture.
    static let unread = Projection(
        Table(
            name: "unread",
            key: [.text("pair"), .integer("capture_sequence"), .integer("ordinal")],
            rest: [.text("reason"), .integer("line"), .integer("line_count"), .text("text")]
        )
    ) { evidence in
        evidence.analysis.recording.captures.flatMap { capture in
            capture.unread.enumerated().map { index, unread in
                [
                    evidence.pair, Value(capture.sequence), Value(index + 1), Value(unread.reason.word),
                    Value(unread.witness.line), Value(unread.witness.lineCount), Value(unread.witness.text),
                ]
            }
        }
    }
}
