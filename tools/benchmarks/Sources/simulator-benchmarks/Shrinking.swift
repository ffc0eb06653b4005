import Foundation
import Measuring
import Redundancy
import Replay
import Simulation

/// A kernel with a fault built in: of two actives that hear each other, neither gives way.
private enum StubbornKernel: Decider {
    static var initialState: ControllerState { Controller.initialState }

    static func decide(
        _ input: ControllerInput,
        in state: ControllerState,
        into events: inout [ControllerEvent]
    ) throws(ControllerRejection) {
        try Controller.decide(input, in: state, into: &events)
        if events.contains(where: { $0.change == .reloading(.dualActive) }) { events = [] }
    }

    static func evolve(_ state: inout ControllerState, by event: ControllerEvent) {
        Controller.evolve(&state, by: event)
    }
}

/// A failure that comes after 10,000 entries of a timeline, with as little as brings it.
func shrinking() {
    let scenario = longScenario(entries: 10_000)
    guard let finding = Hunt.finding(StubbornKernel.self, in: scenario, seed: 1), let violation = finding.violation
    else {
        preconditionFailure("the broken kernel survives the long scenario")
    }
    precondition(Hunt.finding(Controller.self, in: scenario, seed: 1) == nil, "the sound kernel does not")
    var left = 0
    let spent = Spent { left = Hunt.shrunk(finding, StubbornKernel.self).scenario.timeline.count }
    let note = String(
        format: "%d entries to %d in %.1f s; broken at input %d",
        scenario.timeline.count,
        left,
        spent.seconds,
        violation.step
    )
    Row("shrinking a long failure", 1, spent, note: note).print()
}

/// A pair in daily use, of which the last two entries part the units for a minute: the fault needs two actives.
private func longScenario(entries count: Int) -> Scenario {
    var random = SeededRandom(seed: 7)
    var now = Nanoseconds.seconds(700)
    var timeline = [
        TimelineEntry(at: .zero, .power(unit: 0, isOn: true)), TimelineEntry(at: .zero, .power(unit: 1, isOn: true)),
    ]
    while timeline.count < count - 2 {
        let first = Int(random.next(below: 500)) + 1
        switch random.next(below: 100) {
        case 0: timeline.append(TimelineEntry(at: now, .command(unit: 0, "redundancy force-switchover")))
        case 1: timeline.append(TimelineEntry(at: now, .reset(unit: Int(random.next(below: 2)))))
        case 2...40: timeline.append(TimelineEntry(at: now, .accessPoints(first: first, count: 5, .run)))
        case 41...50: timeline.append(TimelineEntry(at: now, .accessPoints(first: first, count: 2, .join)))
        case 51...80: timeline.append(TimelineEntry(at: now, .clients(first: first, count: 20, .run)))
        case 81...95: timeline.append(TimelineEntry(at: now, .clients(first: first, count: 10, .gone)))
        default: timeline.append(TimelineEntry(at: now, .command(unit: 1, "show redundancy")))
        }
        now = now + .milliseconds(Int64(random.next(below: 60_000)))
    }
    // The pair is whole again by then, whatever the last hours held.
    now = now + .seconds(2_000)
    timeline.append(TimelineEntry(at: now, .link(.redundancyPort, .down)))
    timeline.append(TimelineEntry(at: now + .seconds(60), .link(.redundancyPort, .up)))
    return Scenario(title: "a failure after \(count) entries", units: UnitSetup.standardPair, timeline: timeline)
}
