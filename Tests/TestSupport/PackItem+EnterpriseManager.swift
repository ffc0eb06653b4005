internal import Upgrades

/// The 75 items of the source document, in its order.
extension PackItem {
    public static let enterpriseManager: [Self] = [
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
        .init(
            "P13a",
            "em.p13.job-backlog",
            216,
            .may,
            fails: [
                .init(
                    "run/job-backlog",
                    "\nno rows selected\n",
                    "\nJOB_TYPE                       N_EXECS\n------------------------------ ----------\nOSCommand                            7412\n\n1 row selected.\n"
                )
            ],
            as: .warn,
            by: "run/job-backlog"
        ),
        .init(
            "P13b",
            "em.p13.job-types-skipped",
            216,
            .may,
            fails: [
                .init(
                    "run/job-types-not-skipped",
                    "\nno rows selected\n",
                    "\nJOB_TYPE                       N_EXECS\n------------------------------ ----------\nOSCommand                            7412\n\n1 row selected.\n"
                )
            ],
            as: .warn,
            by: "run/job-types-not-skipped"
        ),
        .init(
            "P14a",
            "em.p14.emkey-copied",
            250,
            at: "oms/oms1",
            fails: [
                .init(
                    "oms1/emkey-copy",
                    "The EMKey has been copied to the Management Repository. This operation will cause the EMKey to become unsecure.\nAfter the required operation has been completed, secure the EMKey by running \"emctl config emkey -remove_from_repos\".\n",
                    "The EMKey has been removed from the Management Repository.\n"
                )
            ],
            by: "oms1/emkey-copy",
            cut: "The EMKey"
        ),
        .init(
            "P14b",
            "em.p14.emkey-in-repository",
            250,
            at: "oms/oms1",
            fails: [
                .init(
                    "oms1/emkey-status",
                    "properly, but is not secure. Secure the EMKey by running \"emctl config emkey -remove_from_repos\".",
                    "properly."
                )
            ],
            by: "oms1/emkey-status",
            cut: ", but"
        ),
        .init(
            "P15a",
            "em.p15.key-strength",
            273,
            fails: [.init("agent-db1/agent-certificate", "(2048 bit)", "(512 bit)")],
            by: "agent-db1/agent-certificate"
        ),
        .init(
            "P15b",
            "em.p15.no-md5",
            279,
            fails: [
                .init("agent-app1/agent-certificate", "sha256WithRSAEncryption", "md5WithRSAEncryption"),
                .init(
                    "run/prerequisite-report",
                    "MD5 certificate usage.</td><td>Succeeded",
                    "MD5 certificate usage.</td><td>Warning"
                ),
            ],
            by: "agent-app1/agent-certificate"
        ),
        .init(
            "P16.1",
            "em.p16.heap-min",
            287,
            .may,
            at: "oms/oms1",
            fails: [.init("oms1/oms-memory", "is 1740M", "is 1740")],
            as: .warn,
            by: "oms1/oms-memory",
            cut: "Value for property OMS_HEAP_MIN"
        ),
        .init(
            "P16.2",
            "em.p16.heap-max",
            287,
            .may,
            at: "oms/oms1",
            fails: [.init("oms1/oms-memory", "is 4G", "is 4")],
            as: .warn,
            by: "oms1/oms-memory",
            cut: "Value for property OMS_HEAP_MIN"
        ),
        .init(
            "P16.3",
            "em.p16.permgen-min",
            287,
            .may,
            at: "oms/oms1",
            fails: [.init("oms1/oms-memory", "is 256M", "is 256")],
            as: .warn,
            by: "oms1/oms-memory",
            cut: "Value for property OMS_HEAP_MIN"
        ),
        .init(
            "P16.4",
            "em.p16.permgen-max",
            287,
            .may,
            at: "oms/oms1",
            fails: [.init("oms1/oms-memory", "is 1024M", "is 1024")],
            as: .warn,
            by: "oms1/oms-memory",
            cut: "Value for property OMS_HEAP_MIN"
        ),
        .init(
            "P16.5",
            "em.p16.restarted-after-memory",
            287,
            .may,
            at: "oms/oms2",
            fails: [
                .init(
                    "oms2/oms-restart-log",
                    "Oracle Management Server Successfully Started\nOracle Management Server is Up",
                    "Oracle Management Server is Down"
                )
            ],
            as: .warn,
            by: "oms2/oms-restart-log",
            cut: "Oracle Management Server Succ"
        ),
        .init(
            "P17",
            "em.p17.prerequisite-kit",
            329,
            fails: [
                .init(
                    "run/prerequisite-report",
                    "<td>Check Agent version compatibility.</td><td>Succeeded",
                    "<td>Check Agent version compatibility.</td><td>Failed"
                )
            ],
            by: "run/prerequisite-report"
        ),
        .init(
            "P18a",
            "em.p18.middleware-home",
            335,
            at: "oms/oms1",
            fails: [.init("oms1/oms-backup", "Entries  : 214311", "Entries  : 0")],
            by: "oms1/oms-backup"
        ),
        .init(
            "P18b",
            "em.p18.inventory",
            335,
            at: "oms/oms3",
            fails: [.init("oms3/oms-backup", "Bytes    : 1048580", "Bytes    : 0")],
            by: "oms3/oms-backup"
        ),
        .init(
            "P18c",
            "em.p18.repository",
            335,
            fails: [.init("run/repository-backup", "2026-11-14T11:07:31Z", "2026-11-14T10:07:31Z")],
            by: "run/repository-backup"
        ),
        .init(
            "P18d",
            "em.p18.software-library",
            335,
            fails: [.init("run/repository-backup", "Artefact : software-library", "Artefact : other-library")],
            by: "run/repository-backup"
        ),
        .init(
            "P18e",
            "em.p18.instance-home",
            335,
            at: "oms/oms2",
            fails: [.init("oms2/oms-backup", "Entries  : 51877", "Entries  : 0")],
            by: "oms2/oms-backup"
        ),
        .init(
            "P19.1",
            "em.p19.jvmd-stopped",
            345,
            at: "oms/oms1",
            is: .notApplicable
        ),
        .init(
            "P19.2",
            "em.p19.adp-stopped",
            345,
            at: "oms/oms1",
            is: .notApplicable
        ),
        .init(
            "P19.3",
            "em.p19.oms-stopped",
            339,
            at: "oms/oms2",
            fails: [.init("oms2/oms-status", "Oracle Management Server is Down", "Oracle Management Server is Up")],
            also: ["em.p18.repository run", "em.p18.software-library run"],
            by: "oms2/oms-status"
        ),
        .init(
            "P20",
            "em.p20.agent-stopped",
            373,
            at: "agent/agent-oms1",
            fails: [.init("agent-oms1/agent-status", "Agent is Not Running", "Agent is Running and Ready")],
            by: "agent-oms1/agent-status",
            cut: "Agent is"
        ),
        .init(
            "P21",
            "em.p21.agent-proxy",
            379,
            .recommended,
            at: "agent/agent-app1",
            fails: [
                .init(
                    "agent-app1/agent-properties",
                    "REPOSITORY_URL=",
                    "REPOSITORY_PROXYHOST=proxy.example.com\nREPOSITORY_URL="
                )
            ],
            as: .warn,
            by: "agent-app1/agent-properties"
        ),
        .init(
            "P22.1",
            "em.p22.transition-flag",
            383,
            in: .drTransition,
            fails: [.init("run/dr-installer", "true", "false")],
            by: "run/dr-installer"
        ),
        .init(
            "P22.2",
            "em.p22.first-oms-only",
            389,
            in: .drTransition,
            at: "oms/oms1",
            fails: [.init("run/dr-installer", "oms1.example.com", "oms2.example.com")],
            by: "run/dr-installer"
        ),
        .init(
            "P22.3",
            "em.p22.graphical-installer",
            391,
            in: .drTransition,
            fails: [.init("run/dr-installer", "gui", "configuregc")],
            by: "run/dr-installer",
            cut: "Interface"
        ),
        .init(
            "P22.4",
            "em.p22.additional-oms-removed",
            393,
            in: .drTransition,
            fails: [
                .init(
                    "run/server-plugins",
                    "OMS name is oms1.example.com",
                    "OMS name is oms2.example.com:4889_Management_Service\nPlug-in Name                                 Plugin-id                     Version [revision]\n\nOMS name is oms1.example.com"
                )
            ],
            by: "run/server-plugins"
        ),
        .init(
            "P22.5",
            "em.p22.transition-complete",
            393,
            in: .drTransition,
            fails: [
                .init("run/dr-record", "complete", "open"),
                .init("run/dr-record", "Additional OMS : 0", "Additional OMS : 1"),
            ],
            by: "run/dr-record"
        ),
        .init(
            "P23.soav.agent",
            "em.p23.audit-vault-off-agents",
            407,
            fails: [.init("run/agent-plugins", "oracle.sysman.beacon", "oracle.em.soav")],
            by: "run/agent-plugins"
        ),
        .init(
            "P23.sovn.agent",
            "em.p23.virtual-networking-off-agents",
            407,
            fails: [.init("run/agent-plugins", "oracle.sysman.beacon", "oracle.em.sovn")],
            by: "run/agent-plugins"
        ),
        .init(
            "P23.sehc.agent",
            "em.p23.system-healthchecks-off-agents",
            407,
            fails: [.init("run/agent-plugins", "oracle.sysman.beacon", "oracle.em.sehc")],
            by: "run/agent-plugins"
        ),
        .init(
            "P23.sooc.agent",
            "em.p23.ops-center-off-agents",
            407,
            fails: [.init("run/agent-plugins", "oracle.sysman.beacon", "oracle.em.sooc")],
            by: "run/agent-plugins"
        ),
        .init(
            "P23.soav.oms",
            "em.p23.audit-vault-off-oms",
            407,
            fails: [.init("run/server-plugins", "oracle.sysman.cfw", "oracle.em.soav")],
            by: "run/server-plugins"
        ),
        .init(
            "P23.sovn.oms",
            "em.p23.virtual-networking-off-oms",
            407,
            fails: [.init("run/server-plugins", "oracle.sysman.cfw", "oracle.em.sovn")],
            by: "run/server-plugins"
        ),
        .init(
            "P23.sehc.oms",
            "em.p23.system-healthchecks-off-oms",
            407,
            fails: [.init("run/server-plugins", "oracle.sysman.cfw", "oracle.em.sehc")],
            by: "run/server-plugins"
        ),
        .init(
            "P23.sooc.oms",
            "em.p23.ops-center-off-oms",
            407,
            fails: [.init("run/server-plugins", "oracle.sysman.cfw", "oracle.em.sooc")],
            by: "run/server-plugins"
        ),
        .init(
            "P23.9",
            "em.p23.installer-closed",
            409,
            .recommended,
            at: "oms/oms1",
            fails: [.init("oms1/installer-processes", "0", "1")],
            as: .warn,
            by: "oms1/installer-processes"
        ),
        .init(
            "P23.10",
            "em.p23.self-update",
            409,
            .recommended,
            fails: [.init("run/self-update", "0", "2")],
            as: .warn,
            by: "run/self-update"
        ),
        .init(
            "P24",
            "em.p24.load-balancer",
            413,
            .recommended
        ),
    ]
}
