import Jobnets
import TestSupport
import Testing

/// ``RelationCheck`` against slow and simple answers to the same questions.
@Suite struct RelationRandomTests {
    /// Units in units, with order and waits, as a definition and as what it means.
    private struct Model {
        struct Unit {
            var name: String
            var parent: Int?
            var predecessors: Set<Int> = []
            var waits: Set<Int> = []
            var waitsForAny = false
        }

        var units: [Unit] = []

        init(_ random: inout SeededGenerator, waits: Bool) {
            let count = Int.random(in: 2...10, using: &random)
            for number in 0..<count {
                // A unit's parent comes before it, or is the group; half of them are beside each other.
                let parent =
                    number > 0 && Bool.random(using: &random) ? Int.random(in: 0..<number, using: &random) : nil
                units.append(Unit(name: "u\(number)", parent: parent))
            }
            for _ in 0..<Int.random(in: 0...(2 * count), using: &random) {
                let from = Int.random(in: 0..<count, using: &random)
                let to = Int.random(in: 0..<count, using: &random)
                // Only jobnets have relations in them, and a relation to itself is another mistake.
                guard from != to, units[from].parent == units[to].parent, units[to].parent != nil else { continue }
                units[to].predecessors.insert(from)
            }
            guard waits else { return }
            for _ in 0..<Int.random(in: 0...count, using: &random) {
                let from = Int.random(in: 0..<count, using: &random)
                let to = Int.random(in: 0..<count, using: &random)
                guard !above(from).contains(to), !above(to).contains(from) else { continue }
                units[from].waits.insert(to)
                units[from].waitsForAny = Bool.random(using: &random)
            }
        }

        /// A unit and those around it.
        func above(_ unit: Int) -> [Int] {
            [unit] + (units[unit].parent.map(above) ?? [])
        }

        func children(of unit: Int?) -> [Int] { units.indices.filter { units[$0].parent == unit } }

        func fullName(_ unit: Int) -> String {
            "/g/" + above(unit).reversed().map { units[$0].name }.joined(separator: "/")
        }

        private func text(_ unit: Int) -> String {
            var text = "unit=\(units[unit].name),,,;{ty=n;"
            for (place, child) in children(of: unit).enumerated() {
                text += "el=\(units[child].name),n,+\(80 + 160 * place)+48;"
                for from in units[child].predecessors.sorted() {
                    text += "ar=(f=\(units[from].name),t=\(units[child].name));"
                }
            }
            for target in units[unit].waits.sorted() { text += "eun=\(fullName(target));" }
            if units[unit].waitsForAny { text += "mm=or;" }
            return text + children(of: unit).map { self.text($0) }.joined() + "}"
        }

        var text: String { "unit=g,,,;{ty=g;" + children(of: nil).map { text($0) }.joined() + "}" }

        /// The units that start, and those that end, when each step is taken that can be taken.
        func progress() -> (started: Set<Int>, ended: Set<Int>) {
            var started: Set<Int> = []
            var ended: Set<Int> = []
            while true {
                let before = started.count + ended.count
                for (number, unit) in units.enumerated() {
                    let isWaited =
                        unit.waits.isEmpty
                        || (unit.waitsForAny ? !unit.waits.isDisjoint(with: ended) : unit.waits.isSubset(of: ended))
                    if isWaited, unit.predecessors.isSubset(of: ended), unit.parent.map(started.contains) ?? true {
                        started.insert(number)
                    }
                    if started.contains(number), children(of: number).allSatisfy(ended.contains) {
                        ended.insert(number)
                    }
                }
                if started.count + ended.count == before { return (started, ended) }
            }
        }

        /// The units that come after each, at any distance.
        func successors() -> [Set<Int>] {
            var reached = units.indices.map { from in
                Set(units.indices.filter { units[$0].predecessors.contains(from) })
            }
            for _ in units {
                for unit in units.indices { reached[unit].formUnion(reached[unit].flatMap { reached[$0] }) }
            }
            return reached
        }
    }

    private func diagnostics(_ text: String) -> [Diagnostic] {
        RelationCheck(Definition(SyntaxTree(text))).diagnostics()
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `each set of units that follow each other around is one cycle`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let model = Model(&random, waits: false)
        let successors = model.successors()
        let cyclic = model.units.indices.filter { successors[$0].contains($0) }
        let sets = Set(
            cyclic.map { unit in Set(cyclic.filter { successors[unit].contains($0) && successors[$0].contains(unit) }) }
        )
        let found = diagnostics(model.text)
        #expect(found.count(where: { $0.rule.id == "ar-cycle" }) == sets.count, "seed \(seed): \(model.text)")
        for diagnostic in found where diagnostic.rule.id == "ar-cycle" {
            let names = diagnostic.arguments[0].split(separator: " → ").map(String.init)
            let path = names.compactMap { name in model.units.firstIndex { $0.name == name } }
            #expect(names.count == path.count && path.first == path.last, "seed \(seed): \(names)")
            for (from, to) in zip(path, path.dropFirst()) {
                #expect(model.units[to].predecessors.contains(from), "seed \(seed): \(names)")
            }
        }
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func `what never starts or ends is told, with its cause`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let model = Model(&random, waits: true)
        let (started, ended) = model.progress()
        let found = diagnostics(model.text)
        let isTold = found.contains { $0.rule.id == "ar-cycle" || $0.rule.id == "wait-cycle" }
        #expect(isTold == (ended.count < model.units.count), "seed \(seed): \(model.text)")
        for diagnostic in found where diagnostic.rule.id == "unit-never-starts" {
            let unit = model.units.firstIndex { $0.name == diagnostic.arguments[0] }
            #expect(unit.map { !started.contains($0) } == true, "seed \(seed): \(model.text)")
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `nothing in a file keeps a check from its end`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes = Array(
            """
            unit=g,,,;{ty=g;el=n,n,+0+0;el=m,n,+0+0;unit=n,,,;{ty=n;el=a,j,+80+48;el=q,jdj,+240+48;el=b,rj,+400 +48;
            ar=(f=a,t=q);ar=(f=q,t=b,con);eun=/g/m;mm=or;ejn=m;jc=/g;ncl=y;ncn=/g/m/c;unit=a,,,;{ty=evwj;evwid=0:0;
            evwfr=A:"v";jpoif=?AJS2A?:B;}unit=q,,,;{ty=jdj;ej=gt;}unit=b,,,;{ty=rj;te="x";ts1="/a";wth=1;tho=2;}}
            unit=m,,,;{ty=n;el=c,nc,+80+48;unit=.CONDITION,,,;{ty=rc;unit=l,,,;{ty=lfwj;lftpd="a":!"b";lfrft=v:'x';}}
            unit=c,,,;{ty=nc;ncr=/g/n;}unit=p,,,;{ty=pwrj;pwrn=c:12/31.23:59;}unit=h,,,;{ty=htpj;htcdm=1:200,300;}}}
            """.utf8
        )
        let marks = Array("{};,=()\"#:/+!?' \n.0".utf8)
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let place = Int.random(in: bytes.indices, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = marks[Int.random(in: marks.indices, using: &random)]
            default: bytes.insert(marks[Int.random(in: marks.indices, using: &random)], at: place)
            }
        }
        let definition = Definition(SyntaxTree(utf8: bytes))
        let found = RelationCheck(definition).diagnostics()
        for diagnostic in found + DefinitionChecker(definition).parameterDiagnostics() {
            let range = diagnostic.range.range
            #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count, "seed \(seed)")
        }
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.range.start <= $1.range.start }, "seed \(seed)")
    }
}
