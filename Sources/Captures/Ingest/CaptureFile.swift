internal import EventLog
internal import SystemPackage

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// Why a file cannot be read as a capture.
public enum CaptureFileError: Error, Hashable, Sendable {
    case notFound(String)
    case isDirectory(String)
    /// A device, a pipe or a socket: a capture is read twice, so it must be a file.
    case notAFile(String)
    case noPermission(String)
    case failed(String, code: Int32)
    /// It became shorter or changed between the two readings.
    case changedWhileReading(String)
    case content(CaptureError)
    /// No line of it is one that IOS-XE prints.
    case noDeviceLines(String)

    public var message: String {
        switch self {
        case .notFound(let name): "\(name): no such file. Check the name."
        case .isDirectory(let name): "\(name) is a directory. Name the files in it."
        case .notAFile(let name): "\(name) is no regular file. Save its output to a file, then name that."
        case .noPermission(let name): "\(name) may not be read. Change its permissions or run as its owner."
        case .failed(let name, let code): "\(name) cannot be read: \(Errno(rawValue: code))."
        case .changedWhileReading(let name): "\(name) changed while it was read. Read it again once it rests."
        case .content(let error): error.message
        case .noDeviceLines(let name):
            "\(name) has no line that IOS-XE prints: no message, no prompt, no output of a show command. Name a syslog file, "
                + "a console transcript or a saved show output."
        }
    }

    public var messageInJapanese: String {
        switch self {
        case .notFound(let name): "\(name): ファイルがありません。名前を確認してください。"
        case .isDirectory(let name): "\(name) はディレクトリです。中のファイルを指定してください。"
        case .notAFile(let name): "\(name) は通常のファイルではありません。出力をファイルに保存して指定してください。"
        case .noPermission(let name): "\(name) を読む権限がありません。権限を変更するか、所有者で実行してください。"
        case .failed(let name, let code): "\(name) を読めません: \(Errno(rawValue: code))。"
        case .changedWhileReading(let name): "\(name) は読み取り中に変更されました。更新が止まってから再実行してください。"
        case .content(let error): error.messageInJapanese
        case .noDeviceLines(let name):
            "\(name) には IOS-XE のメッセージ、プロンプト、show 出力の行がありません。syslog ファイル、コンソールの記録、"
                + "または保存した show 出力を指定してください。"
        }
    }
}

/// A capture on disk, read in chunks: memory does not grow with the file.
struct CaptureFile: ~Copyable {
    static let chunkByteCount = 1 << 20

    let path: FilePath
    let name: String
    private let descriptor: FileDescriptor

    init(_ path: FilePath) throws(CaptureFileError) {
        descriptor = try Self.open(path)
        self.path = path
        name = path.lastComponent?.string ?? path.string
    }

    private static func open(_ path: FilePath) throws(CaptureFileError) -> FileDescriptor {
        let descriptor: FileDescriptor
        do {
            // Non-blocking, so that a pipe without a writer is refused and not waited for.
            descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
        } catch {
            throw Self.error(error, path)
        }
        var status = stat()
        let problem: CaptureFileError? =
            if unsafe fstat(descriptor.rawValue, &status) != 0 {
                .failed(path.string, code: errno)
            } else if status.st_mode & S_IFMT == S_IFDIR {
                .isDirectory(path.string)
            } else if status.st_mode & S_IFMT != S_IFREG {
                .notAFile(path.string)
            } else {
                nil
            }
        guard let problem else { return descriptor }
        try? descriptor.close()
        throw problem
    }

    deinit {
        try? descriptor.close()
    }

    /// Shows the first `limit` bytes, or all there are, in chunks, as long as `body` wants more.
    ///
    /// - Returns: how many bytes were shown.
    func forEachChunk(
        upTo limit: UInt64 = .max,
        _ body: (Span<UInt8>) -> Bool
    ) throws(CaptureFileError) -> UInt64 {
        var buffer = [UInt8](repeating: 0, count: Self.chunkByteCount)
        var offset: UInt64 = 0
        while offset < limit {
            let wanted = Int(min(UInt64(buffer.count), limit - offset))
            let count: Int
            do {
                count = try unsafe buffer.withUnsafeMutableBytes { bytes in
                    try unsafe descriptor.read(
                        fromAbsoluteOffset: Int64(offset),
                        into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<wanted])
                    )
                }
            } catch {
                throw Self.error(error, path)
            }
            guard count > 0 else { break }
            offset += UInt64(count)
            guard body(buffer.span.extracting(0..<count)) else { break }
        }
        return offset
    }

    private static func error(_ error: any Error, _ path: FilePath) -> CaptureFileError {
        switch error as? Errno {
        case .noSuchFileOrDirectory, .notDirectory: .notFound(path.string)
        case .permissionDenied, .notPermitted: .noPermission(path.string)
        case .isDirectory: .isDirectory(path.string)
        case let code?: .failed(path.string, code: code.rawValue)
        case nil: .failed(path.string, code: 0)
        }
    }
}
