/// Test suites as JUnit XML, the form that Jenkins and GitLab read. It has no times of a clock, so equal documents are equal
/// bytes.
public struct JUnitDocument: Hashable, Sendable {
    public var suites: [Suite]

    public init(suites: [Suite]) {
        self.suites = suites
    }

    public struct Suite: Hashable, Sendable {
        public var name: String
        public var cases: [Case]

        public init(name: String, cases: [Case]) {
            self.name = name
            self.cases = cases
        }
    }

    public struct Case: Hashable, Sendable {
        public var name: String
        /// What readers group by: they take a point for the border of two levels.
        public var className: String
        /// The file that the case is about, as a path that the reader knows.
        public var file: String?
        /// The line of ``file``, from 1.
        public var line: Int?
        /// What is known of the case besides; readers show it as it is.
        public var properties: [Property]
        public var outcome: Outcome
        /// What the case has to say besides its outcome.
        public var output: String?

        public init(
            name: String,
            className: String,
            file: String? = nil,
            line: Int? = nil,
            properties: [Property] = [],
            outcome: Outcome,
            output: String? = nil
        ) {
            self.name = name
            self.className = className
            self.file = file
            self.line = line
            self.properties = properties
            self.outcome = outcome
            self.output = output
        }
    }

    public struct Property: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public enum Outcome: Hashable, Sendable {
        case passed
        /// What was checked does not hold.
        case failure(type: String, message: String, text: String)
        /// The check itself could not be carried out.
        case error(type: String, message: String, text: String)
        case skipped(message: String)
    }
}

extension JUnitDocument {
    /// The document as XML 1.0 in UTF-8, with a line end at its end.
    public var xml: String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites\(Self.totals(suites.flatMap(\.cases)))>\n"
        for suite in suites {
            text += "  <testsuite\(Self.attribute("name", suite.name))\(Self.totals(suite.cases))>\n"
            for testCase in suite.cases { text += Self.element(testCase) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private static func totals(_ cases: [Case]) -> String {
        var (failures, errors, skipped) = (0, 0, 0)
        for testCase in cases {
            switch testCase.outcome {
            case .passed: break
            case .failure: failures += 1
            case .error: errors += 1
            case .skipped: skipped += 1
            }
        }
        let counts = [("tests", cases.count), ("failures", failures), ("errors", errors), ("skipped", skipped)]
        return counts.map { attribute($0, "\($1)") }.joined()
    }

    private static func element(_ testCase: Case) -> String {
        var start = "    <testcase" + attribute("classname", testCase.className) + attribute("name", testCase.name)
        if let file = testCase.file { start += attribute("file", file) }
        if let line = testCase.line { start += attribute("line", "\(line)") }
        var content = ""
        if !testCase.properties.isEmpty {
            let properties = testCase.properties.map { property in
                "        <property\(attribute("name", property.name))\(attribute("value", property.value))/>\n"
            }
            content += "      <properties>\n" + properties.joined() + "      </properties>\n"
        }
        switch testCase.outcome {
        case .passed: break
        case .failure(let type, let message, let text): content += problem("failure", type, message, text)
        case .error(let type, let message, let text): content += problem("error", type, message, text)
        case .skipped(let message): content += "      <skipped\(attribute("message", message))/>\n"
        }
        if let output = testCase.output { content += "      <system-out>\(output.xmlEscaped)</system-out>\n" }
        return content.isEmpty ? start + "/>\n" : start + ">\n" + content + "    </testcase>\n"
    }

    private static func problem(_ name: String, _ type: String, _ message: String, _ text: String) -> String {
        "      <\(name)\(attribute("type", type))\(attribute("message", message))>\(text.xmlEscaped)</\(name)>\n"
    }

    private static func attribute(_ name: String, _ value: String) -> String {
        " \(name)=\"\(value.xmlEscaped)\""
    }
}
