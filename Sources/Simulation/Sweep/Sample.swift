public import Redundancy
public import Replay

/// Many values of one measurement, as a sweep or a set of captures gives them.
public struct Sample: Hashable, Sendable {
    /// The measurement: the case name of a `MeasurementKind`, such as `takeover`.
    public var name: String
    public var origin: MeasurementOrigin
    /// The step of the clock behind the values: a second for stamps of whole seconds; zero where they are exact.
    public var resolution: Nanoseconds
    /// In any order.
    public var values: [Nanoseconds]

    /// - Precondition: `resolution` is not negative.
    public init(name: String, origin: MeasurementOrigin, resolution: Nanoseconds, values: [Nanoseconds]) {
        precondition(resolution >= .zero, "a sample with the resolution \(resolution.count) ns")
        self.name = name
        self.origin = origin
        self.resolution = resolution
        self.values = values
    }

    /// The step of a clock with these readings: the coarsest of 1 s, 1 ms, 1 us and 1 ns that all are multiples of.
    public static func step(of readings: some Sequence<Nanoseconds>) -> Nanoseconds {
        var step: Int64 = 1_000_000_000
        for reading in readings {
            while reading.count % step != 0 { step /= 1_000 }
        }
        return Nanoseconds(step)
    }
}
