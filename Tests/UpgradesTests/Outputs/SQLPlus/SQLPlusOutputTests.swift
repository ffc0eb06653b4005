import TestSupport
import Testing
import Upgrades

/// What is read from each fixture of `sqlplus`, as text.
struct SQLPlusOutputTests {
    @Test(arguments: facts)
    func `each output gives its facts`(path: String, expected: String) throws {
        #expect(try ReadingText.of(fixture: path) == expected)
    }

    private static let facts: [(String, String)] = [
        (
            "sqlplus/parameters-adaptive.txt",
            #"""
            parameters: name=optimizer_adaptive_features, type=boolean, value=FALSE
            parameters: name=optimizer_adaptive_reporting_only, type=boolean, value=FALSE
            complete promptAfter("SQL>")
            """#
        ),
        (
            "sqlplus/parameters-silent.txt",
            #"""
            parameters: name=compatible, type=string, value=19.0.0
            parameters: name=noncdb_compatible, type=boolean, value=FALSE
            parameters: name=_allow_insert_with_update_check, type=boolean, value=TRUE
            remarks 1
            complete promptAfter("SQL>")
            """#
        ),
        (
            "sqlplus/parameters-wrapped.txt",
            #"""
            parameters: name=_optimizer_gather_stats_on_load_index, type=boolean, value=FALSE
            parameters: name=local_listener, type=string, value=(ADDRESS=(PROTOCOL=TCP)(HOST=db1.example.com)(PORT=1521))
            parameters: name=processes, type=integer, value=600
            parameters: name=spfile, type=string, value=
            unknown noTrailer(expected: "SQL>")
            """#
        ),
        (
            "sqlplus/triggers.txt",
            #"""
            -: row-count=2
            rows: owner=EXAMPLE_AUDIT, trigger-name=NOTE_LOGOFF
            rows: owner=EXAMPLE_ADMIN, trigger-name=CLOSE_LOGOFF
            host db1
            complete promptAfter("SQL>")
            """#
        ),
        (
            "sqlplus/no-rows.txt",
            #"""
            -: row-count=0
            rows: none
            complete statedEmpty("no rows selected")
            """#
        ),
        (
            "sqlplus/counted-pages.txt",
            #"""
            -: row-count=12
            rows: job-type=EXAMPLE_JOB_01, n-execs=6099
            rows: job-type=EXAMPLE_JOB_02, n-execs=6098
            rows: job-type=EXAMPLE_JOB_03, n-execs=6097
            rows: job-type=EXAMPLE_JOB_04, n-execs=6096
            rows: job-type=EXAMPLE_JOB_05, n-execs=6095
            rows: job-type=EXAMPLE_JOB_06, n-execs=6094
            rows: job-type=EXAMPLE_JOB_07, n-execs=6093
            rows: job-type=EXAMPLE_JOB_08, n-execs=6092
            rows: job-type=EXAMPLE_JOB_09, n-execs=6091
            rows: job-type=EXAMPLE_JOB_10, n-execs=6090
            rows: job-type=EXAMPLE_JOB_11, n-execs=6089
            rows: job-type=EXAMPLE_JOB_12, n-execs=6088
            complete announcedCount(12)
            """#
        ),
        (
            "sqlplus/two-line-records.txt",
            #"""
            -: row-count=1
            rows: host-name=db1.example.com, version=12.1.0.2.0, startup-time=2026-11-20 21:14:05
            complete promptAfter("SQL>")
            """#
        ),
    ]
}
