import Redundancy
import Reports
import TestSupport
import Testing

/// Prints back what real devices printed: every key, blank, dash and blank line, and every value, has to come out as it
/// went in. Blanks at the ends of lines are left out; devices differ in them.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct LayoutSampleTests {
    private static let lab = "console/cli_c9800cl_power_off_failover_and_force_switchover.txt"

    /// Platforms with this layout: a controller pair, and two single processors.
    @Test(arguments: [
        lab, "show/ShowRedundancy.golden_output_asr1002.txt", "show/ShowRedundancy.golden_output_c3850.txt",
    ])
    func `show redundancy prints again`(path: String) throws {
        let sample = try #require(LayoutSample.outputs(path, beginningWith: "Redundant System Information").first)
        let state = LayoutSample.state(.redundancy, LayoutSample.redundancySections(sample))
        #expect(LayoutSample.lines(of: DeviceLayout.redundancy(state, console: nil)) == sample)
    }

    /// That platform's rulers and its `BOOT` line are of other widths, and one blank line more follows the title; keys,
    /// order and values are the same.
    @Test func `another platform's show redundancy comes out in the same order`() throws {
        let path = "show/ShowRedundancy.golden_output_cat4500.txt"
        let sample = try #require(LayoutSample.outputs(path, beginningWith: "Redundant System Information").first)
        let state = LayoutSample.state(.redundancy, LayoutSample.redundancySections(sample))
        func contents(_ lines: [String]) -> [String] {
            lines.map { LayoutSample.trimmed($0) }.filter { !$0.isEmpty && !$0.hasPrefix("---") }
        }
        let printed = LayoutSample.lines(of: DeviceLayout.redundancy(state, console: nil))
        #expect(contents(printed) == contents(sample))
    }

    @Test(arguments: [lab, "show/ShowRedundancyStates.golden_output1.txt"])
    func `show redundancy states prints again`(path: String) throws {
        let sample = try #require(LayoutSample.outputs(path, beginningWith: "my state = ").first)
        let state = LayoutSample.state(.redundancyStates, [states(sample)])
        #expect(LayoutSample.lines(of: DeviceLayout.redundancyStates(state, console: nil)) == sample)
    }

    /// Blanks inside `8  -STANDBY HOT` and before keys are each platform's own; that release has no maintenance mode.
    @Test func `another platform's keepalive lines stand before the debug mask`() throws {
        let path = "show/ShowRedundancyStates.golden_output_cat4500.txt"
        let sample = try #require(LayoutSample.outputs(path, beginningWith: "my state = ").first)
        let state = LayoutSample.state(.redundancyStates, [states(sample)])
        let printed = LayoutSample.lines(of: DeviceLayout.redundancyStates(state, console: nil))
        func words(_ lines: [String]) -> [String] {
            lines.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
        }
        #expect(words(printed).filter { $0 != "Maintenance Mode = unknown" } == words(sample))
    }

    @Test(arguments: [lab, "show/ShowRedundancySwitchoverHistory.golden_output.txt"])
    func `every switchover history prints again`(path: String) throws {
        let samples = try LayoutSample.outputs(path, beginningWith: "Index  Previous")
        #expect(!samples.isEmpty)
        for sample in samples {
            let state = LayoutSample.state(.switchoverHistory, LayoutSample.historySections(sample))
            #expect(LayoutSample.lines(of: DeviceLayout.switchoverHistory(state) { $0.time }) == sample)
        }
    }

    @Test(arguments: [lab, "show/ShowChassis.golden_output1.txt", "show/ShowSwitch.golden_output_1.txt"])
    func `every table of chassis prints again`(path: String) throws {
        let name = path.contains("Switch") ? "Switch" : "Chassis"
        let samples = try LayoutSample.outputs(path, beginningWith: "\(name)/Stack Mac Address")
        #expect(!samples.isEmpty)
        for sample in samples {
            let sections = LayoutSample.chassisSections(sample)
            let state = LayoutSample.state(.chassis, sections, console: LayoutSample.console(sample))
            #expect(LayoutSample.lines(of: DeviceLayout.chassis(state, console: nil)) == sample)
        }
    }

    /// That sample lost blanks at the beginnings of lines.
    @Test func `a table with a port type and management addresses prints again`() throws {
        let path = "show/ShowChassisRmi.golden_output.txt"
        let sample = try #require(LayoutSample.outputs(path, beginningWith: "Chassis/Stack Mac Address").first)
        let sections = LayoutSample.chassisSections(sample)
        let state = LayoutSample.state(.chassis, sections, console: LayoutSample.console(sample))
        let printed = LayoutSample.lines(of: DeviceLayout.chassis(state, console: nil))
        #expect(printed.map { LayoutSample.trimmed($0) } == sample.map { LayoutSample.trimmed($0) })
    }

    private func states(_ lines: [String]) -> Section {
        Section("states", lines.compactMap { LayoutSample.fields(LayoutSample.trimmed($0)) }.flatMap { $0 })
    }
}
