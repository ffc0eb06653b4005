import Foundation

/// An estate of our own making under `fixtures/upgrades/`: an Enterprise Manager with three OMSs, five agents and one repository
/// database, a PostgreSQL cluster, or a pair of controllers.
///
/// A folder has `plan.yaml` and `evidence/MEMBER/ID.txt`, with `run` for what is collected once. An estate that differs has only
/// the files that differ; the others are those of the estate that it comes from.
public enum EstateFixture: String, CaseIterable, Sendable {
    /// 13.3 on 12.1.0.2 with patch 22652097; everything is ready.
    case base = "estate"
    /// The database was upgraded to 19c on another listener port.
    case database19c = "estate-19c"
    /// One OMS, to be moved to DR readiness.
    case drTransition = "estate-dr"
    /// A cluster of 15 on the way to 16; everything is ready.
    case postgreSQL = "estate-postgresql/evidence"
    /// The same after the upgrade.
    case postgreSQLUpgraded = "estate-postgresql/after"
    /// A pair in install mode on the way from 17.9.4a to 17.9.5; everything is ready.
    case controllers = "estate-c9800/evidence"
    /// The same after the upgrade.
    case controllersUpgraded = "estate-c9800/after"

    /// The pack's id.
    public var pack: String {
        switch self {
        case .base, .database19c, .drTransition: "em-13.4"
        case .postgreSQL, .postgreSQLUpgraded: "postgresql-major-upgrade"
        case .controllers, .controllersUpgraded: "c9800-pair-upgrade"
        }
    }

    /// The estate that has what does not differ.
    private var origin: Self {
        switch self {
        case .base, .database19c, .drTransition: .base
        case .postgreSQL, .postgreSQLUpgraded: .postgreSQL
        case .controllers, .controllersUpgraded: .controllers
        }
    }

    /// The folder with the plan, below `fixtures/upgrades/`.
    private var folder: String { rawValue.split(separator: "/").first.map(String.init) ?? rawValue }

    private var evidenceFolder: String { rawValue.contains("/") ? rawValue : "\(rawValue)/evidence" }

    /// One output, with where and when it was collected.
    public struct Output: Hashable, Sendable {
        /// `run`, or a member of the plan.
        public var member: String
        /// The evidence's id in the pack.
        public var id: String
        public var text: String
        /// RFC 3339.
        public var collectedAt: String

        public init(member: String, id: String, text: String, collectedAt: String) {
            self.member = member
            self.id = id
            self.text = text
            self.collectedAt = collectedAt
        }
    }

    /// Something that is noted.
    public struct Happening: Hashable, Sendable {
        public var occurrence: String
        /// `run`, or a member of the plan.
        public var member: String
        /// RFC 3339.
        public var at: String

        public init(occurrence: String, member: String, at: String) {
            self.occurrence = occurrence
            self.member = member
            self.at = at
        }
    }

    /// When everything is collected, the outputs after the upgrade included.
    public static let judgedAt = "2026-11-15T05:00:00Z"

    public func plan() throws -> [UInt8] {
        try Fixtures.bytes("upgrades/\(folder)/plan.yaml")
    }

    /// The outputs by member and id, in the order of their names.
    public func outputs() throws -> [Output] {
        var texts = try Self.texts(origin.evidenceFolder)
        if self != origin { texts.merge(try Self.texts(evidenceFolder)) { $1 } }
        return texts.sorted { $0.key < $1.key }.map { path, text in
            let parts = path.split(separator: "/").map(String.init)
            return Output(member: parts[0], id: parts[1], text: text, collectedAt: moment(of: parts[1]))
        }
    }

    /// What the first look found before it was put right, by member and id.
    public func found() throws -> [Output] {
        try Self.texts("\(folder)/found").sorted { $0.key < $1.key }.map { path, text in
            let parts = path.split(separator: "/").map(String.init)
            return Output(
                member: parts[0],
                id: parts[1],
                text: text,
                collectedAt: isEnterpriseManager ? "2026-11-14T05:00:00Z" : Self.lateCollection
            )
        }
    }

    /// What is noted beside the evidence, in the order of time.
    public var happenings: [Happening] {
        switch self {
        case .postgreSQL, .controllers: return []
        case .postgreSQLUpgraded:
            return [Happening(occurrence: "cluster-upgrade", member: "db1", at: "2026-11-15T02:30:00Z")]
        case .controllersUpgraded:
            return [Happening(occurrence: "upgrade", member: "run", at: "2026-11-15T02:30:00Z")]
        case .base, .database19c, .drTransition: break
        }
        let omss = self == .drTransition ? ["oms1"] : ["oms1", "oms2", "oms3"]
        var all: [Happening] = []
        if self == .database19c {
            all.append(Happening(occurrence: "database-upgrade-started", member: "run", at: "2026-11-07T19:00:00Z"))
            all.append(Happening(occurrence: "database-upgraded", member: "run", at: "2026-11-07T21:40:00Z"))
            all += omss.map { Happening(occurrence: "descriptor-change", member: $0, at: "2026-11-08T02:00:00Z") }
        }
        all += omss.map { Happening(occurrence: "memory-change", member: $0, at: "2026-11-08T02:10:00Z") }
        all += omss.map { Happening(occurrence: "oms-restart", member: $0, at: "2026-11-08T02:30:00Z") }
        all += omss.map { Happening(occurrence: "oms-stop", member: $0, at: "2026-11-14T10:10:00Z") }
        return all
    }

    private var isEnterpriseManager: Bool { origin == .base }

    /// Where all is collected within a minute.
    private static let lateCollection = "2026-11-15T04:30:00Z"

    private func moment(of id: String) -> String {
        guard isEnterpriseManager else { return Self.lateCollection }
        return switch id {
        case "oms-down-for-database": "2026-11-07T18:30:00Z"
        case "oms-restart-log": "2026-11-08T02:35:00Z"
        case "emkey-copy", "emkey-status": "2026-11-14T09:00:00Z"
        case "oms-status", "agent-status": "2026-11-14T10:20:00Z"
        case "oms-backup", "repository-backup": "2026-11-14T11:30:00Z"
        case "dr-record": "2026-11-15T03:00:00Z"
        case let id where id.hasSuffix("-after"): "2026-11-15T03:00:00Z"
        default: "2026-11-14T06:00:00Z"
        }
    }

    /// Texts by `MEMBER/ID`.
    private static func texts(_ folder: String) throws -> [String: String] {
        let root = Fixtures.url("upgrades/\(folder)")
        var texts: [String: String] = [:]
        for member in try FileManager.default.contentsOfDirectory(atPath: root.path) {
            for file in try FileManager.default.contentsOfDirectory(atPath: root.appending(path: member).path) {
                let id = String(file.dropLast(".txt".count))
                texts["\(member)/\(id)"] = try Fixtures.text("upgrades/\(folder)/\(member)/\(file)")
            }
        }
        return texts
    }
}
