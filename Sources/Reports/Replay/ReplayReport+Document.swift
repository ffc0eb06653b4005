internal import Operations
internal import Redundancy
internal import Replay

extension ReplayReport {
    /// The report in a form: text for people, JSON with everything, or the timeline as tab-separated values.
    public func rendered(as format: OutputFormat) -> String {
        switch format {
        case .text: text
        case .json: document.json
        case .tsv: timelineTable.tabSeparated
        }
    }

    private var timelineTable: Table {
        Table(
            columns: [
                "sequence", "reckoning", "earliest_ns", "width_ns", "time", "unit", "event", "capture", "line",
                "mnemonic",
            ],
            rows: analysis.timeline.map { recorded in
                let witness = analysis.recording.witness(of: recorded.sequence)
                let stamp = recorded.occurred
                return [
                    String(recorded.sequence), stamp.map { "\($0.reckoning)" } ?? "",
                    stamp.map { String($0.earliest) } ?? "", stamp.map { String($0.width) } ?? "",
                    stamp.map { time.text($0) } ?? "",
                    recorded.event.observer.map { String($0.rawValue) } ?? "", language.sentence(recorded.event),
                    analysis.recording.capture(ofSource: recorded.source)?.opened.name ?? "",
                    witness.map { String($0.line) } ?? "", witness?.mnemonic ?? "",
                ]
            }
        )
    }

    private var document: Document {
        .object([
            ("pair", .string(analysis.recording.pair)),
            ("captures", .array(analysis.recording.captures.map { capture($0) })),
            ("timeline", timelineTable.document),
            ("incidents", .array(analysis.incidents.map { incident($0) })),
            (
                "findings",
                .array(
                    analysis.findings.map { finding in
                        .object([
                            ("severity", .string("\(finding.severity)")),
                            ("text", .string(language.sentence(finding))),
                            ("sequences", .array(finding.sequences.map { .optional($0) })),
                        ])
                    }
                )
            ),
            (
                "budget",
                .object([
                    ("detection_ns", .integer(budget.detection.count)),
                    ("takeover_ns", .integer(budget.takeover.count)),
                    ("tolerance_percent", .integer(budget.tolerancePercent)),
                ])
            ),
            ("over_budget", .bool(!overBudget.isEmpty)),
            ("state_digest", .string("sha256:\(stateDigest)")),
        ])
    }

    private func capture(_ capture: RecordedCapture) -> Document {
        .object([
            ("name", .string(capture.opened.name)),
            ("bytes", .optional(capture.opened.byteCount)),
            ("lines", .optional(capture.finished?.lines)),
            ("events", .optional(capture.finished?.events)),
            ("other_lines", .optional(capture.finished?.otherLines)),
            (
                "not_read",
                .array(
                    capture.unread.map { line in
                        .object([
                            ("line", .optional(line.witness.line)), ("reason", .string("\(line.reason)")),
                            ("text", .string(line.witness.text)),
                        ])
                    }
                )
            ),
        ])
    }

    private func incident(_ incident: Incident) -> Document {
        let steps = incident.steps.map { step in
            Document.object([
                ("step", .string("\(step.kind)")),
                ("unit", .optional(step.unit?.rawValue)),
                ("time", .optional(step.occurred.map { time.text($0) })),
                ("detail", .string(step.detail)),
                ("causes", .array(step.causes.map { .string(language.name($0)) })),
                ("witnesses", .array(step.sightings.map { .optional($0.sequence) })),
            ])
        }
        let measurements = analysis.measurements.filter { $0.incident == incident.number }.map { measurement in
            Document.object([
                ("phase", .string("\(measurement.kind)")),
                ("lower_ns", .optional(measurement.range?.lower.count)),
                ("upper_ns", .optional(measurement.range?.upper.count)),
                ("unmeasured", .optional(measurement.unmeasured.map { "\($0)" })),
                ("origin", .string("\(measurement.origin)")),
                ("verdict", .string("\(measurement.verdict)")),
                ("from", .optional(measurement.from)),
                ("to", .optional(measurement.to)),
                ("clock_bound_ns", .optional(measurement.clockBound?.count)),
            ])
        }
        return .object([
            ("number", .optional(incident.number)),
            ("kind", .string("\(incident.kind)")),
            ("name", .string(language.name(incident.kind))),
            ("previous_active", .optional(incident.previousActive?.rawValue)),
            ("current_active", .optional(incident.currentActive?.rawValue)),
            ("reason", .string(incident.reason)),
            ("steps", .array(steps)),
            ("measurements", .array(measurements)),
        ])
    }
}
