// swift-tools-version: 6.2

import PackageDescription

/// Marks every branch of what is fuzzed, so that libFuzzer sees which input reached something new.
let covered: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer"])]

/// Links libFuzzer. Its archive has a `main` too: gold stops at that, lld leaves it out.
let driven: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]

// A package of its own, so that nobody who uses Lockstep builds it, and that has no dependencies: what is fuzzed stands here
// as links to the sources. Run it with tools/fuzz.
let package = Package(
    name: "fuzzers",
    targets: [
        .target(name: "Replay", swiftSettings: covered),
        .target(name: "Jobnets", dependencies: ["Replay"], swiftSettings: covered),
        .target(name: "Encodings", swiftSettings: covered),

        .systemLibrary(name: "CLibFuzzer"),
        .target(name: "Fuzzing", dependencies: ["CLibFuzzer"]),

        // One each fuzz target: a main.swift is what tools/fuzz looks for.
        .executableTarget(name: "encoding", dependencies: ["Fuzzing", "Encodings"], linkerSettings: driven),
        .executableTarget(name: "syntax", dependencies: ["Fuzzing", "Jobnets"], linkerSettings: driven),
        .executableTarget(name: "check", dependencies: ["Fuzzing", "Jobnets"], linkerSettings: driven),
        .executableTarget(name: "schedule", dependencies: ["Fuzzing", "Jobnets", "Replay"], linkerSettings: driven),
        .executableTarget(name: "format", dependencies: ["Fuzzing", "Jobnets"], linkerSettings: driven),
        .executableTarget(name: "diff", dependencies: ["Fuzzing", "Jobnets"], linkerSettings: driven),
        .executableTarget(name: "convert", dependencies: ["Fuzzing", "Jobnets"], linkerSettings: driven),
    ],
    swiftLanguageModes: [.v6]
)
