internal import Replay

/// Comparisons as JUnit XML (the form that Jenkins and GitLab read): a test case each, without times of a clock.
public enum JUnitReport {
    /// `worse` is a failure, what does not compare is skipped, all else passes with its figures as output.
    public static func text(_ comparisons: [Comparison], suite: String = "regression") -> String {
        var cases = ""
        var failures = 0
        var skipped = 0
        for comparison in comparisons {
            cases +=
                "    <testcase classname=\"\(escaped(suite)).\(comparison.origin)\" name=\"\(escaped(comparison.name))\">\n"
            switch comparison.outcome {
            case .notComparable(let reason):
                skipped += 1
                cases += "      <skipped message=\"\(escaped(reason.description))\"/>\n"
            case .judged(.worse, let statistics, let allowance):
                failures += 1
                let message = "worse than the budget allows: \(excess(statistics, allowance))"
                cases += "      <failure type=\"worse\" message=\"\(escaped(message))\">"
                cases += "\(escaped(statistics.description))</failure>\n"
            case .judged(let verdict, let statistics, _):
                cases += "      <system-out>\(escaped("\(verdict): \(statistics)"))</system-out>\n"
            }
            cases += "    </testcase>\n"
        }
        let totals = "tests=\"\(comparisons.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites \(totals)>
              <testsuite name="\(escaped(suite))" \(totals)>
            \(cases)  </testsuite>
            </testsuites>

            """
    }

    private static func excess(_ statistics: RankStatistics, _ allowance: Comparison.Allowance) -> String {
        var parts: [String] = []
        if let allowed = allowance.shift, statistics.shift > allowed {
            parts.append("shift \(MillisecondText.text(statistics.shift)), allowed \(MillisecondText.text(allowed))")
        }
        if let allowed = allowance.p99Shift, statistics.p99Shift > allowed {
            parts.append("p99 \(MillisecondText.text(statistics.p99Shift)), allowed \(MillisecondText.text(allowed))")
        }
        return parts.joined(separator: "; ")
    }

    /// For text and attributes alike. What XML 1.0 (section 2.2) has no character for becomes U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            case "\t", "\n", "\r": result += "&#\(scalar.value);"
            case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
