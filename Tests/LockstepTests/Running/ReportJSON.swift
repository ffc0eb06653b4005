internal import Foundation

/// The machine form of a replay, as far as tests read it.
struct ReportJSON: Decodable {
    struct Capture: Decodable {
        var name: String
        var lines: Int
        var events: Int
        var other_lines: Int
        var not_read: [Unread]
    }

    struct Unread: Decodable, Equatable {
        var line: Int
        var reason: String
    }

    struct Incident: Decodable {
        var number: Int
        var kind: String
        var previous_active: Int?
        var current_active: Int?
        var reason: String
        var steps: [Step]
        var measurements: [Measurement]
    }

    struct Step: Decodable, Equatable {
        var step: String
        var unit: Int?
        var time: String?
        var detail: String
        var causes: [String]
        var witnesses: [Int]
    }

    struct Measurement: Decodable, Equatable {
        var phase: String
        var lower_ns: Int64?
        var upper_ns: Int64?
        var unmeasured: String?
        var origin: String
        var verdict: String
        var clock_bound_ns: Int64?
    }

    struct Finding: Decodable, Equatable {
        var severity: String
        var text: String
        var sequences: [Int]
    }

    struct Budget: Decodable, Equatable {
        var detection_ns: Int64
        var takeover_ns: Int64
        var tolerance_percent: Int64
    }

    var pair: String
    var captures: [Capture]
    var timeline: [[String: String]]
    var incidents: [Incident]
    var findings: [Finding]
    var budget: Budget
    var over_budget: Bool
    var state_digest: String

    init(_ run: Run) throws {
        self = try JSONDecoder().decode(Self.self, from: run.bytes)
    }

    /// A measured length of an incident in microseconds, or why there is none.
    func figure(_ incident: Int, _ phase: String) -> String {
        guard incidents.indices.contains(incident - 1),
            let measurement = incidents[incident - 1].measurements.first(where: { $0.phase == phase })
        else { return "absent" }
        guard let lower = measurement.lower_ns, let upper = measurement.upper_ns else {
            return measurement.unmeasured ?? "nothing"
        }
        let ends = [lower, upper].map { "\($0 / 1_000_000)" }
        return lower == upper ? ends[0] : ends.joined(separator: "...")
    }

    func verdict(_ incident: Int, _ phase: String) -> String {
        incidents[incident - 1].measurements.first { $0.phase == phase }?.verdict ?? "absent"
    }

    /// Every figure of every incident in milliseconds, by incident and phase.
    var figures: [String: String] {
        var figures: [String: String] = [:]
        for incident in incidents {
            for measurement in incident.measurements {
                figures["\(incident.number) \(measurement.phase)"] = figure(incident.number, measurement.phase)
            }
        }
        return figures
    }
}
