internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Reports

/// `lockstep log prove`
struct LogProve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove that a record's commit is in the log, to a reader who has the public key alone.",
        discussion: """
            The proof is one text: the commit, its place, the path to the root, and the signed checkpoint \
            (c2sp.org/tlog-proof@v1). With LOCKSTEP_KEY set, a new checkpoint over all that the log holds is signed for \
            it; without, the stored one must be signed and cover the record.

            EXAMPLES:
              lockstep log prove 1042 --output release.tlog-proof
              LOCKSTEP_KEY=site.key lockstep log prove 1042 --log site.lockstep
            """
    )

    @Argument(help: "The record's sequence number.")
    var sequence: UInt64

    @OptionGroup var log: LogOptions
    @OptionGroup var wording: LanguageOptions

    @Option(name: .long, help: ArgumentHelp("Where the proof goes instead of to standard output.", valueName: "file"))
    var output: String?

    func run() throws {
        let language = wording.language
        let reader = try log.reader(language)
        let key = try LogKeys.signing(language)
        let stored = key == nil ? try LogCheckpoint.stored(of: log, language) : nil
        let proof: TlogProof
        do throws(LogError) {
            proof = try prove(reader, key, stored)
        } catch {
            throw Failure(error, language)
        }
        if let output {
            try OutputFile.write(proof.text, to: output, language)
        } else {
            Terminal.print(proof.text, ended: false)
        }
    }

    private func prove(
        _ reader: LogReader,
        _ key: SigningKey?,
        _ stored: SignedCheckpoint?
    ) throws(LogError) -> TlogProof {
        let record = SequenceNumber(sequence)
        if let key {
            let (proven, checkpoint) = try reader.signedProofs(ofCommitsHolding: [record], with: key)
            return TlogProof(of: proven.commits[0], carryingLeaf: true, checkpoint: checkpoint)
        }
        guard let stored else { preconditionFailure("neither a key nor a signed checkpoint") }
        try reader.checkAgainstStoredCheckpoint()
        let proven = try reader.proofs(ofCommitsHolding: [record], inFirst: stored.checkpoint.head.size)
        return TlogProof(of: proven.commits[0], carryingLeaf: true, checkpoint: stored)
    }
}
