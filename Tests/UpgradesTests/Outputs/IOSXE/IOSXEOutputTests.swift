import TestSupport
import Testing
import Upgrades

/// What is read from each fixture of `iosxe`, as text.
struct IOSXEOutputTests {
    @Test(arguments: facts)
    func `each output gives its facts`(path: String, expected: String) throws {
        #expect(try ReadingText.of(fixture: path) == expected)
    }

    private static let facts: [(String, String)] = [
        (
            "iosxe/redundancy-states.txt",
            #"""
            -: my-state=ACTIVE, peer-state=STANDBY HOT, mode=Duplex, unit-id=1, operating-mode=sso, configured-mode=sso, manual-swact=enabled, communications=Up
            host wlc1
            complete fixedForm
            """#
        ),
        (
            "iosxe/redundancy.txt",
            #"""
            -: switchovers=2, mode=Duplex, configured-mode=sso, operating-mode=sso, communications=Up, my-state=ACTIVE, version=17.9.4a, peer-state=STANDBY HOT, standby-version=17.9.4a
            complete fixedForm
            """#
        ),
        (
            "iosxe/redundancy-simplex.txt",
            #"""
            -: switchovers=0, mode=Simplex, configured-mode=sso, operating-mode=Non-redundant, communications=Down, my-state=ACTIVE, version=17.9.4a, peer-state=DISABLED
            host wlc1
            complete fixedForm
            """#
        ),
        (
            "iosxe/version.txt",
            #"""
            -: version=17.09.04a, image=bootflash:packages.conf, uptime=3 weeks, 2 days, 4 minutes, boot-mode=install, serial=EXAMPLE0001, host=wlc1, last-reload=Reload Command
            host wlc1
            complete trailer("Configuration register is 0x102")
            """#
        ),
        (
            "iosxe/install-summary.txt",
            #"""
            -: auto-abort=inactive
            packages: chassis=1, type=IMG, state=I, version=17.06.05.0.1234
            packages: chassis=2, type=IMG, state=I, version=17.06.05.0.1234
            packages: chassis=1, type=IMG, state=C, version=17.09.04a.0.6
            packages: chassis=2, type=IMG, state=C, version=17.09.04a.0.6
            host wlc1
            complete trailer("Auto abort timer: inactive")
            """#
        ),
        (
            "iosxe/chassis.txt",
            #"""
            chassis: number=1, role=standby, mac=0200.5e00.5302, priority=1, version=V02, state=ha-sync-in-progress
            chassis: number=2, role=active, mac=0200.5e00.5301, priority=2, version=V02, state=ready
            chassis: number=3, role=member, mac=0000.0000.0000, priority=0, version=V02, state=removed
            host wlc1
            complete promptAfter("wlc1#")
            """#
        ),
        (
            "iosxe/directory.txt",
            #"""
            -: directory=stby-bootflash:/, bytes-total=26458804224, bytes-free=18991185920
            files: name=lost+found, bytes=16384
            files: name=example-wlc.17.09.04a.SPA.bin, bytes=1104152031
            host wlc1
            complete trailer("26458804224 bytes total (18991185920 bytes free)")
            """#
        ),
    ]
}
