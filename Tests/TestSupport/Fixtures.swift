public import Foundation

/// Where test data stands: the project's own fixtures, and the captures beside the project, which a user's clone lacks.
public enum Fixtures {
    /// The project's folder.
    public static let project = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A file of `fixtures/`.
    public static func url(_ path: String) -> URL {
        project.appending(path: "fixtures").appending(path: path)
    }

    public static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url(path)))
    }

    public static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }
}

/// Real captures beside the project. Tests that read them are enabled only where they stand.
public enum Corpus {
    /// The folder of the IOS-XE captures, or nil where there is none.
    public static let iosXE: URL? = {
        let named = ProcessInfo.processInfo.environment["LOCKSTEP_CORPUS"].map { URL(filePath: $0) }
        let folder = named ?? Fixtures.project.deletingLastPathComponent().appending(path: "shared/corpus")
        let iosXE = folder.appending(path: "ios-xe")
        return FileManager.default.fileExists(atPath: iosXE.path) ? iosXE : nil
    }()

    public static var isPresent: Bool { iosXE != nil }

    /// Why a test that needs the corpus was skipped.
    public static let absence = "the real captures do not stand beside the project (LOCKSTEP_CORPUS names their folder)"

    public static func bytes(_ path: String) throws -> [UInt8] {
        guard let iosXE else { throw CocoaError(.fileNoSuchFile) }
        return [UInt8](try Data(contentsOf: iosXE.appending(path: path)))
    }
}
