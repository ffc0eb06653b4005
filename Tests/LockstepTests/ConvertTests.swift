internal import Encodings
internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep jobnet convert`: names, encodings and line ends, and the way back.
@Suite struct ConvertTests {
    private let bench: Workbench
    private let production = Fixtures.url("definitions/production.unitdef").path
    private let shiftJIS = Fixtures.url("definitions/production.sjis.unitdef").path
    private let table = Fixtures.url("definitions/to-test.tsv").path

    init() throws {
        bench = try Workbench()
    }

    private func convert(_ arguments: String...) throws -> Run {
        try bench.run(["jobnet", "convert", "--lang", "en"] + arguments)
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: bench.folder.appending(path: name)))
    }

    private func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: bench.path(name))
    }

    // MARK: Encodings and line ends

    @Test func `Shift_JIS becomes UTF-8 and comes back byte by byte`() throws {
        let there = try convert(shiftJIS, "--to", "utf-8", "--line-ends", "lf", "--output", "there")
        #expect(there.code == 0, "\(there.errors)")
        #expect(there.errors == "")
        #expect(
            there.text.contains(
                "read as shift_jis (detected), written as utf-8; converted back, it gives every byte"
            )
        )
        #expect(try bytes("there") == Fixtures.bytes("definitions/production.unitdef"))
        let back = try convert("there", "--to", "shift_jis", "--line-ends", "crlf", "--output", "back")
        #expect(back.code == 0, "\(back.errors)")
        #expect(try bytes("back") == Fixtures.bytes("definitions/production.sjis.unitdef"))
    }

    @Test func `EUC-JP and a byte order mark come back byte by byte as well`() throws {
        #expect(try convert(production, "--to", "euc-jp", "--output", "euc").code == 0)
        #expect(try convert("euc", "--encoding", "euc-jp", "--to", "utf-8", "--bom", "--output", "marked").code == 0)
        #expect(try bytes("marked").starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(try convert("marked", "--no-bom", "--output", "plain").code == 0)
        #expect(try bytes("plain") == Fixtures.bytes("definitions/production.unitdef"))
    }

    @Test func `standard output has the definition alone, standard error the report`() throws {
        let run = try convert(shiftJIS, "--to", "utf-8", "--line-ends", "lf")
        #expect(run.code == 0)
        #expect([UInt8](run.bytes) == (try Fixtures.bytes("definitions/production.unitdef")))
        #expect(run.errors.hasSuffix("gives every byte\n"))
    }

    @Test func `a character that the target lacks is told with its place, and nothing is written`() throws {
        try bench.write("unit=u,,,;{\n\tty=j;\n\tcm=\"髙い 😀 〜\";\n}\n", to: "wide")
        let run = try convert("wide", "--to", "shift_jis", "--output", "narrow")
        #expect(run.code == 1)
        #expect(run.text.contains("wide:3:9: U+1F600 '😀' does not exist in shift_jis"))
        #expect(run.text.contains("wide:3:11: U+301C '〜' would become U+FF5E '～' in shift_jis"))
        #expect(run.errors.contains("nothing is written: 2 places cannot be turned back"))
        #expect(!exists("narrow"))
        #expect(try convert("wide", "--to", "shift_jis").bytes.isEmpty)

        let lossy = try convert("wide", "--to", "shift_jis", "--lossy", "--output", "narrow")
        #expect(lossy.code == 0)
        #expect(lossy.text.contains("2 cannot be turned back"))
        #expect(
            try DecodedText.decode(bytes("narrow"), as: .shiftJIS).utf8
                == Array("unit=u,,,;{\n\tty=j;\n\tcm=\"髙い 〓 ～\";\n}\n".utf8)
        )
    }

    @Test func `a folder is no file to write`() throws {
        let run = try convert(production, "--to", "euc-jp", "--output", ".")
        #expect(run.code == 3)
        #expect(run.errors.contains("lockstep: . is a folder. Name a file in it."))
    }

    @Test func `mixed line ends are not made one without leave`() throws {
        try bench.write("unit=u,,,;\r\n{\nty=j;\r\n}\n", to: "mixed")
        let run = try convert("mixed", "--line-ends", "lf", "--output", "even")
        #expect(run.code == 1)
        #expect(run.text.contains("its line ends differ (LF 2, CRLF 2, CR 0)"))
        #expect(!exists("even"))
        #expect(try convert("mixed", "--line-ends", "lf", "--lossy", "--output", "even").code == 0)
        #expect(try bytes("even") == Array("unit=u,,,;\n{\nty=j;\n}\n".utf8))
    }

    @Test func `bytes that are no character stay where nothing is converted, and are a finding where it is`() throws {
        try bench.write(Array("unit=u,,,;{ty=j;ex=\"a\";cm=\"".utf8) + [0xFF] + Array("あ\";}\n".utf8), to: "broken")
        try bench.write("host\ta\tb\n", to: "names.tsv")
        let kept = try convert("broken", "--encoding", "utf-8", "--substitute", "names.tsv", "--output", "kept")
        #expect(kept.code == 0, "\(kept.errors)")
        #expect(try bytes("kept") == Array("unit=u,,,;{ty=j;ex=\"b\";cm=\"".utf8) + [0xFF] + Array("あ\";}\n".utf8))
        let run = try convert("broken", "--encoding", "utf-8", "--to", "euc-jp", "--output", "none")
        #expect(run.code == 1)
        #expect(run.text.contains("broken:1:28: the bytes FF are no character of utf-8"))
        #expect(!exists("none"))
    }

    // MARK: Names

    @Test func `production becomes test, and test production`() throws {
        let there = try convert(production, "--substitute", table, "--output", "test.unitdef")
        #expect(there.code == 0, "\(there.errors)\(there.text)")
        let text = String(decoding: try bytes("test.unitdef"), as: UTF8.self)
        for line in [
            "unit=load,,testadm,;", "ex=\"test-ap01\";", "ex=test-ap01;", "flwf=\"/test/app1/in/*.csv\";",
            "te=\"cd /test/app1 && ./load -f/test/app1/in/orders.csv --to=/test/app1/out",
            "cp /prod/application/x /data/prod/app\";", "env=\"APP=/test/app1\";", "so=\"/test/app1/log/##load.log\";",
            "un=\"apptest\";", "sc=\"E:\\試験\\report\\表示.bat\";", "cm=\"prod-ap01 で実行 (#\"夜間#\")\";",
            "prm=\"/in:E:\\試験\\report\\data /mail:dev\";",
        ] {
            #expect(text.contains(line), "\(line)")
        }
        #expect(there.text.contains(":11:7: /warehouse/night ex: prod-ap01 -> test-ap01 (\(table):2)\n"))
        #expect(there.text.contains(":10:7: /warehouse/night cm: prod-ap01 is left"))
        #expect(there.text.contains("converted back, it gives every byte"))

        let rows = try Fixtures.text("definitions/to-test.tsv").split(separator: "\n").map { line in
            let fields = line.split(separator: "\t")
            return fields.count == 3 ? "\(fields[0])\t\(fields[2])\t\(fields[1])" : "#"
        }
        try bench.write(rows.joined(separator: "\n"), to: "back.tsv")
        #expect(try convert("test.unitdef", "--substitute", "back.tsv", "--output", "back").code == 0)
        #expect(try bytes("back") == Fixtures.bytes("definitions/production.unitdef"))
    }

    @Test func `names, encoding and line ends at once are what they are one after the other`() throws {
        #expect(
            try convert(shiftJIS, "--to", "utf-8", "--line-ends", "lf", "--substitute", table, "--output", "once").code
                == 0
        )
        #expect(try convert(shiftJIS, "--substitute", table, "--output", "names").code == 0)
        #expect(try convert("names", "--to", "utf-8", "--line-ends", "lf", "--output", "after").code == 0)
        #expect(try bytes("once") == bytes("after"))
    }

    @Test func `a table is UTF-8 or in the encoding of the definition`() throws {
        let words = try Fixtures.text("definitions/to-test.tsv")
        try bench.write(try TextEncoding.shiftJIS.encode(Array(words.utf8)), to: "sjis.tsv")
        #expect(try convert(shiftJIS, "--substitute", table, "--output", "one").code == 0)
        #expect(try convert(shiftJIS, "--substitute", "sjis.tsv", "--output", "two").code == 0)
        #expect(try bytes("one") == bytes("two"))
        let run = try convert(production, "--substitute", "sjis.tsv")
        #expect(run.code == 3)
        #expect(run.errors.contains("sjis.tsv:6:17: a control character, or one that cannot be read"), "\(run.errors)")
    }

    @Test func `a name that is there already cannot be turned back`() throws {
        try bench.write("unit=u,,,;{\nty=j;\nex=\"prod\";\n}\nunit=v,,,;{\nty=j;\nex=\"test\";\n}\n", to: "both")
        try bench.write("host\tprod\ttest\nuser\tjoe\tjim\n", to: "names.tsv")
        for (language, words) in [
            ("en", "both:7:5: /v ex: test stands here already: the way back would make prod of it (names.tsv:1)"),
            ("ja", "both:7:5: /v ex: test は変換前からあります。"),
        ] {
            let run = try bench.run("jobnet", "convert", "both", "--substitute", "names.tsv", "--lang", language)
            #expect(run.code == 1)
            #expect(run.bytes.isEmpty)
            #expect(run.errors.contains(words), "\(run.errors)")
            #expect(run.errors.contains("names.tsv:2: "))
        }
        let lossy = try convert("both", "--substitute", "names.tsv", "--lossy")
        #expect(lossy.code == 0)
        #expect(lossy.text.contains("ex=\"test\";\n}\nunit=v"))
    }

    @Test func `a new name that cannot be written is refused, also with --lossy`() throws {
        try bench.write("unit=u,,,;{\nty=j;\nex=prod;\nun=\"joe\";\n}\n", to: "raw")
        try bench.write("host\tprod\ta,b\nuser\tjoe\tjøe\n", to: "names.tsv")
        let run = try convert("raw", "--to", "shift_jis", "--substitute", "names.tsv", "--lossy", "--output", "none")
        #expect(run.code == 1)
        #expect(run.text.contains("raw:3:4: /u ex: a,b cannot stand here without quotation marks"))
        #expect(run.text.contains("raw:4:5: /u un: jøe has a character that shift_jis lacks"))
        #expect(run.errors.contains("nothing is written: 2 substitutions cannot be made"))
        #expect(!exists("none"))
    }

    @Test func `a code that the way back writes otherwise is told`() throws {
        // U+2252 is 81 E0, and 87 90 as a duplicate of NEC.
        try bench.write(Array("unit=u,,,;{ty=j;ex=\"".utf8) + [0x87, 0x90] + Array("\";}\n".utf8), to: "nec")
        try bench.write("host\t\u{2252}\ta\n", to: "names.tsv")
        let run = try convert("nec", "--encoding", "shift_jis", "--substitute", "names.tsv", "--output", "none")
        #expect(run.code == 1)
        #expect(run.text.contains("nec:1:21: /u ex: \u{2252} is written in codes that the way back writes otherwise"))
        #expect(!exists("none"))
    }

    // MARK: Faults

    @Test func `every fault of a table is told with its place`() throws {
        try bench.write("host\ta\nhost\ta\tb\nhost\ta\tc\nhots\ta\tb\n", to: "bad.tsv")
        let run = try convert(production, "--substitute", "bad.tsv", "--output", "none")
        #expect(run.code == 3)
        #expect(run.text == "")
        for place in [
            "bad.tsv:1:1: 2 fields", "bad.tsv:3:8: line 2 makes another", "bad.tsv:4:1: there is no kind 'hots'",
        ] {
            #expect(run.errors.contains(place), "\(run.errors)")
        }
        #expect(!exists("none"))
    }

    @Test func `wrong usage is 2, what cannot be read or written 3`() throws {
        for arguments in [
            [production], [production, "--to", "latin-1"], [production, "--to", "shift_jis", "--bom"],
            [shiftJIS, "--bom"], ["--to", "utf-8"], [production, "--line-ends", "cr"],
        ] {
            let run = try bench.run(["jobnet", "convert"] + arguments)
            #expect(run.code == 2, "\(arguments): \(run.errors)")
            #expect(run.bytes.isEmpty)
        }
        #expect(try convert("absent", "--to", "utf-8").code == 3)
        #expect(try convert(production, "--substitute", "absent").code == 3)
        #expect(try convert(production, "--to", "utf-8", "--output", "absent/none").code == 3)
        try bench.write([0xFF, 0xFE] + Array("u\0n\0i\0t\0".utf8), to: "wide")
        #expect(try convert("wide", "--to", "utf-8").code == 3)
    }

    @Test func `a refused conversion leaves the file that stood there`() throws {
        try bench.write("precious", to: "there")
        try bench.write("unit=u,,,;{ty=j;cm=\"😀\";}", to: "wide")
        #expect(try convert("wide", "--to", "euc-jp", "--output", "there").code == 1)
        #expect(try bytes("there") == Array("precious".utf8))
        #expect(try convert("wide", "--to", "utf-8", "--output", "there").code == 0)
        #expect(try bytes("there") == bytes("wide"))
    }
}
