import Foundation

/// What a body took.
public struct Spent {
    /// On the wall clock.
    public var seconds: Double
    /// Of the processors: other work on the machine stretches this little.
    public var processorSeconds: Double

    /// Measures a body.
    public init(_ body: () throws -> Void) rethrows {
        let before = Spent.processorSeconds
        seconds = try time(body)
        processorSeconds = Spent.processorSeconds - before
    }

    /// Of this process, and of its children that have ended.
    private static var processorSeconds: Double {
        [RUSAGE_SELF.rawValue, RUSAGE_CHILDREN.rawValue].reduce(0) { sum, who in
            var usage = rusage()
            getrusage(Int32(bitPattern: UInt32(truncatingIfNeeded: who)), &usage)
            let whole = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
            return sum + Double(whole) + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
        }
    }
}

extension Row {
    /// A row that also says the rate by processor time.
    public init(_ name: String, _ count: Int, _ spent: Spent, note: String) {
        let rate = Double(count) / max(spent.processorSeconds, 1e-6)
        let text = String(format: rate < 100 ? "%.1f" : "%.0f", rate)
        self.init(name, count, spent.seconds, note: "\(text) by CPU time; \(note)")
    }
}
