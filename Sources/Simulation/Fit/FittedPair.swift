public import Redundancy
internal import Replay

/// What outputs and logs tell of the units besides an incident, as far as a scenario needs it.
public struct FittedPair: Hashable, Sendable {
    public var platform = Platform.c9800_40
    /// Nil: no output showed it.
    public var version: String?
    public var profile = Profile.r16_10

    public init() {}

    /// Reads the pair's state: the image of `show redundancy`, and what only later releases have.
    public init(_ state: PairState) {
        let image = state.units.lazy.compactMap { $0.attributes["Image Version"] }.first ?? ""
        if image.contains("C9800-CL") {
            platform = .c9800CLOnESXi
        } else if image.contains("C9800-80") {
            platform = .c9800_80
        }
        if let mark = image.firstRange(of: "Version ") {
            let text = image[mark.upperBound...].prefix { !$0.isWhitespace && $0 != "," }
            version = text.isEmpty ? nil : String(text)
        }
        let major = version.flatMap { Int($0.prefix { $0 != "." }) }
        // The management interface came with 17.1 (spec 5); its lines tell too.
        let hasManagement =
            state.links.contains { $0.kind == .managementInterface }
            || state.rows.contains { !($0.managementAddress ?? "").isEmpty }
        if hasManagement || (major ?? 0) >= 17 { profile = .r17 }
    }

    /// The two units, the active one of higher priority.
    func units(active: Int) -> [UnitSetup] {
        (0..<2).map { index in
            var unit = UnitSetup.standard(index, platform: platform)
            unit.priority = index == active ? 2 : 1
            if let version { unit.version = version }
            return unit
        }
    }

    var topology: Topology {
        platform.formFactor == .virtual ? .twoHypervisors(mapped: true) : .directRJ45
    }
}
