/// An error that a program prints in the place of its output, with what it means for the person who collects.
struct ProgramMessage: Hashable {
    /// The line, trimmed.
    var text: String
    var meaning: LocalizedText

    /// Nil when the line is no known error.
    init?(_ line: some StringProtocol) {
        let text = line.collapsed
        let plain = text.lowercased()
        for known in Self.known where known.fits(plain) {
            self.text = text
            meaning = known.meaning
            return
        }
        guard let code = Self.code(text) else { return nil }
        self.text = text
        meaning = Self.coded.first { $0.code == code }?.meaning ?? Self.databaseError
    }

    /// `ORA-01017` or `SP2-0640`, at the line's beginning or behind `ERROR:`.
    private static func code(_ text: String) -> String? {
        var rest = Substring(text)
        for before in ["ERROR: ", "Error: ", "ERROR at line 1: "] where rest.hasPrefix(before) {
            rest = rest.dropFirst(before.count)
        }
        for (letters, digits) in [("ORA-", 4...5), ("SP2-", 4...4), ("TNS-", 5...5)] where rest.hasPrefix(letters) {
            let number = rest.dropFirst(letters.count).prefix { $0.isASCII && $0.isNumber }
            if digits.contains(number.count) { return letters + number }
        }
        return nil
    }
}

extension ProgramMessage {
    private struct Known {
        /// Lower case; all must stand in the line, the first at its beginning when `begins` is set.
        var parts: [String]
        var begins = false
        var ends = false
        var meaning: LocalizedText

        func fits(_ line: String) -> Bool {
            guard let first = parts.first, let last = parts.last else { return false }
            if begins, !line.hasPrefix(first) { return false }
            if ends, !(line.hasSuffix(last) || line.hasSuffix(last + ".")) { return false }
            return parts.allSatisfy { Self.stands($0, in: line) }
        }

        /// The parts are short and fixed, so that this is linear in the line.
        private static func stands(_ part: String, in line: String) -> Bool {
            let part = Array(part.utf8)
            let line = Array(line.utf8)
            guard part.count <= line.count else { return false }
            return (0...(line.count - part.count)).contains { line[$0] == part[0] && line[$0...].starts(with: part) }
        }
    }

    private static let known: [Known] = [
        Known(
            parts: ["the command name", "is not a recognized command"],
            meaning: LocalizedText(
                english:
                    "emcli has no session, which reads like a missing verb. Run emcli login, then emcli sync, and again.",
                japanese: "emcliのセッションがありません(動詞がないように見えます)。emcli login、emcli syncの後に再実行してください。"
            )
        ),
        Known(
            parts: ["session expired"],
            meaning: LocalizedText(
                english: "emcli's session has expired. Run emcli login and again.",
                japanese: "emcliのセッションが期限切れです。emcli loginの後に再実行してください。"
            )
        ),
        Known(
            parts: ["the connection to the oms is broken or has been actively interrupted by the oms"],
            meaning: LocalizedText(
                english:
                    "The OMS restarts or is down. Wait until emctl status oms says Up, log in with emcli, and run it again.",
                japanese: "OMSが再起動中または停止しています。emctl status omsがUpになってからemcliでログインし、再実行してください。"
            )
        ),
        Known(
            parts: ["syntax error: unrecognized argument"],
            begins: true,
            meaning: LocalizedText(
                english: "This release of emcli does not know the argument. Compare with emcli help for the verb.",
                japanese: "このリリースのemcliはこの引数を認識しません。emcli helpで動詞の引数を確認してください。"
            )
        ),
        Known(
            parts: ["prerequisite check \"checkminimumopatchversion\" failed"],
            begins: true,
            meaning: LocalizedText(
                english: "OPatch is too old for this patch. Update OPatch, then run omspatcher again.",
                japanese: "OPatchがこのパッチには古すぎます。OPatchを更新してからomspatcherを再実行してください。"
            )
        ),
        Known(
            parts: ["error reading truststore wallet"],
            begins: true,
            meaning: LocalizedText(
                english:
                    "The OMS configuration assistant could not open its trust store. See its log before the run goes on.",
                japanese: "OMS構成アシスタントがトラスト・ストアを開けません。続行前にそのログを確認してください。"
            )
        ),
        Known(
            parts: ["emd update_inventory plugin failed", "agent may be running"],
            begins: true,
            meaning: LocalizedText(
                english: "The central agent's inventory step timed out. Run the step again.",
                japanese: "中央エージェントのインベントリ更新がタイムアウトしました。このステップを再実行してください。"
            )
        ),
        Known(
            parts: [": command not found"],
            ends: true,
            meaning: LocalizedText(
                english: "The shell does not find the program. Give its path, or set the home's environment.",
                japanese: "シェルがプログラムを見つけられません。パスを指定するか、ホームの環境を設定してください。"
            )
        ),
        Known(
            parts: [": no such file or directory"],
            ends: true,
            meaning: LocalizedText(
                english: "There is no such file on this host. Correct the path, or collect on the right host.",
                japanese: "このホストにそのファイルはありません。パスを直すか、正しいホストで収集してください。"
            )
        ),
        Known(
            parts: [": permission denied"],
            ends: true,
            meaning: LocalizedText(
                english: "The user may not read or run it. Collect as the owner of the home.",
                japanese: "このユーザーには読取りまたは実行の権限がありません。ホームの所有者で収集してください。"
            )
        ),
        Known(
            parts: ["unable to load certificate"],
            begins: true,
            meaning: LocalizedText(
                english:
                    "openssl got no certificate: the file is not there, or nothing answered. Check the address, and again.",
                japanese: "opensslは証明書を得られませんでした(ファイルがないか、応答がありません)。アドレスを確認して再実行してください。"
            )
        ),
        Known(
            parts: ["connection refused"],
            ends: true,
            meaning: LocalizedText(
                english: "Nothing listens at this address. Check host and port, and whether the service is up.",
                japanese: "このアドレスで待ち受けているものがありません。ホスト、ポート、サービスの稼働を確認してください。"
            )
        ),
    ]

    private static let coded: [(code: String, meaning: LocalizedText)] = [
        (
            "ORA-01017",
            LocalizedText(
                english: "The database refused user name and password. Connect again.",
                japanese: "データベースがユーザー名とパスワードを拒否しました。接続し直してください。"
            )
        ),
        (
            "ORA-00942",
            LocalizedText(
                english:
                    "The table does not exist or the user may not see it. Connect as the user that the check names.",
                japanese: "表が存在しないか、このユーザーには見えません。チェックが指定するユーザーで接続してください。"
            )
        ),
        (
            "ORA-01034",
            LocalizedText(
                english: "The database is not started. Start it, or set the right ORACLE_SID.",
                japanese: "データベースが起動していません。起動するか、正しいORACLE_SIDを設定してください。"
            )
        ),
        (
            "ORA-12541",
            LocalizedText(
                english: "No listener answers at this address. Check host and port, and whether the listener is up.",
                japanese: "このアドレスにリスナーがありません。ホスト、ポート、リスナーの稼働を確認してください。"
            )
        ),
        (
            "SP2-0640",
            LocalizedText(
                english: "SQL*Plus is not connected. Connect, then run the statement again.",
                japanese: "SQL*Plusが接続されていません。接続してから文を再実行してください。"
            )
        ),
    ]

    private static let databaseError = LocalizedText(
        english:
            "The database or SQL*Plus answered with an error. Look the number up, remove the cause, and collect again.",
        japanese: "データベースまたはSQL*Plusがエラーを返しました。番号を調べて原因を除き、再度収集してください。"
    )
}
