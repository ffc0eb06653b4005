internal import Upgrades

extension PackItem {
    /// The 75 items of the source document, in its order.
    public static let enterpriseManager = enterpriseManagerBeforeJobTypes + enterpriseManagerFromJobTypes

    /// P01 to P12: platform, database, ports, customisations, requests, triggers, audit.
    private static let enterpriseManagerBeforeJobTypes: [Self] = [
        .init(
            "P01a",
            "em.p01.hardware",
            7,
            at: "oms/oms2",
            fails: [.init("oms2/oui-checks", "is: Passed", "is: Failed")],
            by: "oms2/oui-checks"
        ),
        .init(
            "P01b",
            "em.p01.platform",
            9
        ),
        .init(
            "P02.1",
            "em.p02.certified",
            13,
            at: "database/emrep1",
            fails: [.init("run/certification-matrix", "yes", "no")],
            by: "run/certification-matrix"
        ),
        .init(
            "P02.2",
            "em.p02.upgraded-first",
            15,
            in: .database19c,
            fails: [.init("run/database-upgrade-summary", "19.26.0.0.0", "18.14.0.0.0")],
            by: "run/database-upgrade-summary"
        ),
        .init(
            "P02.3",
            "em.p02.oms-stopped-for-database",
            17,
            in: .database19c,
            at: "oms/oms2",
            fails: [.init("oms2/oms-down-for-database", "WebTier is Down", "WebTier is Up")],
            by: "oms2/oms-down-for-database"
        ),
        .init(
            "P02.4a",
            "em.p02.database-on-new-port",
            19,
            in: .database19c,
            at: "database/emrep1",
            fails: [.init("emrep1/database-listener", "1522", "1521")],
            by: "emrep1/database-listener"
        ),
        .init(
            "P02.4b",
            "em.p02.admin-server-started",
            21,
            in: .database19c,
            at: "oms/oms1",
            fails: [.init("oms1/admin-only-start", "Admin Server Successfully Started", "Admin Server is Down")],
            by: "oms1/admin-only-start",
            cut: "Admin Server Succ"
        ),
        .init(
            "P02.4c",
            "em.p02.descriptor-stored",
            25,
            in: .database19c,
            fails: [.init("oms3/oms-repository", "1522", "1521")],
            by: "oms3/oms-repository"
        ),
        .init(
            "P02.4d",
            "em.p02.restarted-after-descriptor",
            29,
            in: .database19c,
            at: "oms/oms3",
            fails: [
                .init(
                    "oms3/oms-restart-log",
                    "Oracle Management Server Successfully Started\nOracle Management Server is Up",
                    "Oracle Management Server is Down"
                )
            ],
            by: "oms3/oms-restart-log",
            cut: "Oracle Management Server Succ"
        ),
        .init(
            "P02.4e",
            "em.p02.console-after-descriptor",
            35,
            in: .database19c,
            at: "oms/oms1",
            fails: [.init("oms1/console-answer", "302", "503")],
            by: "oms1/console-answer"
        ),
        .init(
            "P02.4f",
            "em.p02.stopped-again",
            29,
            in: .database19c,
            fails: [.init("oms2/oms-status", "Down", "Up")],
            also: ["em.p19.oms-stopped oms/oms2", "em.p18.repository run", "em.p18.software-library run"],
            by: "oms2/oms-status"
        ),
        .init(
            "P03",
            "em.p03.latest-psu",
            39,
            at: "database/emrep1",
            fails: [
                .init("emrep1/database-patches", "33711081", "31985579"),
                .init("emrep1/database-patches", "220419", "210119"),
            ],
            by: "emrep1/database-patches",
            cut: "33711081;"
        ),
        .init(
            "P04a",
            "em.p04.adaptive-features",
            45,
            at: "database/emrep1",
            given: [
                .init("emrep1/database-patches", "22652097;\n", ""),
                .init(
                    "emrep1/adaptive-parameters",
                    "optimizer_adaptive_features          boolean     TRUE",
                    "optimizer_adaptive_features          boolean     FALSE"
                ),
            ],
            fails: [
                .init(
                    "emrep1/adaptive-parameters",
                    "optimizer_adaptive_features          boolean     FALSE",
                    "optimizer_adaptive_features          boolean     TRUE"
                )
            ],
            by: "emrep1/adaptive-parameters"
        ),
        .init(
            "P04.1",
            "em.p04.nlj-hj-adaptive-join",
            58,
            at: "database/emrep1",
            fails: [
                .init(
                    "emrep1/optimizer-parameters",
                    "_optimizer_nlj_hj_adaptive_join          FALSE",
                    "_optimizer_nlj_hj_adaptive_join          TRUE "
                )
            ],
            by: "emrep1/optimizer-parameters",
            cut: "_optimizer_dsdir"
        ),
        .init(
            "P04.2",
            "em.p04.strans-adaptive-pruning",
            58,
            at: "database/emrep1",
            fails: [
                .init(
                    "emrep1/optimizer-parameters",
                    "_optimizer_strans_adaptive_pruning       FALSE",
                    "_optimizer_strans_adaptive_pruning       TRUE "
                )
            ],
            by: "emrep1/optimizer-parameters",
            cut: "_optimizer_dsdir"
        ),
        .init(
            "P04.3",
            "em.p04.px-adaptive-dist-method",
            58,
            at: "database/emrep1",
            fails: [
                .init(
                    "emrep1/optimizer-parameters",
                    "_px_adaptive_dist_method                 OFF   ",
                    "_px_adaptive_dist_method                 CHOOSE"
                )
            ],
            by: "emrep1/optimizer-parameters",
            cut: "_optimizer_dsdir"
        ),
        .init(
            "P04.4",
            "em.p04.sql-plan-directive-mgmt-control",
            58,
            at: "database/emrep1",
            fails: [
                .init(
                    "emrep1/optimizer-parameters",
                    "_sql_plan_directive_mgmt_control         0",
                    "_sql_plan_directive_mgmt_control         3"
                )
            ],
            by: "emrep1/optimizer-parameters",
            cut: "_optimizer_dsdir"
        ),
        .init(
            "P04.5",
            "em.p04.optimizer-dsdir-usage-control",
            58,
            at: "database/emrep1",
            fails: [
                .init(
                    "emrep1/optimizer-parameters",
                    "_optimizer_dsdir_usage_control           0",
                    "_optimizer_dsdir_usage_control           3"
                )
            ],
            by: "emrep1/optimizer-parameters",
            cut: "_optimizer_dsdir"
        ),
        .init(
            "P04.6",
            "em.p04.optimizer-use-feedback",
            58,
            at: "database/emrep1",
            fails: [
                .init(
                    "emrep1/optimizer-parameters",
                    "_optimizer_use_feedback                  FALSE",
                    "_optimizer_use_feedback                  TRUE "
                )
            ],
            by: "emrep1/optimizer-parameters",
            cut: "_optimizer_dsdir"
        ),
        .init(
            "P04.7",
            "em.p04.optimizer-gather-feedback",
            58,
            at: "database/emrep1",
            fails: [
                .init(
                    "emrep1/optimizer-parameters",
                    "_optimizer_gather_feedback               FALSE",
                    "_optimizer_gather_feedback               TRUE "
                )
            ],
            by: "emrep1/optimizer-parameters",
            cut: "_optimizer_dsdir"
        ),
        .init(
            "P04.8",
            "em.p04.optimizer-performance-feedback",
            58,
            at: "database/emrep1",
            fails: [
                .init(
                    "emrep1/optimizer-parameters",
                    "_optimizer_performance_feedback          OFF   ",
                    "_optimizer_performance_feedback          CHOOSE"
                )
            ],
            by: "emrep1/optimizer-parameters",
            cut: "_optimizer_dsdir"
        ),
        .init(
            "P04.C1",
            "em.p04.patch-30912308",
            67,
            in: .database19c,
            at: "database/emrep1",
            by: "emrep1/database-instance"
        ),
        .init(
            "P05.1",
            "em.p05.allow-insert-set",
            80,
            in: .database19c,
            at: "database/emrep1",
            fails: [.init("emrep1/allow-insert-spfile", "TRUE", "FALSE")],
            by: "emrep1/allow-insert-spfile"
        ),
        .init(
            "P05.2",
            "em.p05.restarted-after-allow-insert",
            86,
            in: .database19c,
            at: "database/emrep1",
            fails: [.init("emrep1/allow-insert-changes", "00:41:17", "01:41:17")],
            by: "emrep1/allow-insert-changes",
            cut: "2026-11-08"
        ),
        .init(
            "P05.3",
            "em.p05.allow-insert-verified",
            88,
            in: .database19c,
            at: "database/emrep1",
            fails: [.init("emrep1/allow-insert-parameter", "TRUE", "FALSE")],
            by: "emrep1/allow-insert-parameter",
            cut: "_allow"
        ),
        .init(
            "P06",
            "em.p06.ports",
            100,
            at: "oms/oms1",
            fails: [.init("oms1/oms-details", "7102", "1024")],
            by: "oms1/oms-details"
        ),
        .init(
            "P07a",
            "em.p07.data-sources",
            104
        ),
        .init(
            "P07b",
            "em.p07.smart-card",
            104
        ),
        .init(
            "P08",
            "em.p08.bi-publisher-stopped",
            112,
            at: "oms/oms1",
            fails: [.init("oms1/oms-status", "BI Publisher Server is Down", "BI Publisher Server is Up")],
            also: ["em.p19.oms-stopped oms/oms1", "em.p18.repository run", "em.p18.software-library run"],
            by: "oms1/oms-status"
        ),
        .init(
            "P09a",
            "em.p09.requests-in-progress",
            118,
            fails: [.init("run/cloud-requests", "In progress : 0", "In progress : 2")],
            as: .waiting,
            by: "run/cloud-requests"
        ),
        .init(
            "P09b",
            "em.p09.requests-scheduled",
            118,
            fails: [.init("run/cloud-requests", "Scheduled   : 0", "Scheduled   : 1")],
            by: "run/cloud-requests"
        ),
        .init(
            "P10",
            "em.p10.snapshot-logs",
            132,
            fails: [
                .init(
                    "run/snapshot-logs",
                    "SYSMAN\n",
                    "SYSMAN               MGMT_VIOLATIONS                          MLOG$_MGMT_VIOLATIONS\n"
                )
            ],
            by: "run/snapshot-logs"
        ),
        .init(
            "P11a",
            "em.p11.logon-triggers",
            158,
            fails: [
                .init("run/logon-trigger-count", "                  0", "                  1"),
                .init(
                    "run/logon-triggers",
                    "\nno rows selected\n",
                    "\nTRIGGER_NAME\n------------------------------\nAPPOWNER.SESSION_AUDIT\n\n1 row selected.\n"
                ),
            ],
            by: "run/logon-triggers"
        ),
        .init(
            "P11b",
            "em.p11.logoff-triggers",
            158,
            fails: [
                .init("run/logoff-trigger-count", "                  0", "                  1"),
                .init(
                    "run/logoff-triggers",
                    "\nno rows selected\n",
                    "\nTRIGGER_NAME\n------------------------------\nAPPOWNER.SESSION_AUDIT\n\n1 row selected.\n"
                ),
            ],
            by: "run/logoff-triggers"
        ),
        .init(
            "P12a",
            "em.p12.operations-listed",
            184,
            fails: [.init("run/audit-operations", "DELETE_TARGET\n", "")],
            by: "run/audit-operations",
            cut: "DELETE_ROLE"
        ),
        .init(
            "P12b",
            "em.p12.deletion-audited",
            184,
            fails: [
                .init(
                    "run/audit-settings",
                    "DELETE_TARGET                      ENABLED",
                    "DELETE_TARGET                      DISABLED"
                )
            ],
            by: "run/audit-settings"
        ),
        .init(
            "P12c",
            "em.p12.audit-switch",
            184,
            fails: [
                .init("run/audit-settings", "Audit Switch             : ENABLED", "Audit Switch             : DISABLED")
            ],
            by: "run/audit-settings"
        ),
    ]
}
