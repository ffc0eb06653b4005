/// A calendar laid over a definition, written in the definition's own grammar.
///
/// Parameters outside of all units (`op=…; cl=…; sdd=…; md=…; stt=…;`) count for every calendar. Job groups (`ty=g`) count for the
/// job group with the same full name: what they say goes before what that group says itself.
public struct CalendarFile: Sendable {
    /// What is said outside of all units; nil when nothing is.
    public let everywhere: CalendarEntries?
    /// Faults of the grammar and of values, and what is not read. With an error among them the calendar is not what its
    /// author meant: nothing should be computed by it.
    public let diagnostics: [Diagnostic]
    private let groups: [String: CalendarEntries]

    /// Linear in the tree.
    public init(_ tree: SyntaxTree, options: CheckOptions = CheckOptions()) {
        var diagnostics: [Diagnostic] = []
        for problem in tree.problems where problem.kind != .parameterOutsideUnit {
            diagnostics.append(Diagnostic(.syntax(problem.kind), at: problem.range, [String(problem.count)]))
        }
        let loose = GroupCalendar(looseIn: tree, options: options)
        diagnostics += loose.refusals + loose.contradictions
        var isToldEverywhere = false
        for parameter in tree.looseParameters {
            let key = tree.key(of: parameter)
            if GroupCalendar.keys.contains(key) {
                isToldEverywhere = true
            } else {
                diagnostics.append(Diagnostic(.calendarFileParameter, at: tree[parameter].extent, [key]))
            }
        }
        everywhere = isToldEverywhere ? loose.entries : nil

        let definition = Definition(tree)
        var names = FullNameLengths(definition, options: options)
        var groups: [String: CalendarEntries] = [:]
        for index in tree.units.indices {
            let unit = UnitID(index)
            if let fault = names.next(unit) { diagnostics.append(fault) }
            guard definition.kind(of: unit) == .jobGroup else {
                if tree[unit].parent == nil {
                    let name = tree.shortened(tree[unit].name)
                    diagnostics.append(Diagnostic(.calendarFileUnit, at: tree[unit].header, in: unit, [name]))
                }
                continue
            }
            guard names.fits(unit) else { continue }
            let calendar = GroupCalendar(of: unit, in: tree, options: options)
            diagnostics += calendar.refusals + calendar.contradictions
            let name = tree.fullName(of: unit)
            groups[name] = groups[name]?.overlaid(with: calendar.entries) ?? calendar.entries
        }
        self.groups = groups
        self.diagnostics = DefinitionChecker.ordered(diagnostics)
    }

    /// A calendar that counts for every group.
    public init(everywhere entries: CalendarEntries) {
        everywhere = entries
        groups = [:]
        diagnostics = []
    }

    /// This calendar laid over another: where both say something, this one counts.
    public func laid(over other: CalendarFile) -> CalendarFile {
        CalendarFile(
            everywhere: Self.laid(everywhere, over: other.everywhere),
            groups: other.groups.merging(groups) { $0.overlaid(with: $1) },
            diagnostics: other.diagnostics + diagnostics
        )
    }

    private init(everywhere: CalendarEntries?, groups: [String: CalendarEntries], diagnostics: [Diagnostic]) {
        self.everywhere = everywhere
        self.groups = groups
        self.diagnostics = diagnostics
    }

    private static func laid(_ upper: CalendarEntries?, over lower: CalendarEntries?) -> CalendarEntries? {
        guard let upper, let lower else { return upper ?? lower }
        return lower.overlaid(with: upper)
    }

    /// What the file says of the job group with a full name; nil when the group is not in it.
    public func entries(ofGroup fullName: String) -> CalendarEntries? { groups[fullName] }
}
