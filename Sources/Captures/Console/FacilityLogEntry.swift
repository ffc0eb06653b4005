internal import Redundancy

/// One entry of `show redundancy history`, its wrapped lines joined (spec 2.5).
struct FacilityLogEntry {
    var span: LineSpan
    private var text: String
    private var continuations = 0

    /// Real entries take one or two lines; more are not one entry.
    private static let longestWrap = 3
    /// Lines wrap at 80 bytes at the least.
    private static let narrowestWrap = 72

    /// Nil when the line does not begin with a time.
    init?(_ line: Line, _ text: Substring) {
        guard Self.isBeginning(text) else { return nil }
        span = LineSpan(line)
        self.text = String(text)
    }

    /// Whether a line begins with `HH:MM:SS` and a blank. Hours go on beyond 24: it is uptime.
    static func isBeginning(_ text: Substring) -> Bool {
        seconds(text) != nil
    }

    /// Joins a line that wrapped.
    ///
    /// - Parameter text: with its leading blanks. The device breaks at its line's width, wherever that is; a blank is
    ///   put back where `op=` or a bracket shows that there was one, or where either line has it.
    mutating func join(_ line: Line, _ text: Substring) -> Bool {
        guard continuations < Self.longestWrap, mayGoOn else { return false }
        continuations += 1
        let isParted =
            text.utf8.first?.isBlank == true || text.begins(with: "op=") || text.begins(with: "rc=")
            || text.begins(with: "seq=") || text.begins(with: "peer state") || text.begins(with: "*peer state")
        if isParted, self.text.utf8.last?.isBlank == false { self.text += " " }
        self.text += text.drop { $0 == " " || $0 == "\t" }
        span.extend(to: line)
        return true
    }

    /// Whether the entry needs another line, or could: a removed client is named without a bracket behind it, so only
    /// the width of the line tells that it wrapped.
    private var mayGoOn: Bool {
        switch fact {
        case nil: true
        case .facilityClientRemoved: text.utf8.count >= Self.narrowestWrap
        default: false
        }
    }

    /// The time since the unit started; the log writes whole seconds.
    var time: WrittenTime? {
        Self.seconds(text[...]).map { .uptime(nanoseconds: $0 * 1_000_000_000, width: 1_000_000_000) }
    }

    /// Nil when the words are none that this log is known to have.
    var fact: Fact? {
        let text = text[...].trimmed
        guard let time = text.firstIndex(of: " ") else { return nil }
        let words = text[time...].trimmed
        if words.begins(with: "System initialization complete") { return .initializationCompleted }
        if let client = words.rest(after: "client added:") { return added(client) }
        if let client = words.rest(after: "client removed:") { return removed(client.trimmed) }
        return words.contains("my state =") ? stateChanged(words) : stepped(words)
    }

    private static func seconds(_ text: Substring) -> Int64? {
        let time = text.prefix { $0 != " " }
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        // Six digits of hours are a hundred years.
        guard parts.count == 3, time.endIndex < text.endIndex, parts.allSatisfy(\.isDigits),
            parts[0].utf8.count <= 6, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let hours = Int64(parts[0]), let minutes = Int64(parts[1]), let seconds = Int64(parts[2]),
            minutes < 60, seconds < 60
        else { return nil }
        return hours * 3600 + minutes * 60 + seconds
    }

    /// ` Redundancy Mode RF(29) seq=60`
    private func added(_ text: Substring) -> Fact? {
        guard let (name, order) = text.parted(at: "seq="), let client = client(name.trimmed),
            let order = UInt32(order.trimmed)
        else { return nil }
        return .facilityClientAdded(client, order: order)
    }

    /// A name, with or without its number.
    private func removed(_ text: Substring) -> Fact? {
        guard !text.isEmpty else { return nil }
        return .facilityClientRemoved(name: client(text)?.name ?? String(text))
    }

    /// `*my state = ACTIVE-FAST(9) peer state = DISABLED(1)`
    private func stateChanged(_ text: Substring) -> Fact? {
        guard let (before, rest) = text.parted(at: "my state ="), let (mine, peer) = rest.parted(at: "peer state ="),
            let myState = state(mine), let peerState = state(peer)
        else { return nil }
        var changed: FacilityChange = []
        if before.contains("*") { changed.insert(.mine) }
        if mine.contains("*") { changed.insert(.peer) }
        return .facilityStateChanged(mine: myState, peer: peerState, changed: changed)
    }

    /// The name is the key; a name that no release here knows is taken by its number.
    private func state(_ text: Substring) -> FacilityState? {
        guard let numbered = numbered(text.prefix { $0 != "*" }.trimmed) else { return nil }
        return FacilityState(name: numbered.name)
            ?? UInt8(exactly: numbered.number).flatMap(FacilityState.init(rawValue:))
    }

    /// `RF_PROG_ACTIVE(204) IfIndex(139) op=0 rc=11`, or without a client.
    private func stepped(_ text: Substring) -> Fact? {
        guard let (body, numbers) = text.parted(at: "op="), let (operation, result) = numbers.parted(at: "rc="),
            let operation = UInt32(operation.trimmed), let result = UInt32(result.trimmed),
            let bracket = body.firstIndex(of: ")"), let event = numbered(body[...bracket]),
            event.name.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") })
        else { return nil }
        let words = body[bracket...].dropFirst().trimmed
        let client = client(words)
        // A client without a number is known to be unknown; any other words do not fit.
        guard words.isEmpty || client != nil || words == "<unknown client>" else { return nil }
        return .facilityStepped(
            FacilityStep(
                name: String(event.name),
                code: event.number,
                client: client,
                operation: operation,
                result: result
            )
        )
    }

    private func client(_ text: Substring) -> FacilityClient? {
        numbered(text).map { FacilityClient(name: $0.name.trimmed.singleBlanked, number: $0.number) }
    }

    /// `name(number)`; the name may have brackets of its own.
    private func numbered(_ text: Substring) -> (name: Substring, number: UInt32)? {
        guard text.last == ")", let bracket = text.lastIndex(of: "("), bracket > text.startIndex,
            let number = UInt32(text[bracket...].dropFirst().dropLast())
        else { return nil }
        return (text[..<bracket], number)
    }
}
