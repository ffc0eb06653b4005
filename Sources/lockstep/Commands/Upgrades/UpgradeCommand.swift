internal import ArgumentParser

/// `lockstep upgrade …`: runs of an upgrade that can be audited.
struct UpgradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Judge an upgrade's prerequisites from evidence, and audit the run.",
        discussion: """
            A run is opened with a rule pack and a plan. Evidence is collected or brought; verdicts follow from evidence \
            and pack alone, and everything is an event of the log. What is weakened for the upgrade becomes an obligation, \
            and the run cannot be closed while one is open.

            Silence and cut output are UNKNOWN, never a pass. Only checks of the level must block a gate.

            EXAMPLES:
              lockstep upgrade packs plan em-13.4 > plan.yaml
              lockstep upgrade open spring --pack em-13.4 --plan plan.yaml \\
                --by operator-1 --reason 'CHG-1042'
              lockstep upgrade collect spring --script collect-oms1.sh \\
                --member oms/oms1
              lockstep upgrade check spring lockstep-evidence-oms1.tar
              lockstep upgrade gate spring 5
              lockstep upgrade report spring --format html --output spring.html
            """,
        subcommands: [
            PacksCommand.self, OpenCommand.self, CollectCommand.self, UpgradeCheckCommand.self, GateCommand.self,
            AttestCommand.self, WaiveCommand.self, NoteCommand.self, ObligationsCommand.self, StartCommand.self,
            StopCommand.self, ResumeCommand.self, FailCommand.self, RestoreCommand.self, CloseCommand.self,
            ReconcileCommand.self, RejudgeCommand.self, UpgradeDiffCommand.self, UpgradeReportCommand.self,
            RunsCommand.self,
        ]
    )
}
