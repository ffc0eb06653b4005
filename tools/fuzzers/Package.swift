// swift-tools-version: 6.2

import PackageDescription

/// Marks every branch of what is fuzzed, so that libFuzzer sees which input reached something new.
let covered: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer"])]

/// Lets a fuzz target see what is internal too: what has to hold inside is checked, not only what comes out.
let opened: [SwiftSetting] = covered + [.unsafeFlags(["-enable-testing"])]

/// Links libFuzzer. Its archive has a `main` too: gold stops at that, lld leaves it out.
let driven: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]

/// What of the log reads bytes without a log: notes, checkpoints and proofs.
let proofsOfTheLog = [
    "Limits.swift", "Proofs/ConsistencyProof.swift", "Proofs/InclusionProof.swift", "Proofs/ProvenCommit.swift",
    "Proofs/TlogProof.swift", "Proofs/TreeRanges.swift", "Proofs/WayToRoot.swift", "Signing/KeyName.swift",
    "Signing/ProofError.swift", "Signing/ProofError+Message.swift", "Signing/SignedCheckpoint.swift",
    "Signing/SignedNote.swift", "Signing/SigningKey.swift",
    "Signing/VerifyingKey.swift", "Tree", "Values/ContentDigest.swift", "Values/Hexadecimal.swift",
    "Values/LogID.swift", "Values/SequenceNumber.swift", "Wire/DecodeError.swift", "Wire/Varint.swift",
]

// A package of its own, so that nobody who uses Lockstep builds it. What is fuzzed stands here as links to the sources, without
// what runs commands, stores files or ships texts, and Yams is the checkout of Lockstep's own build: nothing is downloaded and
// little is built. Run it with tools/fuzz.
let package = Package(
    name: "fuzzers",
    dependencies: [.package(path: "../../.build/checkouts/Yams")],
    targets: [
        .target(name: "Replay", swiftSettings: covered),
        .target(name: "Jobnets", dependencies: ["Replay"], swiftSettings: covered),
        .target(name: "Encodings", swiftSettings: covered),
        .target(name: "Upgrades", dependencies: ["Replay"], swiftSettings: opened),
        .target(
            name: "RulePacks",
            dependencies: ["Upgrades", "Replay", "Crypto", "Yams"],
            exclude: ["Packs", "ShippedPack.swift"],
            swiftSettings: opened
        ),
        .target(
            name: "Execution",
            dependencies: ["Upgrades", "Replay", "Crypto"],
            sources: [
                "ArchiveError.swift", "ArchiveLines.swift", "CollectedEvidence.swift", "EvidenceArchive.swift",
                "POSIXChecksum.swift", "Redaction.swift", "TarMembers.swift",
            ],
            swiftSettings: opened
        ),
        .target(
            name: "EventLog",
            dependencies: ["Crypto"],
            sources: proofsOfTheLog,
            swiftSettings: opened + [.enableExperimentalFeature("Lifetimes")]
        ),

        .target(name: "Crypto"),
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
        .executableTarget(name: "outputs", dependencies: ["Fuzzing", "Upgrades"], linkerSettings: driven),
        .executableTarget(
            name: "pack",
            dependencies: ["Fuzzing", "RulePacks", "Upgrades", "Replay", "Yams"],
            linkerSettings: driven
        ),
        .executableTarget(name: "archive", dependencies: ["Fuzzing", "Execution", "Upgrades"], linkerSettings: driven),
        .executableTarget(name: "notes", dependencies: ["Fuzzing", "EventLog"], linkerSettings: driven),
    ],
    swiftLanguageModes: [.v6]
)
