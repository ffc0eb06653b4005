import TestSupport
import Testing
import Upgrades

/// What holds for every parser of Enterprise Manager's outputs and files.
struct EnterpriseOutputTests {
    /// Without the trailing values that a missing line changes: the common state of components.
    private func facts(_ reading: Reading) -> Set<String> {
        reading.values.filter {
            !$0.hasPrefix(" state=mixed") && !$0.hasPrefix(" state=up") && !$0.hasPrefix(" state=down")
        }
    }

    @Test(arguments: OutputFixture.enterprise)
    func `a text that is cut at any byte gives nothing that the whole one does not have`(fixture: OutputFixture) throws
    {
        let text = try fixture.text()
        let whole = try fixture.parser.reading(text, exitCode: 0)
        let bytes = Array(text.utf8)
        for count in 0..<bytes.count {
            let cut = String(decoding: bytes[..<count], as: UTF8.self)
            let reading: Reading
            do {
                reading = try fixture.parser.reading(cut)
            } catch {
                // A screen may end before the command comes whose output is read.
                if fixture.isScreen { continue }
                Issue.record("cut at \(count): \(error)")
                return
            }
            guard !fixture.isScreen else { continue }
            let invented = facts(reading).subtracting(facts(whole))
            #expect(invented == [], "cut at \(count)")
            if case .complete = reading.completeness {
                #expect(reading.values == whole.values, "called whole, cut at \(count)")
            }
        }
    }

    @Test(arguments: OutputFixture.enterprise)
    func `line ends of CR LF read as those of LF`(fixture: OutputFixture) throws {
        let text = try fixture.text()
        let converted = String(decoding: text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }, as: UTF8.self)
        #expect(try fixture.parser.reading(converted) == fixture.parser.reading(text))
    }

    @Test(arguments: OutputFixture.enterprise)
    func `a seen end with exit code 0 makes every output whole`(fixture: OutputFixture) throws {
        guard case .complete = try fixture.reading(exitCode: 0).completeness else {
            Issue.record("\(try fixture.reading(exitCode: 0).completeness)")
            return
        }
    }

    @Test(arguments: OutputFixture.oneOfEach)
    func `silence is evidence only when its end was seen`(fixture: OutputFixture) throws {
        let silent = try fixture.parser.reading("")
        #expect(silent.values == [])
        #expect(silent.completeness == .unknown(.silent))
        #expect(try fixture.parser.reading("", exitCode: 1).completeness == silent.completeness)
        #expect(try fixture.parser.reading("\n", exitCode: 0).completeness == .complete(.capturedWhole))
        let copied = try fixture.parser.reading("[oracle@oms1 ~]$ command\n[oracle@oms1 ~]$ \n")
        #expect(copied.completeness == .complete(.promptAfter("[oracle@oms1 ~]$")))
    }

    @Test(arguments: OutputFixture.oneOfEach)
    func `another program's output is refused with its place`(fixture: OutputFixture) throws {
        let error = try #require(
            fixture.parser.refusal("\n  Filesystem and its use\n/dev/sda1 and more\n", exitCode: 0)
        )
        #expect(error.line == 2)
        #expect(error.column == 3)
        guard case .notThisOutput = error.problem else {
            Issue.record("\(error)")
            return
        }
    }

    @Test(arguments: OutputFixture.oneOfEach)
    func `a program's error is no output`(fixture: OutputFixture) throws {
        for message in [
            "Error: The command name \"x\" is not a recognized command.",
            "ORA-01017: invalid username/password; logon denied",
            "SP2-0640: Not connected", "-bash: emctl: command not found", "connect: Connection refused",
        ] {
            let error = try #require(fixture.parser.refusal("[oracle@oms1 ~]$ x\n" + message + "\n", exitCode: 1))
            #expect(error.line == 2)
            guard case .programError(let text, let meaning) = error.problem else {
                Issue.record("\(message): \(error)")
                continue
            }
            #expect(text == message)
            #expect(!meaning.english.isEmpty && !meaning.japanese.isEmpty)
        }
    }

    @Test(arguments: OutputFixture.enterprise)
    func `any line may be any other's`(fixture: OutputFixture) throws {
        // Lines of one output put in another's place: read or refused, never a trap.
        var random = SeededGenerator(seed: 5)
        let own = try fixture.text().split(separator: "\n", omittingEmptySubsequences: false)
        let others = try OutputFixture.enterprise.flatMap { try $0.text().split(separator: "\n") }
        for _ in 0..<200 {
            var lines = own
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<lines.count, using: &random)
                lines[place] = others.randomElement(using: &random) ?? ""
            }
            let text = lines.joined(separator: "\n")
            if let error = fixture.parser.refusal(text) {
                #expect((1...lines.count).contains(error.line), "seed 5: \(error)")
            }
        }
    }
}
