import Upgrades

extension OutputFixture {
    /// Those of SQL*Plus, the installers, PostgreSQL and the devices.
    static let programs: [Self] = [
        Self(.sqlplusParameters, "sqlplus/parameters-adaptive.txt"),
        Self(.sqlplusParameters, "sqlplus/parameters-silent.txt", isScreen: true),
        Self(.sqlplusParameters, "sqlplus/parameters-wrapped.txt"),
        Self(.sqlplusQuery, "sqlplus/triggers.txt", isScreen: true),
        Self(.sqlplusQuery, "sqlplus/no-rows.txt"),
        Self(.sqlplusQuery, "sqlplus/counted-pages.txt"),
        Self(.sqlplusQuery, "sqlplus/two-line-records.txt"),
        Self(.opatchPatches, "installer/opatch.txt"),
        Self(.opatchPatches, "installer/opatch-none.txt"),
        Self(.ouiPrerequisites, "installer/oui-prerequisites.txt"),
        Self(.emPrerequisiteReport, "installer/prerequisites.html"),
        Self(.emPrerequisiteReport, "installer/prerequisites.tsv"),
        Self(.configureGCLog, "installer/configuregc.log"),
        Self(.autoUpgradeSummary, "installer/autoupgrade-status.log"),
        Self(.autoUpgradeSummary, "installer/autoupgrade-jobs.txt"),
        Self(.autoUpgradeSummary, "installer/autoupgrade-final.txt"),
        Self(.psqlTable, "postgresql/aligned.txt", isScreen: true),
        Self(.psqlTable, "postgresql/unaligned.txt"),
        Self(.psqlTable, "postgresql/none.txt"),
        Self(.pgUpgradeCheck, "postgresql/check-compatible.txt"),
        Self(.pgUpgradeCheck, "postgresql/check-fatal.txt"),
        Self(.iosxeRedundancy, "iosxe/redundancy-states.txt"),
        Self(.iosxeRedundancy, "iosxe/redundancy.txt"),
        Self(.iosxeRedundancy, "iosxe/redundancy-simplex.txt"),
        Self(.iosxeVersion, "iosxe/version.txt"),
        Self(.iosxeInstallSummary, "iosxe/install-summary.txt"),
        Self(.iosxeChassis, "iosxe/chassis.txt"),
        Self(.iosxeDirectory, "iosxe/directory.txt"),
    ]
}
