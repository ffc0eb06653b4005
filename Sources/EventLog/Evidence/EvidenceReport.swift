public import SystemPackage

/// What `verifyEvidence` found.
public struct EvidenceReport: Hashable, Sendable {
    /// Something in `evidence/` that should not be as it is.
    public struct Finding: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            /// A file whose bytes are not those of its name.
            case damaged(EvidenceDamage)
            /// A file that no evidence is named like.
            case stray
            /// What is left of a store that was interrupted: harmless, and never read.
            case unfinished
        }

        /// The file, relative to the log's directory.
        public var file: String
        public var kind: Kind

        public init(file: String, kind: Kind) {
            self.file = file
            self.kind = kind
        }
    }

    /// Files whose bytes are those of their names.
    public var soundCount: Int
    /// The bytes of the sound ones, decompressed.
    public var byteCount: UInt64
    /// In the order of their names.
    public var findings: [Finding]

    public init(soundCount: Int, byteCount: UInt64, findings: [Finding]) {
        self.soundCount = soundCount
        self.byteCount = byteCount
        self.findings = findings
    }

    /// True when every file is what its name says, unfinished ones aside.
    public var isSound: Bool {
        findings.allSatisfy { $0.kind == .unfinished }
    }

    /// The error that a command reports: the first damaged file, else the first stray one; `nil` when all is sound.
    public var error: LogError? {
        for finding in findings {
            guard case .damaged(let damage) = finding.kind,
                let name = FilePath(finding.file).lastComponent?.string,
                let digest = LogLayout.evidenceDigest(ofFileName: name)
            else { continue }
            return .evidenceDamaged(digest, damage)
        }
        return findings.first { $0.kind == .stray }.map { .evidenceStray(file: $0.file) }
    }
}

/// Reads every file of a log's `evidence/` and compares its bytes with its name. Changes nothing.
///
/// Whether every digest that a commit names is there is not known here: EventLog does not read payloads.
///
/// - Throws: `noSuchLog` and `notALog` when there is nothing to verify, `system` when a file cannot be read. Damage is
///   not thrown but reported.
/// - Complexity: O(n) in the bytes stored, in memory of one file.
public func verifyEvidence(at path: FilePath) throws(LogError) -> EvidenceReport {
    try verifyEvidence(at: path, storage: SystemStorage())
}

package func verifyEvidence(at path: FilePath, storage: any Storage) throws(LogError) -> EvidenceReport {
    let store = try EvidenceStore(ofLogAt: path, storage: storage)
    var report = EvidenceReport(soundCount: 0, byteCount: 0, findings: [])
    for name in try store.names() {
        let file = LogLayout.evidence + "/" + name
        guard let digest = LogLayout.evidenceDigest(ofFileName: name) else {
            let isUnfinished = name.hasSuffix(UnfinishedFile.suffix)
            report.findings.append(.init(file: file, kind: isUnfinished ? .unfinished : .stray))
            continue
        }
        do {
            report.byteCount += UInt64(try store.read(digest).count)
            report.soundCount += 1
        } catch .evidenceDamaged(_, let damage) {
            report.findings.append(.init(file: file, kind: .damaged(damage)))
        }
    }
    return report
}
