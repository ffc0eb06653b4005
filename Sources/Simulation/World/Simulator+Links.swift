internal import Redundancy
internal import Replay

// What is connected with what, and what the drivers say of it.
extension Simulator {
    func isUp(_ component: Component) -> Bool {
        componentIsUp[Int(component.rawValue)]
    }

    private func router(of unit: Int) -> Bool {
        isUp(unit == 0 ? .router1 : .router2)
    }

    func uplinkWorks(_ unit: Int) -> Bool {
        switch scenario.topology {
        case .vss(spread: true): isUp(.switch1) || isUp(.switch2)
        case .vss(spread: false): isUp(unit == 0 ? .switch1 : .switch2)
        case .singleSwitch: isUp(.switch1)
        case .hsrp: router(of: unit)
        case .directRJ45, .directSFP, .oneHypervisor, .twoHypervisors: true
        }
    }

    /// Whether the unit's host gives it power, if it is switched on.
    func hostWorks(_ unit: Int) -> Bool {
        switch scenario.topology {
        case .oneHypervisor: isUp(.host1)
        case .twoHypervisors: isUp(unit == 0 ? .host1 : .host2)
        default: true
        }
    }

    /// The topology connects the ports in use. A cable needs two of one kind; routers between them do not.
    private var portsAreConnected: Bool {
        guard let port = world[0].port, let other = world[1].port else { return false }
        guard port == other || scenario.topology == .hsrp else { return false }
        return switch scenario.topology {
        case .directRJ45: port == .rj45
        case .directSFP: port == .sfp
        case .vss, .singleSwitch, .hsrp: true
        case .oneHypervisor, .twoHypervisors(mapped: true): port == .virtual
        case .twoHypervisors(mapped: false): false
        }
    }

    /// Whether there is light on the unit's end of a link.
    ///
    /// On a direct link the light is the peer's. Through routers it is the unit's own router's: the peer may be gone.
    func hasCarrier(_ unit: Int, _ link: LinkKind) -> Bool {
        guard link != .stackPort, !self[link].isCut, views[unit].reach.emitsCarrier else { return false }
        if link == .managementInterface {
            return scenario.settings.profile == .r17 && views[1 - unit].reach.emitsCarrier && uplinkWorks(0)
                && uplinkWorks(1)
        }
        guard portsAreConnected else { return false }
        return scenario.topology == .hsrp ? router(of: unit) : views[1 - unit].reach.emitsCarrier
    }

    func pathWorks(_ link: LinkKind) -> Bool {
        hasCarrier(0, link) && hasCarrier(1, link)
    }

    /// The path works, and both drivers know.
    func canSend(_ link: LinkKind) -> Bool {
        pathWorks(link) && self[link].words[0].isUp && self[link].words[1].isUp
    }

    // MARK: After a change

    /// Draws the conclusions from what has changed in the units or in the world.
    mutating func refresh() {
        for unit in 0..<2 {
            let isUp = views[unit].isUp
            if world[unit].wasUp, !isUp { world[unit].life += 1 }
            if !world[unit].wasUp, isUp { world[unit].uplinkTold = views[unit].status.uplinkIsUp }
            world[unit].wasUp = isUp
            if isUp, world[unit].uplinkTold != uplinkWorks(unit) { queue.insert(.uplinkWord(unit: unit), at: now) }
        }
        refreshWords(.redundancyPort)
        if scenario.settings.profile == .r17 {
            refreshWords(.managementInterface)
            refreshProbes(0)
            refreshProbes(1)
        }
        let works = canSend(.redundancyPort)
        refreshKeepalives(from: 0, pathWorks: works)
        refreshKeepalives(from: 1, pathWorks: works)
        pathWorksSince = works && !redundancyPort.isFaulty ? (pathWorksSince ?? now) : nil
        isSettled = true
    }

    /// Lets the drivers say what has changed, after the time that takes. A flap that is over before the word is none.
    private mutating func refreshWords(_ link: LinkKind) {
        for unit in 0..<2 {
            let word = self[link].words[unit]
            guard views[unit].isUp else {
                // It finds out for itself when it is up again.
                if word.isUp || word.pending != nil {
                    self[link].words[unit] = CarrierWord(generation: word.generation + 1)
                }
                continue
            }
            let wanted = hasCarrier(unit, link)
            guard wanted != word.pending ?? word.isUp else { continue }
            self[link].words[unit].generation += 1
            if wanted == word.isUp {
                self[link].words[unit].pending = nil
            } else {
                self[link].words[unit].pending = wanted
                let length = scenario.timing.carrierSignal.draw(from: &random)
                let generation = word.generation + 1
                queue.insert(.carrierWord(unit: unit, link, generation: generation), at: now.advanced(by: length))
            }
        }
    }

    /// The word that is due, unless it no longer holds.
    mutating func takeWord(_ unit: Int, _ link: LinkKind, _ generation: UInt32) -> Bool? {
        guard self[link].words[unit].generation == generation, let isUp = self[link].words[unit].pending else {
            return nil
        }
        self[link].words[unit].pending = nil
        self[link].words[unit].isUp = isUp
        isSettled = false
        return isUp
    }
}
