import Foundation
import Testing
import Upgrades

@testable import RulePacks

/// What the reader takes and what the JSON Schema says are the same.
@Suite struct SchemaTests {
    private static func definitions() throws -> [String: [String: Any]] {
        let schema = try JSONSerialization.jsonObject(with: Data(RulePack.schema))
        let root = try #require(schema as? [String: Any])
        return try #require(root["$defs"] as? [String: [String: Any]])
    }

    @Test(arguments: MappingForm.all)
    func `a mapping has the same keys in reader and schema`(_ form: MappingForm) throws {
        let definition = try #require(try Self.definitions()[form.name])
        let properties = try #require(definition["properties"] as? [String: Any])
        #expect(properties.keys.sorted() == form.keys.sorted())
        #expect((definition["required"] as? [String] ?? []).sorted() == form.required.sorted())
        #expect(definition["additionalProperties"] as? Bool == false)
    }

    @Test func `every closed mapping of the schema is one of the reader`() throws {
        let closed = try Self.definitions().filter { $0.value["properties"] != nil }.keys.sorted()
        #expect(closed == MappingForm.all.map(\.name).sorted())
    }

    @Test func `every definition is described`() throws {
        for (name, definition) in try Self.definitions() {
            #expect(definition["description"] is String, "\(name)")
        }
    }

    @Test func `the words of lists are the same`() throws {
        let definitions = try Self.definitions()
        func words(_ definition: String, _ property: String) throws -> [String] {
            let properties = try #require(definitions[definition]?["properties"] as? [String: [String: Any]])
            return try #require(properties[property]?["enum"] as? [String])
        }
        #expect(try words("evidence", "parser") == OutputParser.allCases.map(\.rawValue))
        #expect(try words("check", "level") == Level.allCases.map(\.rawValue))
        #expect(try words("plan-fact", "type") == FactType.allCases.map(\.rawValue))
        #expect(try words("obligation", "opens") == ObligationRule.Opening.allCases.map(\.rawValue))
        let verdicts = CheckReader.verdicts.filter { $0.value != .deferred }.map(\.word)
        #expect(definitions["verdict"]?["enum"] as? [String] == verdicts)
    }
}
