import Jobnets
import TestSupport
import Testing

@Suite("The order graph of a jobnet")
struct OrderGraphTests {
    private func graph(_ text: String, isDescending: Bool = false) -> OrderGraph {
        OrderGraph(of: UnitID(0), in: Definition(SyntaxTree(text)), isDescending: isDescending)
    }

    /// A jobnet with jobs of one letter each.
    private func jobnet(_ names: String, _ parameters: String) -> String {
        "unit=n,,,;{ty=n;\(parameters)" + names.map { "unit=\($0),,,;{ty=j;}" }.joined() + "}"
    }

    @Test("nodes are the units with name, type, comment and place, edges the ar between them")
    func reading() throws {
        let graph = graph(
            """
            unit=n,,,;{ty=n;cm="net";el=a,j,+80 +48;el="b",jdj,+240+48;ar=(f=a,t="b");ar=(f=b,t=a,con);ar=(f=a,t=b,seq);
            unit=a,,,;{ty=j;cm="first";}unit=b,,,;{ty=rjdj;}unit=c,,,;{cm=x,y;}}
            """
        )
        #expect(graph.nodes.map(\.name) == ["a", "b", "c"])
        #expect(graph.nodes.map(\.type) == [UnitType(.unixJob), UnitType(.judgmentJob, isRecovery: true), nil])
        #expect(graph.nodes.map(\.typeCode) == ["j", "rjdj", ""])
        #expect(graph.nodes.map(\.comment) == ["first", nil, "x,y"])
        #expect(graph.nodes.map(\.place) == [.init(x: 80, y: 48), .init(x: 240, y: 48), nil])
        #expect(
            graph.edges.map { "\($0.from) \($0.to) \($0.kind)" } == [
                "0 1 sequential", "1 0 conditional", "0 1 sequential",
            ]
        )
        #expect(graph.unread == [])
        #expect(graph.levels.count == 1)
        #expect(graph.levels[0].comment == "net")
        #expect(graph.levels[0].path == "n")
    }

    @Test("a name that no unit has is a node once, an unknown kind stays what it is, and what tells no order is named")
    func dirt() {
        let graph = graph(
            jobnet("a", "ar=(f=a,t=x,sea);ar=(f=x,t=a);ar=(X,t=Y.sea);ar=a;ar=(f=a,t=a,q=1);ar=(f=\"a;\n")
        )
        #expect(graph.nodes.map(\.name) == ["a", "x"])
        #expect(graph.nodes[1].unit == nil)
        #expect(graph.edges.map(\.kind) == [.unknown("sea"), .sequential] && graph.edges.map(\.from) == [0, 1])
        #expect(graph.unread.count == 4)
    }

    @Test(
        "a place that is none is not told",
        arguments: ["+0 +0", "+80", "80;48", "+16001 +48", "+80 +10001", "+99999999999999999999 +1", "-80 +48", ""]
    )
    func noPlace(_ place: String) {
        #expect(graph(jobnet("a", "el=a,j,\(place);")).nodes[0].place == nil)
    }

    @Test("nested units are levels of their own when asked for, each name with its own level's unit")
    func levels() {
        let text =
            "unit=n,,,;{ty=n;ar=(f=a,t=b);unit=a,,,;{ty=n;ar=(f=b,t=a);unit=a,,,;{ty=j;}unit=b,,,;{ty=n;unit=z,,,;{ty=j;}}}unit=b,,,;{ty=j;}}"
        #expect(graph(text).levels.count == 1)
        let graph = graph(text, isDescending: true)
        #expect(graph.levels.map(\.path) == ["n", "n/a", "n/a/b"])
        #expect(graph.levels.map(\.node) == [nil, 0, 3])
        #expect(graph.levels.map(\.nodes) == [0..<2, 2..<4, 4..<5])
        #expect(graph.edges.map { [$0.from, $0.to] } == [[0, 1], [3, 2]])
    }

    @Test("units without a place stand in columns, each behind what runs before it")
    func columns() {
        let graph = graph(jobnet("abcd", "ar=(f=a,t=b);ar=(f=b,t=d);ar=(f=a,t=c);ar=(f=c,t=d);"))
        #expect(
            graph.places(of: graph.levels[0]) == [
                .init(x: 80, y: 48), .init(x: 240, y: 48), .init(x: 240, y: 144), .init(x: 400, y: 48),
            ]
        )
    }

    @Test("units without a place, and the second at a place, stand below those with one")
    func mixture() {
        let graph = graph(jobnet("abc", "el=a,j,+80 +144;el=b,j,+80 +144;ar=(f=b,t=c);"))
        #expect(
            graph.places(of: graph.levels[0]) == [.init(x: 80, y: 144), .init(x: 80, y: 240), .init(x: 240, y: 240)]
        )
    }

    @Test("random graphs with circles have each node at a place of its own", arguments: 0..<100 as Range<UInt64>)
    func random(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let names = Array("abcdefghij".prefix(Int.random(in: 1...10, using: &random)))
        var parameters = ""
        for _ in 0..<Int.random(in: 0...20, using: &random) {
            parameters += "ar=(f=\(names.randomElement(using: &random)!),t=\(names.randomElement(using: &random)!));"
        }
        for name in names where Int.random(in: 0..<3, using: &random) == 0 {
            parameters +=
                "el=\(name),j,+\(80 + 160 * Int.random(in: 0...3, using: &random)) +\(48 + 96 * Int.random(in: 0...3, using: &random));"
        }
        let graph = graph(jobnet(String(names), parameters))
        let places = graph.places(of: graph.levels[0])
        #expect(places.count == names.count)
        #expect(Set(places).count == names.count, "seed \(seed)")
    }

    @Test("a chain, a circle and a star of ten thousand jobs are placed", arguments: ["chain", "circle", "star"])
    func size(_ shape: String) {
        let count = 10_000
        var text = "unit=n,,,;{ty=n;"
        for index in 0..<count {
            let next = shape == "circle" ? (index + 1) % count : index + 1
            if next < count { text += "ar=(f=\(shape == "star" ? 0 : index),t=\(next));" }
        }
        for index in 0..<count { text += "unit=\(index),,,;{ty=j;}" }
        let graph = graph(text + "}")
        let places = graph.places(of: graph.levels[0])
        #expect(
            places.last
                == (shape == "star" ? .init(x: 240, y: 48 + 96 * (count - 2)) : .init(x: 80 + 160 * (count - 1), y: 48))
        )
    }

    @Test("twenty thousand levels are gone down into")
    func depth() {
        let count = 20_000
        let graph = graph(String(repeating: "unit=a,,,;{ty=n;", count: count), isDescending: true)
        #expect(graph.levels.count == count - 1)
        #expect(graph.levels.last.map { $0.path.utf8.count < 1000 } == true)
    }
}
