internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Reports

/// `lockstep log check-proof`
struct LogCheckProof: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-proof",
        abstract: "Check a proof with the public key alone: no log, no network.",
        discussion: """
            Exits 4 with the name of the reason when the proof does not hold: malformedProof, malformedNote, unsigned, \
            otherKey, wrongSignature, malformedCheckpoint, beyondTheTree, noLeaf or notInTheTree.

            The public key must have come another way than the proof.

            EXAMPLES:
              lockstep log check-proof release.tlog-proof --key site.pub
              lockstep log check-proof 7.tlog-proof --key site.pub --leaf 7.commit
            """
    )

    @Argument(help: "The proof.")
    var proof: String

    @Option(name: .long, help: ArgumentHelp("The public key, or a file that holds it.", valueName: "key"))
    var key: String

    @Option(
        name: .long,
        help: ArgumentHelp("The commit's bytes, when the proof is not to be asked.", valueName: "file")
    )
    var leaf: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let language = output.language
        let verifying = try LogKeys.verifying(key, language)
        let text = try InputFile.text(proof, limit: Limits.proofByteCount, language)
        let leafBytes = try leaf.map { Array(try InputFile.bytes($0, limit: Limits.commitByteCount, language)) }
        do throws(ProofError) {
            let parsed = try TlogProof(text: text)
            let (checkpoint, commit) = try parsed.check(with: verifying, leaf: leafBytes)
            let rows = [
                ("key", verifying.name),
                ("log", checkpoint.logID.description),
                ("commit", "\(parsed.index)"),
                ("bytes", "\(commit.count)"),
                ("commits", "\(checkpoint.head.size)"),
                ("records", checkpoint.endSequence.description),
                ("root", checkpoint.head.root.description),
            ]
            let table = Table(columns: ["name", "value"], rows: rows.map { [$0.0, $0.1] })
            Terminal.print(table.rendered(as: output.format), ended: false)
        } catch {
            throw Failure(error, of: proof, .unverified, language)
        }
    }
}
