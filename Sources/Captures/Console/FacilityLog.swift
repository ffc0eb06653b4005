internal import Operations
internal import Redundancy

/// `show redundancy history [reverse]`: every entry is an item, oldest first (spec 2.5).
struct FacilityLog {
    private var isReversed: Bool?
    private var entries: [FacilityLogEntry] = []
    private var isFull = false

    /// - Parameter isReversed: as typed; nil when the command is not known, then the times tell.
    init(isReversed: Bool?) {
        self.isReversed = isReversed
    }

    var isEmpty: Bool { entries.isEmpty }

    /// - Parameter text: with its leading blanks.
    /// - Returns: whether the line belongs to the log.
    mutating func take(_ line: Line, _ text: Substring, limit: Int) -> Bool {
        let trimmed = text.trimmed
        if trimmed.isRuler || trimmed.begins(with: "Redundancy Facility Event Log") { return true }
        // Blanks at the end are kept: they tell where a wrapped name has one.
        if let entry = FacilityLogEntry(line, text.drop { $0 == " " || $0 == "\t" }) {
            isFull = entries.count >= limit
            guard !isFull else { return false }
            entries.append(entry)
            return true
        }
        guard !isFull, !entries.isEmpty else { return false }
        return entries[entries.count - 1].join(line, text)
    }

    func items(observer: ChassisNumber?) -> [ConsoleItem] {
        let items = entries.map { entry in
            let content = entry.fact.map(ConsoleItem.Content.fact) ?? .unread(.unknownRow)
            return entry.span.item(.facilityLog, observer: observer, time: entry.time, content)
        }
        return isReversed ?? isDescending ? items.reversed() : items
    }

    private var isDescending: Bool {
        guard case .uptime(let first, _) = entries.first?.time, case .uptime(let last, _) = entries.last?.time else {
            return false
        }
        return first > last
    }
}
