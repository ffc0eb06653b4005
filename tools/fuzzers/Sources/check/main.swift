import Fuzzing
import Jobnets

// Whatever the bytes are, they are checked, and what is read of them is told one way or the other.
fuzz { bytes in
    let tree = SyntaxTree(utf8: bytes)
    let definition = Definition(tree)
    let diagnostics = DefinitionChecker(definition).diagnostics()
    require(
        zip(diagnostics, diagnostics.dropFirst()).allSatisfy { $0.range.start <= $1.range.start },
        "diagnostics out of order"
    )
    // Some thousand: the time is to be that of what is checked.
    for diagnostic in diagnostics.prefix(2000) { check(diagnostic, of: tree) }
    checkReplacements(diagnostics, of: tree)
    checkSchedules(of: definition)
    for index in tree.units.indices.prefix(20) { checkGraph(OrderGraph(of: UnitID(index), in: definition), in: tree) }

    let calendar = CalendarFile(tree)
    for diagnostic in calendar.diagnostics.prefix(2000) { check(diagnostic, of: tree) }
}

func check(_ diagnostic: Diagnostic, of tree: SyntaxTree) {
    let (rule, range) = (diagnostic.rule, diagnostic.range)
    require(range.start >= 0 && range.start < range.end && Int(range.end) <= tree.utf8.count, "\(rule.id) at \(range)")
    require(KnownRules.ids.contains(rule.id), "\(rule.id) is in no list")
    if let unit = diagnostic.unit { require(tree.units.indices.contains(Int(unit.index)), "\(rule.id) of no unit") }
    for words in [rule.message, rule.suggestion] {
        for text in [words.english, words.japanese] {
            for number in gaps(in: text) {
                require(diagnostic.arguments.indices.contains(number), "\(rule.id) has nothing for {\(number)}")
            }
        }
    }
    if let replacement = diagnostic.replacement {
        require(!tree.utf8[range.range].elementsEqual(replacement.utf8), "\(rule.id) replaces a text by itself")
    }
}

enum KnownRules {
    static let ids = Set(DiagnosticRule.all.map(\.id))
}

/// The numbers that stand in braces.
func gaps(in text: String) -> [Int] {
    text.split(separator: "{").dropFirst().compactMap { part in
        part.firstIndex(of: "}").flatMap { Int(part[..<$0]) }
    }
}

/// What is put forward can be read, and says no more wrong of the grammar than what stood there.
func checkReplacements(_ diagnostics: [Diagnostic], of tree: SyntaxTree) {
    // Any quotation mark could become the partner of one that has none.
    guard !tree.problems.contains(where: { $0.kind == .unterminatedQuote || $0.kind == .unterminatedComment }) else {
        return
    }
    // Each costs a reading of the whole text.
    for diagnostic in diagnostics.filter({ $0.replacement != nil }).prefix(20) {
        guard let replacement = diagnostic.replacement else { continue }
        var bytes = tree.utf8
        bytes.replaceSubrange(diagnostic.range.range, with: replacement.utf8)
        let edited = SyntaxTree(utf8: bytes)
        require(
            edited.problems.map(\.kind) == tree.problems.map(\.kind) && edited.units.count == tree.units.count
                && edited.parameters.count == tree.parameters.count,
            "the replacement of \(diagnostic.rule.id) changed how the text is read"
        )
    }
}

/// Every jobnet has a schedule, or a reason for having none.
func checkSchedules(of definition: Definition) {
    let tree = definition.tree
    let schedules = DefinitionSchedules(definition)
    let jobnets = tree.units.indices.map { UnitID($0) }.filter { definition.kind(of: $0)?.isJobnet == true }
    require((schedules.units + schedules.refused.map(\.unit)).sorted() == jobnets, "a jobnet in no list, or in two")
    require(schedules.units.count == schedules.jobnets.count, "schedules that are no jobnet's")
    for refusal in schedules.refused {
        require(!refusal.diagnostics.isEmpty, "a schedule that is refused for nothing")
        for diagnostic in refusal.diagnostics.prefix(20) { check(diagnostic, of: tree) }
    }
    // Each goes through all units around it.
    for unit in jobnets.prefix(20) + jobnets.suffix(20) {
        require(DefaultedJobnet(unit, of: definition) != nil, "a jobnet without defaults")
    }
}

func checkGraph(_ graph: OrderGraph, in tree: SyntaxTree) {
    for level in graph.levels {
        require(graph.nodes.indices.contains(level.nodes), "nodes that are none")
        require(graph.edges.indices.contains(level.edges), "edges that are none")
        for edge in graph.edges[level.edges] {
            require(level.nodes.contains(edge.from) && level.nodes.contains(edge.to), "an edge to another level")
        }
        require(graph.places(of: level).count == level.nodes.count, "a node without a place")
    }
}

extension Range<Int> {
    fileprivate func contains(_ other: Range<Int>) -> Bool {
        other.isEmpty || (lowerBound <= other.lowerBound && other.upperBound <= upperBound)
    }
}
