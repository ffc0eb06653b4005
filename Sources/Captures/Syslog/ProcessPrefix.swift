internal import Redundancy

/// The process that a message is from, as IOS-XE writes it before the text (`spec/redundancy.md` §3.1).
///
///     Chassis 2 R0/0: wncd:    Switch 1 R0/0: stack_mgr:    2 stack-mgr:    2 process sysmgr:
///     R1/0: pvp:               C9/0:                        1 ha_mgr:
struct ProcessPrefix: Hashable, Sendable {
    /// The unit on which the process runs, which need not be the one that logs the line.
    var unit: ChassisNumber?
    /// Its name's bytes in the line; empty where only the unit or slot is named.
    var name = 0..<0

    init() {}

    /// Reads the prefix at `position`, which moves behind it; an empty prefix where there is none.
    init(_ line: Span<UInt8>, at position: inout Int) {
        var place = position
        if line.has("Chassis ", at: place) || line.has("Switch ", at: place) || line.has("Router ", at: place) {
            // `Router`: a publisher's replacement of `Switch` (§7, 7).
            while line.byte(place).isLetter { place += 1 }
            line.skipBlanks(&place)
            guard let number = line.number(at: &place, 1, 2), let unit = ChassisNumber(number) else { return }
            line.skipBlanks(&place)
            guard Self.skipSlot(line, &place), line.byte(place) == UInt8(ascii: ":") else { return }
            self.unit = unit
        } else if Self.skipSlot(line, &place) {
            guard line.byte(place) == UInt8(ascii: ":") else { return }
        } else if let number = line.number(at: &place, 1, 2), line.byte(place).isBlank {
            // Only names that are surely processes: `3 errors:` is a text.
            line.skipBlanks(&place)
            let isNamedProcess = line.has("process ", at: place)
            if isNamedProcess { place += 8 }
            guard let name = Self.name(line, at: place), let unit = ChassisNumber(number),
                isNamedProcess || line.has("mgr", at: name.upperBound - 3)
            else { return }
            self.unit = unit
            self.name = name
            place = name.upperBound + 1
            line.skipBlanks(&place)
            position = place
            return
        } else {
            return
        }
        place += 1
        line.skipBlanks(&place)
        if let name = Self.name(line, at: place) {
            self.name = name
            place = name.upperBound + 1
            line.skipBlanks(&place)
        }
        position = place
    }

    /// `R0/0`, `C9/0`.
    private static func skipSlot(_ line: Span<UInt8>, _ position: inout Int) -> Bool {
        var place = position
        guard line.byte(place).isUpper else { return false }
        place += 1
        guard line.number(at: &place, 1, 2) != nil, line.byte(place) == UInt8(ascii: "/") else { return false }
        place += 1
        guard line.number(at: &place, 1, 2) != nil else { return false }
        position = place
        return true
    }

    /// A process's name before a colon.
    private static func name(_ line: Span<UInt8>, at start: Int) -> Range<Int>? {
        guard line.byte(start).isLower else { return nil }
        var end = start
        while line.byte(end).isLetter || line.byte(end).isDigit || line.byte(end) == UInt8(ascii: "_")
            || line.byte(end) == UInt8(ascii: "-")
        { end += 1 }
        return line.byte(end) == UInt8(ascii: ":") ? start..<end : nil
    }
}
