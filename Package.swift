// swift-tools-version: 6.2

import PackageDescription

/// The settings of every target of ours. A misspelt feature name is silently off:
/// compare with `swiftc -print-supported-features`.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// `EventLog` alone defines non-escapable views of bytes, so it alone names their lifetimes.
let viewSettings = settings + [.enableExperimentalFeature("Lifetimes")]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "lockstep",
    products: [
        .executable(name: "lockstep", targets: ["lockstep"]),
        .library(name: "EventLog", targets: ["EventLog"]),
        .library(name: "Replay", targets: ["Replay"]),
        .library(name: "Redundancy", targets: ["Redundancy"]),
        .library(name: "Jobnets", targets: ["Jobnets"]),
        .library(name: "Upgrades", targets: ["Upgrades"]),
        .library(name: "RulePacks", targets: ["RulePacks"]),
        .library(name: "Execution", targets: ["Execution"]),
        .library(name: "Encodings", targets: ["Encodings"]),
        .library(name: "Operations", targets: ["Operations"]),
        .library(name: "Captures", targets: ["Captures"]),
        .library(name: "Simulation", targets: ["Simulation"]),
        .library(name: "Views", targets: ["Views"]),
        .library(name: "Reports", targets: ["Reports"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        // Lowest first: a target imports only what stands above it.
        .systemLibrary(name: "CLZ4", pkgConfig: "liblz4", providers: [.apt(["liblz4-dev"])]),
        .target(
            name: "EventLog",
            dependencies: ["CLZ4", crypto, system],
            resources: [.embedInCode("EventLog.docc/VerifyingWithOtherTools.md")],
            swiftSettings: viewSettings
        ),
        .target(name: "Replay", swiftSettings: settings),
        .target(name: "Redundancy", dependencies: ["Replay"], swiftSettings: settings),
        .target(name: "Jobnets", dependencies: ["Replay"], swiftSettings: settings),
        .target(name: "Upgrades", dependencies: ["Replay"], swiftSettings: settings),
        .target(name: "Encodings", swiftSettings: settings),
        .target(
            name: "RulePacks",
            dependencies: ["Upgrades", "Replay", yams, crypto],
            resources: [
                .embedInCode("Packs/em-13.4.yaml"),
                .embedInCode("Packs/c9800-pair-upgrade.yaml"),
                .embedInCode("Packs/postgresql-major-upgrade.yaml"),
                .embedInCode("Packs/rule-pack.schema.json"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Execution",
            dependencies: ["Upgrades", "Replay", "EventLog", subprocess, crypto, system],
            swiftSettings: settings
        ),
        .target(
            name: "Operations",
            dependencies: ["EventLog", "Replay", "Redundancy", "Upgrades"],
            resources: [.embedInCode("lockstep.proto")],
            swiftSettings: settings
        ),
        .target(
            name: "Captures",
            dependencies: ["Operations", "EventLog", "Redundancy", "Replay", system],
            swiftSettings: settings
        ),
        .target(
            name: "Simulation",
            dependencies: ["Operations", "EventLog", "Redundancy", "Replay", yams, histogram],
            swiftSettings: settings
        ),
        .target(
            name: "Views",
            dependencies: ["Operations", "EventLog", "Upgrades", "Redundancy", "Replay", grdb],
            swiftSettings: settings
        ),
        .target(
            name: "Reports",
            dependencies: [
                "Views", "Simulation", "Operations", "EventLog", "Encodings", "Jobnets", "Upgrades", "Redundancy",
                "Replay",
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "lockstep",
            dependencies: [
                "Reports", "Views", "Simulation", "Captures", "Operations", "EventLog", "Encodings", "Jobnets",
                "Upgrades", "RulePacks", "Execution", "Redundancy", "Replay",
                arguments,
                system,
            ],
            swiftSettings: settings
        ),

        .target(
            name: "TestSupport",
            dependencies: ["RulePacks", "EventLog", "Upgrades", "Replay"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        .testTarget(name: "EventLogTests", dependencies: ["EventLog", "TestSupport", system], swiftSettings: settings),
        .testTarget(name: "ReplayTests", dependencies: ["Replay", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "RedundancyTests",
            dependencies: ["Redundancy", "Replay", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "JobnetsTests",
            dependencies: ["Jobnets", "Encodings", "Replay", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "UpgradesTests",
            dependencies: ["Upgrades", "Replay", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RulePacksTests",
            dependencies: ["RulePacks", "Upgrades", "Replay", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ExecutionTests",
            dependencies: ["Execution", "RulePacks", "Upgrades", "EventLog", "Replay", "TestSupport", system],
            swiftSettings: settings
        ),
        .testTarget(name: "EncodingsTests", dependencies: ["Encodings", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "SimulationTests",
            dependencies: ["Simulation", "Operations", "EventLog", "Redundancy", "Replay", "TestSupport", system],
            swiftSettings: settings
        ),
        .testTarget(
            name: "OperationsTests",
            dependencies: ["Operations", "EventLog", "Upgrades", "Redundancy", "Replay", "TestSupport", system],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CapturesTests",
            dependencies: [
                "Captures", "Simulation", "Operations", "EventLog", "Redundancy", "Replay", "TestSupport", system,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ViewsTests",
            dependencies: [
                "Views", "Captures", "Operations", "RulePacks", "EventLog", "Upgrades", "Redundancy", "Replay",
                "TestSupport", grdb, system,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Reports", "Views", "Simulation", "Captures", "Operations", "EventLog", "Jobnets", "Upgrades",
                "Redundancy", "Replay", "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LockstepTests",
            dependencies: [
                "lockstep", "Captures", "EventLog", "Encodings", "Jobnets", "Operations", "Replay", "RulePacks",
                "Upgrades", "TestSupport",
                system,
            ],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
