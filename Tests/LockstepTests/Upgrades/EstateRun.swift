internal import Foundation
internal import RulePacks
internal import TestSupport
internal import Testing
internal import Upgrades

/// A run of an estate as a person makes it: commands at a prompt, archives from the hosts, records in a folder.
///
/// The fixtures' moments, also those in the outputs, are moved so that their last is the moment of the test: the
/// commands ask the real clock.
struct EstateRun {
    static let pack: RulePack = {
        do { return try RulePack(yaml: ShippedPack.em134.text) } catch { fatalError("the pack em-13.4: \(error)") }
    }()

    private(set) var bench: Workbench
    let estate: EstateFixture
    var name = "spring"
    private let shift: TimeInterval

    init(_ estate: EstateFixture = .base) throws {
        bench = try Workbench()
        self.estate = estate
        let last = try Date(EstateFixture.judgedAt, strategy: .iso8601)
        shift = (Date.now.timeIntervalSince(last)).rounded(.down)
    }

    /// The same estate at the same moments in another folder.
    func withBench(_ bench: Workbench) -> Self {
        var other = self
        other.bench = bench
        return other
    }

    // MARK: Commands

    /// `lockstep upgrade COMMAND RUN …` in English.
    func run(_ command: String, _ arguments: [String] = []) throws -> Run {
        try bench.run(["upgrade", command, name] + arguments + ["--lang", "en"], environment: environment)
    }

    func run(_ command: String, _ arguments: String...) throws -> Run {
        try run(command, arguments)
    }

    /// An act that a person signs.
    func sign(_ command: String, _ arguments: String...) throws -> Run {
        try run(command, arguments + ["--by", "operator-1", "--reason", "CHG-1042"])
    }

    /// Set by a test that signs the log.
    var environment: [String: String] = [:]

    /// - Parameter edit: changes the plan's text.
    func open(_ edit: (String) -> String = { $0 }) throws {
        let plan = String(decoding: try estate.plan(), as: UTF8.self)
        try bench.write(edit(plan), to: "plan.yaml")
        let opened = try sign("open", "--pack", "em-13.4", "--plan", "plan.yaml")
        try #require(opened.code == 0, "\(opened.errors)")
    }

    /// Takes in outputs: those of commands as an archive, those that people bring as a folder.
    func check(_ outputs: [EstateFixture.Output]) throws -> Run {
        let (brought, collected) = outputs.partitioned { Self.pack.evidence($0.id)?.command == nil }
        var paths: [String] = []
        if !collected.isEmpty { paths.append(try archive(collected)) }
        if !brought.isEmpty { paths.append(try folder(brought)) }
        return try run("check", paths)
    }

    /// Notes what happens beside the evidence.
    func noteHappenings() throws {
        for happening in estate.happenings {
            let noted = try sign(
                "note",
                happening.occurrence,
                "--scope",
                scope(happening.member),
                "--at",
                moved(happening.at)
            )
            try #require(noted.code == 0, "\(noted.errors)")
        }
    }

    /// Attests what only a person can tell, as far as the run asks for it.
    func attestAll() throws {
        for check in try report().checks where check.verdict == "MANUAL" {
            let attested = try sign(
                "attest",
                check.id,
                "--scope",
                check.scope,
                "--approved-by",
                "reviewer-2",
                "--answer",
                "seen",
                "--answer",
                "2026"
            )
            try #require(attested.code == 0, "\(check.id): \(attested.errors)")
        }
    }

    func report(_ arguments: String...) throws -> ReportText {
        let run = try run("report", arguments + ["--format", "json"])
        try #require(run.code == 0, "\(run.errors)")
        return try JSONDecoder().decode(ReportText.self, from: run.bytes)
    }

    func gate(_ phase: Int) throws -> GateText {
        let run = try run("gate", String(phase), "--format", "json")
        let answer = try JSONDecoder().decode(GateText.self, from: run.bytes)
        #expect(run.code == (answer.open ? 0 : 1))
        return answer
    }

    // MARK: Evidence

    /// The outputs before the upgrade, or those after it, collected now.
    func outputs(after isAfter: Bool = false) throws -> [EstateFixture.Output] {
        let plan = try Plan(yaml: estate.plan(), for: Self.pack)
        let members = Set(plan.members.map(\.name) + ["run"])
        let outputs = try estate.outputs()
            .filter { $0.id.hasSuffix("-after") == isAfter && members.contains($0.member) }
        return isAfter ? outputs.map(\.fresh) : outputs
    }

    /// An archive as the collector writes it.
    func archive(_ outputs: [EstateFixture.Output], _ name: String = "archive-\(UUID().uuidString)") throws -> String {
        let items = bench.folder.appending(path: name)
        try FileManager.default.createDirectory(at: items, withIntermediateDirectories: true)
        for (index, output) in outputs.enumerated() {
            let number = String(String(index + 10_001).dropFirst())
            try moved(in: output.text).write(
                to: items.appending(path: "\(number).output"),
                atomically: false,
                encoding: .utf8
            )
            let header = """
                evidence : \(output.id)
                scope : \(scope(output.member))
                command : true
                host : collector.example.com
                exit-code : 0
                collected-at : \(try moved(output.collectedAt))
                whole : yes

                """
            try header.write(to: items.appending(path: "\(number).head"), atomically: false, encoding: .utf8)
        }
        let digest = Self.pack.digest.map { String(($0 >> 4), radix: 16) + String($0 & 15, radix: 16) }.joined()
        let script = """
            set -e
            for output in *.output; do
                number=${output%.output}
                set -- $(cksum <"$output")
                { cat "$number.head"; printf 'bytes : %s\\ncksum : %s\\n' "$2" "$1"; } >"$number.header"
            done
            {
                printf 'lockstep-evidence : 1\\npack : em-13.4\\npack-version : \(Self.pack.version)\\n'
                printf 'pack-sha256 : \(digest)\\nhost : collector.example.com\\n'
                printf 'created-at : \(try moved(EstateFixture.judgedAt))\\nitems : \(outputs.count)\\n'
                cksum *.header *.output
                printf 'end : MANIFEST\\n'
            } >MANIFEST
            tar cf '../\(name).tar' MANIFEST *.header *.output
            """
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = items
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return bench.path("\(name).tar")
    }

    /// A folder as a person fills it, each file last written when it was collected.
    func folder(_ outputs: [EstateFixture.Output]) throws -> String {
        let folder = bench.folder.appending(path: "records-\(UUID().uuidString)")
        for output in outputs {
            let member = folder.appending(path: output.member)
            try FileManager.default.createDirectory(at: member, withIntermediateDirectories: true)
            let file = member.appending(path: "\(output.id).txt")
            try moved(in: output.text).write(to: file, atomically: false, encoding: .utf8)
            try FileManager.default.setAttributes(
                [.modificationDate: try Date(moved(output.collectedAt), strategy: .iso8601)],
                ofItemAtPath: file.path
            )
        }
        return folder.path
    }

    func scope(_ member: String) -> String {
        switch member {
        case "run": "run"
        case let name where name.hasPrefix("oms"): "oms/\(name)"
        case let name where name.hasPrefix("agent"): "agent/\(name)"
        default: "database/\(member)"
        }
    }

    // MARK: Moments

    /// A fixture's moment as this test has it; an empty one is the present second.
    func moved(_ moment: String) throws -> String {
        guard !moment.isEmpty else { return Date.now.formatted(.iso8601) }
        return try Date(moment, strategy: .iso8601).addingTimeInterval(shift).formatted(.iso8601)
    }

    func moved(in text: String) throws -> String {
        try text.replacing(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/) { try moved(String($0.output)) }
    }

    /// The exit code of a command that only looks.
    private func look() throws -> Int32 {
        try bench.run(["upgrade", "runs"], environment: environment).code
    }

    /// Looks at the runs until the second of an act is over: a collector's moments are whole seconds, and what closes an
    /// obligation has to be collected after its opening.
    func lookUntilNextSecond() throws {
        let second = Date.now.timeIntervalSince1970.rounded(.down)
        while Date.now.timeIntervalSince1970 < second + 1 { #expect(try look() == 0) }
    }
}

extension EstateFixture.Output {
    /// As if collected when it is brought.
    var fresh: Self {
        var fresh = self
        fresh.collectedAt = ""
        return fresh
    }
}

extension Array {
    fileprivate func partitioned(_ isFirst: (Element) -> Bool) -> (first: [Element], second: [Element]) {
        (filter(isFirst), filter { !isFirst($0) })
    }
}

/// What a test asks of `upgrade report --format json`.
struct ReportText: Decodable, Hashable {
    struct Check: Decodable, Hashable {
        struct Proof: Decodable, Hashable {
            var sequence: UInt64?
        }
        var id: String
        var scope: String
        var level: String
        var phase: Int
        var verdict: String?
        var reason: String
        var waivedUntil: String?
        var expiresAt: String?
        var proof: Proof
    }

    struct Obligation: Decodable, Hashable {
        struct Closing: Decodable, Hashable {
            var at: String
            var by: String?
        }
        var id: String
        var subjects: [String]
        var closed: Closing?
    }

    struct Evidence: Decodable, Hashable {
        var id: String
        var scope: String
        var sha256: String
    }

    var state: String?
    var at: String
    var checks: [Check]
    var obligations: [Obligation]
    var evidence: [Evidence]

    func verdict(_ check: String, _ scope: String = "run") -> String? {
        checks.first { $0.id == check && $0.scope == scope }?.verdict
    }

    var openObligations: [String] { obligations.filter { $0.closed == nil }.map(\.id) }
}

struct GateText: Decodable, Hashable {
    struct Blocker: Decodable, Hashable {
        var check: String
        var scope: String
        var verdict: String?
    }
    var open: Bool
    var blockers: [Blocker]
    var waived: [Blocker]

    /// `ID SCOPE`.
    var names: [String] { blockers.map { "\($0.check) \($0.scope)" } }
}
