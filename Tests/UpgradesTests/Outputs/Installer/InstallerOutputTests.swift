import TestSupport
import Testing
import Upgrades

/// What is read from each fixture of `installer`, as text.
struct InstallerOutputTests {
    @Test(arguments: facts)
    func `each output gives its facts`(path: String, expected: String) throws {
        #expect(try ReadingText.of(fixture: path) == expected)
    }

    private static let facts: [(String, String)] = [
        (
            "installer/opatch.txt",
            #"""
            patches: id=91000001, description=EXAMPLE BUNDLE PATCH FOR A & B 12.2.1.4.240925, version=12.2.1.4.240925
            patches: id=91000002, description=DATABASE RELEASE UPDATE 19.24.0.0.0 FOR EXAMPLE 12.2.1.4 CLIENT, version=12.2.1.4
            patches: id=91000003, description=One-off
            patches: id=91000004, description=Example release 24.4-20241015
            host oms1
            complete trailer("OPatch succeeded.")
            """#
        ),
        (
            "installer/opatch-none.txt",
            #"""
            patches: none
            complete statedEmpty("There are no Interim patches installed in this Oracle Home \"/u01/app/oracle/product/19c\".")
            """#
        ),
        (
            "installer/oui-prerequisites.txt",
            #"""
            checks: name=CertifiedVersions, code=S_CHECK_CERTIFIED_VERSIONS, expected=One of exampleos-7, exampleos-8, actual=exampleos-8, result=passed
            checks: name=TotalMemory, code=S_CHECK_TOTALMEMORY, expected=10240MB, actual=8192MB, result=failed
            checks: name=CheckHostName, result=not-executed
            complete announcedCount(3)
            """#
        ),
        (
            "installer/prerequisites.html",
            #"""
            checks: name=Check the first & the second., status=succeeded, type=, recommendation=NA, log-location=/tmp/example/first.log, auto-fixable=
            checks: name=Check the certificates., status=warning, type=Manual, recommendation=Renew them., log-location=/tmp/example/second.log, auto-fixable=No
            checks: name=Check the plug-ins., status=unstated, type=, recommendation=Undeploy 1 of them; &unknown; stays., auto-fixable=Yes
            checks: name=Check the first & the second., status=failed, type=Automatic, recommendation=Set it., auto-fixable=Yes
            complete trailer("</html>")
            """#
        ),
        (
            "installer/prerequisites.tsv",
            #"""
            checks: name=Check the first., status=succeeded, type=, recommendation=NA, log-location=/tmp/example/first.log, auto-fixable=
            checks: name=Check the certificates., status=warning, type=Manual, recommendation=Renew them., auto-fixable=No
            checks: name=(name cell scrolled off), status=(red cell), type=, recommendation=Undeploy them, auto-fixable=
            unknown noTrailer(expected: "</html>")
            """#
        ),
        (
            "installer/configuregc.log",
            #"""
            -: auto-correction=true, outcome=successful
            steps: name=Upgrade Prerequisite Check, state=succeeded, started-at=2026-11-21 11:58:02, ended-at=2026-11-21 12:03:09
            steps: name=Repository Upgrade, state=succeeded, started-at=2026-11-21 12:03:10, ended-at=2026-11-22 00:41:00
            host oms1
            remarks 1
            complete trailer("*** The Installation was Successful. ***")
            """#
        ),
        (
            "installer/autoupgrade-status.log",
            #"""
            -: 
            jobs: id=104, database=emrep, version-before=12.1.0.2.0, release-before=12.1.0.2.0, version-after=19.24.0.0.0, release-after=19.0.0.0.0
            stages: job=104, name=PRECHECKS, status=SUCCESS, started-at=2026-11-21 08:01:12, duration=0:00:21
            stages: job=104, name=DBUPGRADE, status=SUCCESS, started-at=2026-11-21 08:05:40
            changes: name=_optimizer_use_feedback, before=FALSE
            changes: name=remove_underscore_parameters, after=yes
            unknown noTrailer(expected: "Please check the summary report at:")
            """#
        ),
        (
            "installer/autoupgrade-jobs.txt",
            #"""
            -: 
            jobs: id=104, database=emrep
            jobs: id=105, database=audit
            stages: job=104, name=PRECHECKS, status=RUNNING, started-at=08:01:12
            stages: job=105, name=DBUPGRADE, status=RUNNING, started-at=08:01:12
            changes: none
            complete announcedCount(2)
            """#
        ),
        (
            "installer/autoupgrade-final.txt",
            #"""
            -: number-of-databases=1, jobs-finished=1, jobs-failed=0
            jobs: none
            stages: none
            changes: none
            complete trailer("Please check the summary report at:")
            """#
        ),
    ]
}
