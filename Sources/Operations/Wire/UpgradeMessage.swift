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
        if let opening { writer.message(2) { opening.write(to: &$0) } }
        for evidence in evidence { writer.message(3) { evidence.write(to: &$0) } }
        if let note { writer.message(4) { note.write(to: &$0) } }
        if let assessment { writer.message(5) { assessment.write(to: &$0) } }
        if let verdict { writer.message(6) { verdict.write(to: &$0) } }
        if let statement { writer.message(7) { statement.write(to: &$0) } }
        if let waiver { writer.message(8) { waiver.write(to: &$0) } }
        if let obligation { writer.message(9) { obligation.write(to: &$0) } }
        if let closing { writer.message(10) { closing.write(to: &$0) } }
        if let phase { writer.zigzag(11, Int64(phase)) }
        if let signature { writer.message(12) { signature.write(to: &$0) } }
        if let answer { writer.message(13) { answer.write(to: &$0) } }
        if let reconciliation { writer.message(14) { reconciliation.write(to: &$0) } }
        for subjects in subjects { writer.message(16) { subjects.write(to: &$0) } }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        while let field = try reader.nextField() {
            switch field.number {
            case 1: kind = try reader.varint()
            case 2: opening = try reader.nested { nested throws(DecodeError) in try RunOpening(from: &nested) }
            case 3: evidence.append(try reader.nested { nested throws(DecodeError) in try Evidence(from: &nested) })
            case 4: note = try reader.nested { nested throws(DecodeError) in try Note(from: &nested) }
            case 5: assessment = try reader.nested { nested throws(DecodeError) in try Assessment(from: &nested) }
            case 6: verdict = try reader.nested { nested throws(DecodeError) in try Verdict(from: &nested) }
            case 7: statement = try reader.nested { nested throws(DecodeError) in try Statement(from: &nested) }
            case 8: waiver = try reader.nested { nested throws(DecodeError) in try Waiver(from: &nested) }
            case 9: obligation = try reader.nested { nested throws(DecodeError) in try Obligation(from: &nested) }
            case 10: closing = try reader.nested { nested throws(DecodeError) in try ObligationClosing(from: &nested) }
            case 11: phase = try reader.number()
            case 12: signature = try reader.signature()
            case 13: answer = try reader.nested { nested throws(DecodeError) in try GateAnswer(from: &nested) }
            case 14:
                reconciliation = try reader.nested { nested throws(DecodeError) in try Reconciliation(from: &nested) }
            case 16:
                subjects.append(
                    try reader.nested { nested throws(DecodeError) in try ObligationSubjects(from: &nested) }
                )
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
