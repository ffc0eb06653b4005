extension RulePack {
    /// Ids and aliases of an older pack that are neither ids nor aliases here, in its order.
    func movedIDs(against older: RulePack) -> [PackRemark] {
        let known = Set(checks.flatMap { [$0.id] + $0.aliases })
        var seen: Set<String> = []
        return older.checks.flatMap { [$0.id] + $0.aliases }.filter { !known.contains($0) && seen.insert($0).inserted }
            .map { id in
                PackRemark(
                    .movedID,
                    subject: id,
                    text: LocalizedText(
                        english:
                            "\(id) of \(older.id) \(older.version) is no check here and no alias: add it as an alias "
                            + "of the check that took its place",
                        japanese: "\(older.id) \(older.version)の\(id)は、チェックのIDにも別名にもありません。"
                            + "置き換えたチェックの別名に加えてください"
                    )
                )
            }
    }

    /// Every command of the pack with what it belongs to.
    private var commands: [(subject: String, command: String?)] {
        var commands = evidence.map { ($0.id, $0.command) }
        for check in checks {
            commands.append((check.id, check.remedy.command))
            if let rule = check.obligation { commands.append((rule.id, rule.remedy.command)) }
        }
        return commands
    }

    /// Commands of evidence in which a password stands: they are refused when they are to be run.
    var secrets: [PackRemark] {
        evidence.flatMap { declaration in
            SecretScanner.findings(in: Array((declaration.command ?? "").utf8)).map { secret in
                PackRemark(
                    .secret,
                    subject: declaration.id,
                    text: LocalizedText(
                        english:
                            "a password stands in the command, at byte \(secret.range.lowerBound): hand it over in the "
                            + "environment, or use a wallet or a password file",
                        japanese: "コマンドの\(secret.range.lowerBound)バイト目にパスワードがあります。環境変数、ウォレット、パスワード・ファイルで渡してください"
                    )
                )
            }
        }
    }

    /// Commands with a dash that a shell does not take for a hyphen.
    var dashes: [PackRemark] {
        commands.flatMap { subject, command in
            (command ?? "").unicodeScalars.enumerated().filter { Self.isDash($0.element) }.map { place, scalar in
                let code = "U+" + Self.fourDigits(scalar)
                return PackRemark(
                    .dash,
                    subject: subject,
                    text: LocalizedText(
                        english: "character \(place + 1) of the command is \(code), not a hyphen: write -",
                        japanese: "コマンドの\(place + 1)文字目は\(code)で、ハイフンではありません。-と書いてください"
                    )
                )
            }
        }
    }

    private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D, 0xAD: true
        default: false
        }
    }

    private static func fourDigits(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
