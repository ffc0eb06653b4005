internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Reports
internal import SystemPackage

/// `lockstep log keygen`
struct LogKeygen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make a key that signs a log's checkpoints.",
        discussion: """
            The private key goes to a new file that only its owner reads; the public key is printed. Give the public \
            key to those who verify, by another way than the log. Whoever has the private key can sign any history: \
            keep it apart from the log.

            With LOCKSTEP_KEY naming the private key's file, every command that writes the log signs its checkpoint. \
            The keys are those of C2SP signed notes (Ed25519).

            EXAMPLES:
              lockstep log keygen --name example.com/site-1 \\
                --key site.key --public site.pub
              LOCKSTEP_KEY=site.key lockstep ingest chassis-1.log
            """
    )

    @Option(
        name: .long,
        help: "The key's name, best an address of your own without scheme: no space, no '+'."
    )
    var name: String

    @Option(
        name: .long,
        help: ArgumentHelp("Where the private key goes; nothing may have this name.", valueName: "file")
    )
    var key: String

    @Option(name: .customLong("public"), help: ArgumentHelp("Where the public key goes as well.", valueName: "file"))
    var publicFile: String?

    @OptionGroup var wording: LanguageOptions

    func run() throws {
        let language = wording.language
        let made: SigningKey
        do throws(ProofError) {
            made = try SigningKey(name: name)
        } catch {
            throw Failure(error, of: "--name", .usage, language)
        }
        do throws(LogError) {
            try made.save(to: FilePath(key))
        } catch {
            guard case .system(_, _, EEXIST) = error else { throw Failure(error, language) }
            throw Failure(
                .unreadable,
                language.pick(
                    "\(key) exists and stays as it is. Name a new file, or move that one away.",
                    "\(key) はすでにあり、変更しません。新しいファイル名を指定するか、既存のファイルを移してください。"
                )
            )
        }
        let text = made.verifyingKey.text + "\n"
        if let publicFile { try OutputFile.write(text, to: publicFile, language) }
        Terminal.print(text, ended: false)
    }
}
