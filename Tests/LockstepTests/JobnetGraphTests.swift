internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep jobnet graph`: the order of a jobnet's units as a picture.
@Suite struct JobnetGraphTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
        try bench.copy("accounts.unitdef")
    }

    @Test(arguments: [("dot", "dot"), ("mermaid", "mmd"), ("svg", "svg")])
    func `the picture is whole, and what cannot be drawn is a finding`(format: String, file: String) throws {
        try bench.copy("order.txt")
        for (language, words) in [("en", "1 relation cannot be drawn"), ("ja", "描画できない関連")] {
            let run = try bench.run(
                ["jobnet", "graph", "order.txt", "--nested", "--format", format, "--lang", language]
            )
            #expect(run.code == 1)
            #expect(run.text == (try Fixtures.text("graphs/order.\(file)")))
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }

    @Test func `nested jobnets are drawn with what is in them when they are asked for`() throws {
        let plain = try bench.jobnet("graph", "accounts.unitdef", "--unit", "/accounts/daily")
        #expect(plain.code == 0)
        #expect(plain.errors == "")
        #expect(plain.text.hasPrefix("digraph jobnet {\n"))
        #expect(plain.text.contains("style=dashed"))
        #expect(!plain.text.contains("merge"))
        let nested = try bench.jobnet("graph", "accounts.unitdef", "--unit", "/accounts/daily", "--nested")
        #expect(nested.text.contains("merge"))
    }

    @Test func `a job group shows its units, the only root jobnet needs no name`() throws {
        let group = try bench.jobnet("graph", "accounts.unitdef", "--unit", "/accounts")
        #expect(group.code == 0)
        #expect(group.text.contains("payments"))
        try bench.write("unit=a,,,;{ty=n;unit=b,,,;{ty=j;}}", to: "one")
        #expect(try bench.jobnet("graph", "one").text.contains("b\\nj"))
    }

    @Test func `which jobnet is meant has to be told, and has to be there`() throws {
        for (arguments, english, japanese) in [
            ([], "has 6 root jobnets: name one with --unit (/accounts/daily, ", "ルートジョブネットが 6 個あります"),
            (["--unit", "/accounts/none"], "has no unit /accounts/none.", "ユニット /accounts/none はありません"),
            (["--unit", "accounts/daily/"], "such as /accounts/daily.", "例: /accounts/daily)"),
            (["--unit", "/accounts/daily/load"], "name the jobnet around it", "上位のジョブネットを指定してください"),
        ] {
            for (language, words) in [("en", english), ("ja", japanese)] {
                let run = try bench.run(
                    ["jobnet", "graph", "accounts.unitdef", "--lang", language] + arguments
                )
                #expect(run.code == 2)
                #expect(run.text == "")
                #expect(run.errors.contains(words), "\(run.errors)")
            }
        }
    }

    @Test func `half a file is no whole picture`() throws {
        try bench.write("unit=a,,,;{ty=n;unit=b,,,;{ty=j;}", to: "cut")
        let run = try bench.jobnet("graph", "cut")
        #expect(run.code == 1)
        #expect(run.errors.contains("cut is read in part"))
    }

    @Test func `what cannot be read, or has no jobnet, is 3`() throws {
        try bench.write("unit=a,,,;{ty=g;}", to: "group")
        for name in try bench.writeUnreadableFiles() + ["group"] {
            let run = try bench.jobnet("graph", name)
            #expect(run.code == 3, "\(name)")
            #expect(run.text == "")
            #expect(run.errors.contains(name))
        }
    }

    @Test func `wrong usage is 2`() throws {
        for arguments in [[], ["accounts.unitdef", "--format", "png"], ["accounts.unitdef", "more"]] {
            #expect(try bench.run(["jobnet", "graph"] + arguments).code == 2)
        }
    }
}
