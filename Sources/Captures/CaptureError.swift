/// A file that cannot be a capture.
public struct CaptureError: Error, Hashable, Sendable {
    public enum Problem: Hashable, Sendable {
        case empty
        case binary(CaptureKind.BinaryForm)
    }

    /// The file's name.
    public var name: String
    public var problem: Problem

    public init(name: String, problem: Problem) {
        self.name = name
        self.problem = problem
    }

    /// What is wrong, where, and what to do next.
    public var message: String {
        switch problem {
        case .empty:
            "\(name) is empty: there is nothing to read. Check that the capture was saved, then name it again."
        case .binary(.utf16):
            "\(name) is UTF-16 text from its first byte. Convert it to UTF-8 (iconv -f UTF-16 -t UTF-8), then read it."
        case .binary(.other):
            "\(name) is no text: at least three of ten of its first bytes are neither printable nor UTF-8. "
                + "Name a syslog file, a console transcript or a saved show output."
        case .binary(let form):
            "\(name) is compressed (\(form.word)) from its first byte. Unpack it (\(form.command)), then read the text."
        }
    }

    /// The same in Japanese.
    public var messageInJapanese: String {
        switch problem {
        case .empty:
            "\(name) は空のファイルで、読み取る内容がありません。キャプチャが保存されているか確認してから、もう一度指定してください。"
        case .binary(.utf16):
            "\(name) は先頭から UTF-16 のテキストです。UTF-8 に変換 (iconv -f UTF-16 -t UTF-8) してから読み取ってください。"
        case .binary(.other):
            "\(name) はテキストではありません。先頭部分のバイトの 3 割以上が、印字できる文字でも UTF-8 でもありません。"
                + "syslog ファイル、コンソールの記録、または保存した show 出力を指定してください。"
        case .binary(let form):
            "\(name) は先頭から圧縮ファイル (\(form.word)) です。展開 (\(form.command)) してからテキストを読み取ってください。"
        }
    }
}

extension CaptureKind.BinaryForm {
    fileprivate var word: String {
        switch self {
        case .gzip: "gzip"
        case .zip: "zip"
        case .xz: "xz"
        case .zstandard: "zstd"
        case .utf16: "UTF-16"
        case .other: "binary"
        }
    }

    fileprivate var command: String {
        switch self {
        case .gzip: "gunzip"
        case .zip: "unzip"
        case .xz: "unxz"
        case .zstandard: "unzstd"
        case .utf16: "iconv"
        case .other: "file"
        }
    }
}
