public import EventLog
internal import Redundancy
public import Replay

internal import struct Upgrades.RunOpening
internal import enum Upgrades.UpgradeRun

/// The payload fields of a record: a oneof that begins at field 16, since fields 1 to 15 are the envelope's.
private enum PayloadField {
    static let captureOpened: UInt32 = 16
    static let captureFinished: UInt32 = 17
    static let lineUnread: UInt32 = 18
    static let redundancy: UInt32 = 20
    static let runOpened: UInt32 = 21
    static let controllerInput: UInt32 = 22
    static let controllerEvent: UInt32 = 23
    static let controllerRejected: UInt32 = 24
    static let runFinished: UInt32 = 25
    static let upgradeInput: UInt32 = 30
    static let upgradeEvent: UInt32 = 31
}

/// Why a payload could not be read as an entry.
public enum EntryError: Error, Hashable, Sendable {
    /// The bytes are no message.
    case damaged(DecodeError)
    /// A payload or a kind of fact that this version does not know: the log was written by a later one.
    case unknown(field: UInt32, kind: UInt64)
}

extension Entry {
    /// The bytes of the entry as they stand in a record.
    public var payload: [UInt8] {
        var writer = ProtobufWriter()
        switch self {
        case .captureOpened(let capture):
            writer.message(PayloadField.captureOpened) { capture.write(to: &$0) }
        case .captureFinished(let counts):
            writer.message(PayloadField.captureFinished) { counts.write(to: &$0) }
        case .lineUnread(let line):
            writer.message(PayloadField.lineUnread) { writer in
                writer.varint(1, UInt64(line.reason.rawValue))
                writer.message(2) { line.witness.write(to: &$0) }
            }
        case .redundancy(let witness, let event):
            writer.message(PayloadField.redundancy) { writer in
                writer.message(1) { witness.write(to: &$0) }
                if let observer = event.observer { writer.varint(2, UInt64(observer.rawValue)) }
                writer.message(3) { FactMessage(event.fact).write(to: &$0) }
            }
        case .runOpened(let opened):
            writer.message(PayloadField.runOpened) { opened.write(to: &$0) }
        case .controllerInput(let unit, let input):
            Self.write(input.stimulus.signal, of: unit, as: PayloadField.controllerInput, to: &writer)
        case .controllerEvent(let unit, let event):
            Self.write(event.change.signal, of: unit, as: PayloadField.controllerEvent, to: &writer)
        case .controllerRejected(let unit, let rejection):
            Self.write(rejection.signal, of: unit, as: PayloadField.controllerRejected, to: &writer)
        case .runFinished(let finished):
            writer.message(PayloadField.runFinished) { finished.write(to: &$0) }
        case .upgradeInput(let input):
            writer.message(PayloadField.upgradeInput) { UpgradeMessage(input.act).write(to: &$0) }
        case .upgradeEvent(let event):
            writer.message(PayloadField.upgradeEvent) { UpgradeMessage(event.change).write(to: &$0) }
        }
        return writer.bytes
    }

    private static func write(_ signal: Signal, of unit: Int, as field: UInt32, to writer: inout ProtobufWriter) {
        writer.message(field) { writer in
            writer.varint(1, UInt64(unit))
            writer.message(2) { signal.write(to: &$0) }
        }
    }

    /// Reads a payload. The occurred stamp of an event stands in the record's envelope.
    ///
    /// - Throws: ``EntryError/damaged(_:)`` with the place of the damage, ``EntryError/unknown(field:kind:)`` for what a
    ///   later version wrote.
    public init(payload: [UInt8], occurred: Occurrence?) throws(EntryError) {
        let found: Result<Entry, EntryError>
        do throws(DecodeError) {
            found = try Self.read(payload, occurred.flatMap { Stamp($0) })
        } catch {
            throw .damaged(error)
        }
        self = try found.get()
    }

    private static func read(
        _ payload: [UInt8],
        _ occurred: Stamp?
    ) throws(DecodeError) -> Result<Entry, EntryError> {
        var reader = ProtobufReader(payload)
        while let field = try reader.nextField() {
            switch field.number {
            case PayloadField.captureOpened:
                let capture = try reader.nested { nested throws(DecodeError) in try CaptureOpened(from: &nested) }
                return .success(.captureOpened(capture))
            case PayloadField.captureFinished:
                let counts = try reader.nested { nested throws(DecodeError) in try CaptureFinished(from: &nested) }
                return .success(.captureFinished(counts))
            case PayloadField.lineUnread:
                let line = try reader.nested { nested throws(DecodeError) in try UnreadLine(from: &nested) }
                return .success(.lineUnread(line))
            case PayloadField.redundancy:
                return try reader.nested { nested throws(DecodeError) in try readEvent(&nested, occurred) }
            case PayloadField.runOpened:
                return try reader.nested { nested throws(DecodeError) in
                    try known(PayloadField.runOpened) { () throws(SignalError) in
                        .runOpened(try RunOpened(from: &nested))
                    }
                }
            case PayloadField.controllerInput, PayloadField.controllerEvent, PayloadField.controllerRejected:
                return try reader.nested { nested throws(DecodeError) in
                    try known(field.number) { () throws(SignalError) in
                        try readSignal(&nested, field.number, occurred)
                    }
                }
            case PayloadField.runFinished:
                let finished = try reader.nested { nested throws(DecodeError) in try RunFinished(from: &nested) }
                return .success(.runFinished(finished))
            case PayloadField.upgradeInput, PayloadField.upgradeEvent:
                return try reader.nested { nested throws(DecodeError) in
                    try readUpgrade(&nested, field.number, occurred)
                }
            case 16...:
                return .failure(.unknown(field: field.number, kind: 0))
            default:
                try reader.skip()
            }
        }
        return .failure(.unknown(field: 0, kind: 0))
    }

    /// What a unit met or decided. Its moment stands in the envelope.
    private static func readSignal(
        _ reader: inout ProtobufReader,
        _ field: UInt32,
        _ occurred: Stamp?
    ) throws(SignalError) -> Entry {
        let unit: Int
        let signal: Signal
        do throws(DecodeError) {
            (unit, signal) = try readUnitAndSignal(&reader)
        } catch {
            throw .damaged(error)
        }
        do throws(UnknownSignal) {
            if field == PayloadField.controllerRejected {
                return .controllerRejected(unit: unit, try ControllerRejection(signal))
            }
            guard let occurred, occurred.reckoning == .utc, occurred.width == 0,
                occurred.earliest.magnitude <= Instant.signalLimit
            else { throw UnknownSignal(kind: signal.kind) }
            let at = Instant(nanoseconds: occurred.earliest)
            return field == PayloadField.controllerInput
                ? .controllerInput(unit: unit, ControllerInput(at: at, try Stimulus(signal)))
                : .controllerEvent(unit: unit, ControllerEvent(at: at, try Change(signal)))
        } catch {
            throw .unknown(error)
        }
    }

    /// What was asked of an upgrade run, or came of it. Its moment stands in the envelope.
    private static func readUpgrade(
        _ reader: inout ProtobufReader,
        _ field: UInt32,
        _ occurred: Stamp?
    ) throws(DecodeError) -> Result<Entry, EntryError> {
        let message = try UpgradeMessage(from: &reader)
        guard let occurred, occurred.reckoning == .utc, occurred.width == 0 else {
            return .failure(.unknown(field: field, kind: message.kind))
        }
        let at = Instant(nanoseconds: occurred.earliest)
        do throws(UpgradeMessageError) {
            return field == PayloadField.upgradeInput
                ? .success(.upgradeInput(UpgradeRun.Input(at: at, try message.act)))
                : .success(.upgradeEvent(UpgradeRun.Event(at: at, try message.change)))
        } catch {
            switch error {
            case .missing(let number): throw reader.missing(field: number)
            case .unknown: return .failure(.unknown(field: field, kind: message.kind))
            }
        }
    }

    private static func readUnitAndSignal(_ reader: inout ProtobufReader) throws(DecodeError) -> (Int, Signal) {
        var unit = 0
        var signal: Signal?
        while let field = try reader.nextField() {
            switch field.number {
            case 1: unit = Int(try reader.varint(atMost: 1))
            case 2: signal = try reader.nested { nested throws(DecodeError) in try Signal(from: &nested) }
            default: try reader.skip()
            }
        }
        guard let signal else { throw reader.missing(field: 2) }
        return (unit, signal)
    }

    /// Tells what a later version wrote from what is damaged.
    private static func known(
        _ field: UInt32,
        _ read: () throws(SignalError) -> Entry
    ) throws(DecodeError) -> Result<Entry, EntryError> {
        do throws(SignalError) {
            return .success(try read())
        } catch {
            switch error {
            case .damaged(let damage): throw damage
            case .unknown(let signal): return .failure(.unknown(field: field, kind: signal.kind))
            }
        }
    }

    private static func readEvent(
        _ reader: inout ProtobufReader,
        _ occurred: Stamp?
    ) throws(DecodeError) -> Result<Entry, EntryError> {
        var witness: Witness?
        var observer: ChassisNumber?
        var message = FactMessage(kind: 0)
        while let field = try reader.nextField() {
            switch field.number {
            case 1: witness = try reader.nested { nested throws(DecodeError) in try Witness(from: &nested) }
            case 2: observer = ChassisNumber(Int(try reader.varint(atMost: 255)))
            case 3: message = try reader.nested { nested throws(DecodeError) in try FactMessage(from: &nested) }
            default: try reader.skip()
            }
        }
        guard let witness else { throw reader.missing(field: 1) }
        guard let fact = message.fact else {
            return .failure(.unknown(field: PayloadField.redundancy, kind: message.kind))
        }
        return .success(.redundancy(witness, Event(observer: observer, occurred: occurred, fact)))
    }
}

extension Stamp {
    /// Nil for a timescale that this version does not know, or a width beyond what a stamp can hold.
    public init?(_ occurrence: Occurrence) {
        guard let reckoning = Reckoning(rawValue: occurrence.timescale.rawValue),
            let width = Int64(exactly: occurrence.uncertaintyNanoseconds)
        else { return nil }
        self.init(reckoning: reckoning, earliest: occurrence.earliestNanoseconds, width: width)
    }

    /// The stamp as it stands in a record's envelope.
    public var occurrence: Occurrence {
        Occurrence(
            timescale: Timescale(rawValue: reckoning.rawValue),
            earliestNanoseconds: earliest,
            uncertaintyNanoseconds: UInt64(width)
        )
    }
}
