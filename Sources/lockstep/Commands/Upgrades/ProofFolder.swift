internal import EventLog
internal import Foundation
internal import Operations
internal import Reports
internal import SystemPackage

/// The bundle that a reader verifies who has only the public key.
struct ProofFolder {
    private let path: FilePath
    private let language: Language

    init(_ path: FilePath, _ language: Language) {
        self.path = path
        self.language = language
    }

    func write(sequences: [UInt64], evidence: [[UInt8]], to folder: String) throws {
        guard let key = try LogKeys.signing(language) else {
            throw Failure(
                .usage,
                language.pick(
                    "proofs are signed: make a key with 'lockstep log keygen' and give its file in LOCKSTEP_KEY.",
                    "証明には署名が必要です。lockstep log keygen で鍵を作成し、そのファイルを LOCKSTEP_KEY に指定してください。"
                )
            )
        }
        let bundle = ProofBundle(
            sequences: sequences.map { SequenceNumber($0) },
            evidence: evidence.compactMap { ContentDigest(bytes: $0) },
            schema: RecordSchema.text,
            instructions: ProofBundle.instructions
        )
        do throws(LogError) {
            try bundle.write(ofLogAt: path, to: FilePath(folder), signedWith: key)
        } catch {
            throw Failure(error, language)
        }
    }
}
