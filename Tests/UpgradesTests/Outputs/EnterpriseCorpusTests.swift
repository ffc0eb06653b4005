import Foundation
import TestSupport
import Testing
import Upgrades

/// The public samples of Enterprise Manager parse to the facts that they state.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct EnterpriseCorpusTests {
    private func text(_ name: String) throws -> String {
        let corpus = try #require(Corpus.iosXE).deletingLastPathComponent().appending(path: "oracle-em")
        return String(decoding: try Data(contentsOf: corpus.appending(path: name)), as: UTF8.self)
    }

    @Test func `each sample is read by a test`() throws {
        let folder = try #require(Corpus.iosXE).deletingLastPathComponent().appending(path: "oracle-em")
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let sources = try ["EnterpriseCorpusTests.swift", "OutputCorpusTests.swift"].map {
            String(decoding: try Data(contentsOf: tests.appending(path: $0)), as: UTF8.self)
        }.joined()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!names.isEmpty)
        for name in names {
            let stem = name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex)
            let isNamed = ["\(stem)\"", "\(name)\""].contains { sources.contains($0) }
            #expect(isNamed, "\(name) is read by no test")
        }
    }

    private func reading(_ parser: OutputParser, _ name: String) throws -> Reading {
        try parser.reading(try text(name))
    }

    @Test(arguments: [
        ("emctl_status_oms.up.13.5.txt", ["web-tier=up", "oms=up", "jvmd=up", "state=up"]),
        ("emctl_status_oms.partial_down.13.5.txt", ["web-tier=up", "oms=down", "jvmd=down", "state=mixed"]),
        (
            "emctl_stop_oms_all_and_agent.13.3-with-bip.screen.txt",
            ["web-tier=down", "oms=down", "jvmd=down", "bi-publisher=down", "state=down"]
        ),
    ])
    func `states of an OMS`(name: String, fields: [String]) throws {
        let reading = try reading(.emctlStatusOMS, name)
        #expect(reading.fields == fields)
        #expect(reading.completeness == .complete(.fixedForm))
    }

    @Test func `details of an OMS`() throws {
        let reading = try reading(.emctlStatusOMSDetails, "emctl_status_oms_details.13.5.txt")
        #expect(reading.table("")?.rows[0]["slb"] == "none")
        #expect(reading.table("")?.rows[0]["state"] == "up")
        #expect(
            reading.rows("ports") == [
                "HTTP Console | 7788", "HTTPS Console | 7803", "HTTP Upload | 4889", "HTTPS Upload | 4903",
                "Admin Server HTTPS | 7102",
            ]
        )
        #expect(reading.completeness == .complete(.fixedForm))
        #expect(reading.identity.release == "13.5")
    }

    @Test(arguments: [
        ("emctl_emkey_copy_and_status.13.3.screen.txt", "in-repository", "13.3"),
        ("emctl_status_emkey.in_repos.13.5.txt", "in-repository", "13.5"),
        ("emctl_status_emkey.secured.24ai.txt", "secure", "24.1"),
    ])
    func `states of the key`(name: String, state: String, release: String) throws {
        let reading = try reading(.emctlStatusEMKey, name)
        #expect(reading.fields.first == "state=\(state)")
        #expect(reading.completeness == .complete(.fixedForm))
        #expect(reading.identity.release == release)
    }

    @Test(arguments: [
        ("emctl_status_agent.running.24ai.txt", "running", "Agent is Running and Ready"),
        ("emctl_stop_oms_all_and_agent.13.3-with-bip.screen.txt", "not-running", "Agent is Not Running"),
    ])
    func `states of an agent`(name: String, state: String, trailer: String) throws {
        let reading = try reading(.emctlStatusAgent, name)
        #expect(reading.table("")?.rows[0]["state"] == state)
        #expect(reading.completeness == .complete(.trailer(trailer)))
    }

    @Test(arguments: [
        ("emctl_emkey_copy_and_status.13.3.screen.txt", "emkey | copied"),
        ("emctl_stop_oms_all_and_agent.13.3-with-bip.screen.txt", "agent | stopped"),
    ])
    func `the last action of a screen`(name: String, row: String) throws {
        #expect(try reading(.emctlActions, name).rows("actions") == [row])
    }

    @Test func `the stop of an OMS, copied without what came after`() throws {
        let screen = try text("emctl_stop_oms_all_and_agent.13.3-with-bip.screen.txt")
        let stop = screen.split(separator: "\n").prefix(13).joined(separator: "\n")
        let reading = try OutputParser.emctlActions.reading(stop)
        #expect(reading.rows("actions")?.last == "bi-publisher | down")
        #expect(reading.table("actions")?.rows.count == 7)
        guard case .complete(.promptAfter) = reading.completeness else {
            Issue.record("\(reading.completeness)")
            return
        }
    }

    @Test(arguments: [
        ("emcli_list_plugins_on_server.13.5.txt", "oms", 6), ("emcli_list_plugins_on_agent.13.5.txt", "agent", 5),
    ])
    func `lists of plug-ins, which have no closing line`(name: String, on: String, count: Int) throws {
        let reading = try reading(.emcliPlugins, name)
        let plugins = try #require(reading.table("plugins")?.rows)
        #expect(plugins.count == count)
        #expect(plugins.allSatisfy { $0["on"] == on })
        #expect(reading.table("targets")?.rows.count == 1)
        #expect(reading.completeness == .unknown(.noTrailer(expected: "prompt")))
    }

    @Test func `every known error message is told from an output`() throws {
        for line in try text("emcli_and_misc_error_messages.txt").split(separator: "\n").dropFirst() {
            let message = line.prefix { $0 != "\t" }
            let error = try #require(OutputParser.emcliPlugins.refusal(message + "\n"))
            guard case .programError(String(message), _) = error.problem else {
                Issue.record("\(error)")
                continue
            }
        }
    }
}
