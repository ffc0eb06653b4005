internal import EventLog
internal import Replay
internal import Upgrades

/// An act or a change as one flat message: `kind` says which, and so which other field has what it is about.
struct UpgradeMessage {
    var kind: UInt64 = 0
    var opening: RunOpening?
    var evidence: [Evidence] = []
    var note: Note?
    var assessment: Assessment?
    var verdict: Verdict?
    var statement: Statement?
    var waiver: Waiver?
    var obligation: Obligation?
    var closing: ObligationClosing?
    /// A phase of the pack, or of the run's life.
    var phase: Int?
    var signature: Signature?
    var answer: GateAnswer?
    var reconciliation: Reconciliation?
    var subjects: [ObligationSubjects] = []

    init(kind: UInt64) {
        self.kind = kind
    }

    func write(to writer: inout ProtobufWriter) {
        writer.varint(1, kind)
        if let opening { writer.message(2, opening) }
        writer.messages(3, evidence)
        if let note { writer.message(4, note) }
        if let assessment { writer.message(5, assessment) }
        if let verdict { writer.message(6, verdict) }
        if let statement { writer.message(7, statement) }
        if let waiver { writer.message(8, waiver) }
        if let obligation { writer.message(9, obligation) }
        if let closing { writer.message(10, closing) }
        if let phase { writer.zigzag(11, Int64(phase)) }
        if let signature { writer.message(12, signature) }
        if let answer { writer.message(13, answer) }
        if let reconciliation { writer.message(14, reconciliation) }
        writer.messages(16, subjects)
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        while let field = try reader.nextField() {
            switch field.number {
            case 1: kind = try reader.varint()
            case 2: opening = try reader.message()
            case 3: evidence.append(try reader.message())
            case 4: note = try reader.message()
            case 5: assessment = try reader.message()
            case 6: verdict = try reader.message()
            case 7: statement = try reader.message()
            case 8: waiver = try reader.message()
            case 9: obligation = try reader.message()
            case 10: closing = try reader.message()
            case 11: phase = try reader.number()
            case 12: signature = try reader.message()
            case 13: answer = try reader.message()
            case 14: reconciliation = try reader.message()
            case 16: subjects.append(try reader.message())
            default: try reader.skip()
            }
        }
    }
}

/// Why a message is no act and no change.
enum UpgradeMessageError: Error {
    /// A field that its kind must have is missing.
    case missing(field: UInt64)
    /// A kind, or a phase of the run's life, of a later version.
    case unknown
}

extension UpgradeMessage {
    /// What a field has, if it is there.
    func need<Value>(_ value: Value?, _ field: UInt64) throws(UpgradeMessageError) -> Value {
        guard let value else { throw .missing(field: field) }
        return value
    }
}
