internal import Foundation
internal import FoundationXML
internal import Redundancy
internal import Replay
internal import Reports
internal import Simulation
internal import Testing

@Suite("JUnit documents")
struct JUnitDocumentTests {
    /// What a parser of XML finds: start tags with their attributes, and all text.
    private final class Reading: NSObject, XMLParserDelegate {
        var elements: [(name: String, attributes: [String: String])] = []
        var text = ""

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.append((name, attributes))
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            text += string
        }
    }

    private static func read(_ xml: String) throws -> Reading {
        let reading = Reading()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = reading
        try #require(parser.parse(), "not well-formed: \(String(describing: parser.parserError))\n\(xml)")
        return reading
    }

    private static func sample(_ values: some Sequence<Int64>) -> Sample {
        Sample(name: "takeover", origin: .modelled, resolution: .zero, values: values.map { .milliseconds($0) })
    }

    private static let baseline = sample(1_000...1_099)

    private static func comparison(_ candidate: Sample, name: String = "takeover") -> Comparison {
        let limit = MeasurementLimit(worsening: .time(.milliseconds(20)), p99: .share(500))
        let budget = RegressionBudget(limits: [.takeover: limit])
        var comparison = Comparison(baseline: baseline, candidate: candidate, budget: budget)
        comparison.name = name
        return comparison
    }

    @Test func `worse fails, not comparable is skipped, and the rest passes`() throws {
        let comparisons = [
            Self.comparison(Self.sample(1_030...1_129)),
            Self.comparison(Self.sample([1]), name: "outage"),
            Self.comparison(Self.baseline, name: "detection"),
        ]
        let reading = try Self.read(JUnitDocument(comparisons, suite: "regression").xml)
        let names = [
            "testsuites", "testsuite", "testcase", "failure", "testcase", "skipped", "testcase", "system-out",
        ]
        #expect(reading.elements.map(\.name) == names)
        let totals = ["tests": "3", "failures": "1", "errors": "0", "skipped": "1"]
        #expect(reading.elements[0].attributes == totals)
        #expect(reading.elements[1].attributes == totals.merging(["name": "regression"]) { $1 })
        #expect(reading.elements[2].attributes == ["classname": "regression.modelled", "name": "takeover"])
        let failure = "worse than the budget allows: shift 30 ms, allowed 20 ms"
        #expect(reading.elements[3].attributes == ["type": "worse", "message": failure])
        #expect(reading.elements[5].attributes == ["message": "100 and 1 values; at least 20 are needed"])
        #expect(reading.text.contains("median 1049.5 ms to 1079.5 ms, shift 30 ms, p99 1098 ms to 1128 ms"))
        #expect(reading.text.contains("U = 7550.0, p < 0.0001, delta = 0.510"))
        #expect(reading.text.contains("same: "))
        #expect(reading.text.contains("p = 1.0000, delta = 0.000"))
    }

    @Test func `names come back from the XML as they were`() throws {
        let name = "a<b> & \"c\" 'd' ]]>\n\te é 冗長"
        let text = JUnitDocument([Self.comparison(Self.baseline, name: name)], suite: name).xml
        let reading = try Self.read(text)
        #expect(reading.elements[1].attributes["name"] == name)
        #expect(reading.elements[2].attributes == ["classname": name + ".modelled", "name": name])
    }

    @Test func `what XML has no character for is replaced`() throws {
        let name = "a\0b\u{1B}c\u{FFFF}"
        let text = JUnitDocument([Self.comparison(Self.baseline, name: name)], suite: "regression").xml
        #expect(try Self.read(text).elements[2].attributes["name"] == "a\u{FFFD}b\u{FFFD}c\u{FFFD}")
    }

    @Test func `no comparisons make an empty suite`() throws {
        #expect(
            try Self.read(JUnitDocument([], suite: "regression").xml).elements.map(\.name) == [
                "testsuites", "testsuite",
            ]
        )
    }

    @Test func `every outcome is written, each suite with its counts and the document with their sums`() {
        let document = JUnitDocument(suites: [
            JUnitDocument.Suite(
                name: "first",
                cases: [
                    JUnitDocument.Case(name: "plain", className: "first.a", outcome: .passed),
                    JUnitDocument.Case(
                        name: "failed",
                        className: "first.a",
                        file: "a & b.txt",
                        line: 7,
                        outcome: .failure(type: "cycle", message: "a <-> b", text: "a\nb"),
                        output: "seen twice"
                    ),
                ]
            ),
            JUnitDocument.Suite(
                name: "second",
                cases: [
                    JUnitDocument.Case(
                        name: "broken",
                        className: "second",
                        file: "c.txt",
                        outcome: .error(type: "unreadable", message: "no text", text: "")
                    ),
                    JUnitDocument.Case(name: "left out", className: "second", outcome: .skipped(message: "why")),
                ]
            ),
        ])
        let golden = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites tests="4" failures="1" errors="1" skipped="1">
              <testsuite name="first" tests="2" failures="1" errors="0" skipped="0">
                <testcase classname="first.a" name="plain"/>
                <testcase classname="first.a" name="failed" file="a &amp; b.txt" line="7">
                  <failure type="cycle" message="a &lt;-&gt; b">a&#10;b</failure>
                  <system-out>seen twice</system-out>
                </testcase>
              </testsuite>
              <testsuite name="second" tests="2" failures="0" errors="1" skipped="1">
                <testcase classname="second" name="broken" file="c.txt">
                  <error type="unreadable" message="no text"></error>
                </testcase>
                <testcase classname="second" name="left out">
                  <skipped message="why"/>
                </testcase>
              </testsuite>
            </testsuites>

            """
        #expect(document.xml == golden)
    }
}
