import Execution
import Replay
import TestSupport
import Testing

@Suite struct CommandRunnerTests {
    private static let moment = Instant(nanoseconds: 1_768_000_000_000_000_000)

    private func runner(limit: Int = 16 << 20, own: [String: String] = [:], passing: [String] = []) -> CommandRunner {
        CommandRunner(
            environment: CommandEnvironment(from: own, passing: passing),
            limits: CommandLimits(outputByteCount: limit, grace: .milliseconds(200)),
            now: { Self.moment }
        )
    }

    private func result(_ output: String, _ ending: CommandResult.Ending, whole: Bool) -> CommandResult {
        CommandResult(
            output: Array(output.utf8),
            ending: ending,
            startedAt: Self.moment,
            endedAt: Self.moment,
            isCapturedWhole: whole
        )
    }

    @Test func `both outputs arrive in their order with the exit code`() async throws {
        let result = try await runner().run("echo one; echo two >&2; echo three; exit 3", timeLimit: .seconds(60))
        #expect(result == self.result("one\ntwo\nthree\n", .exited(3), whole: true))
    }

    @Test func `a silent command is whole`() async throws {
        #expect(try await runner().run("true", timeLimit: .seconds(60)) == result("", .exited(0), whole: true))
    }

    @Test func `nothing stands on its input`() async throws {
        #expect(
            try await runner().run("cat; echo end", timeLimit: .seconds(60)) == result("end\n", .exited(0), whole: true)
        )
    }

    @Test func `a signal is told and is no whole capture`() async throws {
        let result = try await runner().run("echo before; kill -9 $$", timeLimit: .seconds(60))
        #expect(result == self.result("before\n", .signaled(9), whole: false))
        #expect(result.exitCode == nil)
    }

    @Test func `a command that never ends is ended with all of its group`() async throws {
        let folder = TemporaryDirectory()
        let command = "echo $$ >'\(folder.path)/group'; echo begun; sleep 1000 & while :; do sleep 1000; done"
        let result = try await runner().run(command, timeLimit: .milliseconds(500))
        #expect(result == self.result("begun\n", .timedOut, whole: false))
        #expect(
            ShellCommand.run(
                "kill -0 -- -$(cat '\(folder.path)/group') 2>/dev/null && ps -o stat= -g $(cat '\(folder.path)/group') | grep -qv Z"
            ) != 0
        )
    }

    @Test func `a command that ignores the request to end is ended`() async throws {
        let result = try await runner().run("trap '' TERM; echo on; while :; do :; done", timeLimit: .milliseconds(300))
        #expect(result == self.result("on\n", .timedOut, whole: false))
    }

    @Test func `a command that closes its output is still under the limit`() async throws {
        let result = try await runner().run("echo out; exec >&- 2>&-; sleep 1000", timeLimit: .milliseconds(300))
        #expect(result == self.result("out\n", .timedOut, whole: false))
    }

    @Test func `too much output is cut and the command ended`() async throws {
        let result = try await runner(limit: 1000).run("yes", timeLimit: .seconds(60))
        #expect(result == self.result(String(repeating: "y\n", count: 500), .outputTooLong, whole: false))
    }

    @Test func `as much as is kept is not too much`() async throws {
        let result = try await runner(limit: 1000).run("yes | head -c 1000", timeLimit: .seconds(60))
        #expect(result == self.result(String(repeating: "y\n", count: 500), .exited(0), whole: true))
    }

    @Test func `what runs on behind its shell makes the capture not whole`() async throws {
        let result = try await runner().run("sleep 1000 & echo done", timeLimit: .seconds(60))
        #expect(result == self.result("done\n", .exited(0), whole: false))
    }

    @Test func `only named variables of ours reach the command`() async throws {
        let runner = runner(own: ["PATH": "/usr/bin:/bin", "HOME": "/h", "A": "1", "B": "2"], passing: ["B", "C"])
        let result = try await runner.run(
            "env | grep -v -e ^PWD= -e ^_= -e ^SHLVL= | sort",
            variables: [("D", "x y")],
            timeLimit: .seconds(60)
        )
        let expected = "B=2\nD=x y\nHOME=/h\nLANG=C\nLC_ALL=C\nPATH=/usr/bin:/bin\nTZ=UTC\n"
        #expect(result == self.result(expected, .exited(0), whole: true))
    }

    @Test(arguments: [
        "PGPASSWORD=x psql -l", "emctl config oms -sysman_pwd Welcome1", "sqlplus sys/tiger@db1 as sysdba",
        "tool --password=x", "emctl status oms -sysman_pwd $SYSMAN_PWD",
    ])
    func `a command with a password on it is refused`(_ command: String) async {
        await #expect { try await runner().run(command, timeLimit: .seconds(60)) } throws: { error in
            guard case CommandError.secretOnCommandLine = error else { return false }
            return true
        }
    }

    @Test func `a password in the environment is no secret on the command line`() async throws {
        let variables = [(name: "PGPASSWORD", value: "x")]
        let result = try await runner().run("test -n \"$PGPASSWORD\"", variables: variables, timeLimit: .seconds(60))
        #expect(result == self.result("", .exited(0), whole: true))
    }

    @Test(arguments: ["", "echo a\u{0}b"])
    func `a command that is none is refused`(_ command: String) async {
        await #expect(throws: CommandError.unusableCommand) {
            try await runner().run(command, timeLimit: .seconds(60))
        }
    }

    @Test func `a variable that no environment can hold is refused`() async {
        await #expect(throws: CommandError.unusableVariable("A=B")) {
            try await runner().run("true", variables: [("A=B", "")], timeLimit: .seconds(60))
        }
    }

    @Test func `cancelling ends the command`() async throws {
        let folder = TemporaryDirectory()
        // A pipe that is opened for reading waits until the command writes: then it runs, and is cancelled.
        #expect(ShellCommand.run("mkfifo '\(folder.path)/begun'") == 0)
        let command = "echo $$ >'\(folder.path)/group'; echo begun >'\(folder.path)/begun'; sleep 1000"
        let running = Task { try await runner().run(command, timeLimit: .seconds(600)) }
        #expect(ShellCommand.run("grep -q begun '\(folder.path)/begun'") == 0)
        running.cancel()
        await #expect(throws: CommandError.cancelled) { try await running.value }
        #expect(ShellCommand.run("kill -0 -- -$(cat '\(folder.path)/group') 2>/dev/null") != 0)
    }
}
