internal import ArgumentParser
internal import Captures
internal import EventLog
internal import Operations
internal import Reports
internal import Views

/// The exit codes of Lockstep, each with what it tells a script.
enum FailureKind: Int32, Comparable {
    /// A finding: over budget, say.
    case finding = 1
    case usage = 2
    /// Unreadable or damaged input, or a check that had nothing to check.
    case unreadable = 3
    /// The log failed verification.
    case unverified = 4
    case ours = 70

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// An error for a person, in their language, with the exit code for a script.
struct Failure: Error {
    var kind: FailureKind
    var message: String

    init(_ kind: FailureKind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    var exitCode: Int32 { kind.rawValue }

    func report() {
        guard !message.isEmpty else { return }
        // Names of files, members of archives and values of a plan come from outside: nothing that a terminal acts on.
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
        Terminal.printError("lockstep: " + lines.joined(separator: "\n"))
    }

    /// Ends a command whose output has already said what there is to say.
    static func silent(_ kind: FailureKind) -> Failure {
        Failure(kind, "")
    }
}

extension Failure {
    /// Does something with each of several files, also with those after one that failed.
    ///
    /// Every failure is reported where it happens.
    ///
    /// - Parameters:
    ///   - items: The files.
    ///   - body: What is done with one.
    /// - Returns: The failure to end with, already reported; nil when there was none.
    /// - Throws: What is no `Failure`.
    static func worst<Item>(of items: [Item], _ body: (Item) throws -> Void) throws -> Failure? {
        var worst: FailureKind?
        for item in items {
            do {
                try body(item)
            } catch let failure as Failure {
                failure.report()
                worst = max(worst ?? failure.kind, failure.kind)
            }
        }
        return worst.map { silent($0) }
    }
}

extension Failure {
    init(_ error: LogError, _ language: Language) {
        let kind: FailureKind =
            switch error.category {
            case .usage: .ours
            case .refused: .finding
            case .locked, .full, .unreadable, .damaged, .failed: .unreadable
            }
        self.init(kind, language == .ja ? error.messageJapanese : error.message)
    }

    init(_ error: RecordingError, _ language: Language) {
        switch error {
        case .log(let error):
            self.init(error, language)
        case .unreadable(let sequence, .damaged(let damage)):
            self.init(
                .unreadable,
                language == .ja
                    ? "レコード \(sequence) を読めません (\(damage))。lockstep log verify で確認してください。"
                    : "record \(sequence) cannot be read (\(damage)). Run lockstep log verify to see where."
            )
        case .unreadable(let sequence, .unknown(let field, let kind)):
            self.init(
                .unreadable,
                language == .ja
                    ? "レコード \(sequence) は新しい版のイベントです (フィールド \(field)、種別 \(kind))。"
                        + "--skip-unknown で数えるだけにするか、新しい lockstep を使ってください。"
                    : "record \(sequence) holds an event of a later version (field \(field), kind \(kind)). Use that "
                        + "version, or --skip-unknown to count such records and go on."
            )
        }
    }

    init(_ error: IngestError, _ language: Language) {
        switch error {
        case .file(let error):
            self.init(.unreadable, language == .ja ? error.messageInJapanese : error.message)
        case .log(let error):
            self.init(error, language)
        case .storedOtherwise(let name):
            self.init(
                .unreadable,
                language == .ja
                    ? "\(name) の一部は別の版または別のオプションで読み込まれています。同じ指定で続けるか、別のログに読み込んでください。"
                    : "a part of \(name) was read by another version or with other options. Go on with the same ones, or "
                        + "read it into another log."
            )
        }
    }
}
