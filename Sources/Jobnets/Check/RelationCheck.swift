/// Checks what units say of each other: order, conditions, waits, connections, places, and where each may stand.
///
/// It takes about as long as sorting the file's names and relations, whatever the file holds.
public struct RelationCheck: Sendable {
    let definition: Definition
    let index: UnitIndex
    let relations: Relations
    /// The root jobnet around each unit, or itself; -1 where there is none.
    let roots: [Int32]
    var nearest = NearestName()
    var found: [Diagnostic] = []

    /// A check of all units of a definition. Linear, but for the sorting of names.
    public init(_ definition: Definition) {
        self.definition = definition
        let index = UnitIndex(definition.tree)
        self.index = index
        relations = Relations(definition, index)
        var roots: [Int32] = []
        roots.reserveCapacity(definition.tree.units.count)
        for (number, unit) in definition.tree.units.enumerated() {
            if definition.isRootJobnet(UnitID(number)) {
                roots.append(Int32(number))
            } else {
                roots.append(unit.parent.map { roots[Int($0.index)] } ?? -1)
            }
        }
        self.roots = roots
    }

    var tree: SyntaxTree { definition.tree }

    /// What is wrong between the units, in the order of the text.
    public func diagnostics() -> [Diagnostic] {
        var check = self
        check.checkNames()
        check.checkNesting()
        check.checkPlaces()
        check.checkOrder()
        check.checkStartConditions()
        check.checkReferences()
        check.checkConnectors()
        check.checkWaits()
        check.checkProgress()
        return check.found.sorted { left, right in
            if left.range.start != right.range.start { return left.range.start < right.range.start }
            if left.range.end != right.range.end { return left.range.end < right.range.end }
            if left.rule.id != right.rule.id { return left.rule.id < right.rule.id }
            return left.arguments.lexicographicallyPrecedes(right.arguments)
        }
    }

    mutating func report(
        _ rule: DiagnosticRule,
        at range: ByteRange,
        in unit: UnitID?,
        _ arguments: String...,
        replacement: String? = nil
    ) {
        found.append(Diagnostic(rule, at: range, in: unit, arguments.map(Self.shortened), replacement: replacement))
    }

    /// Whether a name means itself in a value without quotation marks.
    static func standsUnquoted(_ name: String) -> Bool {
        ValueSegment.standsUnquoted(Array(name.utf8)) && !name.utf8.contains { $0 == Byte.equals || $0 < 0x20 }
    }

    /// Says something of a unit as a whole: at its name, or at its header when it has none.
    mutating func report(_ rule: DiagnosticRule, of unit: UnitID, _ arguments: String...) {
        let arguments = [tree.shortened(tree[unit].name)] + arguments.map(Self.shortened)
        let range = tree[unit].name.isEmpty ? tree[unit].header : tree[unit].name
        found.append(Diagnostic(rule, at: range, in: unit, arguments))
    }

    /// A name for a message: a wrong one may be as long as a file.
    static func shortened(_ name: String) -> String {
        let limit = 80
        guard name.utf8.count > limit else { return name }
        return String(name.unicodeScalars.prefix(limit)) + "…"
    }

    // MARK: Names and nesting

    private mutating func checkNames() {
        for parent in [nil] + tree.units.indices.map({ Optional(UnitID($0)) }) {
            var previous: UnitID?
            for unit in index.level(in: parent) {
                let name = tree.utf8[tree[unit].name.range]
                if let previous, !name.isEmpty, tree.utf8[tree[previous].name.range].elementsEqual(name) {
                    report(.duplicateUnitName, of: unit)
                }
                previous = unit
            }
        }
    }

    private mutating func checkNesting() {
        for index in tree.units.indices {
            let unit = UnitID(index)
            guard let kind = definition.kind(of: unit), let parent = tree[unit].parent,
                let around = definition.kind(of: parent)
            else { continue }
            switch around {
            case .jobGroup:
                switch kind {
                case .jobGroup, .managerJobGroup, .managerJobnet, .jobnet, .remoteJobnet, .hostLinkJobnet: break
                default: report(.unitInJobGroup, of: unit, tree.name(of: parent))
                }
            case .jobnet, .remoteJobnet:
                if kind == .jobGroup || kind == .managerJobGroup {
                    report(.jobGroupInJobnet, of: unit, tree.name(of: parent))
                }
            case .startCondition:
                if !kind.isEventReception { report(.startConditionUnit, of: unit) }
            case .hostLinkJobnet:
                break
            default:
                report(.unitInJob, of: unit, tree.name(of: parent))
            }
        }
    }

    // MARK: Places

    private mutating func checkPlaces() {
        var isPlaced = [Bool](repeating: false, count: tree.units.count)
        // The units whose places somebody gave: a group whose file leaves all of them out is not told of each.
        var givesPlaces = [Bool](repeating: false, count: tree.units.count)
        var unknown: [Relations.Placement] = []
        for placement in relations.placements {
            givesPlaces[Int(placement.owner.index)] = true
            guard let unit = placement.unit else {
                unknown.append(placement)
                continue
            }
            if isPlaced[Int(unit.index)] {
                report(.placeRepeated, at: placement.nameRange, in: placement.owner, placement.name)
            }
            isPlaced[Int(unit.index)] = true
            if let type = definition.type(of: unit), let written = placement.type, written != type.code {
                report(
                    .placeTypeDiffers,
                    at: placement.typeRange,
                    in: placement.owner,
                    placement.name,
                    written,
                    type.code,
                    replacement: type.code
                )
            }
        }
        // Those that are meant are marked behind the loop, so that `known` is never copied.
        let known = isPlaced
        var meantUnits: [UnitID] = []
        for placement in unknown {
            let candidates = index.level(in: placement.owner).lazy.map { [tree] in
                known[Int($0.index)] ? nil : tree.name(of: $0)
            }
            if let meant = nearest.suggestion(for: placement.name, among: candidates) {
                report(
                    .placeMisspelt,
                    at: placement.nameRange,
                    in: placement.owner,
                    placement.name,
                    meant,
                    replacement: Self.standsUnquoted(meant) ? meant : nil
                )
                if let unit = index.unit(named: meant, in: placement.owner) { meantUnits.append(unit) }
            } else {
                report(.placeWithoutUnit, at: placement.nameRange, in: placement.owner, placement.name)
            }
        }
        for unit in meantUnits { isPlaced[Int(unit.index)] = true }
        for index in tree.units.indices where !isPlaced[index] {
            guard let parent = tree.units[index].parent, let around = definition.kind(of: parent) else { continue }
            if around.isJobnet || givesPlaces[Int(parent.index)] { report(.unitWithoutPlace, of: UnitID(index)) }
        }
        checkSharedPlaces()
    }

    /// Only jobnets and start conditions are maps: in groups all places are 0, as is that of the condition itself.
    private mutating func checkSharedPlaces() {
        let onMaps = relations.placements.filter { placement in
            guard placement.place != nil, let unit = placement.unit else { return false }
            let around = definition.kind(of: placement.owner)
            return (around?.isJobnet == true || around == .startCondition)
                && definition.kind(of: unit) != .startCondition
        }
        let sorted = onMaps.sorted { left, right in
            if left.owner != right.owner { return left.owner < right.owner }
            if left.place != right.place, let leftPlace = left.place, let rightPlace = right.place {
                return leftPlace < rightPlace
            }
            return left.nameRange.start < right.nameRange.start
        }
        for (one, other) in zip(sorted, sorted.dropFirst())
        where one.owner == other.owner && one.place == other.place && one.unit != other.unit {
            report(.placeShared, at: other.nameRange, in: other.owner, one.name, other.name)
        }
    }

    // MARK: Start conditions

    /// Icons of a start condition (Operator's Guide 12.4.5).
    private static let startConditionLimit = 32

    private mutating func checkStartConditions() {
        for index in tree.units.indices {
            let unit = UnitID(index)
            guard definition.kind(of: unit) == .startCondition else { continue }
            if let parent = tree[unit].parent, definition.kind(of: parent) != nil, !definition.isRootJobnet(parent) {
                report(.startConditionPlace, of: unit, tree.name(of: parent))
            }
            var count = 0
            for child in tree.children(of: unit) {
                count += 1
                if count == Self.startConditionLimit + 1 { report(.startConditionSize, of: child) }
            }
            if count == 0 { report(.startConditionEmpty, of: unit) }
        }
    }

    // MARK: Exclusive jobnets and calendars

    private mutating func checkReferences() {
        for reference in relations.exclusions {
            let unit = reference.owner
            guard let other = index.unit(named: reference.name, in: tree[unit].parent) else {
                // The roots of a file may have other units beside them where they come from.
                if tree[unit].parent != nil {
                    report(.exclusiveUnknown, at: reference.range, in: unit, reference.name)
                }
                continue
            }
            if other == unit {
                report(.exclusiveItself, at: reference.range, in: unit, reference.name)
            } else if let kind = definition.kind(of: other), !kind.isJobnet {
                report(.exclusiveUnknown, at: reference.range, in: unit, reference.name)
            } else if other < unit, relations.facts(of: other).exclusive == unit {
                report(.exclusiveMutual, at: reference.range, in: unit, tree.name(of: unit), reference.name)
            }
        }
        for reference in relations.calendars where reference.name != "/" {
            switch index.resolve(reference.name) {
            case .unit(let group):
                if let kind = definition.kind(of: group), kind != .jobGroup {
                    report(.calendarReferenceKind, at: reference.range, in: reference.owner, reference.name)
                }
            case .missing: report(.calendarReferenceMissing, at: reference.range, in: reference.owner, reference.name)
            case .elsewhere: report(.calendarReferenceUnknown, at: reference.range, in: reference.owner, reference.name)
            }
        }
    }
}
