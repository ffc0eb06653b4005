internal import Jobnets
internal import TestSupport
internal import Testing

/// What holds for the comparison of any two definitions.
@Suite struct DefinitionDifferencePropertyTests {
    private static let seeds: [UInt64] = Array(1...60)

    @Test(arguments: seeds) func `a definition does not differ from itself`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let sample = SampleUnit.random(&generator)
        #expect(DefinitionDifference(sample.text, sample.text).lines == [], "seed \(seed)")
    }

    @Test(arguments: seeds) func `another notation and order is no change`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let sample = SampleUnit.random(&generator)
        let other = sample.rewritten(&generator)
        #expect(DefinitionDifference(sample.text, other).lines == [], "seed \(seed)")
        #expect(DefinitionDifference(other, sample.text).lines == [], "seed \(seed)")
    }

    @Test(arguments: seeds) func `a single change is found, and no other`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let sample = SampleUnit.random(&generator)
        var changed = sample
        let expected = changed.change(&generator, number: 0)
        let difference = DefinitionDifference(sample.text, changed.rewritten(&generator))
        #expect(difference.changes.map { DifferenceText.name($0.kind) } == [expected], "seed \(seed)")
    }

    @Test(arguments: seeds) func `the other way round the same changes are found`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let sample = SampleUnit.random(&generator)
        var first = sample
        var second = sample
        for number in 0..<4 { _ = first.change(&generator, number: number) }
        for number in 4..<9 { _ = second.change(&generator, number: number) }
        let there = DefinitionDifference(first.text, second.rewritten(&generator))
        let back = DefinitionDifference(before: there.after, after: there.before)
        let mirrored = there.changes.map { DifferenceText.text($0.mirrored) }
        #expect(mirrored.sorted() == back.changes.map { DifferenceText.text($0) }.sorted(), "seed \(seed)")
    }

    @Test(arguments: Array(1...300) as [UInt64]) func `whatever the text, it is compared both ways`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let tokens = [
            "unit=a,,,;{", "unit=b,,x,;{", "unit=c,,,;{", "unit=,,,;{", "}", "}", "ty=g;", "ty=n;", "ty=j;", "ty=rc;",
            "te=\"x\";", "te=\"y;", "te=1;", "ex=1;", "ex=2;", "el=a,j,+0+0;", "el=b,j,+0 +0;", "el=c;",
            "ar=(f=a,t=b);",
            "ar=(f=b,t=a,con);", "ar=(f=a;", "eun=/a/b;", "eun=b;", "sd=1,5;", "sd=5;", "sd=,;", "cy=(1,m);",
            "cftd=be;",
            "op=mo;", "cl=mo;", "pr=1;", "ni=2;", "sz=×;", "sz=1x1;", "cm=#;", "cm=\"#\"\";", "=;", ";", "\n",
            "\u{FFFD}",
        ]
        func text() -> String {
            (0..<Int.random(in: 0...60, using: &generator)).map { _ in tokens.randomElement(using: &generator) ?? "" }
                .joined()
        }
        let (first, second) = (Definition(SyntaxTree(text())), Definition(SyntaxTree(text())))
        let there = DefinitionDifference(before: first, after: second)
        let back = DefinitionDifference(before: second, after: first)
        let mirrored = there.changes.map { DifferenceText.text($0.mirrored) }
        #expect(mirrored.sorted() == back.changes.map { DifferenceText.text($0) }.sorted(), "seed \(seed)")
        #expect(DefinitionDifference(before: first, after: first).lines == [], "seed \(seed)")
        for index in first.tree.units.indices {
            let counterpart = there.counterpart(ofBefore: UnitID(index))
            #expect(counterpart == back.counterpart(ofAfter: UnitID(index)), "seed \(seed)")
            if let counterpart { #expect(there.counterpart(ofAfter: counterpart) == UnitID(index), "seed \(seed)") }
        }
    }
}

/// A change in words, so that the two sides can be compared.
private enum DifferenceText {
    static func text(_ change: DefinitionChange) -> String {
        // Which of the values in another order is told first depends on the side.
        guard case .parametersReordered = change.kind else { return "\(change)" }
        return "reordered \(String(describing: change.before)) \(String(describing: change.after))"
    }

    static func name(_ kind: DefinitionChange.Kind) -> String {
        switch kind {
        case .unitAdded: "added"
        case .unitRemoved: "removed"
        case .unitRenamed: "renamed"
        case .unitMoved: "moved"
        case .typeChanged: "type"
        case .attributeChanged(let attribute): "\(attribute)"
        case .parameterAdded: "parameter added"
        case .parameterRemoved: "parameter removed"
        case .parameterChanged: "parameter changed"
        case .parametersReordered: "reordered"
        }
    }
}

/// A small definition that is written in more than one way. Groups hold jobnets, jobnets hold jobs.
private struct SampleUnit {
    var name: String
    var type: String
    var owner = "jp1admin"
    var parameters: [(key: String, value: String)]
    /// Pairs of places in `units`, with the relation's kind.
    var relations: [(from: Int, to: Int, kind: String)] = []
    var units: [SampleUnit] = []

    static func random(_ generator: inout SeededGenerator) -> SampleUnit {
        var serial = 0
        func job() -> SampleUnit {
            serial += 1
            var parameters = [("te", "\"run \(serial) #\"fast#\"\""), ("ex", "agent\(serial % 3)")]
            if Bool.random(using: &generator) { parameters.append(("wth", "\(serial)")) }
            if Bool.random(using: &generator) { parameters += [("env", "\"A=\(serial)\""), ("env", "\"B=1\"")] }
            if Bool.random(using: &generator) { parameters.append(("cm", "\"job \(serial)\"")) }
            return SampleUnit(name: "job\(serial)", type: "j", parameters: parameters)
        }
        func jobnet() -> SampleUnit {
            serial += 1
            var parameters = [
                ("sz", "12x8"), ("cm", "\"net \(serial)\""), ("sd", "1,2026/04/\(serial % 20 + 1)"),
                ("st", "1,09:0\(serial % 10)"),
                ("cy", "1,(1,m)"), ("sh", "1,be"), ("sd", "2,+b-\(serial)"), ("st", "2,+01:00"), ("cftd", "2,be,1,10"),
            ]
            if Bool.random(using: &generator) { parameters += [("pr", "2"), ("ni", "\(serial)")] }
            var net = SampleUnit(name: "net\(serial)", type: "n", parameters: parameters)
            net.units = (0..<Int.random(in: 2...5, using: &generator)).map { _ in job() }
            // The last unit has none, so that it can go alone.
            for index in 0..<(net.units.count - 2) {
                net.relations.append((index, index + 1, Bool.random(using: &generator) ? "seq" : "con"))
            }
            return net
        }
        var group = SampleUnit(
            name: "top",
            type: "g",
            parameters: [("op", "mo"), ("cl", "su"), ("cl", "2026/12/31"), ("cl", "2027/01/01")]
        )
        group.units = (0..<Int.random(in: 2...4, using: &generator)).map { _ in jobnet() }
        return group
    }

    var text: String {
        var text = "unit=\(name),,\(owner),;{ty=\(type);"
        for (key, value) in elements + relationTexts + parameters { text += "\(key)=\(value);\n" }
        return text + units.map(\.text).joined() + "}\n"
    }

    private var elements: [(key: String, value: String)] {
        units.enumerated().map { ("el", "\($0.element.name),\($0.element.type),+\(80 + 160 * $0.offset)+48") }
    }

    private var relationTexts: [(key: String, value: String)] {
        relations.map { ("ar", "(f=\(units[$0.from].name),t=\(units[$0.to].name),\($0.kind))") }
    }

    /// The same meaning in another form and order.
    func rewritten(_ generator: inout SeededGenerator) -> String {
        var free = elements.map { ($0.key, $0.value.replacing("+48", with: " +48")) }
        free += relationTexts.map { ($0.key, $0.value.replacing(",seq)", with: " )").replacing("f=", with: " f = ")) }
        // What has an order keeps it.
        var ordered: [(key: String, value: String)] = []
        for (key, value) in parameters {
            switch key {
            case "env", "pr", "ni": ordered.append((key, value))
            case "sz": free.append((key, value.replacing("x", with: "×")))
            case "ex": free.append((key, "\"\(value)\""))
            case "cftd": free.append((key, value.replacing(",1,10", with: "")))
            case "sd", "st", "cy", "sh":
                let short = value.hasPrefix("1,") ? String(value.dropFirst(2)) : value
                free.append((key, short.replacing("/0", with: "/")))
            default: free.append((key, value))
            }
        }
        free.shuffle(using: &generator)
        let cut = Int.random(in: 0...free.count, using: &generator)
        let all = [("ty", type)] + free[..<cut] + ordered + free[cut...]
        var text = "/* \(name) */ unit = \(name) , ,\(owner),;\r\n{\n"
        for (key, value) in all {
            text += "\t\(key) = \(value) ;"
            text += Bool.random(using: &generator) ? "\r\n" : " /* = */\n"
        }
        for unit in units.shuffled(using: &generator) { text += unit.rewritten(&generator) }
        return text + "}"
    }

    /// Makes one change and tells which; each of another number another one.
    mutating func change(_ generator: inout SeededGenerator, number: Int) -> String {
        let net = Int.random(in: units.indices, using: &generator)
        let job = Int.random(in: units[net].units.indices, using: &generator)
        switch Int.random(in: 0..<11, using: &generator) {
        case 0:
            units[net].units[job].name = "other\(number)"
            return "renamed"
        case 1:
            units[net].name = "other\(number)"
            return "renamed"
        case 2:
            units[net].units[job].type = units[net].units[job].type == "j" ? "pj" : "j"
            return "type"
        case 3:
            units[net].units[job].owner = "owner\(number)"
            return "owner"
        case 4:
            units[net].units[job].parameters[0].value = "\"other \(number)\""
            return "parameter changed"
        case 5:
            units[net].units[job].parameters.append(("etm", "\(30 + number)"))
            return "parameter added"
        case 6:
            units[net].units[job].parameters.remove(at: 1)
            return "parameter removed"
        case 7:
            units[net].parameters[1].value = "\"comment \(number)\""
            return "parameter changed"
        case 8:
            units[net].units.append(
                SampleUnit(
                    name: "new\(number)",
                    type: "j",
                    parameters: [("te", "\"new \(number)\""), ("ex", "agent9")]
                )
            )
            return "added"
        case 9:
            parameters.append(("cl", "2030/01/\(number + 1)"))
            return "parameter added"
        default:
            guard units[net].units.count > units[net].relations.count + 1, units[net].units.count > 1 else {
                units[net].parameters[0].value = "99x\(number + 1)"
                return "parameter changed"
            }
            units[net].units.removeLast()
            return "removed"
        }
    }
}
