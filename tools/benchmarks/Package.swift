// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who uses Lockstep builds it. Run it with tools/bench.
let package = Package(
    name: "benchmarks",
    products: [
        .executable(name: "benchmarks", targets: ["benchmarks"]),
        .executable(name: "simulator-benchmarks", targets: ["simulator-benchmarks"]),
        .executable(name: "jobnet-benchmarks", targets: ["jobnet-benchmarks"]),
    ],
    dependencies: [
        .package(name: "lockstep", path: "../.."),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .target(name: "Measuring"),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Measuring",
                .product(name: "EventLog", package: "lockstep"),
                .product(name: "Replay", package: "lockstep"),
                .product(name: "Redundancy", package: "lockstep"),
                .product(name: "Operations", package: "lockstep"),
                .product(name: "Captures", package: "lockstep"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        // Few targets, so that the simulator is measured without building the rest.
        .executableTarget(
            name: "simulator-benchmarks",
            dependencies: [
                "Measuring",
                .product(name: "Replay", package: "lockstep"),
                .product(name: "Redundancy", package: "lockstep"),
                .product(name: "Simulation", package: "lockstep"),
            ]
        ),
        .executableTarget(
            name: "jobnet-benchmarks",
            dependencies: [
                "Measuring",
                .product(name: "Replay", package: "lockstep"),
                .product(name: "Jobnets", package: "lockstep"),
                .product(name: "Encodings", package: "lockstep"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
