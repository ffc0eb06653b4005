import TestSupport
import Upgrades

/// The checks of the pack for PostgreSQL, in its order.
extension PackItem {
    static let postgreSQL: [Self] = [
        .init(
            "PG01",
            "pg.path.source-release",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/server", "15.8    |    15", "17.2    |    17")
            ],
            by: "db1/server"
        ),
        .init(
            "PG02",
            "pg.path.install-user",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/role", "| yes       | yes", "| yes       | no")
            ],
            by: "db1/role"
        ),
        .init(
            "PG03",
            "pg.new.programs",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/new-programs", "=16", "=15")
            ],
            by: "db1/new-programs"
        ),
        .init(
            "PG04",
            "pg.new.checksums",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/new-cluster", "version:           1", "version:           0")
            ],
            by: "db1/new-cluster"
        ),
        .init(
            "PG05",
            "pg.new.stopped",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/new-cluster", "shut down", "in production")
            ],
            by: "db1/new-cluster"
        ),
        .init(
            "PG06",
            "pg.settings.wal-level",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/server", "replica", "minimal")
            ],
            by: "db1/server"
        ),
        .init(
            "PG07",
            "pg.settings.autovacuum",
            0,
            .recommended,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/server", "off          | on ", "off          | off")
            ],
            as: .warn,
            by: "db1/server"
        ),
        .init(
            "PG08",
            "pg.objects.reg-columns",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/objects", "(0 rows)", "app|reg-column|public.jobs.handler\n(1 rows)")
            ],
            by: "db1/objects"
        ),
        .init(
            "PG09",
            "pg.objects.removed-types",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/objects", "(0 rows)", "app|removed-type|public.old.at\n(1 rows)")
            ],
            by: "db1/objects"
        ),
        .init(
            "PG10",
            "pg.objects.aclitem",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/objects", "(0 rows)", "app|aclitem-column|public.grants.entry\n(1 rows)")
            ],
            by: "db1/objects"
        ),
        .init(
            "PG11",
            "pg.objects.extensions",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/extensions", "pgcrypto|yes", "pgcrypto|no")
            ],
            by: "db1/extensions"
        ),
        .init(
            "PG12",
            "pg.objects.invalid-indexes",
            0,
            .recommended,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/objects", "(0 rows)", "app|invalid-index|public.orders_idx\n(1 rows)")
            ],
            as: .warn,
            by: "db1/objects"
        ),
        .init(
            "PG13",
            "pg.objects.collations",
            0,
            .recommended,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/objects", "(0 rows)", "app|collation|default\n(1 rows)")
            ],
            as: .warn,
            by: "db1/objects"
        ),
        .init(
            "PG14",
            "pg.space.free",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/space", "94371840", "31457280")
            ],
            by: "db1/space"
        ),
        .init(
            "PG15",
            "pg.before.prepared",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/prepared", "(0 rows)", " 7a  | app      | app\n(1 row)")
            ],
            by: "db1/prepared"
        ),
        .init(
            "PG16",
            "pg.before.transactions",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/transactions", "(0 rows)", "   7 | app      | app  | idle\n(1 row)")
            ],
            as: .waiting,
            by: "db1/transactions"
        ),
        .init(
            "PG17",
            "pg.before.logical-slots",
            0,
            .recommended,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/slots", "(0 rows)", " feed      | logical   | yes\n(1 row)")
            ],
            as: .warn,
            by: "db1/slots"
        ),
        .init(
            "PG18",
            "pg.before.physical-slots",
            0,
            .may,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/slots", "(0 rows)", " standby2  | physical  | no\n(1 row)")
            ],
            as: .warn,
            by: "db1/slots"
        ),
        .init(
            "PG19",
            "pg.weaken.event-triggers",
            0,
            .recommended,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/objects", "(0 rows)", "app|event-trigger|app.guard_drop\n(1 rows)")
            ],
            as: .warn,
            by: "db1/objects"
        ),
        .init(
            "PG20",
            "pg.weaken.archiving",
            0,
            .may,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/server", "replica   | off", "replica   | on ")
            ],
            as: .warn,
            by: "db1/server"
        ),
        .init(
            "PG21",
            "pg.before.check",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/upgrade-check", "ok\n\n*Clusters are compatible*", "fatal\n\nFailure, exiting")
            ],
            by: "db1/upgrade-check"
        ),
        .init(
            "PG22",
            "pg.backup.taken",
            0,
            in: .postgreSQL,
            at: "server/db1",
            fails: [
                .init("db1/backup", "20480", "0")
            ],
            by: "db1/backup"
        ),
        .init(
            "PG23",
            "pg.after.release",
            0,
            in: .postgreSQLUpgraded,
            at: "server/db1",
            fails: [
                .init("db1/server", "16.4    |    16", "15.8    |    15")
            ],
            by: "db1/server"
        ),
        .init(
            "PG24",
            "pg.after.statistics",
            0,
            .recommended,
            in: .postgreSQLUpgraded,
            at: "server/db1",
            fails: [
                .init("db1/objects", "(0 rows)", "app|no-statistics|public.orders\n(1 rows)")
            ],
            as: .warn,
            by: "db1/objects"
        ),
    ]
}
