import Jobnets
import Testing

/// The parameters of jobs, one by one: the bounds of each, and what lies one beyond.
@Suite struct JobParameterTests {
    // MARK: Numbers

    @Test(arguments: [
        ("j", "wth=0;", "wth=2147483647;", "wth=2147483648;"),
        ("j", "tho=0;", "tho=2147483647;", "tho=2147483648;"),
        ("pj", "jd=cod;abr=y;rjs=1;", "jd=cod;abr=y;rjs=4294967295;", "jd=cod;abr=y;rjs=4294967296;"),
        ("cj", "abr=y;rje=1;", "abr=y;rje=4294967295;", "abr=y;rje=0;"),
        ("fxj", "abr=y;rec=1;", "abr=y;rec=12;", "abr=y;rec=13;"),
        ("htpj", "abr=y;rei=1;", "abr=y;rei=10;", "abr=y;rei=11;"),
        ("j", "fd=1;", "fd=1440;", "fd=1441;"),
        ("evwj", "fd=1;", "fd=1440;", "fd=0;"),
        ("flwj", "etm=1;", "etm=1440;", "etm=1441;"),
        ("j", "pr=1;", "pr=5;", "pr=6;"),
        ("flwj", "flwi=1;", "flwi=600;", "flwi=601;"),
        ("tmwj", "tmitv=1;", "tmitv=1440;", "tmitv=1441;"),
        ("evsj", "evspl=3;", "evspl=600;", "evspl=2;"),
        ("evsj", "evsrc=0;", "evsrc=999;", "evsrc=1000;"),
        ("evwj", "evuid=-1;", "evgid=9999999999;", "evpid=10000000000;"),
        ("evwj", "evesc=no;", "evesc=720;", "evesc=721;"),
        ("mqsj", "mqpri=0;", "mqpri=9;", "mqpri=10;"),
        ("mqsj", "mqhld=1;", "mqhld=9999999;", "mqhld=10000000;"),
        ("mssj", "mslmt=-2;", "mshld=-1;", "mspri=8;"),
        ("htpj", "htcdm=0:100;", "htcdm=9:200,404,999;", "htcdm=10:200;"),
        ("htpj", "htcdm=1:200,2:300;", "htcdm=1:200;htcdm=2:300;", "htcdm=1:1000;"),
        ("pwrj", "pwrn=c:0:00;", "pwrn=c:12/31.23:59;", "pwrn=c:13/01.10:00;"),
        ("pwrj", "pwrn=n;", "pwrn=a;", "pwrn=c:24:00;"),
        ("evwj", "evipa=0.0.0.0;", "evipa=255.255.255.255;", "evipa=10.0.0.256;"),
    ])
    func `numbers have their bounds`(type: String, lowest: String, highest: String, beyond: String) {
        #expect(rules(type, lowest) == [])
        #expect(rules(type, highest) == [])
        #expect(rules(type, beyond) == ["value-out-of-range"])
    }

    // MARK: Lengths

    @Test(arguments: [
        ("j", "te", 1023), ("j", "sc", 511), ("j", "prm", 1023), ("j", "wkp", 511), ("pj", "ev", 511),
        ("pj", "env", 20_479), ("j", "si", 511), ("j", "so", 511), ("j", "se", 511), ("j", "ex", 255), ("j", "un", 63),
        ("j", "jdf", 511), ("j", "ts1", 511), ("cpj", "cty", 16), ("qj", "qu", 63), ("qj", "qm", 255),
        ("qj", "req", 63), ("fxj", "da", 255), ("htpj", "htcfl", 511), ("evwj", "evusr", 20), ("evwj", "evgrp", 20),
        ("evwj", "evhst", 255), ("evwj", "evwms", 1024), ("evwj", "evdet", 1024), ("flwj", "flwf", 255),
        ("evsj", "evsms", 1023), ("mlwj", "mlprf", 256), ("mlwj", "mladr", 256), ("mqwj", "mqsfn", 256),
        ("mswj", "msqpt", 259), ("mswj", "mslbl", 249), ("mssj", "msqlb", 124), ("lfwj", "lffnm", 256),
        ("ntwj", "ntsrc", 255), ("pwrj", "pwrh", 255),
    ])
    func `texts have their lengths`(type: String, key: String, limit: Int) {
        func text(_ length: Int) -> String { "\(key)=\"\(String(repeating: "x", count: length))\";" }
        #expect(rules(type, text(1)) == [])
        #expect(rules(type, text(limit)) == [])
        #expect(rules(type, text(limit + 1)) == ["value-length"])
        #expect(rules(type, text(0)) == ["value-length"])
    }

    @Test(arguments: [
        ("mqwj", "mqcor", 24), ("mqwj", "mqque", 48), ("mqsj", "mqmfn", 8), ("mswj", "msrer", 20), ("jdj", "ejv", 64),
    ])
    func `words have their lengths`(type: String, key: String, limit: Int) {
        #expect(rules(type, "\(key)=\(String(repeating: "A", count: limit));") == [])
        #expect(rules(type, "\(key)=\(String(repeating: "A", count: limit + 1));") == ["value-length"])
    }

    @Test func `a macro variable stands for quoted text`() {
        #expect(rules("j", "te=?AJS2COMMAND.1?;") == [])
        #expect(rules("j", "te=?AJS2command?;") == ["value-unquoted"])
        #expect(rules("j", "sc=/bin/true;") == ["value-unquoted"])
    }

    // MARK: Words

    @Test(arguments: [
        ("j", "soa=new;", "soa=old;"), ("j", "sea=add;", "sea=a;"), ("j", "jd=exf;jdf=\"f\";", "jd=fx;"),
        ("qj", "jd=ab;", "jd=mdf;jdf=\"f\";"), ("pj", "jty=q;", "jty=x;"), ("j", "ha=y;", "ha=w;"),
        ("j", "eu=def;", "eu=own;"), ("j", "ts1=\"/f\";top1=sav;", "ts1=\"/f\";top1=keep;"),
        ("fxj", "fxg=async;", "fxg=all;"), ("htpj", "htknd=GET;", "htknd=PATCH;"), ("htpj", "htspt=diff;", "htspt=no;"),
        ("jdj", "ej=snl;", "ej=xx;"), ("jdj", "ejm=ge;", "ejm=le;"), ("jdj", "eju=lt;", "eju=ge;"),
        ("evwj", "evwsv=em:al:db;", "evwsv=em:xx;"), ("evwj", "ets=an;", "ets=no;"), ("flwj", "flco=y;", "flco=1;"),
        ("tmwj", "etn=n;", "etn=2;"), ("evsj", "evssv=in;", "evssv=xx;"), ("lfwj", "lfdft=w2;", "lfdft=w3;"),
        ("lfwj", "lfhds=l:2;", "lfhds=x:2;"), ("ntwj", "ntlgt=dns;", "ntlgt=web;"),
        ("ntwj", "ntevt=v:i:w:e:s:c:f;", "ntevt=i:x;"), ("cmsj", "cmsts=di;", "cmsts=xx;"),
        ("pwlj", "pwlt=r;", "pwlt=x;"), ("pwrj", "pwrf=o;", "pwrf=x;"), ("mssj", "msmod=h;", "msmod=x;"),
        ("mlsj", "mladr=to:\"a@b\";", "mladr=from:\"a@b\";"), ("mlwj", "pfm=u;", "pfm=x;"),
        ("evwj", "evtmc=n;", "evtmc=d;"), ("evwj", "evtmc=b:\"/f\";", "evtmc=x:\"/f\";"),
    ])
    func `words are among those allowed`(type: String, right: String, wrong: String) {
        #expect(rules(type, right) == [])
        #expect(rules(type, wrong).contains("value-choice"))
    }

    // MARK: Forms

    @Test(arguments: [
        ("evwj", "evwid=0:0;", "evwid=0;"), ("evwj", "evwid=FFFFFFFF:ffffffff;", "evwid=100000000:0;"),
        ("evwj", "evwfr=E.A:\"v\";", "evwfr=\"v\";"), ("evwj", "evipa=10.0.0.1;", "evipa=10.0.0;"),
        ("evwj", "jpoif=?AJS2NAME?:EVMSG;", "jpoif=NAME:EVMSG;"), ("flwj", "flwc=c:d:s;", "flwc=s:m;"),
        ("flwj", "flwc=c:d:m;", "flwc=c:c;"), ("lfwj", "lftpd=\"a\":!\"b#\"c\";", "lftpd=\"a\",\"b\";"),
        ("lfwj", "lfmks=!\"##\";", "lfmks=a;"), ("lfwj", "lfrft=v:'\\n';", "lfrft=v:;"),
        ("lfwj", "lfrft=f:80;", "lfrft=x:80;"), ("mswj", "msapl=FFFFFFFF;", "msapl=100000000;"),
        ("evsj", "evsfr=A:\"v\";", "evsfr=A:v;"), ("htpj", "htcdm=1:200,201;", "htcdm=200;"),
        ("mlsj", "mladr=cc:\"a\";", "mladr=\"a\";"),
    ])
    func `forms are kept`(type: String, right: String, wrong: String) {
        #expect(rules(type, right) == [])
        #expect(rules(type, wrong) == ["value-form"])
    }

    @Test(arguments: [
        ("evsid=00001FFF;", []), ("evsid=2000;", ["value-out-of-range"]), ("evsid=7FFF7FFF;", ["value-out-of-range"]),
        ("evsid=7FFF8000;", []), ("evsid=7FFFFFFF;", []), ("evsid=80000000;", ["value-out-of-range"]),
        ("evsid=x;", ["value-form"]),
    ])
    func `event IDs to send are in two ranges`(text: String, expected: [String]) {
        #expect(rules("evsj", text) == expected)
    }

    @Test func `an attribute to send has 5 to 128 bytes`() {
        #expect(rules("evsj", "evsfr=A:\"\(String(repeating: "v", count: 124))\";") == [])
        #expect(rules("evsj", "evsfr=A:\"\(String(repeating: "v", count: 125))\";") == ["value-length"])
    }

    @Test func `passed information has 2048 bytes with its key`() {
        let information = String(repeating: "x", count: 2048 - "jpoif=?AJS2A?:;".utf8.count)
        #expect(rules("flwj", "jpoif=?AJS2A?:\(information);") == [])
        #expect(rules("flwj", "jpoif=?AJS2A?:\(information)x;") == ["value-length"])
    }

    // MARK: Which units have them

    @Test func `parameters belong to their units`() {
        #expect(rules("qj", "te=\"ls\";") == ["parameter-of-other-unit"])
        #expect(rules("orj", "ha=n;") == ["parameter-of-other-unit"])
        #expect(rules("j", "evwid=0:0;") == ["parameter-of-other-unit"])
        #expect(rules("j", "eun=/g/n;mm=or;nmg=y;") == [])
        #expect(rules("j", "env=\"A=1\";env=\"B=2\";") == [])
        #expect(rules("j", "sc=\"a\";sc=\"b\";") == ["repeated-parameter"])
    }

    // MARK: Together

    @Test(arguments: [
        ("j", "wth=1;tho=2;", []), ("j", "wth=2;tho=2;", ["thresholds-out-of-order"]),
        ("j", "jd=nm;wth=2;tho=2;", []),
        ("j", "abr=y;rjs=1;rje=2;", []), ("j", "rec=3;rei=1;", ["retry-not-enabled", "retry-not-enabled"]),
        ("j", "jd=nm;abr=y;rec=3;", ["retry-without-codes"]), ("j", "abr=y;rjs=3;rje=2;", ["retry-range-empty"]),
        ("j", "abr=y;rjs=2;rje=2;", []), ("j", "jd=mdf;", ["end-judgment-file-missing"]),
        ("j", "td1=\"/b\";", ["transfer-without-source"]), ("j", "ts1=\"/a\";td1=\"/b\";", []),
        ("j", "top2=del;", ["transfer-without-source"]), ("qj", "ts4=\"/a\";td4=\"/b\";", []),
        ("jdj", "ej=ef;", ["judgment-file-needed"]), ("jdj", "ejc=1;ejf=\"/a\";", ["judgment-file-unused"]),
        ("jdj", "ej=nf;ejf=\"/a\";", []),
        ("flwj", "flwc=d;flco=y;", ["creation-not-watched"]), ("flwj", "flco=y;", []),
        ("flwj", "flwf=\"/a*\";flwi=9;", ["wildcard-interval"]), ("flwj", "flwf=\"/a*\";flwi=10;", []),
        ("flwj", "flwf=\"/a\";flwi=9;", []), ("evsj", "evsrt=y;", ["arrival-host-missing"]),
        ("evsj", "evsrt=y;evhst=\"h\";", []), ("ntwj", "ntlgt=oth;", ["log-type-missing"]),
        ("ntwj", "ntolg=\"a\";", ["log-type-unused"]), ("ntwj", "ntlgt=oth;ntolg=\"a\";", []),
        ("pwlj", "pwlt=s;", []), ("pwlj", "pfm=u;pwlt=s;", ["value-of-other-platform"]),
        ("pwlj", "pwlf=m;", ["value-of-other-platform"]), ("pwlj", "pfm=u;pwlf=p;", ["value-of-other-platform"]),
        ("pwrj", "pwrp=p;pwrf=r;", ["value-of-other-platform"]), ("pwrj", "pwrp=u;pwrf=r;", []),
        ("tmwj", "etn=y;", ["immediate-end-outside"]),
    ])
    func `parameters fit together`(type: String, text: String, expected: [String]) {
        #expect(rules(type, text) == expected)
    }

    @Test func `what means nothing in a start condition is told there alone`() {
        func inCondition(_ text: String) -> [String] {
            diagnostics("unit=n,,,;{ty=n;unit=.CONDITION,,,;{ty=rc;unit=w,,,;{ty=tmwj;\(text)}}}")
        }
        #expect(inCondition("etn=y;ha=n;ets=kl;") == [])
        #expect(inCondition("etm=1;fd=1;") == ["void-in-start-condition", "void-in-start-condition"])
        #expect(inCondition("ha=y;ets=nr;") == ["void-in-start-condition", "void-in-start-condition"])
        #expect(rules("tmwj", "etm=1;fd=1;ha=y;ets=nr;") == [])
    }

    @Test(arguments: [("lfwj", "lffnm", 8), ("mlwj", "mladr", 20)])
    func `some parameters have a count`(type: String, key: String, limit: Int) {
        #expect(rules(type, String(repeating: "\(key)=\"a\";", count: limit)) == [])
        #expect(rules(type, String(repeating: "\(key)=\"a\";", count: limit + 2)) == ["parameter-too-often"])
    }

    @Test func `all attributes of an event have 2048 bytes together`() {
        // evwfr=A:"…"; has 11 bytes beside its text.
        let half = "evwfr=A:\"\(String(repeating: "v", count: 1024 - 11))\";"
        #expect(rules("evwj", half + half) == [])
        #expect(rules("evwj", half + half + "evwfr=A:\"v\";") == ["attributes-too-long"])
    }
}

/// The rules that a unit of a type breaks with some parameters, in a jobnet.
private func rules(_ type: String, _ parameters: String) -> [String] {
    diagnostics("unit=n,,,;{ty=n;unit=u,,,;{ty=\(type);\(parameters)}}")
}

private func diagnostics(_ text: String) -> [String] {
    let found = DefinitionChecker(Definition(SyntaxTree(text))).parameterDiagnostics()
    for diagnostic in found {
        // Every blank of the words is filled.
        for words in [diagnostic.rule.message, diagnostic.rule.suggestion] {
            let blanks = (0...9).filter { words.english.contains("{\($0)}") }
            #expect((blanks.last ?? -1) < diagnostic.arguments.count, "\(diagnostic)")
        }
    }
    return found.map(\.rule.id)
}
