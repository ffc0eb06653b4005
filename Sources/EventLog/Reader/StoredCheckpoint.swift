public import SystemPackage

/// The text of a log's checkpoint file; `nil` when there is none.
///
/// - Throws: `noSuchLog` and `notALog` when there is no log, `system` when the file cannot be read.
public func checkpointText(ofLogAt path: FilePath) throws(LogError) -> String? {
    let layout = LogLayout(path)
    let storage = SystemStorage()
    try layout.checkIsLog(storage)
    do {
        return try storage.text(of: layout.checkpoint)
    } catch {
        throw error.logError
    }
}
