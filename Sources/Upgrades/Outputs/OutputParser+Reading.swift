extension OutputParser {
    /// Reads an output.
    ///
    /// - Throws: ``OutputError`` with the place at which the text is not this parser's output.
    /// - Complexity: O(*n*) in the text.
    public func read(_ text: OutputText) throws(OutputError) -> Reading {
        switch self {
        case .emctlStatusOMS: try EmctlStatusOMSOutput.read(text)
        case .emctlStatusOMSDetails: try EmctlStatusOMSDetailsOutput.read(text)
        case .emctlStatusEMKey: try EmctlStatusEMKeyOutput.read(text)
        case .emctlStatusAgent: try EmctlStatusAgentOutput.read(text)
        case .emctlActions: try EmctlActionsOutput.read(text)
        case .emctlProperty: try EmctlPropertyOutput.read(text)
        case .emctlRepositoryDetails: try EmctlRepositoryDetailsOutput.read(text)
        case .emctlEngines: try EmctlEnginesOutput.read(text)
        case .emcliPlugins: try EmcliPluginsOutput.read(text)
        case .emcliAuditSettings: try EmcliAuditSettingsOutput.read(text)
        case .emcliOperations: try EmcliOperationsOutput.read(text)
        case .sqlplusParameters: try SQLPlusParametersOutput.read(text)
        case .sqlplusQuery: try SQLPlusQueryOutput.read(text)
        case .opatchPatches: try OpatchPatchesOutput.read(text)
        case .ouiPrerequisites: try OUIPrerequisitesOutput.read(text)
        case .emPrerequisiteReport: try EmPrerequisiteReportOutput.read(text)
        case .configureGCLog: try ConfigureGCLogOutput.read(text)
        case .autoUpgradeSummary: try AutoUpgradeSummaryOutput.read(text)
        case .md5Targets: try MD5TargetsOutput.read(text)
        case .certificate: try CertificateOutput.read(text)
        case .backupRecord: try BackupRecordOutput.read(text)
        case .propertiesFile: try PropertiesFileOutput.read(text)
        case .keyValues: try KeyValuesOutput.read(text)
        case .psqlTable: try PsqlTableOutput.read(text)
        case .pgUpgradeCheck: try PGUpgradeCheckOutput.read(text)
        case .iosxeRedundancy: try IOSXERedundancyOutput.read(text)
        case .iosxeVersion: try IOSXEVersionOutput.read(text)
        case .iosxeInstallSummary: try IOSXEInstallSummaryOutput.read(text)
        case .iosxeChassis: try IOSXEChassisOutput.read(text)
        case .iosxeDirectory: try IOSXEDirectoryOutput.read(text)
        }
    }
}
