internal import Foundation
internal import Testing

@testable internal import Reports

/// The shape was held against the schema of OASIS once, by hand; here the bytes are.
@Suite("SARIF logs")
struct SarifLogTests {
    private static let region = SarifLog.Region(startLine: 3, startColumn: 5, endLine: 4, endColumn: 1)

    private static let log = SarifLog(
        tool: SarifLog.Tool(
            name: "lockstep",
            version: "1.0.0",
            informationURI: "https://example.org/lockstep",
            rules: [
                SarifLog.Rule(id: "cycle", shortDescription: "A cycle of relations.", level: .error),
                SarifLog.Rule(
                    id: "unused",
                    shortDescription: "A unit that nothing uses.",
                    fullDescription: "No relation names the unit.",
                    help: "Relate it, or remove it.",
                    level: .note,
                    properties: ["tags": .array([.string("style")]), "since": .integer(1)]
                ),
            ]
        ),
        language: .ja,
        results: [
            SarifLog.Result(
                ruleID: "unused",
                level: .warning,
                message: "ジョブ「b」は使われていません。",
                locations: [
                    SarifLog.Location(path: "定義/net 1.txt", region: region, logicalNames: ["/net/b"])
                ],
                partialFingerprints: ["unit/v1": "ab12", "text/v1": "cd34"],
                fixes: [
                    SarifLog.Fix(
                        description: "Remove it",
                        changes: [
                            SarifLog.ArtifactChange(
                                path: "定義/net 1.txt",
                                replacements: [
                                    SarifLog.Replacement(region: region, text: ""),
                                    SarifLog.Replacement(region: SarifLog.Region(startLine: 9), text: "}\n"),
                                ]
                            )
                        ]
                    )
                ]
            ),
            SarifLog.Result(ruleID: "cycle", level: .error, message: "ar={a, b};"),
        ]
    )

    private static let golden = #"""
        {
          "$schema" : "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
          "runs" : [
            {
              "columnKind" : "unicodeCodePoints",
              "language" : "ja",
              "results" : [
                {
                  "fixes" : [
                    {
                      "artifactChanges" : [
                        {
                          "artifactLocation" : {
                            "uri" : "%E5%AE%9A%E7%BE%A9/net%201.txt"
                          },
                          "replacements" : [
                            {
                              "deletedRegion" : {
                                "endColumn" : 1,
                                "endLine" : 4,
                                "startColumn" : 5,
                                "startLine" : 3
                              }
                            },
                            {
                              "deletedRegion" : {
                                "startLine" : 9
                              },
                              "insertedContent" : {
                                "text" : "}\n"
                              }
                            }
                          ]
                        }
                      ],
                      "description" : {
                        "text" : "Remove it"
                      }
                    }
                  ],
                  "level" : "warning",
                  "locations" : [
                    {
                      "logicalLocations" : [
                        {
                          "fullyQualifiedName" : "/net/b"
                        }
                      ],
                      "physicalLocation" : {
                        "artifactLocation" : {
                          "uri" : "%E5%AE%9A%E7%BE%A9/net%201.txt"
                        },
                        "region" : {
                          "endColumn" : 1,
                          "endLine" : 4,
                          "startColumn" : 5,
                          "startLine" : 3
                        }
                      }
                    }
                  ],
                  "message" : {
                    "text" : "ジョブ「b」は使われていません。"
                  },
                  "partialFingerprints" : {
                    "text/v1" : "cd34",
                    "unit/v1" : "ab12"
                  },
                  "ruleId" : "unused",
                  "ruleIndex" : 1
                },
                {
                  "level" : "error",
                  "message" : {
                    "text" : "ar={{a, b}};"
                  },
                  "ruleId" : "cycle",
                  "ruleIndex" : 0
                }
              ],
              "tool" : {
                "driver" : {
                  "informationUri" : "https://example.org/lockstep",
                  "name" : "lockstep",
                  "rules" : [
                    {
                      "defaultConfiguration" : {
                        "level" : "error"
                      },
                      "id" : "cycle",
                      "shortDescription" : {
                        "text" : "A cycle of relations."
                      }
                    },
                    {
                      "defaultConfiguration" : {
                        "level" : "note"
                      },
                      "fullDescription" : {
                        "text" : "No relation names the unit."
                      },
                      "help" : {
                        "text" : "Relate it, or remove it."
                      },
                      "id" : "unused",
                      "properties" : {
                        "since" : 1,
                        "tags" : [
                          "style"
                        ]
                      },
                      "shortDescription" : {
                        "text" : "A unit that nothing uses."
                      }
                    }
                  ],
                  "version" : "1.0.0"
                }
              }
            }
          ],
          "version" : "2.1.0"
        }
        """#

    @Test("everything that a log can have is written as the schema wants it, keys in order")
    func everything() {
        #expect(Self.log.json == Self.golden + "\n")
    }

    @Test("a clean run has its rules and an empty list of results")
    func clean() throws {
        var log = Self.log
        log.results = []
        let whole = try #require(try JSONSerialization.jsonObject(with: Data(log.json.utf8)) as? [String: Any])
        let run = try #require((whole["runs"] as? [[String: Any]])?.first)
        #expect((run["results"] as? [Any])?.isEmpty == true)
        let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
        #expect((driver["rules"] as? [Any])?.count == 2)
    }

    @Test(
        "a path becomes a reference that means the same",
        arguments: [
            ("net.txt", "net.txt"),
            ("./a//b/./c.txt", "a/b/c.txt"),
            ("../a.txt", "../a.txt"),
            ("a b#c?d%e", "a%20b%23c%3Fd%25e"),
            ("c:/net.txt", "c%3A/net.txt"),
            ("/tmp/net 1.txt", "file:///tmp/net%201.txt"),
            ("//host/net.txt", "file:///host/net.txt"),
            ("~user/-._~", "~user/-._~"),
            ("a/\u{301}\n", "a/%CC%81%0A"),
            ("定義", "%E5%AE%9A%E7%BE%A9"),
        ]
    )
    func paths(path: String, uri: String) {
        #expect(SarifLog.uri(path: path) == uri)
    }

    @Test("two results of one rule have one index, whatever stands between")
    func indices() throws {
        var log = Self.log
        log.results.append(log.results[0])
        let whole = try #require(try JSONSerialization.jsonObject(with: Data(log.json.utf8)) as? [String: Any])
        let results = try #require((whole["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
        #expect(results.map { $0["ruleIndex"] as? Int } == [1, 0, 1])
    }
}
