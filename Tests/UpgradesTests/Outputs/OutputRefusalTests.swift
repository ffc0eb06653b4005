import Testing
import Upgrades

/// Programs that answer with an error, and texts that are whole only by the collector's word.
struct OutputRefusalTests {
    @Test(arguments: [
        (OutputParser.sqlplusParameters, "SQL> show parameter adaptive\nSP2-0640: Not connected\nSQL> \n"),
        (.sqlplusQuery, "SQL> select 1 from nothing;\nORA-00942: table or view does not exist\n\nSQL> \n"),
        (.opatchPatches, "OPatch failed with error code 1\n"),
        (.pgUpgradeCheck, "The old cluster cannot be opened.\nFailure, exiting\n"),
        (.psqlTable, "psql: error: connection to server at \"db1.example.com\" failed\n"),
        (.iosxeRedundancy, "wlc1#show redundncy\n% Invalid input detected at '^' marker.\n\nwlc1#\n"),
        (.iosxeDirectory, "%Error opening stby-bootflash:/ (No such device)\n"),
    ])
    func `a program's error is told as one`(parser: OutputParser, text: String) {
        #expect(ReadingText.of(parser, text, isWhole: true, exitCode: 0).contains("program says"))
    }

    @Test func `a silent show parameter is an answer when a prompt follows`() {
        #expect(
            ReadingText.of(.sqlplusParameters, "SQL> show parameter _x\nSQL> \n")
                == "parameters: none\nremarks 1\ncomplete promptAfter(\"SQL>\")"
        )
        #expect(ReadingText.of(.sqlplusParameters, "SQL> show parameter _x\n") == "parameters: none\nunknown silent")
        #expect(
            ReadingText.of(.sqlplusParameters, "", isWhole: true, exitCode: 0)
                == "parameters: none\ncomplete capturedWhole"
        )
    }

    @Test func `a list of patches without its closing line is unknown`() {
        #expect(
            ReadingText.of(.opatchPatches, "91000001;One-off\n", isWhole: true, exitCode: 0)
                == "patches: id=91000001, description=One-off\nunknown noTrailer(expected: \"OPatch succeeded.\")"
        )
    }

    @Test func `an announced number that differs is told`() {
        let text = "A\n-\nx\n\n3 rows selected.\n"
        #expect(
            ReadingText.of(.sqlplusQuery, text)
                == "-: row-count=1\nrows: a=x\nunknown countDiffers(announced: 3, found: 1)"
        )
    }
}
