internal import Redundancy

/// A message whose mnemonic has a row, with what its template found.
struct CatalogueMatch: Sendable {
    var found: TextTemplate.Findings
    var severity: UInt8
    /// `ELEMENT_WARNING`
    var mnemonic: String
    /// Behind the process prefix.
    var text: String
    /// With the process prefix, which names the slot or unit concerned.
    var body: String
    /// The unit that the text names, wherever it does.
    var unitInText: ChassisNumber?
    /// The process that writes it; empty when it does not say.
    var process: String
    /// The unit that writes it: the observer, unless the process prefix names another.
    var speaker: ReloadTarget

    var unit: ChassisNumber? { found.units.first }
    var words: String { found.words.last ?? "" }
}

/// What the catalogue makes of a message.
enum CatalogueReading: Hashable, Sendable {
    case fact(Fact)
    /// Known, and says nothing about redundancy.
    case nothing
    case unknownText
}

/// One message of `spec/redundancy.md` §3.2.
struct CatalogueRow: Sendable {
    let facility: String
    /// `*` for every mnemonic of the facility that has no row of its own.
    let mnemonic: String
    /// Nil where the meaning lies in the mnemonic: texts that no source shows.
    let template: TextTemplate?
    let reading: @Sendable (CatalogueMatch) -> CatalogueReading

    /// A row whose text is a fact; nil from `fact` means that a word in it is unknown.
    init(
        _ facility: String,
        _ mnemonic: String,
        _ template: String?,
        _ fact: @escaping @Sendable (CatalogueMatch) -> Fact?
    ) {
        self.init(facility, mnemonic, template) { match in
            fact(match).map(CatalogueReading.fact) ?? .unknownText
        }
    }

    init(
        _ facility: String,
        _ mnemonic: String,
        _ template: String?,
        reading: @escaping @Sendable (CatalogueMatch) -> CatalogueReading
    ) {
        self.facility = facility
        self.mnemonic = mnemonic
        self.template = template.map { TextTemplate($0) }
        self.reading = reading
    }
}

/// The messages that Lockstep understands, by facility and mnemonic. Severities are no part of the key: they moved
/// between releases (§6, 8).
enum SyslogCatalogue {
    /// Rows by the hash of `FACILITY`, a zero byte and `MNEMONIC`: so most messages, which are no concern of ours, are
    /// passed over without a String made.
    private static let rows: [UInt64: [CatalogueRow]] = {
        var rows: [UInt64: [CatalogueRow]] = [:]
        for row in stackRows + redundancyRows + platformRows + wirelessRows {
            let key = hash(row.mnemonic.utf8, after: hash(row.facility.utf8, after: seed) &* prime)
            rows[key, default: []].append(row)
        }
        return rows
    }()

    /// What a message means, or nil when the catalogue does not have it.
    ///
    /// - Parameter observer: The unit whose log this is, if known.
    static func read(_ header: SyslogHeader, in line: Span<UInt8>, observer: ChassisNumber?) -> CatalogueReading? {
        guard let rows = rows(for: header, in: line) else { return nil }
        var match = CatalogueMatch(
            found: TextTemplate.Findings(),
            severity: header.severity,
            mnemonic: line.text(header.mnemonic).text,
            text: line.text(header.text).text,
            body: line.text(header.body.lowerBound..<max(header.body.lowerBound, header.text.upperBound)).text,
            unitInText: TextTemplate.firstUnit(line, header.text),
            process: line.text(header.process.name).text,
            speaker: .observer
        )
        if let unit = header.process.unit, unit != observer { match.speaker = .chassis(unit) }
        for row in rows {
            if let template = row.template {
                guard let found = template.match(line, header.text) else { continue }
                match.found = found
            }
            let reading = row.reading(match)
            if reading != .unknownText { return reading }
        }
        return .unknownText
    }

    private static func rows(for header: SyslogHeader, in line: Span<UInt8>) -> [CatalogueRow]? {
        let facility = hash(line, header.facility, after: seed) &* prime
        let key = hash(line, header.mnemonic, after: facility)
        if let found = rows[key], equals(line, header.facility, found[0].facility),
            equals(line, header.mnemonic, found[0].mnemonic)
        {
            return found
        }
        if let found = rows[hash("*".utf8, after: facility)], equals(line, header.facility, found[0].facility) {
            return found
        }
        return nil
    }

    private static func equals(_ line: Span<UInt8>, _ range: Range<Int>, _ text: String) -> Bool {
        guard range.count == text.utf8.count else { return false }
        var place = range.lowerBound
        for byte in text.utf8 {
            guard line.byte(place) == byte else { return false }
            place += 1
        }
        return true
    }

    // FNV-1a; its multiplication wraps by definition.
    private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01b3

    private static func hash(_ text: String.UTF8View, after start: UInt64) -> UInt64 {
        var value = start
        for byte in text { value = (value ^ UInt64(byte)) &* prime }
        return value
    }

    private static func hash(_ line: Span<UInt8>, _ range: Range<Int>, after start: UInt64) -> UInt64 {
        var value = start
        for index in range.clamped(to: 0..<line.count) { value = (value ^ UInt64(line[index])) &* prime }
        return value
    }
}
