internal import Upgrades
internal import Yams

/// Reads checks, whose conditions name what the pack declares.
enum CheckReader {
    /// The words of verdicts in packs: `not-applicable`.
    static let verdicts: [(word: String, value: VerdictWord)] = VerdictWord.allCases.map { word in
        (String(word.name.lowercased().map { $0 == " " ? "-" : $0 }), word)
    }

    static func checks(_ nodes: [Node], _ names: PackNames) throws(PackError) -> [Check] {
        var ids = UniqueNames(.check)
        var obligations = UniqueNames(.obligation)
        var checks: [Check] = []
        for node in nodes {
            let fields = try Fields(node, .check)
            let check = try check(fields, names)
            try ids.take(check.id, at: fields.required("id"))
            for (alias, node) in zip(check.aliases, try fields.list("aliases")) { try ids.take(alias, at: node) }
            if let obligation = check.obligation, let node = fields["obligation"] {
                try obligations.take(obligation.id, at: node)
            }
            checks.append(check)
        }
        return checks
    }

    private static func check(_ fields: Fields, _ names: PackNames) throws(PackError) -> Check {
        let memberKind = try names.memberKind(of: fields)
        let reader = ConditionReader(names: names, judged: memberKind)
        let phase = try names.phase(fields.required("phase"), "check.phase")
        let branches = try branches(fields, reader)
        let manual = try fields["manual"].map { (node) throws(PackError) in try review(node, "manual") }
        try agree(branches, manual, fields)
        return Check(
            id: try fields.name("id"),
            aliases: try fields.list("aliases").map { (node) throws(PackError) in try node.text("check.aliases") },
            group: try fields.text("group"),
            title: try fields.localized("title"),
            lines: try names.lines(fields),
            level: try fields.required("level").word("check.level", Level.self),
            phase: phase,
            memberKind: memberKind,
            remedy: try remedy(fields.required("remedy")),
            notApplicable: try fields.list("not-applicable").map { (node) throws(PackError) in
                try exemption(node, reader)
            },
            deferred: try fields.list("deferred").map { (node) throws(PackError) in
                try deferral(node, reader, after: phase)
            },
            agreements: try fields.list("agree").map { (node) throws(PackError) in try agreement(node, reader) },
            branches: branches,
            manual: manual,
            invalidatedBy: try fields.list("invalidated-by").map { (node) throws(PackError) in
                try reader.occurrence(try node.text("check.invalidated-by"), node)
            },
            maximumAgeSeconds: try fields.number("max-age", in: 1...315_360_000),
            needsFourEyes: try fields.flag("four-eyes"),
            obligation: try fields["obligation"].map { (node) throws(PackError) in
                try obligation(node, reader, hasManual: manual != nil, from: phase)
            },
            findings: try fields.list("findings").map { (node) throws(PackError) in try names.finding(node) },
            isAutoFixable: try fields.flag("auto-fixable")
        )
    }

    // MARK: Branches

    private static func branches(_ fields: Fields, _ reader: ConditionReader) throws(PackError) -> [Branch] {
        try fields.filledList("judge").map { (node) throws(PackError) in
            let branch = try Fields(node, .branch)
            let verdict = try branch.required("verdict").word("branch.verdict", of: verdicts)
            if verdict == .deferred { throw branch.required("verdict").problem(.meaning(.deferredVerdict)) }
            return Branch(
                condition: try branch["if"].map { (node) throws(PackError) in try reader.condition(node) },
                verdict: verdict,
                because: try branch.localized("because"),
                unreachable: try branch["unreachable"].map { (node) throws(PackError) in
                    try node.text("branch.unreachable")
                }
            )
        }
    }

    /// What branches say and what the check has beside them belong together.
    private static func agree(_ branches: [Branch], _ manual: ManualReview?, _ fields: Fields) throws(PackError) {
        let asksPerson = branches.contains { $0.verdict == .manual }
        if asksPerson, manual == nil {
            throw fields.required("judge").problem(.meaning(.branchWithoutManual))
        }
        if !asksPerson, let node = fields["manual"] { throw node.problem(.meaning(.manualWithoutBranch)) }
        guard asksPerson || branches.contains(where: { $0.verdict == .pass }) else {
            throw fields.required("judge").problem(.meaning(.neverPasses))
        }
    }

    private static func exemption(_ node: Node, _ reader: ConditionReader) throws(PackError) -> Exemption {
        let fields = try Fields(node, .exemption)
        return Exemption(
            condition: try reader.condition(fields.required("if")),
            because: try fields.localized("because"),
            unreachable: try fields["unreachable"].map { (node) throws(PackError) in
                try node.text("exemption.unreachable")
            }
        )
    }

    private static func deferral(
        _ node: Node,
        _ reader: ConditionReader,
        after phase: Phase
    ) throws(PackError) -> Deferral {
        let fields = try Fields(node, .deferral)
        let until = try reader.names.phase(fields.required("until"), "deferral.until")
        guard until > phase else {
            throw fields.required("until").problem(.meaning(.earlierGate(own: phase.number)))
        }
        return Deferral(
            condition: try reader.condition(fields.required("if")),
            until: until,
            because: try fields.localized("because")
        )
    }

    private static func agreement(_ node: Node, _ reader: ConditionReader) throws(PackError) -> [FactReference] {
        let facts = try node.list("agree").map { (node) throws(PackError) in try reader.reference(node) }
        guard facts.count >= 2 else { throw node.problem(.meaning(.tooFewFacts)) }
        return facts
    }

    static func review(_ node: Node, _ name: String) throws(PackError) -> ManualReview {
        let fields = try Fields(node, .review, name: name)
        return ManualReview(
            look: try fields.localized("look"),
            form: try fields.filledList("form").map { (node) throws(PackError) in try node.localized("form") }
        )
    }

    static func remedy(_ node: Node) throws(PackError) -> Remedy {
        let fields = try Fields(node, .remedy)
        let command = try fields["command"].map { (node) throws(PackError) in try node.text("remedy.command") }
        let isCorrected = try fields.flag("corrected")
        if isCorrected, command == nil { throw node.problem(.meaning(.correctedWithoutCommand)) }
        return Remedy(
            text: LocalizedText(english: try fields.text("en"), japanese: try fields.text("ja")),
            command: command,
            isCorrected: isCorrected
        )
    }

    // MARK: Obligations

    private static func obligation(
        _ node: Node,
        _ reader: ConditionReader,
        hasManual: Bool,
        from phase: Phase
    ) throws(PackError) -> ObligationRule {
        let fields = try Fields(node, .obligation)
        let opening = try fields.required("opens").word("obligation.opens", ObligationRule.Opening.self)
        if opening == .attested, !hasManual {
            throw fields.required("opens").problem(.meaning(.attestedWithoutManual))
        }
        var restored = Phase(reader.names.phaseCount)
        if let node = fields["phase"] {
            restored = try reader.names.phase(node, "obligation.phase")
            guard restored >= phase else { throw node.problem(.meaning(.earlierGate(own: phase.number))) }
        }
        return ObligationRule(
            id: try fields.name("id"),
            title: try fields.localized("title"),
            remedy: try remedy(fields.required("remedy")),
            opening: opening,
            subjects: try fields["subjects"].map { (node) throws(PackError) in
                try reader.selection(try Fields(node, .subjects))
            },
            closing: try closing(fields.required("closes"), reader),
            phase: restored
        )
    }

    private static func closing(
        _ node: Node,
        _ reader: ConditionReader
    ) throws(PackError) -> ObligationRule.Closing {
        let fields = try Fields(node, .closing)
        var closer = reader
        closer.isClosing = true
        switch (fields["if"], fields["attestation"]) {
        case (let condition?, nil): return .evidence(try closer.condition(condition))
        case (nil, let node?): return .attestation(try review(node, "attestation"))
        case (nil, nil): throw node.problem(.missingKey("if", of: "closing"))
        case (_?, _?): throw node.problem(.meaning(.severalMatchers("if", "attestation")))
        }
    }
}
