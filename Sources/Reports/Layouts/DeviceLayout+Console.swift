internal import Redundancy
public import Simulation

extension DeviceLayout {
    /// What a show command of a simulated unit prints; nil where no layout of that output is modelled.
    ///
    /// - Parameter output: The command, and the pair as the unit knew it.
    public static func text(_ output: ConsoleOutput) -> String? {
        switch output.command {
        case .redundancy: redundancy(output.pair, console: output.unit)
        case .redundancyStates: redundancyStates(output.pair, console: output.unit)
        case .switchoverHistory: switchoverHistory(output.pair) { $0.time }
        case .chassis: chassis(output.pair, console: output.unit)
        case .redundancyHistory: FacilityLog.text(output.log)
        case .accessPointUptime: accessPointUptime(output.pair)
        case .wirelessClientSummary: wirelessClientSummary(output.pair)
        case .configSyncFailures, .dualActiveDetection, .bootVariables, .issuState, .onboardUptime: nil
        }
    }
}
