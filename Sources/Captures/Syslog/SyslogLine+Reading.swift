internal import Operations

extension SyslogLine {
    /// What a line is. Most lines of a log begin with their stamp and take the short way.
    static func read(_ line: Span<UInt8>) -> SyslogLine {
        var start = 0
        line.skipBlanks(&start)
        var place = start
        let stamp = StampScanner.read(line, at: &place)
        if stamp != .none, line.byte(place) == UInt8(ascii: ":") {
            var percent = place + 1
            line.skipBlanks(&percent)
            if line.byte(percent) == UInt8(ascii: "%") {
                return message(line, at: percent, stamp: stamp, before: Prefix())
            }
        }
        if case .time(let time) = stamp, line.byte(start + 4) == UInt8(ascii: "/") {
            return trace(line, from: place, time)
        }
        return unusual(line, start, stamp, endsAt: place)
    }

    /// A message whose stamp was found.
    private static func message(
        _ line: Span<UInt8>,
        at percent: Int,
        stamp: ScannedStamp,
        before prefix: Prefix
    ) -> SyslogLine {
        var header = SyslogHeader()
        header.relay = prefix.relay
        header.host = prefix.host
        let isMessage = header.readMessage(line, at: percent)
        switch stamp {
        case .impossible:
            return isMessage ? .damaged(.impossibleTime, mnemonic: header.identity) : .none
        case .none:
            break
        case .time(let time):
            guard isMessage else {
                let isDamaged = SyslogHeader.beginsLikeIdentity(line, at: percent)
                return isDamaged ? .damaged(.damagedMnemonic, mnemonic: 0..<0) : .stamped(time)
            }
            header.time = time
        }
        guard isMessage else { return .none }
        // A publisher's search and replace: `HA-6-Routerover`.
        if header.hasMixedMnemonic(in: line) { return .damaged(.damagedMnemonic, mnemonic: header.identity) }
        if isGlued(line, header.text) { return .damaged(.damagedStamp, mnemonic: header.identity) }
        return .message(header.nested(in: line) ?? header)
    }

    /// The bytes in which the stamp of a glued line is looked for, so that no line takes long.
    private static let gluedStampLimit = 48

    /// Whether the next line follows in the text, its line end lost: `…changed state to upNov 17 10:14:07.776: %…`.
    ///
    /// Behind a blank stands a line that the text quotes, as scripts of the device do.
    private static func isGlued(_ line: Span<UInt8>, _ text: Range<Int>) -> Bool {
        var place = text.lowerBound
        while let colon = line.find(": %", from: place) {
            place = colon + 1
            var inner = SyslogHeader()
            guard inner.readMessage(line, at: colon + 2) else { continue }
            for start in max(text.lowerBound, colon - gluedStampLimit)..<colon {
                var end = start
                guard StampScanner.read(line, at: &end) != .none, end == colon else { continue }
                if !line.byte(start - 1).isBlank { return true }
                break
            }
        }
        return false
    }

    /// `2023/09/19 15:49:47.171926572 {wncd_x_R0-0}{1}: [errmsg] [17435]: (debug): %…`
    private static func trace(_ line: Span<UInt8>, from start: Int, _ time: WrittenTime) -> SyslogLine {
        var header = SyslogHeader()
        header.form = .trace
        header.time = time
        guard let percent = line.find(": %", from: start), header.readMessage(line, at: percent + 2) else {
            return .stamped(time)
        }
        return .message(header.nested(in: line) ?? header)
    }

    /// No relay puts more bytes before a message. A bound, so that a line of nothing but percent signs takes no longer
    /// than any other.
    private static let headerLimit = 512

    /// A line that does not begin with its own stamp and a percent sign: a relay's, a prompt before it, none at all.
    private static func unusual(
        _ line: Span<UInt8>,
        _ start: Int,
        _ stamp: ScannedStamp,
        endsAt stampEnd: Int
    ) -> SyslogLine {
        var place = start
        while let percent = line.find("%", from: place), percent - start < headerLimit {
            place = percent + 1
            var header = SyslogHeader()
            let isMessage = header.readMessage(line, at: percent)
            guard isMessage || SyslogHeader.beginsLikeIdentity(line, at: percent) else { continue }
            if let origin = originStamp(line, start..<percent) {
                let prefix = Prefix(line, start..<origin.start)
                // A time without a date may be the rest of a damaged one: `Jun 10 19 11:39:38.047`.
                guard prefix != nil || origin.hasDate else {
                    return .damaged(.damagedStamp, mnemonic: isMessage ? header.identity : 0..<0)
                }
                return message(line, at: percent, stamp: origin.stamp, before: prefix ?? Prefix())
            }
            guard isMessage else { continue }
            if let prefix = Prefix(line, start..<percent), prefix.isWhole {
                return message(line, at: percent, stamp: .none, before: prefix)
            }
            if Prefix.hasTime(line, start..<percent) {
                return .damaged(.damagedStamp, mnemonic: header.identity)
            }
            // A percent sign inside a typed command or a text.
            return .none
        }
        guard case .time(let time) = stamp else { return .none }
        if case .wall(let wall) = time, wall.monthAndDay != nil, line.isBlank(from: stampEnd) {
            return .damaged(.damagedStamp, mnemonic: 0..<0)
        }
        if line.find("message repeated", from: stampEnd) != nil { return .stamped(time) }
        // `00:01:02` alone is how the Redundancy Facility's own log begins; a time of day alone, `show clock`.
        guard line.byte(stampEnd) == UInt8(ascii: ":"), case .wall = time else { return .none }
        return .stamped(time)
    }

    private struct Origin {
        var start: Int
        var stamp: ScannedStamp
        var hasDate: Bool
    }

    /// The stamp that ends in a colon directly before the percent sign at the end of the range.
    private static func originStamp(_ line: Span<UInt8>, _ range: Range<Int>) -> Origin? {
        var end = range.upperBound
        while end > range.lowerBound, line.byte(end - 1).isBlank { end -= 1 }
        guard end > range.lowerBound, line.byte(end - 1) == UInt8(ascii: ":") else { return nil }
        for start in range.lowerBound..<end {
            let before = line.byte(start - 1)
            let isTokenStart =
                start == range.lowerBound || before.isBlank || before == UInt8(ascii: ">")
                || before == UInt8(ascii: "#") || line.byte(start) == UInt8(ascii: "*")
            guard isTokenStart else { continue }
            var place = start
            let stamp = StampScanner.read(line, at: &place)
            guard stamp != .none, place == end - 1 else { continue }
            var hasDate = stamp == .impossible
            if case .time(.wall(let wall)) = stamp { hasDate = wall.monthAndDay != nil }
            return Origin(start: start, stamp: stamp, hasDate: hasDate)
        }
        return nil
    }
}

/// What relays and prompts put before a unit's own line: `<189>`, the relay's time, host names, a sequence number.
private struct Prefix {
    var relay: WallTime?
    var host = 0..<0
    /// Whether it can stand without the unit's own stamp behind it.
    var isWhole = true

    init() {}

    /// Nil when something in it is neither: a piece of a damaged stamp, words of a text.
    init?(_ line: Span<UInt8>, _ range: Range<Int>) {
        var place = range.lowerBound
        if line.byte(place) == UInt8(ascii: "<") {
            var end = place + 1
            guard line.number(at: &end, 1, 3) != nil, line.byte(end) == UInt8(ascii: ">") else { return nil }
            place = end + 1
            // The version of RFC 5424.
            if line.byte(place).isDigit, line.byte(place + 1).isBlank { place += 2 }
        }
        var bareTokens = 0
        var isHostNamed = false
        while true {
            line.skipBlanks(&place)
            guard place < range.upperBound else { break }
            if relay == nil {
                var end = place
                if case .time(.wall(let wall)) = StampScanner.read(line, at: &end, withZone: false),
                    wall.monthAndDay != nil, end <= range.upperBound
                {
                    relay = wall
                    place = end
                    if line.byte(place) == UInt8(ascii: ":") { place += 1 }
                    continue
                }
            }
            let start = place
            while place < range.upperBound, !line.byte(place).isBlank { place += 1 }
            if Self.isTime(line, start) { return nil }
            let last = line.byte(place - 1)
            let name = last == UInt8(ascii: ":") ? start..<(place - 1) : start..<place
            let isNumber = !name.isEmpty && name.allSatisfy { line.byte($0).isDigit }
            if last == UInt8(ascii: ":") {
                // A sequence number, or the name that the unit gives itself: nearer to the source than the relay's.
                if !isNumber, !name.isEmpty {
                    host = name
                    isHostNamed = true
                }
            } else if last != UInt8(ascii: "#"), last != UInt8(ascii: ">"), line.byte(start) != UInt8(ascii: "-") {
                bareTokens += 1
                if relay == nil, isNumber || bareTokens > 1 { return nil }
                if bareTokens == 1, !isHostNamed { host = name }
            }
        }
        isWhole = relay != nil || bareTokens == 0
    }

    /// Whether any word of the range begins like a time or names a month, so that a stamp stood there.
    static func hasTime(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var place = range.lowerBound
        while place < range.upperBound {
            if isTime(line, place) { return true }
            let letters = place + (line.byte(place).isLetter ? 0 : 1)
            if place == range.lowerBound, StampScanner.month(line, at: letters) != nil,
                line.byte(letters + 3).isBlank
            {
                return true
            }
            while place < range.upperBound, !line.byte(place).isBlank { place += 1 }
            line.skipBlanks(&place)
        }
        return false
    }

    /// `11:39`, `*1:39`.
    private static func isTime(_ line: Span<UInt8>, _ start: Int) -> Bool {
        var place = start
        if line.byte(place) == UInt8(ascii: "*") || line.byte(place) == UInt8(ascii: ".") { place += 1 }
        guard line.number(at: &place, 1, 2) != nil, line.byte(place) == UInt8(ascii: ":") else { return false }
        place += 1
        return line.byte(place).isDigit && line.byte(place + 1).isDigit
    }
}
