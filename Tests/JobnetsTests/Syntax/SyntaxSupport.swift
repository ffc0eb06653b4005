import Foundation
import Jobnets
import TestSupport
import Testing

extension SyntaxTree {
    /// Kind and text of every problem, as a test writes them.
    var problemTexts: [String] { problems.map { "\($0.kind): \(text($0.range))" } }

    var problemKinds: [SyntaxProblem.Kind] { problems.map(\.kind) }

    /// `key=value` of a unit's parameters.
    func list(_ unit: UnitID) -> [String] {
        parameters(of: unit).map { "\(key(of: $0))=\(text(self[$0].value))" }
    }

    var looseList: [String] { looseParameters.map { "\(key(of: $0))=\(text(self[$0].value))" } }

    /// Every unit with its full name, attributes and parameters: all that a file means.
    var meaning: [String] {
        var lines = looseList
        // Full names are linear in the depth: random definitions are shallow.
        for index in units.indices {
            let unit = UnitID(index)
            let syntax = self[unit]
            let attributes = [syntax.permission, syntax.owner, syntax.resourceGroup].map(text).joined(separator: ",")
            lines.append("\(fullName(of: unit)),\(attributes)")
            lines += list(unit)
        }
        return lines
    }

    /// What must hold of every tree, whatever it was read from; nil when it does.
    var unsoundness: String? {
        var position: Int32 = 0
        for piece in pieces() {
            if piece.range.start != position { return "pieces leave a gap or overlap at byte \(position)" }
            if piece.range.isEmpty { return "an empty piece at byte \(position)" }
            position = piece.range.end
        }
        if Int(position) != utf8.count { return "pieces end at byte \(position)" }
        for (left, right) in zip(problems, problems.dropFirst()) where left.range.start > right.range.start {
            return "problems out of order at byte \(right.range.start)"
        }
        for problem in problems where problem.range.isEmpty || Int(problem.range.end) > utf8.count {
            return "a problem without text at byte \(problem.range.start)"
        }
        var belonging = 0
        for index in units.indices {
            let unit = self[UnitID(index)]
            if let parent = unit.parent {
                if Int(parent.index) >= index { return "unit \(index) before its parent" }
                let body = self[parent].body
                if unit.extent.start < body.start || unit.extent.end > body.end {
                    return "unit \(index) out of its parent"
                }
            }
            if unit.body.start < unit.header.end || unit.body.end > unit.extent.end {
                return "unit \(index) out of itself"
            }
            for parameter in parameters(of: UnitID(index)) {
                let extent = self[parameter].extent
                if extent.start < unit.body.start || extent.end > unit.body.end {
                    return "a parameter out of unit \(index)"
                }
                belonging += 1
            }
        }
        if belonging + looseList.count != parameters.count { return "a parameter in no list" }
        return nil
    }
}

func expectSound(_ text: [UInt8], _ what: @autoclosure () -> String, at location: SourceLocation = #_sourceLocation) {
    let tree = SyntaxTree(utf8: text)
    if let reason = tree.unsoundness {
        Issue.record(
            "\(what()): \(reason)\n\(String(decoding: text.prefix(2000), as: UTF8.self))",
            sourceLocation: location
        )
    }
}

/// A definition with everything that the grammar knows, and nothing that it forbids.
let soundSample = """
    /* two roots; { unit= */
    unit=営業,0755,jp1admin,grp_a;
    {
    \tty=g;\tcm="group #"A#" ##1 {";
    \tunit=net,,jp1admin,;
    \t{
    \t\tty=n;
    \t\tel=job a,j,+80 +48;
    \t\tar=(f=job a,t=b,
    \t\t    con);
    \t\tst=1, 12:10; /* noon */
    \t\tunit = job a , , , ;{ty=j;te="ls
    unit=fake,,,;
    {
    a=#"b#";
    }
    pwd";}
    \t\tunit=b,,,;
    \t\t/* between */
    \t\t{ ty=pj; sc={x}; }
    \t}
    }
    unit=r2,,,;{ty=n;}/**/
    """

/// Real definitions beside the project.
enum DefinitionCorpus {
    static let files: [URL] = {
        let named = ProcessInfo.processInfo.environment["LOCKSTEP_CORPUS"].map { URL(filePath: $0) }
        let corpus = named ?? Fixtures.project.deletingLastPathComponent().appending(path: "shared/corpus")
        let folder = corpus.appending(path: "ajs")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { folder.appending(path: $0) }
    }()

    static var isPresent: Bool { !files.isEmpty }

    static let absence = "the real definitions do not stand beside the project (LOCKSTEP_CORPUS names their folder)"
}

/// Definitions drawn at random: right by the grammar, with any comments and blanks between.
struct RandomDefinitionText {
    var random: SeededGenerator
    var lineEnd = "\n"

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        lineEnd = Bool.random(using: &random) ? "\n" : "\r\n"
    }

    mutating func text() -> String {
        var result = trivia()
        for _ in 0..<Int.random(in: 1...3, using: &random) { result += unit(depth: 0) + trivia() }
        return result
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices.randomElement(using: &random)! }

    mutating func name() -> String { pick(["a", "b", "net-1", "ジョブ", "x y", ".CONDITION", "0001", "日次"]) }

    mutating func key() -> String { pick(["ty", "cm", "sz", "el", "ar", "sd", "st", "pr", "ni", "te", "xx1"]) }

    mutating func value() -> String {
        pick([
            "", "n", "1,en", "1, 12:10", "(f=a,t=b)", "(f=a,t=b,con)", "\"\"", "\"text\"", "\"#\"q#\" ##\"", "{x}",
            "()",
            "\"a;\(lineEnd)unit=x,,,;{\"", "\"}\(lineEnd)\(lineEnd)/* no comment */\"", "to:\"a@b\",cc:\"c\"",
            "名前,+80 +48",
            "a,\(lineEnd)  b", "(f=a,\(lineEnd)t=b)",
        ])
    }

    private mutating func blank() -> String { pick(["", " ", "\t", "  "]) }

    mutating func trivia() -> String {
        var result = ""
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            result += pick([
                "", " ", "\t", lineEnd, "\(lineEnd)\t", "/* c */", "/*;{}\"unit=*/", "/* 二\(lineEnd)  lines */", "/**/",
            ])
        }
        return result
    }

    private mutating func unit(depth: Int) -> String {
        let attributes = [name(), pick(["", "0755"]), pick(["", "jp1admin"]), pick(["", "grp"])]
            .map { blank() + $0 + blank() }
            .joined(separator: ",")
        var result = "unit\(blank())=\(attributes);\(trivia()){\(trivia())"
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            result += "\(key())\(blank())=\(blank())\(value())\(blank());\(trivia())"
        }
        if depth < 3 {
            for _ in 0..<Int.random(in: 0...(3 - depth), using: &random) { result += unit(depth: depth + 1) + trivia() }
        }
        return result + "}"
    }
}
