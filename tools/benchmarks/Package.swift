// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who uses Lockstep builds it. Run it with tools/bench.
let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "lockstep", path: "../.."),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                .product(name: "EventLog", package: "lockstep"),
                .product(name: "Replay", package: "lockstep"),
                .product(name: "Redundancy", package: "lockstep"),
                .product(name: "Operations", package: "lockstep"),
                .product(name: "Captures", package: "lockstep"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
