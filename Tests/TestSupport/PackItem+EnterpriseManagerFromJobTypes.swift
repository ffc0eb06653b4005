internal import Upgrades

extension PackItem {
    /// P13 to P24: job types, emkey, certificates, memory, backup, stops, proxies, DR readiness, plug-ins, load balancer.
    static let enterpriseManagerFromJobTypes: [Self] = [
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
