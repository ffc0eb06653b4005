internal import Foundation
internal import Jobnets
internal import TestSupport
internal import Testing

/// Public definitions that stand beside the project.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct DefinitionDifferenceCorpusTests {
    private func definition(_ name: String) throws -> Definition {
        let folder = try #require(Corpus.iosXE).deletingLastPathComponent().appending(path: "ajs")
        let data = try Data(contentsOf: folder.appending(path: name))
        let text = try #require(String(data: data, encoding: name.contains("shift_jis") ? .shiftJIS : .utf8))
        return Definition(SyntaxTree(text))
    }

    @Test(arguments: [
        "ajsbutler.sample_ref_deep_jobnets_utf8.unitdef", "ajsbutler.sample_ref_deep_groups_utf8.unitdef",
        "ajsbutler.sample_ref_event_and_monitor_utf8.unitdef", "unclazz.0001.shift_jis.unitdef",
        "jobdoc.SAMPLE.unitdef", "findunit.sample0.shift_jis.unitdef",
    ])
    func `a file does not differ from itself`(name: String) throws {
        let definition = try definition(name)
        #expect(DefinitionDifference(before: definition, after: definition).lines == [])
    }

    @Test func `a sample for comparisons is told as its author meant it`() throws {
        let difference = DefinitionDifference(
            before: try definition("ajsbutler.semantic_diff_before_utf8.unitdef"),
            after: try definition("ajsbutler.semantic_diff_after_utf8.unitdef")
        )
        let top = "/semantic_diff_sample"
        #expect(
            difference.lines(.meaning) == [
                "\(top)/main - ar=(f=source,t=target,con);",
                "\(top)/main ar=(f=stable,t=target,seq); > ar=(f=stable,t=target,con);",
                "\(top)/main/stable sc=\"echo before\"; > sc=\"echo after\";",
                "\(top)/main/stable prm=\"before\"; > prm=\"after\";",
                "\(top)/main/stable eu=before_user; > eu=after_user;",
                "\(top)/main/stable evsid=before_event; > evsid=after_event;",
                "\(top)/main/stable jd=cod; > jd=ab;",
                "\(top)/main/stable ab=stop; > ab=retry;",
                "renamed \(top)/main/rename_old > \(top)/main/rename_new 100",
                "removed \(top)/main/removed_job 1",
                "added \(top)/main/added_job 1",
                "renamed \(top)/main/wait_release_a > \(top)/main/wait_release_b 100",
                "\(top)/main/event_wait evwid=00000001:00000002; > evwid=00000001:00000003;",
                "\(top)/main/event_wait - etm=30;",
                "\(top)/main/file_watch flwf=\"/var/before.dat\"; > flwf=\"/var/after.dat\";",
                "\(top)/main/file_watch flwc=c; > flwc=s:m;",
                "\(top)/main/file_watch - fd=20;",
                "removed \(top)/ambiguous/amb_before_a 1 (ambiguous)",
                "removed \(top)/ambiguous/amb_before_b 1 (ambiguous)",
                "added \(top)/ambiguous/amb_after_a 1 (ambiguous)",
                "added \(top)/ambiguous/amb_after_b 1 (ambiguous)",
                "\(top)/schedule st=09:00; > st=10:00;",
                "added \(top)/zero_run 1",
                "added \(top)/uncalculated 1",
            ]
        )
        #expect(difference.lines(.layout) == [])
        #expect(difference.lines(.comment).count == 4)
    }
}
