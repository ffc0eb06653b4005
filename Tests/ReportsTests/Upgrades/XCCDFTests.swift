internal import Foundation
internal import Reports
internal import Testing

/// The rules of XCCDF 1.2 for a `TestResult` (NIST IR 7275 r4, section 6.6; `xccdf_1.2.xsd`), for the elements in use.
@Suite("XCCDF") struct XCCDFTests {
    /// What an element may hold: its children in their order, its attributes, and its text.
    private struct Rule {
        /// How often each child may come; as the schema has it.
        var children: [(name: String, times: ClosedRange<Int>)] = []
        var required: [String: @Sendable (String) -> Bool] = [:]
        var optional: [String: @Sendable (String) -> Bool] = [:]
        /// For elements without children; nil: none but blanks.
        var text: (@Sendable (String) -> Bool)?
    }

    private static let rules: [String: Rule] = [
        "TestResult": Rule(
            children: [
                // A `benchmark` is a must where the TestResult is the root.
                ("benchmark", 1...1), ("title", 0...99), ("target", 1...99), ("target-facts", 0...1),
                ("rule-result", 1...999), ("score", 1...99),
            ],
            required: [
                "xmlns": { $0 == "http://checklists.nist.gov/xccdf/1.2" }, "id": name("testresult"),
                "end-time": isDateTime,
            ],
            optional: [
                "start-time": isDateTime, "version": isAny,
                "test-system": { $0.wholeMatch(of: /cpe:2\.3:a(:([A-Za-z0-9_.\-]+|\*)){10}/) != nil },
            ]
        ),
        "benchmark": Rule(required: ["href": isURI], optional: ["id": name("benchmark")]),
        "title": Rule(optional: ["xml:lang": isLanguage], text: isAny),
        "target": Rule(text: { !$0.isEmpty }),
        "target-facts": Rule(children: [("fact", 0...99)]),
        "fact": Rule(
            required: ["name": isURI],
            optional: ["type": { ["number", "string", "boolean"].contains($0) }],
            text: isAny
        ),
        "rule-result": Rule(
            children: [
                ("result", 1...1), ("override", 0...99), ("ident", 0...99), ("message", 0...99), ("instance", 0...99),
                ("fix", 0...99),
            ],
            required: ["idref": name("rule")],
            optional: [
                "time": isDateTime, "weight": isDecimal,
                "severity": { ["unknown", "info", "low", "medium", "high"].contains($0) },
            ]
        ),
        "result": Rule(text: isResult),
        "override": Rule(
            children: [("old-result", 1...1), ("new-result", 1...1), ("remark", 1...1)],
            required: ["time": isDateTime, "authority": { !$0.isEmpty }]
        ),
        "old-result": Rule(text: isResult),
        "new-result": Rule(text: isResult),
        "remark": Rule(optional: ["xml:lang": isLanguage], text: isAny),
        "ident": Rule(required: ["system": isURI], text: isAny),
        "message": Rule(required: ["severity": { ["error", "warning", "info"].contains($0) }], text: isAny),
        "instance": Rule(optional: ["context": { !$0.isEmpty }], text: isAny),
        "fix": Rule(text: isAny),
        "score": Rule(optional: ["system": isURI, "maximum": isDecimal], text: isDecimal),
    ]

    private static let isAny: @Sendable (String) -> Bool = { _ in true }
    private static let isLanguage: @Sendable (String) -> Bool = { ["en", "ja"].contains($0) }
    private static let isDecimal: @Sendable (String) -> Bool = { $0.wholeMatch(of: /[0-9]+(\.[0-9]+)?/) != nil }
    private static let isURI: @Sendable (String) -> Bool = {
        $0.wholeMatch(of: /urn:[a-z]+:[A-Za-z0-9.%\-:_]+/) != nil
    }
    private static let isDateTime: @Sendable (String) -> Bool = {
        $0.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+\-]\d\d:\d\d)/) != nil
    }
    /// Table 26 of the report.
    private static let isResult: @Sendable (String) -> Bool = {
        [
            "pass", "fail", "error", "unknown", "notapplicable", "notchecked", "notselected", "informational", "fixed",
        ].contains($0)
    }

    /// `xccdf_N_KIND_S`: a reverse DNS name of letters, digits, hyphens and periods, and a name fit for XML without a colon.
    private static func name(_ kind: String) -> @Sendable (String) -> Bool {
        { text in
            let start = /xccdf_[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+_/
            guard let rest = text.prefixMatch(of: start).map({ text[$0.range.upperBound...] }) else { return false }
            return rest.hasPrefix(kind + "_")
                && rest.dropFirst(kind.count + 1).wholeMatch(of: /[A-Za-z0-9_.\-]+/) != nil
        }
    }

    /// All that a document breaks, in words.
    private static func faults(in reading: XMLReading) -> [String] {
        var faults: [String] = []
        if reading.elements.first?.name != "TestResult" { faults.append("the root is no TestResult") }
        for element in reading.elements {
            guard let rule = rules[element.name] else {
                faults.append("\(element.name) is unknown")
                continue
            }
            for name in rule.required.keys where element.attributes[name] == nil {
                faults.append("\(element.name) has no \(name)")
            }
            for (name, value) in element.attributes where name != "xmlns" || element.parent == nil {
                let isValid = rule.required[name] ?? rule.optional[name]
                if isValid?(value) != true { faults.append("\(element.name) \(name)=\(value)") }
            }
            let children = reading.children(of: element).map(\.name)
            let order = rule.children.map(\.name)
            if children != order.flatMap({ name in children.filter { $0 == name } }) {
                faults.append("\(element.name) has \(children)")
            }
            for (name, times) in rule.children where !times.contains(children.count(where: { $0 == name })) {
                faults.append("\(element.name) has \(name) \(children.count { $0 == name }) times")
            }
            if rule.children.isEmpty, !(rule.text ?? \.isEmpty)(element.text) {
                faults.append("\(element.name) says \(element.text)")
            }
        }
        return faults + overrides(in: reading)
    }

    /// The `result` is that of the last override; each context of an instance comes once.
    private static func overrides(in reading: XMLReading) -> [String] {
        reading.elements.filter { $0.name == "rule-result" }.flatMap { element in
            let children = reading.children(of: element)
            let contexts = children.filter { $0.name == "instance" }.map { $0.attributes["context"] ?? "undefined" }
            var faults = contexts.count == Set(contexts).count ? [] : ["instance contexts \(contexts)"]
            if let last = children.last(where: { $0.name == "override" }) {
                let result = reading.children(of: last).first { $0.name == "new-result" }?.text
                if children.first?.text != result { faults.append("the result is not the override's") }
            }
            return faults
        }
    }

    @Test(arguments: Language.allCases, ["spring", "春 <&>/\u{1F}:2026"])
    func `a report keeps the rules of a test result`(language: Language, run: String) throws {
        let zone = TimeText(zoneSeconds: language == .ja ? 32_400 : 0)
        let report = ReportedRun.report(language, run: run, time: zone)
        let reading = try XMLReading(report.xccdf(version: "1.0.0+build 7"))
        #expect(Self.faults(in: reading) == [])
        #expect(reading.all("rule-result").count == report.rows.count)
        #expect(reading.all("override").count == 1)
        #expect((reading.all("title") + reading.all("remark")).allSatisfy { $0["xml:lang"] == language.rawValue })
    }

    @Test(arguments: [
        ("start-time=\"2026", "start-time=\"26"), (" end-time=", " ended="),
        ("xccdf_alt.lockstep_rule_", "xccdf_alt_rule_"),
        ("xccdf_alt.lockstep_testresult_", "xccdf_alt.lockstep_result_"), ("<result>pass<", "<result>passed<"),
        ("<target>spring</target>", ""), ("<new-result>informational<", "<new-result>pass<"),
        ("severity=\"high\"", "severity=\"must\""), ("<benchmark href=\"urn:lockstep:pack:demo\"", "<benchmark"),
        ("<remark xml:lang=\"en\">", "<remark xml:lang=\"english\">"), ("<score ", "<points/><score "),
    ])
    func `a document that breaks one is found`(old: String, new: String) throws {
        let text = ReportedRun.report(.en).xccdf(version: "1.0.0")
        let place = try #require(text.firstRange(of: old), "\(old) is not in the document")
        let reading = try XMLReading(text.replacingCharacters(in: place, with: new))
        #expect(!Self.faults(in: reading).isEmpty)
    }
}
