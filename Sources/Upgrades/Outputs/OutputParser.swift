/// The outputs that can be read. The raw value is the name that packs use.
///
/// `HowAnOutputIsRead` has each one's tables, columns and traps.
public enum OutputParser: String, Hashable, Sendable, CaseIterable {
    case emctlStatusOMS = "emctl-status-oms"
    case emctlStatusOMSDetails = "emctl-status-oms-details"
    case emctlStatusEMKey = "emctl-status-emkey"
    case emctlStatusAgent = "emctl-status-agent"
    case emctlActions = "emctl-actions"
    case emctlProperty = "emctl-property"
    case emctlRepositoryDetails = "emctl-repository-details"
    case emctlEngines = "emctl-engines"
    case emcliPlugins = "emcli-plugins"
    case emcliAuditSettings = "emcli-audit-settings"
    case emcliOperations = "emcli-operations"
    case sqlplusParameters = "sqlplus-parameters"
    case sqlplusQuery = "sqlplus-query"
    case opatchPatches = "opatch-patches"
    case ouiPrerequisites = "oui-prerequisites"
    case emPrerequisiteReport = "em-prerequisite-report"
    case configureGCLog = "configuregc-log"
    case autoUpgradeSummary = "autoupgrade-summary"
    case md5Targets = "md5-targets"
    case certificate = "certificate"
    case backupRecord = "backup-record"
    case propertiesFile = "properties-file"
    case keyValues = "key-values"
    case psqlTable = "psql-table"
    case pgUpgradeCheck = "pg-upgrade-check"
    case iosxeRedundancy = "iosxe-redundancy"
    case iosxeVersion = "iosxe-version"
    case iosxeInstallSummary = "iosxe-install-summary"
    case iosxeChassis = "iosxe-chassis"
    case iosxeDirectory = "iosxe-directory"

    /// The longest text that is read, in bytes.
    public static let longestText = 16 << 20
}
