import Jobnets
import TestSupport
import Testing

@Suite("Changing a definition through its tree")
struct SyntaxEditTests {
    private func result(_ text: String, _ edit: (SyntaxTree) throws -> SyntaxEdit) rethrows -> String {
        let tree = SyntaxTree(text)
        return String(decoding: try edit(tree).applied(to: tree.utf8), as: UTF8.self)
    }

    private let text =
        "unit=g,,,;\r\n{\r\n\tty=g; /* type */\r\n\tcm=\"old\";\r\n\tunit=a,,,;\r\n\t{ ty=n; cm=\"c\"; }\r\n}\r\n"

    @Test("a value or key is replaced, and nothing else")
    func replace() throws {
        #expect(
            try result(text) { try $0.replacingValue(of: ParameterID(1), with: "\"n;{#\"\"") }
                == text.replacing("\"old\"", with: "\"n;{#\"\"")
        )
        #expect(
            try result(text) { try $0.renamingKey(of: ParameterID(1), to: "xx") }
                == text.replacing("cm=\"old\"", with: "xx=\"old\"")
        )
        #expect(
            try result("unit=a,,,;{ty=n}") { try $0.replacingValue(of: ParameterID(0), with: "j") }
                == "unit=a,,,;{ty=j;}"
        )
    }

    @Test("an inserted parameter stands as its neighbour does")
    func insert() throws {
        #expect(
            try result(text) { try $0.inserting(.init("sz", "1x1"), after: ParameterID(0)) }
                == text.replacing("/* type */\r\n", with: "/* type */\r\n\tsz=1x1;\r\n")
        )
        #expect(
            try result(text) { try $0.inserting(.init("sz", "1x1"), in: UnitID(1)) }
                == text.replacing("\"c\"; }", with: "\"c\"; sz=1x1; }")
        )
        #expect(
            try result("unit=a,,,;\n{\n}\n") { try $0.inserting(.init("ty", "n"), in: UnitID(0)) }
                == "unit=a,,,;\n{\n\tty=n;\n}\n"
        )
        #expect(try result("unit=a,,,;{}") { try $0.inserting(.init("ty", "n"), in: UnitID(0)) } == "unit=a,,,;{ty=n;}")
        #expect(
            try result("unit=a,,,;{\n ty=n}") { try $0.inserting(.init("cm", "x"), in: UnitID(0)) }
                == "unit=a,,,;{\n ty=n;\n cm=x;}"
        )
    }

    @Test("a removed parameter takes its line along when it stands alone there")
    func remove() throws {
        #expect(try result(text) { try $0.removing(ParameterID(1)) } == text.replacing("\tcm=\"old\";\r\n", with: ""))
        #expect(try result(text) { try $0.removing(ParameterID(0)) } == text.replacing("ty=g; /*", with: " /*"))
        #expect(try result(text) { try $0.removing(ParameterID(3)) } == text.replacing(" cm=\"c\";", with: ""))
    }

    @Test("units are inserted beside and into others, and removed with their lines")
    func units() throws {
        let new = NewUnit(name: "b", parameters: [.init("ty", "n")])
        let added = text.replacing("; }\r\n", with: "; }\r\n\tunit=b,,,;\r\n\t{\r\n\t\tty=n;\r\n\t}\r\n")
        #expect(try result(text) { try $0.inserting(new, after: UnitID(1)) } == added)
        #expect(try result(text) { try $0.inserting(new, in: UnitID(0)) } == added)
        #expect(
            try result(text) { try $0.inserting(new, in: UnitID(1)) }
                == text.replacing("\"c\"; }", with: "\"c\"; unit=b,,,;{ty=n;} }")
        )
        #expect(
            try result(text) { try $0.removing(UnitID(1)) }
                == text.replacing("\tunit=a,,,;\r\n\t{ ty=n; cm=\"c\"; }\r\n", with: "")
        )
    }

    @Test("a renamed unit is renamed in el, ar, ejn and full names, and only there")
    func rename() throws {
        let before = """
            unit=g,,,;{ty=g;el=n,n,+0+0;
            unit=n,,,;{ty=n;el=a,j,+80+48;el="b",j,+240+48;ar=(f=a,t="b");ar=(f=ab,t=a,con);cm="a";
            unit=a,,,;{ty=j;eun=/g/n/a;te="a";}
            unit=b,,,;{ty=j;}}
            unit=m,,,;{ty=n;ejn=n;jc="/g/n";ncr=/g/n/b;ncn=/g/nn;}}
            """
        #expect(
            try result(before) { try $0.renaming(UnitID(2), to: "甲") }
                == before.replacing("el=a,", with: "el=甲,").replacing("f=a,", with: "f=甲,").replacing(
                    "t=a,",
                    with: "t=甲,"
                )
                .replacing("unit=a,", with: "unit=甲,").replacing("/g/n/a", with: "/g/n/甲")
        )
        #expect(
            try result(before) { try $0.renaming(UnitID(1), to: "new") }
                == before.replacing("el=n,", with: "el=new,").replacing("unit=n,", with: "unit=new,").replacing(
                    "ejn=n",
                    with: "ejn=new"
                )
                .replacing("/g/n/", with: "/g/new/").replacing("\"/g/n\"", with: "\"/g/new\"")
        )
        #expect(
            try result(before) { try $0.renamingHeader(of: UnitID(1), to: "new") }
                == before.replacing("unit=n,", with: "unit=new,")
        )
    }

    @Test(
        "what could not be read again is refused",
        arguments: ["a;b", "\"open", "x{\n", "(a", " a", "a ", "a\nb=1", "\"a\"b\"", "\"#\""]
    )
    func refusedValues(_ value: String) {
        let tree = SyntaxTree(text)
        #expect(throws: SyntaxEditError.value(value)) { try tree.replacingValue(of: ParameterID(0), with: value) }
        #expect(throws: SyntaxEditError.value(value)) { try tree.inserting(.init("a", value), after: ParameterID(0)) }
    }

    @Test("keys and names that would be something else are refused, and units without braces take nothing in")
    func refusedNames() {
        let tree = SyntaxTree(text)
        for key in ["", "unit", "a b", "日"] {
            #expect(throws: SyntaxEditError.key(key)) { try tree.renamingKey(of: ParameterID(0), to: key) }
        }
        for name in ["", "a,b", "a;", " a", "a/b", "\"a\"", "a\nb"] {
            #expect(throws: SyntaxEditError.attribute(name)) { try tree.renaming(UnitID(0), to: name) }
            #expect(throws: SyntaxEditError.attribute(name)) {
                try tree.inserting(NewUnit(name: name, parameters: []), after: UnitID(0))
            }
        }
        let open = SyntaxTree("unit=a,,,;")
        #expect(throws: SyntaxEditError.noBody(UnitID(0))) { try open.inserting(.init("ty", "n"), in: UnitID(0)) }
        let unfinished = SyntaxTree("unit=a,,,;{ty=n;cm=\"x;\n}")
        #expect(throws: SyntaxEditError.self) { try unfinished.removing(ParameterID(0)) }
    }

    @Test(
        "a random change of a random definition changes what it names and nothing else",
        arguments: 0..<300 as Range<UInt64>
    )
    func property(seed: UInt64) throws {
        var draw = RandomDefinitionText(seed: seed)
        let tree = SyntaxTree(draw.text())
        try #require(tree.problems == [], "seed \(seed)")
        let parameter = ParameterID(Int.random(in: tree.parameters.indices, using: &draw.random))
        let unit = UnitID(Int.random(in: tree.units.indices, using: &draw.random))
        let value = draw.value()
        var units = Unit.all(tree)
        let (owner, number) = Unit.place(of: parameter, in: tree)
        let edit: SyntaxEdit
        switch Int.random(in: 0..<8, using: &draw.random) {
        case 0:
            edit = try tree.replacingValue(of: parameter, with: value)
            units[owner].parameters[number].1 = value
        case 1:
            edit = try tree.renamingKey(of: parameter, to: "new")
            units[owner].parameters[number].0 = "new"
        case 2:
            edit = try tree.inserting(.init("new", value), after: parameter)
            units[owner].parameters.insert(("new", value), at: number + 1)
        case 3:
            edit = try tree.inserting(.init("new", value), in: unit)
            units[Int(unit.index)].parameters.append(("new", value))
        case 4 where units[owner].parameters.count > 1:
            edit = try tree.removing(parameter)
            units[owner].parameters.remove(at: number)
        case 5:
            edit = try tree.renamingHeader(of: unit, to: "新")
            units[Int(unit.index)].attributes[0] = "新"
        case 6:
            edit = try tree.inserting(NewUnit(name: "新", parameters: [.init("ty", value)]), after: unit)
            let end = Unit.end(of: unit, in: tree)
            units.insert(
                Unit(depth: tree[unit].depth, attributes: ["新", "", "", ""], parameters: [("ty", value)]),
                at: end
            )
        default:
            edit = try tree.removing(unit)
            units.removeSubrange(Int(unit.index)..<Unit.end(of: unit, in: tree))
        }
        let changed = SyntaxTree(utf8: edit.applied(to: tree.utf8))
        let text =
            "seed \(seed), \(edit)\n\(tree.text(ByteRange(0, tree.utf8.count)))\n→\n\(changed.text(ByteRange(0, changed.utf8.count)))"
        #expect(changed.problems == [], "\(text)")
        #expect(Unit.all(changed).map(\.description) == units.map(\.description), "\(text)")
        #expect(edit.replacements.count == 1)
        for replacement in edit.replacements {
            let before = tree.utf8[..<Int(replacement.range.start)]
            let after = tree.utf8[Int(replacement.range.end)...]
            #expect(
                changed.utf8.starts(with: before) && changed.utf8.reversed().starts(with: after.reversed()),
                "\(text)"
            )
            #expect(changed.utf8.count == before.count + replacement.utf8.count + after.count)
        }
    }

    @Test("a random value in any layout can be taken for any other", arguments: 300..<360 as Range<UInt64>)
    func everyValue(seed: UInt64) throws {
        var draw = RandomDefinitionText(seed: seed)
        let tree = SyntaxTree(draw.text())
        for index in tree.parameters.indices {
            let value = draw.value()
            let edit = try tree.replacingValue(of: ParameterID(index), with: value)
            let changed = SyntaxTree(utf8: edit.applied(to: tree.utf8))
            #expect(changed.problems == [] && changed.text(changed[ParameterID(index)].value) == value, "seed \(seed)")
        }
    }

    /// A unit as a test changes it.
    struct Unit: CustomStringConvertible {
        var depth: Int32
        var attributes: [String]
        var parameters: [(String, String)]

        var description: String { "\(depth) \(attributes) \(parameters)" }

        static func all(_ tree: SyntaxTree) -> [Unit] {
            tree.units.indices.map { index in
                let syntax = tree.units[index]
                return Unit(
                    depth: syntax.depth,
                    attributes: [syntax.name, syntax.permission, syntax.owner, syntax.resourceGroup].map(tree.text),
                    parameters: tree.parameters(of: UnitID(index)).map { (tree.key(of: $0), tree.text(tree[$0].value)) }
                )
            }
        }

        static func place(of parameter: ParameterID, in tree: SyntaxTree) -> (unit: Int, number: Int) {
            for index in tree.units.indices {
                if let number = Array(tree.parameters(of: UnitID(index))).firstIndex(of: parameter) {
                    return (index, number)
                }
            }
            preconditionFailure("a parameter in no unit")
        }

        /// The number behind those of a unit and all in it.
        static func end(of unit: UnitID, in tree: SyntaxTree) -> Int {
            var index = Int(unit.index) + 1
            while index < tree.units.count, tree.units[index].depth > tree[unit].depth { index += 1 }
            return index
        }
    }
}
