import Foundation
import TestSupport
import Testing
import Upgrades

/// Real outputs: the stated facts, or the refusal.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct OutputCorpusTests {
    private func describe(_ parser: OutputParser, _ path: String) throws -> [String] {
        let corpus = try #require(Corpus.iosXE).deletingLastPathComponent()
        let data = try Data(contentsOf: corpus.appending(path: path))
        return ReadingText.of(parser, String(decoding: data, as: UTF8.self)).split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        (
            OutputParser.sqlplusParameters, "sqlplus_show_parameter.adaptive.12.1-a", 8,
            "unknown noTrailer(expected: \"SQL>\")"
        ),
        (
            .sqlplusParameters, "sqlplus_show_parameter.hidden_unset_is_silent.12.2", 5,
            "unknown noTrailer(expected: \"SQL>\")"
        ),
        (.sqlplusQuery, "sqlplus_triggers_logon_logoff.13.5-prereq", 3, "complete statedEmpty(\"no rows selected\")"),
        (.opatchPatches, "opatch_lspatches.24ai-oms", 19, "complete trailer(\"OPatch succeeded.\")"),
        (
            .configureGCLog, "configuregc_upgrade_progress.13.5.screen", 8,
            "unknown missingPart(\"[... middle not shown; the end of the same run, from a second screen:]\")"
        ),
        (.sqlplusQuery, "job_exec_status_decodes.variants", 1, "refused at 1: not SQL*Plus"),
    ])
    func `an Oracle output gives its rows and its end`(
        parser: OutputParser,
        name: String,
        count: Int,
        end: String
    ) throws {
        let lines = try describe(parser, "oracle-em/\(name).txt")
        #expect(lines.last == end)
        #expect(lines.count == count, "\(lines)")
    }

    @Test func `the kit's report gives seven checks`() throws {
        let lines = try describe(.emPrerequisiteReport, "oracle-em/em_prereq_report.13.5.screen.tsv")
        #expect(lines.count(where: { $0.hasPrefix("checks:") }) == 7)
        #expect(lines.count(where: { $0.contains("status=succeeded") }) == 5)
        #expect(lines.count(where: { $0.contains("status=(red cell)") }) == 1)
    }

    @Test(arguments: [
        (OutputParser.iosxeRedundancy, "ShowRedundancyStates.golden_output1", "peer-state=DISABLED"),
        (.iosxeRedundancy, "ShowRedundancyStates.golden_output3", "configured-mode=sso"),
        (.iosxeRedundancy, "ShowRedundancyStates.golden_output_cat4500", "peer-state=STANDBY HOT"),
        (.iosxeRedundancy, "ShowRedundancy.golden_output_c3850", "peer-state=DISABLED"),
        (.iosxeRedundancy, "ShowRedundancy.golden_output_cat4500", "standby-version=03.06.01.E"),
        (.iosxeRedundancy, "ShowRedundancy.golden_output_asr1002", "version=15.4(3)S9"),
        (.iosxeRedundancy, "cat9k.c9500.ShowRedundancy.golden_output_c9500_1", "version=17.3.1"),
        (.iosxeChassis, "ShowChassis.golden_output1", "number=1, role=standby"),
        (.iosxeChassis, "ShowChassisRmi.golden_output", "number=1, role=active"),
    ])
    func `a device's output gives its facts`(parser: OutputParser, name: String, fact: String) throws {
        let lines = try describe(parser, "ios-xe/show/\(name).txt")
        #expect(lines.contains { $0.contains(fact) }, "\(lines)")
    }
}
