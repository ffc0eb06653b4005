extension SarifLog {
    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    /// The log as JSON, keys in alphabetical order.
    ///
    /// - Precondition: no two rules have one identifier, every result has a rule, no message is empty, lines and columns
    ///   begin at 1, and a fix changes something.
    public var json: String {
        var text = ""
        printJSON { text += $0 }
        return text
    }

    /// Prints ``json`` piece by piece.
    ///
    /// - Parameters:
    ///   - more: Calls what it is given with further results, each made when it is printed: there may be a million.
    ///   - print: Is called with each piece.
    public func printJSON(more: @escaping ((Result) -> Void) -> Void = { _ in }, _ print: (String) -> Void) {
        let indices = Dictionary(zip(tool.rules.map(\.id), 0...)) { first, _ in first }
        precondition(indices.count == tool.rules.count, "two rules have one identifier")
        print("{\n  \"$schema\" : \"\(Self.schema)\",\n  \"runs\" : [\n    {\n")
        print("      \"columnKind\" : \"unicodeCodePoints\",\n")
        print("      \"language\" : \"\(language.rawValue)\",\n      \"results\" : [\n")
        var isFirst = true
        func printResult(_ result: Result) {
            print((isFirst ? "        " : ",\n        ") + result.document(indices).json(level: 4))
            isFirst = false
        }
        results.forEach(printResult)
        more(printResult)
        print("\n      ],\n      \"tool\" : " + Document.object([("driver", tool.document)]).json(level: 3))
        print("\n    }\n  ],\n  \"version\" : \"2.1.0\"\n}\n")
    }

    /// A path as a reference that means the same (RFC 3986, 4.2): what is relative stays so, what is absolute becomes `file:`.
    ///
    /// - Parameter path: with `/` between its parts. Empty parts and `.` are left out; `..` stays, since only the file system
    ///   knows where it leads.
    static func uri(path: String) -> String {
        let slash = UInt8(ascii: "/")
        let dot = UInt8(ascii: ".")
        let parts = path.utf8.split(separator: slash).filter { !$0.elementsEqual([dot]) }
        let encoded = parts.map { $0.map(percentEncoded).joined() }.joined(separator: "/")
        return path.utf8.first == slash ? "file:///" + encoded : encoded
    }

    /// All but the unreserved characters (RFC 3986, 2.3) are encoded: a colon would make a scheme of what stands before it.
    private static func percentEncoded(_ byte: UInt8) -> String {
        let scalar = Unicode.Scalar(byte)
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": return String(scalar)
        default: return (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
    }
}

extension Document {
    /// An object of those fields that have a value.
    fileprivate static func object(present fields: [(String, Document?)]) -> Document {
        .object(fields.compactMap { name, value in value.map { (name, $0) } })
    }

    /// A text as SARIF's objects `message` and `multiformatMessageString` have it: braces are doubled, since single ones
    /// enclose the number of an argument (3.11.5).
    fileprivate static func message(_ text: String) -> Document {
        precondition(!text.isEmpty, "an empty message")
        var doubled = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            doubled.append(scalar)
            if scalar == "{" || scalar == "}" { doubled.append(scalar) }
        }
        return .object([("text", .string(String(doubled)))])
    }

    fileprivate static func array(present values: [Document]) -> Document? {
        values.isEmpty ? nil : .array(values)
    }

    fileprivate static func object(present fields: [String: Document]) -> Document? {
        fields.isEmpty ? nil : .object(fields.map { ($0.key, $0.value) })
    }

    fileprivate static func artifact(_ path: String) -> Document {
        .object([("uri", .string(SarifLog.uri(path: path)))])
    }
}

extension SarifLog.Tool {
    fileprivate var document: Document {
        .object(present: [
            ("name", .string(name)),
            ("version", .string(version)),
            ("informationUri", informationURI.map { .string($0) }),
            ("rules", .array(rules.map(\.document))),
        ])
    }
}

extension SarifLog.Rule {
    fileprivate var document: Document {
        .object(present: [
            ("id", .string(id)),
            ("shortDescription", .message(shortDescription)),
            ("fullDescription", fullDescription.map { .message($0) }),
            ("help", help.map { .message($0) }),
            ("defaultConfiguration", .object([("level", .string(level.rawValue))])),
            ("properties", .object(present: properties)),
        ])
    }
}

extension SarifLog.Result {
    fileprivate func document(_ ruleIndices: [String: Int]) -> Document {
        guard let ruleIndex = ruleIndices[ruleID] else {
            preconditionFailure("a result of the rule \(ruleID), which the tool does not have")
        }
        return .object(present: [
            ("ruleId", .string(ruleID)),
            ("ruleIndex", .integer(Int64(ruleIndex))),
            ("kind", kind == .fail ? nil : .string(kind.rawValue)),
            ("level", .string(level.rawValue)),
            ("message", .message(message)),
            ("locations", .array(present: locations.map(\.document))),
            ("partialFingerprints", .object(present: partialFingerprints.mapValues { .string($0) })),
            ("fixes", .array(present: fixes.map(\.document))),
            ("suppressions", .array(present: acceptances.map(Self.suppression))),
            ("properties", .object(present: properties)),
        ])
    }
}

extension SarifLog.Result {
    /// Accepted outside of what was analysed (3.35).
    private static func suppression(_ justification: String) -> Document {
        .object([
            ("kind", .string("external")), ("status", .string("accepted")), ("justification", .string(justification)),
        ])
    }
}

extension SarifLog.Location {
    fileprivate var document: Document {
        precondition(path != nil || region == nil, "a region of no file")
        let physical = path.map { path -> Document in
            .object(present: [("artifactLocation", .artifact(path)), ("region", region?.document)])
        }
        let logical = logicalNames.map { Document.object([("fullyQualifiedName", .string($0))]) }
        return .object(present: [("physicalLocation", physical), ("logicalLocations", .array(present: logical))])
    }
}

extension SarifLog.Region {
    fileprivate var document: Document {
        let fields = [
            ("startLine", startLine), ("startColumn", startColumn), ("endLine", endLine), ("endColumn", endColumn),
        ]
        return .object(
            present: fields.map { name, number in
                precondition(number.map { $0 >= 1 } ?? true, "\(name) begins at 1")
                return (name, number.map { .integer(Int64($0)) })
            }
        )
    }
}

extension SarifLog.Fix {
    fileprivate var document: Document {
        precondition(!changes.isEmpty, "a fix that changes no file")
        return .object(present: [
            ("description", description.map { .message($0) }),
            ("artifactChanges", .array(changes.map(\.document))),
        ])
    }
}

extension SarifLog.ArtifactChange {
    fileprivate var document: Document {
        precondition(!replacements.isEmpty, "a change of a file without a replacement")
        return .object([
            ("artifactLocation", .artifact(path)),
            ("replacements", .array(replacements.map(\.document))),
        ])
    }
}

extension SarifLog.Replacement {
    fileprivate var document: Document {
        .object(present: [
            ("deletedRegion", region.document),
            ("insertedContent", text.isEmpty ? nil : .object([("text", .string(text))])),
        ])
    }
}
