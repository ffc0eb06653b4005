internal import EventLog
internal import Redundancy
internal import Replay

/// The settings and the units of a run, as one signal: kind 1.
private struct RunSetup: SignalPart {
    var settings: ControllerSettings
    var units: [UnitSetup]

    init(_ settings: ControllerSettings, _ units: [UnitSetup]) {
        (self.settings, self.units) = (settings, units)
    }

    func put(into signal: inout Signal) {
        settings.put(into: &signal)
        units.put(into: &signal)
    }

    init(from cursor: inout SignalCursor) throws(UnknownSignal) {
        guard cursor.kind == 1 else { throw cursor.unknown }
        settings = try cursor.take()
        units = try cursor.take()
        guard units.count == 2 else { throw cursor.unknown }
        try cursor.end()
    }
}

extension RunOpened {
    func write(to writer: inout ProtobufWriter) {
        writer.string(1, title)
        writer.string(2, scenario)
        writer.varint(3, seed)
        writer.zigzag(4, startsAt.nanoseconds)
        writer.message(5) { Signal(1, RunSetup(settings, units)).write(to: &$0) }
        if !behaviours.isEmpty { writer.packedZigzag(6, behaviours.map { Int64($0) }) }
    }

    init(from reader: inout ProtobufReader) throws(SignalError) {
        var setup: Signal?
        self.init(
            title: "",
            scenario: "",
            seed: 0,
            startsAt: Instant(nanoseconds: 0),
            settings: ControllerSettings(),
            units: [],
            behaviours: []
        )
        do throws(DecodeError) {
            while let field = try reader.nextField() {
                switch field.number {
                case 1: title = try reader.string()
                case 2: scenario = try reader.string()
                case 3: seed = try reader.varint()
                case 4: startsAt = Instant(nanoseconds: try reader.zigzag())
                case 5: setup = try reader.nested { nested throws(DecodeError) in try Signal(from: &nested) }
                case 6:
                    var numbers: [Int64] = []
                    try reader.packedZigzag(appendingTo: &numbers)
                    for number in numbers {
                        guard let behaviour = UInt32(exactly: number) else {
                            throw DecodeError(.outOfRange, offset: reader.offset)
                        }
                        behaviours.append(behaviour)
                    }
                default: try reader.skip()
                }
            }
            guard setup != nil else { throw reader.missing(field: 5) }
        } catch {
            throw .damaged(error)
        }
        guard let setup else { return }
        var cursor = SignalCursor(setup)
        do throws(UnknownSignal) {
            let read = try RunSetup(from: &cursor)
            (settings, units) = (read.settings, read.units)
        } catch {
            throw .unknown(error)
        }
    }
}

extension RunFinished {
    func write(to writer: inout ProtobufWriter) {
        writer.varint(1, steps)
        for digest in stateDigests { writer.bytes(2, digest) }
    }

    init(from reader: inout ProtobufReader) throws(DecodeError) {
        self.init(steps: 0, stateDigests: [])
        while let field = try reader.nextField() {
            switch field.number {
            case 1: steps = try reader.varint()
            case 2: stateDigests.append(try reader.bytes())
            default: try reader.skip()
            }
        }
    }
}
