internal import Jobnets

/// Changes as short lines, so that a test reads as what it expects.
extension DefinitionDifference {
    init(_ before: String, _ after: String) {
        self.init(before: Definition(SyntaxTree(before)), after: Definition(SyntaxTree(after)))
    }

    var lines: [String] { changes.map(line) }

    func lines(_ weight: ChangeWeight) -> [String] { changes(weighing: [weight]).map(line) }

    func line(_ change: DefinitionChange) -> String {
        let old = change.before.map { before.tree.fullName(of: $0) } ?? "-"
        let new = change.after.map { after.tree.fullName(of: $0) } ?? "-"
        let first = rangeBefore(of: change).map { before.tree.text($0) } ?? ""
        let second = rangeAfter(of: change).map { after.tree.text($0) } ?? ""
        let note = change.note.map { " (\($0.rawValue))" } ?? ""
        return switch change.kind {
        case .unitAdded(let count): "added \(new) \(count)" + note
        case .unitRemoved(let count): "removed \(old) \(count)" + note
        case .unitRenamed(let likeness): "renamed \(old) > \(new) \(likeness)"
        case .unitMoved(let likeness): "moved \(old) > \(new) \(likeness)"
        case .typeChanged: "type \(new)"
        case .attributeChanged(let attribute): "\(attribute) \(new)"
        case .parameterAdded: "\(new) + \(second)" + note
        case .parameterRemoved: "\(new) - \(first)" + note
        case .parameterChanged: "\(new) \(first) > \(second)" + note
        case .parametersReordered: "\(new) order \(first) > \(second)"
        }
    }
}
