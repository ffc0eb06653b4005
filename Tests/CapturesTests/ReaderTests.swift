import Captures
import Operations
import Redundancy
import Replay
import Testing

@Suite struct ReaderTests {
    private static let fault = "*Mar  4 05:06:07.089: %REDUNDANCY-3-STANDBY_LOST: Standby processor fault (PEER_DOWN)"

    /// One line of each kind that the reader tells apart, with the bytes that consoles leave behind.
    static let sample: [UInt8] = {
        var bytes: [UInt8] = [0, 0, 0, 0x08, 0x08, 0x2f, 0x0d, 0x0d, 0x0a]
        let lines = [
            fault, "000007: \(fault)",
            "<189>7: ctl-a: .Mar  4 2031 05:06:07.1 UTC+07:30: %SYS-5-RESTART: System restarted --",
            "<Tue Mar  4 05:06:09 2031> Message from sysmgr: words", "00:05:00 System initialization complete",
            "2031/03/04 05:06:07.089000001 {wncd_x_R0-0}{1}: [e] [7]: (note): %CLIENT_ORCH_LOG-7-CLIENT_IP_UPDATED: R0/0: wncd: Username (ann), MAC: 0200.5e00.5399, IP 192.0.2.146 associated to AP (roof-7) with SSID (GUEST)",
            "2y10w: %STACKMGR-6-STACK_LINK_CHANGE: Switch 1 R0/0: stack_mgr: Stack port 2 on Switch 1 is down (infra-p2-3-1)",
            "2031-03-04T14:06:09+09:00 relay 12: *Feb 30 05:06:08.000: %SYS-5-RESTART: System restarted --",
            "ctl-a#show redundancy", "*Mar  4 05:06:07.089: %PMAN-3-RELO1/0: pvp", "日本語の行",
            "Mar 4 31 05:06:07.089: %IOSXE-6-PLATFORM: x %PMAN-3-RELOAD_RP: R1/0: pvp: Reloading: y",
        ]
        for (index, line) in lines.enumerated() {
            bytes += Array(line.utf8) + (index % 3 == 0 ? [0x0d, 0x0a] : [0x0a])
        }
        return bytes + [0x1b, 0x5b, 0x4b, 0xff] + Array(fault.utf8)
    }()

    @Test func `chunks of any size give the same items`() {
        let whole = CaptureReader.read(bytes: Self.sample)
        #expect(whole.counts.lines == 14)
        for size in 1...Self.sample.count {
            var survey = CaptureSurvey()
            forChunks(of: size) { survey.read($0.span) }
            survey.finish()
            var reader = CaptureReader(options: CaptureOptions(), survey: survey)
            var items: [CaptureItem] = []
            forChunks(of: size) { reader.read($0.span, into: &items) }
            reader.finish(into: &items)
            guard items == whole.items, reader.counts == whole.counts else {
                Issue.record("chunks of \(size) bytes give other items")
                return
            }
        }
    }

    private func forChunks(of size: Int, _ body: ([UInt8]) -> Void) {
        var start = 0
        while start < Self.sample.count {
            let end = min(start + size, Self.sample.count)
            body(Array(Self.sample[start..<end]))
            start = end
        }
    }

    @Test func `items point at their bytes`() {
        for witness in witnesses(CaptureReader.read(bytes: Self.sample).items) {
            let start = Int(witness.byteOffset)
            let bytes = Self.sample[start..<start + Int(witness.byteCount)]
            let text = String(decoding: bytes, as: UTF8.self).trimmingEnd()
            #expect(text.hasSuffix(witness.text))
        }
    }

    @Test func `every prefix is read to its end`() {
        for count in 0...Self.sample.count {
            let counts = CaptureReader.read(bytes: Array(Self.sample.prefix(count))).counts
            #expect(counts.lines <= 14)
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>) func `no change of bytes stops the reader`(_ part: UInt64) {
        for seed in part * 400..<part * 400 + 400 {
            let bytes = changed(seed)
            let options = CaptureOptions(year: 2031, zoneSeconds: 32_400)
            let (items, counts) = CaptureReader.read(bytes: bytes, options: options)
            let breach = breach(items, counts, bytes)
            #expect(breach == nil, "repeat with seed \(seed)")
            #expect(CaptureReader.read(bytes: bytes, options: options).items == items, "repeat with seed \(seed)")
        }
    }

    /// The sample with bytes changed, removed and doubled.
    private func changed(_ seed: UInt64) -> [UInt8] {
        let telling = Array("%:*.-/()<>{}0129 \n\r\u{0}#=".utf8)
        var random = Seeded(state: seed)
        var bytes = Self.sample
        for _ in 0..<Int.random(in: 1...13, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[place] = telling[Int.random(in: 0..<telling.count, using: &random)]
            case 2: bytes.remove(at: place)
            default:
                let piece = bytes[place..<min(bytes.count, place + Int.random(in: 0..<40, using: &random))]
                bytes.insert(contentsOf: piece, at: Int.random(in: 0..<bytes.count, using: &random))
            }
        }
        return bytes
    }

    /// What does not hold of the items and counts of any bytes, or nil.
    private func breach(_ items: [CaptureItem], _ counts: CaptureCounts, _ bytes: [UInt8]) -> String? {
        let read = witnesses(items)
        if counts.events + counts.unreadLines != UInt64(items.count) { return "items that were not counted" }
        if read.contains(where: { $0.line < 1 || $0.lineCount < 1 || $0.line + $0.lineCount - 1 > counts.lines }) {
            return "an item outside the lines"
        }
        if read.contains(where: { $0.byteOffset + $0.byteCount > UInt64(bytes.count) }) {
            return "an item outside the bytes"
        }
        // A syslog line gives one item at the most; the lines of the console give what they please.
        let syslog = read.filter { $0.form == .syslog || $0.form == .trace }
        if Set(syslog.map(\.line)).count != syslog.count { return "two items of one syslog line" }
        if syslog.contains(where: { $0.lineCount != 1 }) { return "a syslog line of several lines" }
        if UInt64(syslog.count) + counts.otherLines > counts.lines { return "a line counted twice" }
        if counts.deviceLines > counts.lines { return "more lines of a device than lines" }
        return nil
    }

    @Test(arguments: [
        "%A", "%A-", "%A-5-", " ", "Mar  4 05:06:07.089: %A-5-B", "%STACKMGR-1-RELOAD_REQUEST: x ", "switch ", "*",
        "1w2d: ",
    ])
    func `lines made to be slow are read like any other`(_ piece: String) {
        let long = String(repeating: piece, count: 60_000 / piece.utf8.count)
        for start in ["", "*Mar  4 05:06:07.089: %IOSXE-6-PLATFORM: ", "*Mar  4 05:06:07.089: %STACKMGR-6-KA_MISSED: "]
        {
            #expect(CaptureReader.read(bytes: Array((start + long + "\n").utf8)).counts.lines == 1)
        }
        let blanks = "*Mar  4 05:06:07.089: %STACKMGR-1-RELOAD_REQUEST: Received reload request for all" + long + "x"
        #expect(facts(read(blanks)) == [])
    }

    @Test func `a duplicated line is two events`() {
        let items = read("\(Self.fault)\n\(Self.fault)\n")
        #expect(facts(items) == [.peerLost(.down), .peerLost(.down)])
        #expect(witnesses(items).map(\.line) == [1, 2])
    }

    @Test func `line ends of every kind, and none at the end`() {
        let bytes = Array("\(Self.fault)\r\r\n\(Self.fault)\r\n\(Self.fault)\n\(Self.fault)".utf8)
        let items = CaptureReader.read(bytes: bytes).items
        let length = UInt64(Self.fault.utf8.count)
        #expect(witnesses(items).map(\.byteCount) == [length + 3, length + 2, length + 1, length])
        #expect(witnesses(items).map(\.text) == Array(repeating: Self.fault, count: 4))
        #expect(CaptureReader.read(bytes: []).counts == CaptureCounts())
    }

    @Test func `control bytes inside a line are dropped`() {
        let broken = Self.fault.replacing("Standby processor", with: "Stand\u{0}by pro\u{8}cessor\u{1b}[K")
        #expect(facts(read(broken)) == [.peerLost(.down)])
    }

    @Test func `bytes that are not UTF-8 are replaced, and listed where nothing else is read`() {
        let items = CaptureReader.read(bytes: Array(Self.fault.utf8) + [0x20, 0x0a, 0x83, 0x65, 0x83, 0x58, 0x0a]).items
        #expect(facts(items) == [.peerLost(.down)])
        #expect(unread(items) == [.notText])
    }

    @Test func `a line without end is listed with its range and is not held`() {
        var survey = CaptureSurvey()
        let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        for _ in 0..<64 { survey.read(chunk.span) }
        survey.finish()
        var reader = CaptureReader(options: CaptureOptions(), survey: survey)
        var items: [CaptureItem] = []
        for _ in 0..<64 { reader.read(chunk.span, into: &items) }
        reader.read(Array("\n\(Self.fault)\n".utf8).span, into: &items)
        reader.finish(into: &items)
        #expect(unread(items) == [.tooLong])
        #expect(facts(items) == [.peerLost(.down)])
        let witness = witnesses(items)[0]
        #expect(witness.byteCount == 64 << 20 + 1)
        #expect(witness.text == String(repeating: "x", count: Witness.textLimit))
    }

    @Test func `a long line is kept up to the limit, whole characters only`() {
        let line = "*Mar  4 05:06:07.089: %STACKMGR-1-FATAL_ERR: " + String(repeating: "字", count: 400)
        let text = witnesses(read(line))[0].text
        #expect(text.utf8.count <= Witness.textLimit && text.utf8.count > Witness.textLimit - 4)
        #expect(line.hasPrefix(text))
    }

    @Test func `lines of a device are counted apart from words`() {
        #expect(CaptureReader.read(bytes: Array("dear colleague,\nsee below\n".utf8)).counts.deviceLines == 0)
        #expect(CaptureReader.read(bytes: Array("see\n*Mar  4 05:06:07.089: %A-5-B: c\n".utf8)).counts.deviceLines == 1)
    }
}

@Suite struct ReaderKindTests {
    @Test func `an empty file and binary files are refused with their remedy`() {
        let refused: [([UInt8], CaptureError.Problem)] = [
            ([], .empty),
            ([UInt8](repeating: 0, count: 400) + Array("text".utf8), .binary(.other)),
            ((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) }, .binary(.other)),
            ([0x1f, 0x8b, 8, 0, 0], .binary(.gzip)),
            ([0xff, 0xfe, 0x41, 0], .binary(.utf16)),
        ]
        for (bytes, problem) in refused {
            let error = #expect(throws: CaptureError.self) { try CaptureKind.requireText(bytes.span, name: "a.log") }
            #expect(error?.problem == problem)
            #expect(error?.message.contains("a.log") == true)
            #expect(error?.messageInJapanese.contains("a.log") == true)
        }
    }

    @Test func `a console with NUL bytes, and Japanese remarks, are text`() {
        #expect(kind(ReaderTests.sample) == .text)
        #expect(kind(Array("再起動の記録".utf8)) == .text)
        #expect(kind(Array("再".utf8.prefix(2))) == .text)
    }
}

extension String {
    fileprivate func trimmingEnd() -> String {
        var text = self
        while let last = text.unicodeScalars.last, last.value < 0x20 { text.unicodeScalars.removeLast() }
        return text
    }
}
