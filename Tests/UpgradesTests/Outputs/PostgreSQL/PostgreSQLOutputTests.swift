import TestSupport
import Testing
import Upgrades

/// What is read from each fixture of `postgresql`, as text.
struct PostgreSQLOutputTests {
    @Test(arguments: facts)
    func `each output gives its facts`(path: String, expected: String) throws {
        #expect(try ReadingText.of(fixture: path) == expected)
    }

    private static let facts: [(String, String)] = [
        (
            "postgresql/aligned.txt",
            #"""
            -: row-count=2
            rows: datname=app, dat-comment=first second
            rows: datname=東京, dat-comment=wide
            complete announcedCount(2)
            """#
        ),
        (
            "postgresql/unaligned.txt",
            #"""
            -: row-count=1
            rows: extname=plpgsql, ext-version=1.0
            complete announcedCount(1)
            """#
        ),
        (
            "postgresql/none.txt",
            #"""
            -: row-count=0
            rows: none
            complete statedEmpty("(0 rows)")
            """#
        ),
        (
            "postgresql/check-compatible.txt",
            #"""
            -: outcome=compatible
            checks: name=Checking cluster versions, result=ok
            checks: name=Checking database user is the install user, result=ok
            checks: name=Checking for user-defined encoding conversions, result=ok
            complete trailer("*Clusters are compatible*")
            """#
        ),
        (
            "postgresql/check-fatal.txt",
            #"""
            -: outcome=not-compatible
            checks: name=Checking cluster versions, result=ok
            checks: name=Checking for example data types in user tables, result=warning
            checks: name=Checking for presence of required libraries, result=fatal
            complete trailer("Failure, exiting")
            """#
        ),
    ]
}
