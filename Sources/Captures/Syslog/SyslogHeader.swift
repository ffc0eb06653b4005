internal import Operations
internal import Redundancy

/// What a line of a capture is to the syslog reader.
enum SyslogLine: Sendable {
    case message(SyslogHeader)
    /// Stamped by a device, without a message: `*Jul 13 07:41:21.523: ISIS-…`, `last message repeated 2 times`.
    case stamped(WrittenTime)
    /// `mnemonic` is empty where it is what is damaged.
    case damaged(UnreadReason, mnemonic: Range<Int>)
    case none
}

/// The parts of a message before its text, as byte ranges of its line (`spec/redundancy.md` §3.1).
struct SyslogHeader: Sendable {
    /// `.syslog` or `.trace`.
    var form = WitnessForm.syslog
    /// The stamp of the unit that wrote the message; nil where it writes none. A relay's time is never taken for it.
    var time: WrittenTime?
    /// The time of the relay that stored it.
    var relay: WallTime?
    /// Who wrote it, by name or address. Empty where the line does not tell.
    var host = 0..<0
    /// Without sub-facilities.
    var facility = 0..<0
    var severity: UInt8 = 0
    var mnemonic = 0..<0
    /// `FACILITY-SUB-6-NAME` without the percent sign.
    var identity = 0..<0
    /// Behind the colon, with the process prefix.
    var body = 0..<0
    var process = ProcessPrefix()
    /// Behind the process prefix, without the suffix of a relaying member.
    var text = 0..<0
}

extension SyslogHeader {
    /// Reads the identity, the process prefix and the text from a percent sign on. False when it is no identity.
    mutating func readMessage(_ line: Span<UInt8>, at percent: Int) -> Bool {
        guard line.byte(percent) == UInt8(ascii: "%"), line.byte(percent + 1).isUpper else { return false }
        let start = percent + 1
        var end = start
        var partStart = start
        var isFirstPart = true
        var severityAt: Int?
        while true {
            let byte = line.byte(end)
            if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") {
                end += 1
                continue
            }
            guard end > partStart else { return false }
            if isFirstPart {
                facility = partStart..<end
                isFirstPart = false
            } else if severityAt == nil, end - partStart == 1, line.byte(partStart) <= UInt8(ascii: "7"),
                line.byte(partStart).isDigit
            {
                severityAt = partStart
            }
            if byte == UInt8(ascii: "-"), severityAt == nil || severityAt == partStart {
                end += 1
                partStart = end
                continue
            }
            guard byte == UInt8(ascii: ":") else { return false }
            break
        }
        guard let severityAt, partStart == severityAt + 2 else { return false }
        severity = line.byte(severityAt) - UInt8(ascii: "0")
        mnemonic = partStart..<end
        identity = start..<end
        var textStart = end + 1
        line.skipBlanks(&textStart)
        body = textStart..<line.count
        process = ProcessPrefix(line, at: &textStart)
        text = textStart..<Self.endWithoutMember(line, from: textStart)
        return true
    }

    /// Whether small letters stand among the capitals of the mnemonic, which no message has.
    func hasMixedMnemonic(in line: Span<UInt8>) -> Bool {
        line.byte(mnemonic.lowerBound).isUpper && mnemonic.contains { line.byte($0).isLower }
    }

    /// The message that `%IOSXE-6-PLATFORM` carries inside its text (§3.1), with the outer line's time and host.
    func nested(in line: Span<UInt8>) -> SyslogHeader? {
        guard line.has("IOSXE", at: facility.lowerBound), facility.count == 5,
            line.has("PLATFORM", at: mnemonic.lowerBound), mnemonic.count == 8
        else { return nil }
        var place = body.lowerBound
        while let percent = line.find("%", from: place) {
            var inner = self
            if inner.readMessage(line, at: percent) {
                if inner.process.unit == nil { inner.process.unit = process.unit }
                return inner
            }
            place = percent + 1
        }
        return nil
    }

    /// Whether the bytes behind a percent sign begin like an identity, so that what does not go on like one is
    /// damaged and not just a text with a percent sign.
    static func beginsLikeIdentity(_ line: Span<UInt8>, at percent: Int) -> Bool {
        var end = percent + 1
        guard line.byte(end).isUpper else { return false }
        while line.byte(end).isUpper || line.byte(end).isDigit || line.byte(end) == UInt8(ascii: "_") { end += 1 }
        return end - percent > 2 && (line.byte(end) == UInt8(ascii: "-") || end >= line.count)
    }

    /// Where the text ends before blanks and a suffix such as `(infra-p2-3-1)`.
    private static func endWithoutMember(_ line: Span<UInt8>, from start: Int) -> Int {
        var end = line.count
        while end > start, line.byte(end - 1).isBlank { end -= 1 }
        guard line.byte(end - 1) == UInt8(ascii: ")") else { return max(start, end) }
        // Backwards over `name-p2-3-1`: three numbers, the first after a p.
        var place = end - 2
        var numbers = 0
        while numbers < 3 {
            let digitsEnd = place
            while place > start, line.byte(place).isDigit { place -= 1 }
            guard place < digitsEnd else { return end }
            numbers += 1
            if numbers == 3 {
                guard line.byte(place) == UInt8(ascii: "p"), line.byte(place - 1) == UInt8(ascii: "-") else {
                    return end
                }
                place -= 2
            } else {
                guard line.byte(place) == UInt8(ascii: "-") else { return end }
                place -= 1
            }
        }
        let nameEnd = place
        while place > start, line.byte(place).isLower || line.byte(place) == UInt8(ascii: "_") { place -= 1 }
        guard place < nameEnd, place > start, line.byte(place) == UInt8(ascii: "("), line.byte(place - 1).isBlank
        else { return end }
        while place > start, line.byte(place - 1).isBlank { place -= 1 }
        return place
    }
}
