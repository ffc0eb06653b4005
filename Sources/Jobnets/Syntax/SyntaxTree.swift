/// A unit definition file as it was written: every unit and parameter with the place of its text, every fault of the
/// grammar, and between them, untouched, comments, blanks and what could not be read.
///
/// The grammar is that of Command Reference 5.1.1. Nodes are numbers into flat arrays, so that no depth of nesting
/// costs a stack, and text is never copied: a node is a range of ``utf8``.
public struct SyntaxTree: Sendable {
    // One reference: trees are passed about for every parameter that is read.
    private let storage: Storage

    private final class Storage: Sendable {
        let nodes: SyntaxNodes

        init(_ nodes: SyntaxNodes) {
            self.nodes = nodes
        }
    }

    /// The text that the tree stands on.
    public var utf8: [UInt8] { storage.nodes.utf8 }
    /// All units, in the order of their headers: a unit comes before the units in it.
    public var units: [UnitSyntax] { storage.nodes.units }
    /// All parameters, in the order of the text.
    public var parameters: [ParameterSyntax] { storage.nodes.parameters }
    /// What the grammar forbids, in the order of the text.
    public var problems: [SyntaxProblem] { storage.nodes.problems }

    /// The longest text that is read, 2 GiB less 64 KiB: places are kept in 32 bits.
    public static let byteLimit = 2_147_418_112

    /// Reads a file to its end, whatever is in it. Time and memory grow with its length alone.
    ///
    /// The text must not be longer than ``byteLimit``: who reads files refuses them earlier.
    public init(utf8: [UInt8]) {
        precondition(utf8.count <= Self.byteLimit, "a text of \(utf8.count) bytes for a syntax tree")
        var parser = SyntaxParser(SyntaxNodes(utf8: utf8))
        parser.parse()
        storage = Storage(parser.nodes)
    }

    public init(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    public subscript(_ unit: UnitID) -> UnitSyntax { storage.nodes[unit] }
    public subscript(_ parameter: ParameterID) -> ParameterSyntax {
        storage.nodes.parameters[Int(parameter.index)]
    }

    /// The units that stand in no other.
    public var roots: Siblings { Siblings(tree: self, upcoming: storage.nodes.firstRoot) }

    /// The units directly in a unit, in the order of the text.
    public func children(of unit: UnitID) -> Siblings { Siblings(tree: self, upcoming: self[unit].firstChild) }

    /// A unit's parameters in the order of the text.
    public func parameters(of unit: UnitID) -> Parameters {
        Parameters(tree: self, upcoming: self[unit].firstParameter)
    }

    /// The parameters that stand in no unit: a fault in a definition, the usual thing in a calendar file.
    public var looseParameters: Parameters { Parameters(tree: self, upcoming: storage.nodes.firstLoose) }

    public func text(_ range: ByteRange) -> String {
        String(decoding: utf8[range.range], as: UTF8.self)
    }

    public func key(of parameter: ParameterID) -> String { text(self[parameter].key) }
    public func name(of unit: UnitID) -> String { text(self[unit].name) }

    /// The units around a unit, the nearest first.
    public func ancestors(of unit: UnitID) -> UnfoldFirstSequence<UnitID> {
        sequence(first: unit) { self[$0].parent }
    }

    /// A unit's name with those of all units around it: `/group/jobnet`. Linear in the depth.
    public func fullName(of unit: UnitID) -> String {
        var names: [String] = []
        for each in ancestors(of: unit) { names.append(name(of: each)) }
        return "/" + names.reversed().joined(separator: "/")
    }

    /// The units of a level, one after the other.
    public struct Siblings: Sequence, IteratorProtocol {
        let tree: SyntaxTree
        var upcoming: UnitID?

        public mutating func next() -> UnitID? {
            guard let unit = upcoming else { return nil }
            upcoming = tree[unit].nextSibling
            return unit
        }
    }

    /// The parameters of a unit, one after the other.
    public struct Parameters: Sequence, IteratorProtocol {
        let tree: SyntaxTree
        var upcoming: ParameterID?

        public mutating func next() -> ParameterID? {
            guard let parameter = upcoming else { return nil }
            upcoming = tree[parameter].next
            return parameter
        }
    }
}

/// What a tree is made of, while it is read and after.
struct SyntaxNodes: Sendable {
    let utf8: [UInt8]
    var units: [UnitSyntax] = []
    var parameters: [ParameterSyntax] = []
    var problems: [SyntaxProblem] = []
    var firstRoot: UnitID?
    var lastRoot: UnitID?
    var firstLoose: ParameterID?
    var lastLoose: ParameterID?

    init(utf8: [UInt8]) {
        self.utf8 = utf8
    }

    subscript(_ unit: UnitID) -> UnitSyntax { units[Int(unit.index)] }
}

/// A unit of a tree, by its number in the order of headers.
public struct UnitID: Hashable, Comparable, Sendable {
    public var index: Int32

    public init(_ index: Int) {
        self.index = Int32(index)
    }

    public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// A parameter of a tree, by its number in the order of the text.
public struct ParameterID: Hashable, Comparable, Sendable {
    public var index: Int32

    public init(_ index: Int) {
        self.index = Int32(index)
    }

    public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// `unit=name,mode,owner,group;{…}`.
public struct UnitSyntax: Hashable, Sendable {
    /// From `unit` through the closing brace, or to where a unit without one ends.
    public var extent: ByteRange
    /// From `unit` through the semicolon.
    public var header: ByteRange
    public var name: ByteRange
    /// The permission mode, empty when it is not told, as are the next two.
    public var permission: ByteRange
    public var owner: ByteRange
    public var resourceGroup: ByteRange
    /// What stands between the braces. Empty when there are none.
    public var body: ByteRange
    public var parent: UnitID?
    /// 0 for a root.
    public var depth: Int32
    public internal(set) var firstChild: UnitID?
    public internal(set) var lastChild: UnitID?
    public internal(set) var nextSibling: UnitID?
    public internal(set) var firstParameter: ParameterID?
    public internal(set) var lastParameter: ParameterID?
}

/// `key=value;`.
public struct ParameterSyntax: Hashable, Sendable {
    var start: Int32
    var keyEnd: Int32
    var valueStart: Int32
    var valueEnd: Int32
    var end: Int32
    var next: ParameterID?

    /// From the key through the semicolon.
    public var extent: ByteRange { ByteRange(Int(start), Int(end)) }
    public var key: ByteRange { ByteRange(Int(start), Int(keyEnd)) }
    /// The value without the blanks around it.
    public var value: ByteRange { ByteRange(Int(valueStart), Int(valueEnd)) }
}

/// A place where the text departs from the grammar, and how the reading went on.
public struct SyntaxProblem: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Text that is neither a unit nor a parameter; it is skipped.
        case unexpectedText
        /// A semicolon that ends nothing.
        case emptyStatement
        /// `unit name` for `unit=name`.
        case missingEquals
        /// A parameter or header that ends without a semicolon: at the end of its line, or at a brace.
        case missingSemicolon
        /// A header that has not four attributes.
        case headerAttributes
        /// A header that no brace follows.
        case missingOpeningBrace
        /// A brace that opens or closes no unit.
        case strayOpeningBrace
        case strayClosingBrace
        /// The text ends inside of units; `count` of them.
        case missingClosingBrace
        case unterminatedComment
        /// A quotation mark without its partner: the value ends with its line.
        case unterminatedQuote
        /// A parameter in no unit.
        case parameterOutsideUnit
        /// A parameter after a unit of the same level: the manual puts parameters first.
        case parameterAfterUnit
        /// A unit without any parameter.
        case unitWithoutParameters
    }

    public var kind: Kind
    public var range: ByteRange
    /// How many, where the kind counts; else 1.
    public var count: Int32 = 1
}
