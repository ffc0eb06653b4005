/// A sentence of `emctl` on one component: `WebTier is Up`.
struct OMSComponentState: Hashable {
    /// `web-tier`, `oms`, `jvmd`, `bi-publisher`.
    var component: String
    var isUp: Bool

    var state: String { isUp ? "up" : "down" }

    /// Nil for another sentence.
    init?(_ line: OutputText.Line) {
        let sentence = line.collapsed
        guard let name = Self.names.first(where: { sentence.hasPrefix($0.printed + " is ") }) else { return nil }
        switch sentence.dropFirst(name.printed.count + 4) {
        case "Up": isUp = true
        case "Down": isUp = false
        default: return nil
        }
        component = name.component
    }

    /// The components as `emctl` prints them, and as a reading names them.
    static let names: [(printed: String, component: String)] = [
        ("WebTier", "web-tier"), ("Oracle Management Server", "oms"), ("JVMD Engine", "jvmd"),
        ("BI Publisher Server", "bi-publisher"),
    ]
}

/// The components' states of one output, in the order in which they are printed.
struct OMSStates {
    private(set) var cells: [ReadingRow.Cell] = []

    private func has(_ component: String) -> Bool {
        cells.contains { $0.column == component }
    }

    /// - Throws: ``OutputError`` `unknownLine` for a component that is named twice.
    mutating func take(_ found: OMSComponentState, on line: OutputText.Line) throws(OutputError) {
        guard !has(found.component) else { throw line.misfit }
        cells.append(.init(found.component, found.state, line: line.number))
    }

    /// The cells with the state of all together, which stands where the last of them does.
    var cellsWithState: [ReadingRow.Cell] {
        guard let last = cells.last else { return [] }
        let isMixed = cells.contains { $0.value != last.value }
        return cells + [.init("state", isMixed ? "mixed" : last.value, line: last.line)]
    }

    var isFilled: Bool { !cells.isEmpty }

    /// The first part of the fixed form that is missing, nil when all are there.
    ///
    /// Web tier and OMS are always printed, and JVMD since 13.1. BI Publisher is printed where it is deployed, which releases
    /// before 13.5 allow: without its line, only the output's seen end tells that it is not.
    func missingPart(in part: OutputPart) -> String? {
        for (printed, component) in OMSComponentState.names.prefix(2) where !has(component) { return printed }
        if part.isCapturedWhole || has("bi-publisher") { return nil }
        let banner = part.banner
        if !has("jvmd"), banner?.isAtLeast(13, 1) ?? true { return "JVMD Engine" }
        return banner?.isAtLeast(13, 5) ?? false ? nil : "BI Publisher Server"
    }
}
