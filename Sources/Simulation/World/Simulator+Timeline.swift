internal import Redundancy
internal import Replay

// What the entries of the timeline do.
extension Simulator {
    mutating func perform(_ action: Action, _ observer: inout some SimulationObserver) {
        switch action {
        case .command(let unit, let text):
            switch parsing(text, units[unit].consoleMode, scenario.settings.profile) {
            case .success(let command): decide(.commandEntered(command), on: unit, &observer)
            case .failure(let issue): refuse(issue, on: unit, &observer)
            }
        case .power(let unit, let isOn):
            world[unit].outletIsOn = isOn
            supplyPower(unit, &observer)
        case .reset(let unit):
            decide(.reset, on: unit, &observer)
        case .processFailure(let unit, let process):
            decide(.processFailed(process), on: unit, &observer)
        case .link(let link, let fault):
            guard link != .stackPort else { return }
            self[link].apply(fault)
            refresh()
        case .sfp(let unit, let module):
            decide(module.map { .sfpInserted($0) } ?? .sfpRemoved, on: unit, &observer)
        case .component(let component, let isUp):
            change(component, isUp: isUp, &observer)
        case .gateway(let unit, let isReachable):
            world[unit].gatewayIsReachable = isReachable
            refresh()
        case .accessPoints(let first, let count, let phase):
            serve(.accessPointsChanged(first: first, count: count, phase), &observer)
        case .clients(let first, let count, let phase):
            serve(.clientsChanged(first: first, count: count, phase), &observer)
        case .clockStep(let unit, let length):
            wallOffsets[unit] = wallOffsets[unit] + length
        }
    }

    /// Radio reaches the unit that serves; when none does, it is counted.
    private mutating func serve(_ stimulus: Stimulus, _ observer: inout some SimulationObserver) {
        if views[0].isServing {
            decide(stimulus, on: 0, &observer)
        } else if views[1].isServing {
            decide(stimulus, on: 1, &observer)
        } else {
            unserved += 1
        }
    }

    private mutating func supplyPower(_ unit: Int, _ observer: inout some SimulationObserver) {
        let isOn = world[unit].outletIsOn && hostWorks(unit)
        guard world[unit].isPowered != isOn else { return }
        world[unit].isPowered = isOn
        decide(.powered(isOn: isOn), on: unit, &observer)
    }

    private mutating func change(_ component: Component, isUp: Bool, _ observer: inout some SimulationObserver) {
        guard self.isUp(component) != isUp else { return }
        let redundancyPortWorked = pathWorks(.redundancyPort)
        let managementInterfaceWorked = pathWorks(.managementInterface)
        componentIsUp[Int(component.rawValue)] = isUp
        if redundancyPortWorked, !pathWorks(.redundancyPort) { redundancyPort.cuts += 1 }
        if managementInterfaceWorked, !pathWorks(.managementInterface) { managementInterface.cuts += 1 }
        refresh()
        supplyPower(0, &observer)
        supplyPower(1, &observer)
    }
}
