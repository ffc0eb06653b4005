/// The columns that a parser may give for a table.
enum OutputColumns: Hashable, Sendable {
    case named([String])
    /// The output names its columns itself.
    case any
}

extension OutputParser {
    /// Whether the parser can give a field at all, as `HowAnOutputIsRead` has it.
    func gives(_ field: FieldName) -> Bool {
        switch fields[field.table] {
        case .named(let columns): columns.contains(field.column)
        case .any: true
        case nil: false
        }
    }

    /// By table; the fields that an output has once by the empty name.
    var fields: [String: OutputColumns] {
        switch self {
        case .emctlStatusOMS: ["": .named(Self.omsParts)]
        case .emctlStatusOMSDetails:
            [
                "": .named(
                    Self.omsParts + [
                        "console-host", "slb", "upload-lock", "console-lock", "instance-home", "console-url",
                        "upload-url", "admin-server", "managed-server", "host",
                    ]
                ),
                "ports": .named(["name", "number"]),
                "url-ports": .named(["name", "host", "number"]),
            ]
        case .emctlStatusEMKey: ["": .named(["state", "sentence"])]
        case .emctlStatusAgent:
            [
                "": .named([
                    "state", "agent-version", "oms-version", "agent-home", "agent-url", "repository-url", "started-at",
                    "targets", "last-upload", "heartbeat", "pending-files",
                ])
            ]
        case .emctlActions: ["actions": .named(["component", "state"])]
        case .emctlProperty: ["properties": .named(["name", "value"])]
        case .propertiesFile: ["properties": .named(["name", "value"]), "proxies": .named(["name", "value"])]
        case .emctlRepositoryDetails:
            [
                "": .named(["descriptor", "host", "port", "service", "user"]),
                "addresses": .named(["host", "port"]),
            ]
        case .emctlEngines: ["engines": .named(["name", "state"])]
        case .emcliPlugins:
            [
                "plugins": .named(["on", "target", "host", "name", "id", "version", "revision"]),
                "targets": .named(["target", "host"]),
            ]
        case .emcliAuditSettings:
            [
                "": .named([
                    "audit-switch", "externalization-switch", "directory", "file-prefix", "file-size", "retention-days",
                ]),
                "operations": .named(["name", "state"]),
            ]
        case .emcliOperations: ["operations": .named(["name"])]
        case .sqlplusParameters: ["parameters": .named(["name", "type", "value"])]
        case .sqlplusQuery, .psqlTable: ["": .named(["row-count"]), "rows": .any]
        case .opatchPatches: ["patches": .named(["id", "description", "version"])]
        case .keyValues: ["": .any]
        case .ouiPrerequisites, .emPrerequisiteReport, .configureGCLog, .autoUpgradeSummary, .md5Targets, .certificate,
            .backupRecord, .pgUpgradeCheck, .iosxeRedundancy, .iosxeVersion, .iosxeInstallSummary, .iosxeChassis,
            .iosxeDirectory:
            furtherFields
        }
    }

    private static let omsParts = ["web-tier", "oms", "jvmd", "bi-publisher", "state"]

    /// Of installers, files, databases and network devices.
    private var furtherFields: [String: OutputColumns] {
        switch self {
        case .ouiPrerequisites: ["checks": .named(["name", "code", "expected", "actual", "result"])]
        case .emPrerequisiteReport:
            ["checks": .named(["name", "status", "type", "recommendation", "auto-fixable", "log-location"])]
        case .configureGCLog:
            [
                "": .named(["auto-correction", "outcome"]),
                "steps": .named(["name", "state", "started-at", "ended-at"]),
            ]
        case .autoUpgradeSummary:
            [
                "": .any,
                "jobs": .named([
                    "id", "database", "version-before", "version-after", "release-before", "release-after",
                ]),
                "stages": .named(["job", "name", "status", "started-at", "duration"]),
                "changes": .named(["name", "before", "after"]),
            ]
        case .md5Targets: ["targets": .named(["target"])]
        case .certificate:
            [
                "certificates": .named([
                    "subject", "issuer", "key-bits", "key-algorithm", "signature-algorithm", "signature-hash",
                    "not-after",
                ])
            ]
        case .backupRecord: ["artefacts": .named(["name", "path", "bytes", "sha256", "entries", "created-at"])]
        case .pgUpgradeCheck: ["": .named(["outcome"]), "checks": .named(["name", "result"])]
        case .iosxeRedundancy:
            [
                "": .named([
                    "my-state", "peer-state", "mode", "operating-mode", "configured-mode", "unit-id", "communications",
                    "manual-swact", "version", "standby-version", "switchovers",
                ])
            ]
        case .iosxeVersion:
            ["": .named(["version", "image", "uptime", "boot-mode", "serial", "host", "last-reload"])]
        case .iosxeInstallSummary:
            ["": .named(["auto-abort"]), "packages": .named(["chassis", "type", "state", "version"])]
        case .iosxeChassis: ["chassis": .named(["number", "role", "mac", "priority", "version", "state"])]
        case .iosxeDirectory:
            ["": .named(["directory", "bytes-total", "bytes-free"]), "files": .named(["name", "bytes"])]
        default: [:]
        }
    }
}
