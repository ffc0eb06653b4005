internal import Redundancy
public import Replay

/// Writes a run as the syslog of its two units, each with its own clock, in the form
/// `Jan  1 2026 00:11:40.033 UTC: %PMAN-5-EXITACTION: …`.
public struct SyslogRendering: Hashable, Sendable {
    /// The last digit of a stamp. What is finer is cut off, as devices do.
    public enum Resolution: String, Hashable, Sendable, CaseIterable {
        case seconds = "1s"
        case milliseconds = "1ms"

        public var length: Nanoseconds { self == .seconds ? .seconds(1) : .milliseconds(1) }
    }

    public var resolution: Resolution
    /// How far each unit's clock is ahead of the time of the simulation when the run begins; negative: behind.
    public var offsets: [Nanoseconds]

    /// - Precondition: there is an offset for each of the two units.
    public init(resolution: Resolution = .milliseconds, offsets: [Nanoseconds] = [.zero, .zero]) {
        precondition(offsets.count == 2, "\(offsets.count) clock offsets for two units")
        self.resolution = resolution
        self.offsets = offsets
    }

    /// The lines of one unit, each ended; empty when it logged nothing.
    ///
    /// - Parameters:
    ///   - log: what both units say.
    ///   - unit: 0 or 1.
    ///   - scenario: the scenario of the run: its timeline may step a unit's clock.
    public func text(of log: OperatorLog, unit: Int, in scenario: Scenario) -> String {
        var text = ""
        for statement in log.statements where statement.unit == unit {
            for message in SyslogMessage.messages(for: statement.fact, of: statement.number) {
                let reading = statement.at.advanced(by: offset(of: unit, at: statement.at, in: scenario))
                text += "\(stamp(reading)) UTC: \(message.text)\n"
            }
        }
        return text
    }

    private func offset(of unit: Int, at moment: Instant, in scenario: Scenario) -> Nanoseconds {
        let start = SimulationStart.instant
        return scenario.timeline.reduce(offsets[unit]) { offset, entry in
            guard case .clockStep(unit, let step) = entry.action, start.advanced(by: entry.at) <= moment else {
                return offset
            }
            return offset + step
        }
    }

    /// `Jan  1 2026 00:11:40.033`
    private func stamp(_ moment: Instant) -> String {
        let civil = CivilTime(moment)
        func digits(_ number: Int, _ count: Int, _ filler: Character = "0") -> String {
            let text = String(number)
            return String(repeating: filler, count: max(0, count - text.count)) + text
        }
        let day = "\(CivilTime.monthNames[civil.month - 1]) \(digits(civil.day, 2, " ")) \(civil.year)"
        let time = "\(digits(civil.hour, 2)):\(digits(civil.minute, 2)):\(digits(civil.second, 2))"
        let rest = resolution == .seconds ? "" : "." + digits(civil.nanosecond / 1_000_000, 3)
        return "\(day) \(time)\(rest)"
    }
}

/// When every run begins unless told otherwise.
enum SimulationStart {
    static var instant: Instant { Simulator<Controller>.defaultStart }
}
