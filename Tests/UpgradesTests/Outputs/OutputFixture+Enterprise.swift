import Upgrades

extension OutputFixture {
    static let enterprise: [OutputFixture] = [
        OutputFixture(.emctlStatusOMS, "emctl/status-oms-up.txt"),
        OutputFixture(.emctlStatusOMS, "emctl/status-oms-mixed.txt"),
        OutputFixture(.emctlStatusOMS, "emctl/stop-and-status-oms.txt", isScreen: true),
        OutputFixture(.emctlStatusOMSDetails, "emctl/status-oms-details.txt"),
        OutputFixture(.emctlStatusOMSDetails, "emctl/status-oms-details-slb.txt"),
        OutputFixture(.emctlStatusEMKey, "emctl/status-emkey-in-repository.txt"),
        OutputFixture(.emctlStatusEMKey, "emctl/status-emkey-two-lines.txt"),
        OutputFixture(.emctlStatusEMKey, "emctl/status-emkey-secure.txt"),
        OutputFixture(.emctlStatusEMKey, "emctl/emkey-copy-and-status.txt", isScreen: true),
        OutputFixture(.emctlStatusAgent, "emctl/status-agent-running.txt"),
        OutputFixture(.emctlStatusAgent, "emctl/status-agent-not-running.txt"),
        OutputFixture(.emctlActions, "emctl/stop-oms-all.txt"),
        OutputFixture(.emctlActions, "emctl/stop-and-status-oms.txt", isScreen: true),
        OutputFixture(.emctlActions, "emctl/emkey-copy-and-status.txt", isScreen: true),
        OutputFixture(.emctlActions, "emctl/emkey-remove.txt"),
        OutputFixture(.emctlActions, "emctl/start-admin-only.txt"),
        OutputFixture(.emctlProperty, "emctl/get-property.txt", isScreen: true),
        OutputFixture(.emctlProperty, "emctl/get-property-styles.txt"),
        OutputFixture(.emctlRepositoryDetails, "emctl/repository-details.txt"),
        OutputFixture(.emctlRepositoryDetails, "emctl/repository-details-two-addresses.txt"),
        OutputFixture(.emctlEngines, "emctl/engines.txt"),
        OutputFixture(.emctlEngines, "emctl/engines-none.txt"),
        OutputFixture(.emcliPlugins, "emcli/list-plugins-on-server.txt"),
        OutputFixture(.emcliPlugins, "emcli/list-plugins-on-agents.txt"),
        OutputFixture(.emcliAuditSettings, "emcli/audit-settings.txt"),
        OutputFixture(.emcliOperations, "emcli/operations-list.txt"),
        OutputFixture(.md5Targets, "files/md5Target.txt"),
        OutputFixture(.certificate, "files/certificate.txt"),
        OutputFixture(.backupRecord, "files/backup-record.txt"),
        OutputFixture(.propertiesFile, "files/emd.properties"),
        OutputFixture(.keyValues, "files/key-values.txt"),
    ]

    /// One of each parser.
    static let oneOfEach: [OutputFixture] = enterprise.reduce(into: []) { found, next in
        if !found.contains(where: { $0.parser == next.parser }) { found.append(next) }
    }
}
