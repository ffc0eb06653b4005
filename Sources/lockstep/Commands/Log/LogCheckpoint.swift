internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Reports
internal import SystemPackage

/// `lockstep log checkpoint`
struct LogCheckpoint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Print the log's signed checkpoint, to be kept elsewhere.",
        discussion: """
            A checkpoint says how many commits the log has and what the root of their tree is. One that is kept out of \
            reach of who writes the log shows later that nothing before it was removed or changed: see \
            'lockstep log verify --expect'.

            Prints the stored one. --sign signs one over all that the log holds now, with the key in the file that \
            LOCKSTEP_KEY names; the log stays as it is.

            EXAMPLES:
              lockstep log checkpoint --log site.lockstep > monday.checkpoint
              LOCKSTEP_KEY=site.key lockstep log checkpoint --sign
            """
    )

    @OptionGroup var log: LogOptions
    @OptionGroup var wording: LanguageOptions

    @Flag(name: .long, help: "Sign a new one.")
    var sign = false

    func run() throws {
        let language = wording.language
        let reader = try log.reader(language)
        let signed: SignedCheckpoint
        if sign {
            guard let key = try LogKeys.signing(language) else {
                throw Failure(
                    .usage,
                    language.pick(
                        "--sign needs a key. Set LOCKSTEP_KEY to the file that 'lockstep log keygen' wrote.",
                        "--sign には鍵が必要です。'lockstep log keygen' が書いたファイルを LOCKSTEP_KEY に設定してください。"
                    )
                )
            }
            do throws(LogError) {
                signed = try reader.signedProofs(ofCommitsHolding: [], with: key).checkpoint
            } catch {
                throw Failure(error, language)
            }
        } else {
            signed = try Self.stored(of: log, language)
        }
        Terminal.print(signed.text, ended: false)
    }

    /// The stored checkpoint, when it has signatures; they are not verified here.
    static func stored(of log: LogOptions, _ language: Language) throws -> SignedCheckpoint {
        do {
            return try SignedCheckpoint(text: try checkpointText(ofLogAt: log.path) ?? "\n")
        } catch let error as LogError {
            throw Failure(error, language)
        } catch let error as ProofError {
            throw Failure(error, of: log.path.appending("checkpoint").string, .finding, language)
        }
    }
}
