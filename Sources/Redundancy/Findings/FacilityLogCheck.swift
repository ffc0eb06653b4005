internal import Replay

/// Checks the Redundancy Facility's event log against itself.
///
/// On entering a state the facility calls every registered client in ascending order of its `seq`, framed by First
/// Client, Slave and Last Client; only then comes the next state. So every state change calls the same clients in the
/// same order, as long as none is added or removed between them, and the clients added are as many as
/// `show redundancy states` counts.
struct FacilityLogCheck {
    /// The clients of the frame, which every progression has beside the registered ones.
    private static let frame: Set<UInt32> = [firstClient, 3, lastClient]
    private static let firstClient: UInt32 = 0
    private static let lastClient: UInt32 = 65_000

    /// By number; a removal names the client only.
    private var registered: [UInt32: String] = [:]
    private var current: (name: String, clients: [UInt32], sequence: UInt64)?
    private var isComplete = false
    private var reference: [UInt32]?
    private var changes = 0
    private var firstSequence: UInt64?
    private var lastSequence: UInt64 = 0
    private var differs: [Finding] = []

    mutating func read(_ recorded: Recorded<Event>) {
        switch recorded.event.fact {
        case .facilityClientAdded(let client, _):
            registered[client.number] = client.name
        case .facilityClientRemoved(let name):
            registered = registered.filter { $0.value != name }
        case .facilityStepped(let step) where step.isProgression:
            firstSequence = firstSequence ?? recorded.sequence
            lastSequence = recorded.sequence
            // A restart walks to the same state again: a first client behind the last one.
            if current?.name != step.name || (isComplete && step.client?.number == Self.firstClient) {
                finishChange()
                current = (step.name, [], recorded.sequence)
            }
            isComplete = step.client?.number == Self.lastClient
            if let client = step.client, !Self.frame.contains(client.number) {
                current?.clients.append(client.number)
            }
        default:
            break
        }
    }

    mutating func finish() -> [Finding] {
        finishChange()
        guard let firstSequence, let reference, changes > 1, differs.isEmpty else { return differs }
        let content = Finding.Content.progressionsAgree(
            changes: changes,
            clients: reference.count,
            registered: registered.count
        )
        return [Finding(.note, [firstSequence, lastSequence], content)]
    }

    func compare(_ snapshot: Snapshot, _ sequence: UInt64) -> [Finding] {
        guard !registered.isEmpty, let count = snapshot.section("states")?["client count"].flatMap({ Int($0) }) else {
            return []
        }
        if count == registered.count { return [Finding(.note, [sequence], .clientCountAgrees(count: count))] }
        return [Finding(.contradiction, [sequence], .clientCountDiffers(registered: registered.count, printed: count))]
    }

    private mutating func finishChange() {
        guard let change = current else { return }
        current = nil
        changes += 1
        guard let expected = reference else {
            reference = change.clients
            return
        }
        if change.clients != expected {
            let content = Finding.Content.progressionDiffers(
                step: change.name,
                expected: expected.count,
                found: change.clients.count
            )
            differs.append(Finding(.contradiction, [change.sequence], content))
        }
    }
}
