import Foundation
import Jobnets
import TestSupport
import Testing

/// Definitions that other projects publish as samples, where they stand beside the project.
@Suite("Published samples", .enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct SampleTests {
    /// What is wrong in a sample's jobnets and groups, with the line.
    static func errors(_ file: String) throws -> [String] {
        let folder = try #require(Corpus.iosXE).deletingLastPathComponent().appending(path: "ajs")
        let tree = SyntaxTree(utf8: [UInt8](try Data(contentsOf: folder.appending(path: file))))
        let lines = LineTable(tree.utf8)
        let definition = Definition(tree)
        return DefinitionChecker(definition).parameterDiagnostics()
            .filter { $0.rule.severity == .error }
            .filter { $0.unit.flatMap(definition.kind)?.isJobnet ?? true }
            .map { "\(lines.place(of: Int($0.range.start)).line) \($0.rule.id)" }
    }

    @Test(
        "the mistakes that samples are known to have, and no others",
        arguments: [
            ("ajsbutler.sample_ref_deep_groups_utf8.unitdef", []),
            ("ajsbutler.sample_ref_deep_jobnets_utf8.unitdef", []),
            ("ajsbutler.sample_ref_minimal_utf8.unitdef", []),
            ("ajsbutler.sample_ref_relations_utf8.unitdef", []),
            ("ajsbutler.sample_ref_schedule_utf8.unitdef", ["16 value-form"]),
            ("ajsbutler.semantic_diff_before_utf8.unitdef", []),
            ("ajsbutler.semantic_diff_after_utf8.unitdef", ["118 value-out-of-range"]),
        ]
    )
    func errors(_ file: String, _ expected: [String]) throws {
        #expect(try Self.errors(file) == expected)
    }
}
