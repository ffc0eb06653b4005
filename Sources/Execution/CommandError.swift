public import Upgrades

/// Why a command was not run, or not to its end.
public enum CommandError: Error, Hashable, Sendable {
    /// A password would stand on a command line, where every user of the host can read it; the place in the text in bytes.
    case secretOnCommandLine(SecretScanner.Kind, offset: Int)
    /// A command text that is empty or holds a zero byte.
    case unusableCommand
    /// A variable's name or value that no environment can hold.
    case unusableVariable(String)
    /// The system could not start `/bin/sh`, or lost sight of it.
    case notRun(reason: String)
    /// The task was cancelled; the command's processes were ended.
    case cancelled

    public var message: LocalizedText {
        switch self {
        case .secretOnCommandLine(_, let offset):
            LocalizedText(
                english: "the command holds a password at byte \(offset), where every user of the host could read it; "
                    + "pass it in the environment or in a file that only you can read, and name that here",
                japanese: "コマンドの \(offset) バイト目にパスワードがあり、ホストの全利用者に見えてしまいます。"
                    + "環境変数か、本人だけが読めるファイルで渡してください"
            )
        case .unusableCommand:
            LocalizedText(
                english: "the command is empty or holds a zero byte; correct it in the rule pack",
                japanese: "コマンドが空か、ゼロバイトを含んでいます。ルールパックで直してください"
            )
        case .unusableVariable(let name):
            LocalizedText(
                english: "the variable \"\(name)\" cannot be passed to a command: "
                    + "its name is empty or holds \"=\", or it holds a zero byte; correct the plan",
                japanese: "変数「\(name)」はコマンドに渡せません(名前が空か「=」を含む、またはゼロバイトを含む)。"
                    + "計画を直してください"
            )
        case .notRun(let reason):
            LocalizedText(
                english:
                    "the command could not be run: \(reason); check that /bin/sh is there and processes can be started",
                japanese: "コマンドを実行できませんでした: \(reason)。/bin/sh があり、プロセスを起動できるか確認してください"
            )
        case .cancelled:
            LocalizedText(
                english: "the command was cancelled and its processes were ended; nothing of it is kept",
                japanese: "コマンドは中止され、そのプロセスは終了しました。結果は保存されません"
            )
        }
    }
}
