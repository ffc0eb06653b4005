import TestSupport
import Testing
import Upgrades

@testable import RulePacks

/// Each check of each shipped pack through the real reader, parsers and judge.
@Suite struct PackItemTests {
    /// A check that a person answers, in the pack of an estate.
    struct Question: Sendable, CustomTestStringConvertible {
        var estate: EstateFixture
        var check: String
        var testDescription: String { check }
    }

    private static let questions = [EstateFixture.base, .postgreSQL, .controllers].flatMap { estate in
        EstateDossier.pack(of: estate).checksOfPeople.map { Question(estate: estate, check: $0) }
    }

    @Test(arguments: EstateFixture.allCases)
    func `nothing blocks an estate that is ready but what comes after the upgrade`(_ estate: EstateFixture) throws {
        let dossier = try EstateDossier(estate)
        #expect(try dossier.assess().blockers(dossier.pack) == estate.blockers)
    }

    @Test(arguments: [EstateFixture.base, .postgreSQL, .controllers])
    func `each check of a pack has its item`(_ estate: EstateFixture) {
        let pack = EstateDossier.pack(of: estate)
        let found = pack.checks.map { "\($0.id) \($0.aliases.first ?? "") \($0.lines.first ?? 0) \($0.level)" }
        let items = PackItem.all.filter { $0.estate.pack == estate.pack }
        #expect(found == items.map { "\($0.check) \($0.item) \($0.line) \($0.level)" })
    }

    @Test(arguments: PackItem.all)
    func `an item that is met says so`(_ item: PackItem) throws {
        let dossier = try item.passing()
        let assessment = try dossier.assess()
        #expect(assessment.word(item.check, item.scope) == item.met)
        #expect(assessment.blockers(dossier.pack).subtracting(item.estate.blockers) == [])
    }

    @Test(arguments: PackItem.all.filter { !$0.failing.isEmpty })
    func `an item that is not met says so, and only a must item blocks`(_ item: PackItem) throws {
        let dossier = try item.failingDossier()
        let assessment = try dossier.assess()
        #expect(assessment.word(item.check, item.scope) == item.failure)
        let own: Set<String> = item.level == .must ? item.alsoBlocks.union(["\(item.check) \(item.scope)"]) : []
        #expect(assessment.blockers(dossier.pack).subtracting(item.estate.blockers.subtracting(own)) == own)
    }

    @Test(arguments: PackItem.all.filter { !$0.evidence.isEmpty })
    func `a cut output is unknown`(_ item: PackItem) throws {
        var dossier = try item.passing()
        dossier.cut(item.evidence, before: item.cutBefore)
        #expect(try dossier.assess().word(item.check, item.scope) == .unknown)
    }

    @Test(arguments: PackItem.all.filter { !$0.evidence.isEmpty })
    func `an output that was not collected is unknown`(_ item: PackItem) throws {
        var dossier = try item.passing()
        dossier.remove(item.evidence)
        #expect(try dossier.assess().word(item.check, item.scope) == .unknown)
    }

    @Test(arguments: questions)
    func `what only a person can tell is manual until it is attested`(_ question: Question) throws {
        var dossier = try EstateDossier(question.estate)
        #expect(try dossier.assess().word(question.check, "run") == .pass)
        dossier.attestations.removeAll { $0.check == question.check }
        let verdict = try #require(try dossier.assess().verdict(question.check, "run"))
        #expect(verdict.word == .manual)
        #expect(verdict.reason.kind == .notAttested)
        let manual = dossier.pack.checks.first { $0.id == question.check }?.manual
        #expect(manual?.form.isEmpty == false)
    }
}

extension PackItem {
    static let all = enterpriseManager + postgreSQL + controllers
}

extension EstateFixture {
    /// *Must* checks that cannot pass before the upgrade.
    fileprivate var blockers: Set<String> {
        switch self {
        case .postgreSQL: ["pg.after.release server/db1"]
        case .controllers: ["c9800.upgrade.activated run", "c9800.after.version run"]
        case .base, .database19c, .drTransition, .postgreSQLUpgraded, .controllersUpgraded: []
        }
    }
}
