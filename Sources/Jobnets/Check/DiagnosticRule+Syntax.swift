extension DiagnosticRule {
    /// Every rule, in the order of their areas.
    public static let all: [DiagnosticRule] =
        [undecodableBytes] + SyntaxProblem.Kind.allCases.map(DiagnosticRule.syntax)
        + parameterRules + jobRules + relationRules

    /// Bytes that are no character of the file's encoding.
    public static let undecodableBytes = DiagnosticRule(
        "undecodable-bytes",
        .error,
        "5.1.1",
        Words("these bytes are no character of {0} (byte {1} of the file)", "{0} の文字ではないバイト列です (ファイルの {1} バイト目)"),
        Words(
            "Tell the file's encoding by --encoding, or fetch the file again.",
            "--encoding で文字コードを指定するか、ファイルを取り直してください。"
        )
    )

    /// The rule of a departure from the grammar.
    public static func syntax(_ kind: SyntaxProblem.Kind) -> DiagnosticRule {
        switch kind {
        case .unexpectedText:
            rule(
                "unexpected-text",
                .error,
                Words("this is neither a unit nor a parameter", "ユニットでもパラメーターでもない記述です"),
                Words("Remove it, or write key=value;.", "削除するか、キー=値; の形で記述してください。")
            )
        case .emptyStatement:
            rule(
                "empty-statement",
                .warning,
                Words("this semicolon ends nothing", "この「;」で終わる記述がありません"),
                Words("Remove it.", "削除してください。")
            )
        case .missingEquals:
            rule(
                "missing-equals",
                .error,
                Words("'unit' is not followed by '='", "「unit」のあとに「=」がありません"),
                Words("Write unit=name,,,;.", "unit=ユニット名,,,; の形で記述してください。")
            )
        case .missingSemicolon:
            rule(
                "missing-semicolon",
                .error,
                Words("no semicolon ends this", "記述が「;」で終わっていません"),
                Words("Add ';' at its end.", "末尾に「;」を追加してください。")
            )
        case .headerAttributes:
            rule(
                "header-attributes",
                .error,
                Words("a unit has four attributes, this one has {0}", "ユニット属性は 4 個必要ですが、{0} 個です"),
                Words(
                    "Write unit=name,mode,user,group;: attributes may be empty, their commas stay.",
                    "unit=ユニット名,許可モード,JP1ユーザー名,資源グループ名; の形で記述してください (値は省略できますが「,」は省略できません)。"
                )
            )
        case .missingOpeningBrace:
            rule(
                "missing-opening-brace",
                .error,
                Words("no '{' follows the unit's attributes", "ユニット属性のあとに「{」がありません"),
                Words("Put the unit's parameters between '{' and '}'.", "ユニットのパラメーターを「{」と「}」で囲んでください。")
            )
        case .strayOpeningBrace:
            rule(
                "stray-opening-brace",
                .error,
                Words("this '{' begins no unit", "この「{」に対応するユニットがありません"),
                Words("Remove it, or write the unit's attributes before it.", "削除するか、直前にユニット属性を記述してください。")
            )
        case .strayClosingBrace:
            rule(
                "stray-closing-brace",
                .error,
                Words("this '}' ends no unit", "この「}」に対応する「{」がありません"),
                Words("Remove it, or look for a '{' that is missing above.", "削除するか、前にある「{」の不足を確認してください。")
            )
        case .missingClosingBrace:
            rule(
                "missing-closing-brace",
                .error,
                Words(
                    "the file ends inside of this unit; number of missing '}': {0}",
                    "ファイルがこのユニットの途中で終わっています。「}」が {0} 個足りません"
                ),
                Words(
                    "Add the closing braces, or fetch the file again if it was cut.",
                    "「}」を追加してください。ファイルが途中で切れている場合は取り直してください。"
                )
            )
        case .unterminatedComment:
            rule(
                "unterminated-comment",
                .error,
                Words(
                    "no '*/' ends this comment; the rest of its line is skipped",
                    "コメントが「*/」で終わっていません。この行の残りを読み飛ばしました"
                ),
                Words("Add '*/'.", "「*/」を追加してください。")
            )
        case .unterminatedQuote:
            rule(
                "unterminated-quote",
                .error,
                Words(
                    "no quotation mark ends this value; it is taken to end with its line",
                    "値が「\"」で終わっていません。行末までを値として読みました"
                ),
                Words(
                    "Add '\"'; a quotation mark inside of the value is written #\".",
                    "「\"」を追加してください。値の中の「\"」は「#\"」と記述します。"
                )
            )
        case .parameterOutsideUnit:
            rule(
                "parameter-outside-unit",
                .error,
                Words("this parameter stands in no unit", "このパラメーターはどのユニットにも属していません"),
                Words("Move it between the braces of a unit.", "ユニットの「{」と「}」の間に移してください。")
            )
        case .parameterAfterUnit:
            rule(
                "parameter-after-unit",
                .error,
                Words("this parameter stands behind a unit of the same level", "このパラメーターは下位のユニットのあとにあります"),
                Words("Move it before the first unit.", "最初の下位ユニットの前に移してください。")
            )
        case .unitWithoutParameters:
            rule(
                "unit-without-parameters",
                .error,
                Words("this unit has no parameter, not even its type", "このユニットにはパラメーターがありません (種別もありません)"),
                Words("Add at least ty=….", "少なくとも ty=… を記述してください。")
            )
        }
    }

    private static func rule(
        _ id: String,
        _ severity: Severity,
        _ message: Words,
        _ suggestion: Words
    ) -> DiagnosticRule {
        DiagnosticRule(id, severity, "5.1.1", message, suggestion)
    }
}
