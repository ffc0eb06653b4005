/// What differs between two definitions, by meaning: blanks, comments of the file, the order of units and of parameters that
/// have none, quotation marks that are not needed, rule numbers and relation kinds that are the default are no differences.
///
/// Parameters that stand in no unit, and text that could not be read, are not compared.
public struct DefinitionDifference: Sendable {
    public let before: Definition
    public let after: Definition
    /// In the order of the units and parameters after; what was removed stands behind what it stood behind before.
    public let changes: [DefinitionChange]
    private let afterOf: [Int32]
    private let beforeOf: [Int32]
    private let index: ComparedUnits

    /// Compares two definitions. n log n in both, whatever their depth.
    ///
    /// - Parameters:
    ///   - before: the definition as it was.
    ///   - after: the definition as it is.
    public init(before: Definition, after: Definition) {
        self.before = before
        self.after = after
        let (left, right) = ComparedUnits.pair(before, after)
        var numbers = UnitContents.Numbers()
        let old = UnitContents(left, numbers: &numbers)
        let new = UnitContents(right, numbers: &numbers)
        let matching = UnitMatching(old, new)
        afterOf = matching.after
        beforeOf = matching.before
        index = left
        changes = DefinitionComparison(left, right, matching).changes()
    }

    /// A unit's counterpart after; nil for a removed one.
    public func counterpart(ofBefore unit: UnitID) -> UnitID? {
        let other = afterOf[Int(unit.index)]
        return other < 0 ? nil : UnitID(Int(other))
    }

    /// A unit's counterpart before; nil for an added one.
    public func counterpart(ofAfter unit: UnitID) -> UnitID? {
        let other = beforeOf[Int(unit.index)]
        return other < 0 ? nil : UnitID(Int(other))
    }

    /// The full name after of a unit with a full name before; nil where there is no such unit, or no counterpart. Linear in
    /// the names.
    public func fullNameAfter(_ fullName: String) -> String? {
        index.unit(fullName: Array(fullName.utf8)).flatMap { counterpart(ofBefore: $0) }.map {
            after.tree.fullName(of: $0)
        }
    }

    /// The changes of some weights only.
    public func changes(weighing weights: Set<ChangeWeight>) -> [DefinitionChange] {
        changes.filter { weights.contains($0.weight) }
    }

    /// The place of a change before: the parameter, or else the unit's header; nil for what was added.
    public func rangeBefore(of change: DefinitionChange) -> ByteRange? {
        switch change.kind {
        case .parameterRemoved(let parameter), .parameterChanged(let parameter, _),
            .parametersReordered(let parameter, _):
            before.tree[parameter].extent
        case .parameterAdded: nil
        default: change.before.map { before.tree[$0].header }
        }
    }

    /// The place of a change after: the parameter, or else the unit's header; nil for what was removed.
    public func rangeAfter(of change: DefinitionChange) -> ByteRange? {
        switch change.kind {
        case .parameterAdded(let parameter), .parameterChanged(_, let parameter),
            .parametersReordered(_, let parameter):
            after.tree[parameter].extent
        case .parameterRemoved: nil
        default: change.after.map { after.tree[$0].header }
        }
    }
}
