import Foundation

/// The kernel then counts the peak anew. Where it cannot, the peak is that of all rows so far.
public func resetPeakMemory() {
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
}

/// The most memory that the process held since, in MiB.
public func peakMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).compactMap { Int($0) }.first
    return (kibibytes ?? 0) / 1_024
}
