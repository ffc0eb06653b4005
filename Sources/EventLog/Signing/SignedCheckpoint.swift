/// A checkpoint with signatures. The origin stays the log's id, so that one key may sign several logs.
public struct SignedCheckpoint: Hashable, Sendable {
    public let checkpoint: Checkpoint
    public let note: SignedNote

    /// Signs a checkpoint.
    public init(signing checkpoint: Checkpoint, with key: SigningKey) {
        self.checkpoint = checkpoint
        do {
            note = try SignedNote(signing: checkpoint.text, with: key)
        } catch {
            preconditionFailure("a checkpoint's text cannot be signed: \(error)")
        }
    }

    /// Reads a signed checkpoint; its signatures are not yet verified.
    ///
    /// - Throws: `unsigned`, `malformedNote`; `malformedCheckpoint` when the signed text is not exactly one checkpoint,
    ///   extension lines included.
    public init(text: String) throws(ProofError) {
        note = try SignedNote(parsing: text)
        // An empty line within the text would end the checkpoint before its text ends.
        guard let checkpoint = Checkpoint(text: note.text), !note.text.utf8.containsEmptyLine else {
            throw .malformedCheckpoint
        }
        self.checkpoint = checkpoint
    }

    /// Reads a checkpoint and makes sure that the key signed it.
    ///
    /// - Throws: what `init(text:)` and `SignedNote.verify(with:)` throw.
    public init(text: String, verifiedWith key: VerifyingKey) throws(ProofError) {
        try self.init(text: text)
        try note.verify(with: key)
    }

    /// The text as it is stored and sent.
    public var text: String { note.note }
}

extension String.UTF8View {
    fileprivate var containsEmptyLine: Bool {
        zip(self, dropFirst()).contains { $0 == 0x0A && $1 == 0x0A }
    }
}
