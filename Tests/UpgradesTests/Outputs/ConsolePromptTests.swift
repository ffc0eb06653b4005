import Testing

@testable import Upgrades

struct ConsolePromptTests {
    @Test(arguments: [
        ("[oracle@oms1 ~]$ emctl status oms", "[oracle@oms1 ~]$", "oms1", "emctl status oms"),
        ("[oracle@oms1:/home/oracle]$ ls", "[oracle@oms1:/home/oracle]$", "oms1", "ls"),
        ("[root@oms1.example.com tmp]#", "[root@oms1.example.com tmp]#", "oms1.example.com", ""),
        ("oms1$ emctl", "oms1$", "oms1", "emctl"), ("oracle@oms1:~$", "oracle@oms1:~$", "oms1", ""),
        ("-bash-4.2$ id", "-bash-4.2$", "", "id"), ("$ id", "$", "", "id"), ("#", "#", "", ""),
    ])
    func `a prompt tells its host and what was typed`(line: String, text: String, host: String, command: String) throws
    {
        let prompt = try #require(ConsolePrompt(line))
        #expect([prompt.text, prompt.host, prompt.command] == [text, host, command])
    }

    @Test(arguments: [
        "", "WebTier is Up", "$HOME/bin", "#comment", "[oracle@oms1 ~]", "[section]$", "cost: 5$", "(a)$",
        "SQL> select",
    ])
    func `another line is no prompt`(line: String) {
        #expect(ConsolePrompt(line) == nil)
    }

    @Test func `in a file a number sign begins a comment`() {
        #expect(ConsolePrompt("# a comment", forms: .file) == nil)
    }

    @Test func `SQL*Plus prompts only where they are expected`() {
        #expect(ConsolePrompt("SQL> show parameter x", forms: .sqlplus)?.command == "show parameter x")
    }

    @Test(arguments: [
        ("Enter Enterprise Manager Root (SYSMAN) Password :", ""), ("Enter password: ", ""),
        ("Enter Enterprise Manager Root (SYSMAN) Password : The EMKey is", "The EMKey is"),
    ])
    func `a password prompt is taken off`(line: String, behind: String) {
        #expect(ConsolePrompt.textBehindPasswordPrompt(line) == behind)
    }

    @Test(arguments: ["WebTier is Up", "Enter a value : 5", "Password verification : off"])
    func `another line keeps its text`(line: String) {
        #expect(ConsolePrompt.textBehindPasswordPrompt(line) == nil)
    }

    @Test func `a command is known with its folder, with sudo, and among others`() {
        let words = ["emctl", "status", "oms"]
        #expect(ConsoleCommand.runs(words, in: "/u01/mw/bin/emctl status oms -details"))
        #expect(ConsoleCommand.runs(words, in: "cd /u01; sudo -u oracle ./emctl status oms | tee x"))
        #expect(!ConsoleCommand.runs(words, in: "emctl status agent"))
        #expect(!ConsoleCommand.runs(words, in: "echo emctl status oms"))
    }
}
