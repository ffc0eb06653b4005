/// Definitions of the shape that ajsprint writes: groups of jobnets of jobs in order, Japanese comments.
enum Workload {
    static func definition(lines: Int) -> [UInt8] {
        var text = "unit=業務,,jp1admin,;\n{\n\tty=g;\n\tcm=\"業務グループ\";\n\tcl=su;\n\tcl=sa;\n"
        var count = 6
        var number = 0
        while count < lines - 1 {
            let jobnet = jobnet(number, jobs: 10)
            text += jobnet
            count += jobnet.utf8.count { $0 == UInt8(ascii: "\n") }
            number += 1
        }
        text += "}\n"
        return Array(text.utf8)
    }

    private static func jobnet(_ number: Int, jobs: Int) -> String {
        let name = "日次処理\(number)"
        var text = """
            \tunit=\(name),,jp1admin,;
            \t{
            \t\tty=n;
            \t\tcm="日次処理 \(number) 番";
            \t\tsz=16x8;

            """
        for job in 0..<jobs { text += "\t\tel=job\(job),j,+\(80 + 160 * job)+\(48 + 96 * (number % 8));\n" }
        for job in 1..<jobs { text += "\t\tar=(f=job\(job - 1),t=job\(job));\n" }
        text += """
            \t\tsd=1,+\(1 + number % 28);
            \t\tst=1,+\(10 + number % 10):30;
            \t\tcy=1,(1,m);
            \t\tsh=1,be;
            \t\tshd=1,5;
            \t\trg=10;

            """
        for job in 0..<jobs {
            text += """
                \t\tunit=job\(job),,jp1admin,;
                \t\t{
                \t\t\tty=j;
                \t\t\tcm="ジョブ \(job)";
                \t\t\tsc="/opt/batch/bin/step\(job).sh";
                \t\t\tprm="--day \(number) ##\(job)";
                \t\t\ttho=0;
                \t\t}

                """
        }
        return text + "\t}\n"
    }

    /// Jobnets with the kinds of rule that schedules are made of, a third each monthly, by open days and weekly.
    static func jobnets(_ count: Int) -> [UInt8] {
        var text = "unit=g,,,;\n{\nty=g;\ncl=su;\ncl=sa;\ncl=2026/12/31;\nop=2027/01/02;\nsdd=26;\n"
        for number in 0..<count {
            text += "unit=n\(number),,,;\n{\nty=n;\n"
            switch number % 3 {
            case 0: text += "sd=1,\(1 + number % 31);\ncy=1,(1,m);\nsh=1,be;\ncftd=1,be,2,10;\nst=1,09:00;\n"
            case 1: text += "sd=1,*\(1 + number % 15);\ncy=1,(1,m);\nsd=2,*b-2;\ncy=2,(1,m);\nst=2,25:00;\n"
            default: text += "sd=1,mo;\ncy=1,(1,w);\nsh=1,af;\nsd=2,+20;\ncy=2,(10,d);\nsh=2,no;\n"
            }
            text += "}\n"
        }
        return Array((text + "}\n").utf8)
    }
}
