import Jobnets
import TestSupport
import Testing

/// What definitions that people wrote by hand have been seen to hold.
@Suite("Dirty definitions")
struct DirtyInputTests {
    /// The rules that a parameter breaks in a jobnet with the units X and Y, and what to write instead.
    static func found(_ parameter: String) -> [String] {
        let text =
            "unit=N,,,;{ty=n;\(parameter)unit=X,,,;{ty=n;}unit=Y,,,;{ty=n;}unit=Z.con,,,;{ty=n;}}"
        return DefinitionChecker(Definition(SyntaxTree(text))).parameterDiagnostics()
            .map { "\($0.rule.id) → \($0.replacement ?? "")" }
    }

    @Test(
        "a value that was evidently meant is put forward",
        arguments: [
            ("cy=1,(1.d);", "value-form → 1,(1,d)"),
            ("cy=(12.m);", "value-form → (12,m)"),
            ("cy=1,9,y;", "value-form → 1,(9,y)"),
            ("cy=9,y;", "value-form → (9,y)"),
            ("cy=1,9,q;", "value-form → "),
            ("ar=(X,t=Y.sea);", "value-form → (f=X,t=Y,seq)"),
            ("ar=(f=X,t=Y.sea);", "value-form → (f=X,t=Y,seq)"),
            ("ar=(f=X,t=Y.con);", "value-form → (f=X,t=Y,con)"),
            ("ar=(X,Y);", "value-form → (f=X,t=Y)"),
            ("ar=(f=X,Y,seq);", "value-form → (f=X,t=Y,seq)"),
            ("ar=(f=X,t=Y,sea);", "value-choice → seq"),
            ("ar=(f=X,t=Y,SEQ);", "value-choice → seq"),
            ("ar=(f=X,t=Y,zzz);", "value-choice → "),
            ("ha=Y;", "value-choice → y"),
            ("ms=mtl;", "value-choice → "),
            ("sd=ud;", "undefined-number → 0,ud"),
            ("ex=agent;", "value-unquoted → \"agent\""),
            ("ex=a#1;", "value-unquoted → \"a##1\""),
            ("TY=n;", "upper-case-key → ty"),
            ("sd=2026/04/31;", "value-out-of-range → "),
        ]
    )
    func replacement(_ parameter: String, _ expected: String) {
        #expect(Self.found(parameter) == [expected])
    }

    @Test("a unit may have a name that ends like a kind of arrow")
    func dottedName() {
        #expect(Self.found("ar=(f=X,t=Z.con);") == [])
    }

    @Test("a replacement, put where the diagnostic is, leaves nothing to say")
    func replacements() {
        let cases = ["cy=1,(1.d);", "cy=9,y;", "ar=(X,t=Y.sea);", "ar=(f=X,t=Y,sea);", "ha=Y;", "sd=ud;", "ex=a#1;"]
        for parameter in cases {
            let text = "unit=N,,,;{ty=n;\(parameter)unit=X,,,;{ty=n;}unit=Y,,,;{ty=n;}}"
            let found = DefinitionChecker(Definition(SyntaxTree(text))).parameterDiagnostics()
            guard let first = found.first, let replacement = first.replacement else {
                Issue.record("nothing to replace in \(parameter)")
                continue
            }
            var bytes = Array(text.utf8)
            bytes.replaceSubrange(first.range.range, with: Array(replacement.utf8))
            let after = DefinitionChecker(Definition(SyntaxTree(utf8: bytes))).parameterDiagnostics()
            #expect(after.isEmpty, "\(parameter): \(after.map(\.rule.id))")
        }
    }

    @Test("a file with one of each is read to its end, and says so line by line")
    func file() throws {
        let tree = SyntaxTree(utf8: try Fixtures.bytes("definitions/dirty.unitdef"))
        let lines = LineTable(tree.utf8)
        let checker = DefinitionChecker(Definition(tree))
        let found = checker.parameterDiagnostics().map { "\(lines.place(of: Int($0.range.start)).line) \($0.rule.id)" }
        #expect(
            found == [
                "5 value-form", "6 value-form", "7 value-form", "8 value-choice", "14 repeated-parameter",
                "16 value-form", "17 value-out-of-range", "18 parameter-of-other-unit", "23 several-unit-types",
            ]
        )
        #expect(tree.problems.map { lines.place(of: Int($0.range.start)).line } == [6, 11])
    }

    @Test("a file with every parameter of a jobnet has nothing wrong in it")
    func everyParameter() throws {
        let tree = SyntaxTree(utf8: try Fixtures.bytes("definitions/every-jobnet-parameter.unitdef"))
        #expect(tree.problems.isEmpty)
        let found = DefinitionChecker(Definition(tree)).parameterDiagnostics()
        #expect(found.map { "\($0.rule.id) \($0.arguments)" } == [])
        let keys = Set(tree.parameters.indices.map { tree.key(of: ParameterID($0)) })
        #expect(keys.isSuperset(of: JobnetKeys.all))
        #expect(JobnetKeys.all.count == 37)
    }
}

/// The parameters of section 5.2.4 in its order.
enum JobnetKeys {
    static let all = [
        "sd", "st", "sy", "ey", "ln", "cy", "sh", "shd", "wt", "wc", "cftd", "ed", "rg", "pr", "ni", "ha", "ejn", "cd",
        "de", "ms", "mp", "jc", "rh", "ex", "fd", "ar", "ncl", "ncn", "ncs", "ncex", "nchn", "ncsv", "mm", "nmg", "eun",
        "ega", "uem",
    ]
}
