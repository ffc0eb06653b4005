/// A tree head as text: the body of a C2SP tlog checkpoint, without signatures.
///
/// ```
/// lockstep/0f0e0d0c0b0a09080706050403020100     origin: the log's id
/// 3                                             commits in the tree
/// 5C5jAhyzr7xKbyScZPR/WOwBB2Ao7djJDQrYg+PCbM8=  root, base64
/// sequence 1500                                 the next sequence number then
/// ```
///
/// A truncation after the last checkpoint that someone keeps elsewhere cannot be seen by anyone.
public struct Checkpoint: Hashable, Sendable {
    public var logID: LogID
    public var head: TreeHead
    /// The sequence number behind the tree's last record.
    public var endSequence: SequenceNumber

    public init(logID: LogID, head: TreeHead, endSequence: SequenceNumber) {
        self.logID = logID
        self.head = head
        self.endSequence = endSequence
    }

    private static let originPrefix = "lockstep/"
    private static let sequencePrefix = "sequence "

    /// The text, with a newline at the end of each line.
    public var text: String {
        """
        \(Checkpoint.originPrefix)\(logID)
        \(head.size)
        \(Base64.encode(head.root.bytes))
        \(Checkpoint.sequencePrefix)\(endSequence)

        """
    }

    /// Reads a checkpoint's text; signatures behind an empty line are passed over.
    ///
    /// - Returns: `nil` when the text is not a checkpoint of a Lockstep log.
    public init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let body = lines.prefix { !$0.isEmpty }
        guard body.count >= 4, body.count < lines.count, body[0].hasPrefix(Checkpoint.originPrefix),
            let id = LogID(hex: String(body[0].dropFirst(Checkpoint.originPrefix.count))),
            let size = Checkpoint.number(body[1]),
            let bytes = Base64.decode(String(body[2])), let root = ContentDigest(bytes: bytes),
            body[3].hasPrefix(Checkpoint.sequencePrefix),
            let sequence = Checkpoint.number(body[3].dropFirst(Checkpoint.sequencePrefix.count))
        else { return nil }
        self.init(logID: id, head: TreeHead(size: size, root: root), endSequence: SequenceNumber(sequence))
    }

    /// A decimal number without sign or leading zeros.
    private static func number(_ text: some StringProtocol) -> UInt64? {
        guard let number = UInt64(text), String(number) == text else { return nil }
        return number
    }
}
