import Jobnets

/// What the scheduler says of the jobnets of a definition, in their order.
func engineRuns(_ definition: RandomDefinition) -> [[ScheduledRun]] {
    Scheduler(
        jobnets: definition.jobnets,
        registered: definition.registered,
        clock: definition.clock,
        options: definition.options,
        lastYear: definition.lastYear
    ).runs(from: definition.from, to: definition.to)
}
