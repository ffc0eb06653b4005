/// All that `views.sqlite` consists of.
enum Schema {
    /// `LKSV`, in SQLite's header: tells the views from the database of another program, which is never touched.
    static let applicationID: Int64 = 0x4C4B_5356

    /// Raised whenever a table, a word or the meaning of a row changes: a file of another version is made anew, since
    /// its older rows would otherwise stay as they were.
    static let version: Int64 = 2

    /// The projections of a pair, each replaced as a whole when the pair has new evidence.
    static let projections: [Projection<Evidence>] = [
        .captures, .unread,
        .chassis, .units, .redundancyState, .switchoverHistory, .accessPoints, .wirelessClients,
        .progressions,
        .incidents, .incidentSteps, .incidentWitnesses, .measurements,
        .findings,
    ]

    /// The projections of an upgrade run, each replaced as a whole when the run has new records.
    static let upgradeProjections: [Projection<UpgradeHistory>] = [
        .upgradeRuns, .upgradeTransitions, .upgradeEvidence, .upgradeChecks, .upgradeAttestations, .upgradeWaivers,
        .upgradeObligations,
    ]

    /// Every table, in the order of creation.
    static let tables: [Table] =
        [.checkpoint, .events] + projections.map(\.table) + upgradeProjections.map(\.table)

    /// What is created after the rows of a rebuild, since an index is filled faster at once than row by row.
    static let indexes: [(name: String, creation: String)] = [
        ("events_in_timeline_order", TimelineOrder.index)
    ]

    static let views: [(name: String, creation: String)] = [
        ("timeline", TimelineOrder.view)
    ]

    /// The objects of the file by name, with the statements that create them, in order of name.
    static let objects: [(name: String, creation: String)] =
        (tables.map { ($0.name, $0.creation) } + indexes + views).sorted { $0.name < $1.name }
}
