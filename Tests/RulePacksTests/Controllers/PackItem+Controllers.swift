import TestSupport
import Upgrades

/// The checks of the pack for a pair of controllers, in its order.
extension PackItem {
    static let controllers: [Self] = [
        .init(
            "C01",
            "c9800.pair.same-version",
            34,
            in: .controllers,
            fails: [
                .init(
                    "run/redundancy-versions",
                    "Version 17.9.4a, RELEASE SOFTWARE (fc1)\nTechnical Support: http://www.cisco.com/techsupport\nCopyright (c) 1986-2026 by Cisco Systems, Inc.\nCompiled Fri 20-Nov-26 10:29 by example\n        Configuration register = 0x2102\n\nPeer",
                    "Version 17.9.5, RELEASE SOFTWARE (fc1)\n\nPeer"
                )
            ],
            by: "run/redundancy-versions"
        ),
        .init(
            "C02",
            "c9800.pair.chassis-present",
            407,
            in: .controllers,
            fails: [
                .init("run/chassis", "Ready                169.254.1.202", "HA sync in progress  169.254.1.202")
            ],
            by: "run/chassis",
            cut: " 2       Standby"
        ),
        .init(
            "C03",
            "c9800.pair.roles",
            171,
            in: .controllers,
            fails: [
                .init("run/chassis", "Standby", "Active ")
            ],
            by: "run/chassis",
            cut: " 2       Standby"
        ),
        .init(
            "C04",
            "c9800.pair.sso",
            431,
            in: .controllers,
            fails: [
                .init("run/redundancy", "8  -STANDBY HOT", "4  -STANDBY COLD")
            ],
            as: .waiting,
            by: "run/redundancy"
        ),
        .init(
            "C05",
            "c9800.mode.as-planned",
            511,
            in: .controllers,
            fails: [
                .init("run/version", "INSTALL", "BUNDLE")
            ],
            by: "run/version",
            cut: "Configuration"
        ),
        .init(
            "C06",
            "c9800.space.active",
            509,
            in: .controllers,
            fails: [
                .init("run/active-flash", "example-wlc.17.09.05", "example-wlc.17.06.01"),
                .init("run/active-flash", "18991185920", "900000000"),
            ],
            also: ["c9800.image.active run"],
            by: "run/active-flash",
            cut: "29      -rw"
        ),
        .init(
            "C07",
            "c9800.space.standby",
            509,
            in: .controllers,
            fails: [
                .init("run/standby-flash", "example-wlc.17.09.05", "example-wlc.17.06.01"),
                .init("run/standby-flash", "18991185920", "900000000"),
            ],
            by: "run/standby-flash",
            cut: "29      -rw"
        ),
        .init(
            "C08",
            "c9800.image.active",
            509,
            in: .controllers,
            fails: [
                .init("run/active-flash", "1104152031", "1104150000")
            ],
            by: "run/active-flash",
            cut: "29      -rw"
        ),
        .init(
            "C09",
            "c9800.image.standby",
            509,
            in: .controllers,
            given: [
                .init("plan", "mode: install", "mode: bundle"),
                .init("run/version", "INSTALL", "BUNDLE"),
            ],
            fails: [
                .init("run/standby-flash", "1104152031", "1104150000")
            ],
            by: "run/standby-flash",
            cut: "29      -rw"
        ),
        .init(
            "C10",
            "c9800.boot.both",
            511,
            in: .controllers,
            fails: [
                .init(
                    "run/boot",
                    "Standby BOOT variable = bootflash:packages.conf",
                    "Standby BOOT variable = bootflash:old.bin"
                )
            ],
            by: "run/boot"
        ),
        .init(
            "C11",
            "c9800.before.saved",
            511,
            in: .controllers
        ),
        .init(
            "C12",
            "c9800.weaken.standby-console",
            443,
            .may,
            in: .controllers
        ),
        .init(
            "C13",
            "c9800.upgrade.activated",
            511,
            in: .controllersUpgraded,
            fails: [
                .init("run/install-summary", "C    17.09.05", "I    17.09.05")
            ],
            by: "run/install-summary",
            cut: "IMG "
        ),
        .init(
            "C14",
            "c9800.after.version",
            34,
            in: .controllersUpgraded,
            fails: [
                .init("run/redundancy-versions", "17.9.5", "17.9.4a")
            ],
            by: "run/redundancy-versions"
        ),
        .init(
            "C15",
            "c9800.after.access-points",
            482,
            .recommended,
            in: .controllers
        ),
    ]
}
