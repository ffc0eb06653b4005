import Foundation
import FoundationXML
import Redundancy
import Replay
import Simulation
import Testing

@Suite struct RegressJUnitTests {
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

    private static func comparison(_ candidate: Sample, name: String = "takeover") -> Comparison {
        let budget = RegressComparisonTests.budget(.time(.milliseconds(20)), p99: .share(500))
        var comparison = Comparison(baseline: RegressComparisonTests.baseline, candidate: candidate, budget: budget)
        comparison.name = name
        return comparison
    }

    @Test func `worse fails, not comparable is skipped, and the rest passes`() throws {
        let comparisons = [
            Self.comparison(RegressComparisonTests.sample(1_030...1_129)),
            Self.comparison(RegressComparisonTests.sample([1]), name: "outage"),
            Self.comparison(RegressComparisonTests.baseline, name: "detection"),
        ]
        let reading = try Self.read(JUnitReport.text(comparisons))
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
        let text = JUnitReport.text([Self.comparison(RegressComparisonTests.baseline, name: name)], suite: name)
        let reading = try Self.read(text)
        #expect(reading.elements[1].attributes["name"] == name)
        #expect(reading.elements[2].attributes == ["classname": name + ".modelled", "name": name])
    }

    @Test func `what XML has no character for is replaced`() throws {
        let name = "a\0b\u{1B}c\u{FFFF}"
        let text = JUnitReport.text([Self.comparison(RegressComparisonTests.baseline, name: name)])
        #expect(try Self.read(text).elements[2].attributes["name"] == "a\u{FFFD}b\u{FFFD}c\u{FFFD}")
    }

    @Test func `no comparisons make an empty suite`() throws {
        #expect(try Self.read(JUnitReport.text([])).elements.map(\.name) == ["testsuites", "testsuite"])
    }
}
