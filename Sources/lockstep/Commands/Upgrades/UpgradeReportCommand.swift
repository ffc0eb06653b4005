internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Reports
internal import Upgrades

/// `lockstep upgrade report`
struct UpgradeReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Print a run at any moment, or write what proves it.",
        discussion: """
            Forms: text, json, junit (a case for each check and member; warnings are never failures), xccdf (a TestResult \
            of XCCDF 1.2), sarif (2.1.0), markdown for a ticket, html (one file, with the evidence folded under each check).

            --proofs writes a folder with the records, their proofs of inclusion, the evidence, the signed checkpoint and \
            the public key: it is verified offline, with 'log check-proof' or with other people's tools; the article in it \
            says how, step by step. It wants a signing key (LOCKSTEP_KEY).

            EXAMPLES:
              lockstep upgrade report spring
              lockstep upgrade report spring --format html --lang ja --output spring.html
              lockstep upgrade report spring --at 2026-04-02T09:00:00Z --format junit
              lockstep upgrade report spring --proofs spring-proofs
            """
    )

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case junit
        case xccdf
        case sarif
        case markdown
        case html
    }

    @Argument(help: ArgumentHelp("The run's name.", valueName: "run"))
    var name: String

    @OptionGroup var log: LogOptions

    @Option(name: .long, help: "text, json, junit, xccdf, sarif, markdown or html.")
    var format = Form.text

    @Option(name: .long, help: ArgumentHelp("The file to write to (default: standard output).", valueName: "file"))
    var output: String?

    @Option(name: .long, help: ArgumentHelp("Write the bundle of proofs into this new folder.", valueName: "folder"))
    var proofs: String?

    @OptionGroup var asOf: AsOfArguments

    @Flag(name: .long, help: "Print every check as text, also those that pass.")
    var all = false

    @Option(
        name: .long,
        help: ArgumentHelp("The zone to print times in: UTC, +09:00 or Asia/Tokyo.", valueName: "zone")
    )
    var timeZone: ZoneArgument?

    @OptionGroup var wording: LanguageOptions

    func run() throws {
        let options = OutputOptions(wording: wording, timeZone: timeZone)
        let session = try UpgradeSession(
            reading: name,
            log,
            options,
            asOf: asOf,
            ink: wording.ink(forText: format == .text && output == nil)
        )
        let report = try session.report(at: session.moment(asOf))
        if let proofs {
            try session.writeProofs(to: proofs)
            return Terminal.print(
                wording.language.pick(
                    "\(proofs): written. Start with VERIFY.md in it.",
                    "\(proofs) に書き込みました。その中の VERIFY.md から始めてください。"
                )
            )
        }
        let text =
            switch format {
            case .text: report.text(showsAll: all)
            case .json: report.document.json
            case .junit: report.junit.xml
            case .xccdf: report.xccdf(version: Lockstep.configuration.version)
            case .sarif: report.sarif(version: Lockstep.configuration.version).json
            case .markdown: report.markdown
            case .html: report.html
            }
        if let output {
            try OutputFile.write(text, to: output, wording.language)
        } else {
            Terminal.print(text, ended: false)
        }
    }
}

/// `lockstep upgrade runs`
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "The upgrade runs of a log.",
        discussion: "EXAMPLE:\n  lockstep upgrade runs --log site.lockstep"
    )

    @OptionGroup var log: LogOptions
    @OptionGroup var asOf: AsOfArguments
    @OptionGroup var output: OutputOptions

    func run() throws {
        let states = try UpgradeSession.states(in: log, output, asOf: asOf)
        Terminal.print(
            UpgradeReport.runs(states, output.language, output.time).rendered(as: output.format),
            ended: false
        )
    }
}
