internal import Foundation
internal import TestSupport

extension Workbench {
    /// Copies a file of `fixtures/definitions` into the bench, under its own name or another.
    ///
    /// - Parameters:
    ///   - name: the file.
    ///   - copy: the name of the copy; that of the file if it is nil.
    func copy(_ name: String, as copy: String? = nil) throws {
        try write(try Fixtures.bytes("definitions/\(name)"), to: copy ?? name)
    }

    func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    /// Runs a command of `lockstep jobnet` in English.
    func jobnet(_ arguments: String...) throws -> Run {
        try run(["jobnet"] + arguments + ["--lang", "en"])
    }

    /// What every command that reads definitions is given to refuse, by file name.
    func writeUnreadableFiles() throws -> [String] {
        try write([0xFF, 0xFE] + Array("u\0n\0i\0t\0".utf8), to: "wide")
        try FileManager.default.createDirectory(at: folder.appending(path: "folder"), withIntermediateDirectories: true)
        return ["absent", "folder", "/dev/null", "wide"]
    }
}

/// A definition beside the project that others wrote.
enum DefinitionCorpus {
    static func path(_ name: String) throws -> String {
        guard let iosXE = Corpus.iosXE else { throw CocoaError(.fileNoSuchFile) }
        return iosXE.deletingLastPathComponent().appending(path: "ajs").appending(path: name).path
    }
}
