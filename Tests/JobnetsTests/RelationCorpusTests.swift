import Foundation
import Jobnets
import TestSupport
import Testing

/// The mistakes that public definitions have in their relations, and no others.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct RelationCorpusTests {
    private func findings(_ name: String) throws -> [String] {
        let corpus = try #require(Corpus.iosXE).deletingLastPathComponent().appending(path: "ajs")
        let data = try Data(contentsOf: corpus.appending(path: name))
        let text = try #require(String(data: data, encoding: name.contains("shift_jis") ? .shiftJIS : .utf8))
        let tree = SyntaxTree(text)
        return RelationCheck(Definition(tree)).diagnostics().map { "\($0.rule.id) \(tree.text($0.range))" }
    }

    @Test(arguments: [
        "ajsbutler.sample_ref_deep_groups_utf8.unitdef", "ajsbutler.sample_ref_event_and_monitor_utf8.unitdef",
        "ajsbutler.sample_ref_minimal_utf8.unitdef", "ajsbutler.sample_ref_schedule_utf8.unitdef",
    ])
    func `sound relations get no diagnostics`(name: String) throws {
        #expect(try findings(name) == [])
    }

    @Test(arguments: [
        ("ajsbutler.sample_ref_relations_utf8.unitdef", ["ar=(f=job_a,t=job_d,con);"]),
        ("ajsbutler.semantic_diff_before_utf8.unitdef", ["ar=(f=source,t=target,con);"]),
        ("ajsbutler.semantic_diff_after_utf8.unitdef", ["ar=(f=stable,t=target,con);"]),
        (
            "ajsbutler.sample_ref_deep_jobnets_utf8.unitdef",
            [
                "ar=(f=branch_alpha,t=branch_gamma,con);", "ar=(f=branch_beta,t=branch_delta,con);",
                "ar=(f=alpha_job_c,t=alpha_nested_1,con);", "ar=(f=beta_job_c,t=beta_nested_2,con);",
                "ar=(f=beta_nested_1,t=beta_job_d,con);",
            ]
        ),
    ])
    func `conditions lead from what is no judgment job`(name: String, relations: [String]) throws {
        #expect(try findings(name) == relations.map { "con-without-judgment \($0)" })
    }

    @Test func `places are given to units that stand elsewhere`() throws {
        #expect(
            try findings("unclazz.0001.shift_jis.unitdef") == [
                "el-without-unit 0004", "el-without-unit 0005", "unit-without-el 0006", "unit-without-el 0007",
            ]
        )
    }

    @Test func `a start condition is called a jobnet, and watches nothing`() throws {
        #expect(try findings("jobdoc.SAMPLE.unitdef") == ["el-type-differs n", "start-condition-empty .CONDITION"])
    }

    @Test func `a sample made for finding units is no jobnet that could run`() throws {
        let found = try findings("findunit.sample0.shift_jis.unitdef").map { $0.prefix { $0 != " " } }
        #expect(found.count(where: { $0 == "job-group-in-jobnet" }) == 4)
        #expect(found.count(where: { $0 == "ar-cycle" }) == 1)
        #expect(found.count(where: { $0 == "el-type-differs" }) == 2)
    }
}
