public import Replay

/// Evidence that is about to be stored, with its bytes.
public struct NewEvidence: Hashable, Sendable {
    public var evidence: Evidence
    public var bytes: [UInt8]

    public init(_ evidence: Evidence, bytes: [UInt8]) {
        self.evidence = evidence
        self.bytes = bytes
    }
}

/// Looks through a batch of evidence before anything of it is stored: all of it is taken, or nothing.
///
/// A text that its parser cannot read is taken: the verdict will be UNKNOWN, and why. What is refused here would be stored
/// under a wrong name: another home's or host's answer, a moment that has not come, something that the pack or the plan does
/// not have.
public struct EvidenceIntake: Sendable {
    /// How a text is read; a test may give another one.
    public typealias Read = @Sendable (OutputParser, OutputText) throws(OutputError) -> Reading

    private let pack: RulePack
    private let plan: Plan
    private let present: Instant
    private let read: Read

    /// - Parameters:
    ///   - pack: the run's pack.
    ///   - plan: the run's plan.
    ///   - now: the present; nothing is collected after it.
    public init(pack: RulePack, plan: Plan, now: Instant) {
        self.init(pack: pack, plan: plan, now: now) { parser, text throws(OutputError) in try parser.read(text) }
    }

    public init(pack: RulePack, plan: Plan, now: Instant, read: @escaping Read) {
        self.pack = pack
        self.plan = plan
        present = now
        self.read = read
    }

    /// Everything that is wrong with the batch, in its order; empty when it can be stored.
    ///
    /// - Complexity: O(*n*) in the bytes, and in the members for each piece of evidence.
    public func problems(in batch: [NewEvidence]) -> [IntakeProblem] {
        batch.enumerated().flatMap { place, new in
            problems(of: new).map {
                IntakeProblem(place: place, evidence: new.evidence.id, scope: new.evidence.scope, kind: $0)
            }
        }
    }

    private func problems(of new: NewEvidence) -> [IntakeProblem.Kind] {
        var problems: [IntakeProblem.Kind] = []
        let evidence = new.evidence
        if evidence.collectedAt > present { problems.append(.fromTheFuture(evidence.collectedAt, now: present)) }
        let declaration = pack.evidence(evidence.id)
        if let declaration {
            problems += scopeProblems(evidence.scope, declaration.memberKind)
        } else {
            problems.append(.unknownEvidence)
            if !plan.has(evidence.scope) { problems.append(.unknownScope) }
        }
        guard new.bytes.count <= OutputParser.longestText else {
            return problems + [.tooLong(byteCount: new.bytes.count)]
        }
        guard !new.bytes.contains(0), let text = String(validating: new.bytes, as: UTF8.self) else {
            return problems + [.notText]
        }
        guard let declaration else { return problems }
        let identity = identity(evidence, text, declaration.parser)
        if let identity { problems += identityProblems(identity, evidence.scope, declaration) }
        if identity?.host.isEmpty != false { problems += collectorProblems(evidence, declaration) }
        return problems
    }

    /// Whether another member's host ran the command, where the output itself names no host.
    ///
    /// Only where the command's answer depends on the host: it runs a program of the member's home and asks nobody else. A
    /// name that the plan does not know may be another name of the right host.
    private func collectorProblems(_ evidence: Evidence, _ declaration: EvidenceDeclaration) -> [IntakeProblem.Kind] {
        guard evidence.collector != .person, !evidence.host.isEmpty, declaration.asksOwnHost,
            case .member(let kind, let name) = evidence.scope,
            let host = plan.member(kind: kind, name: name)?.value("host"), !evidence.host.isHost(host)
        else { return [] }
        let owners = plan.members.filter { $0.value("host").map(evidence.host.isHost) == true }
        guard !owners.isEmpty else { return [] }
        let owner = owners.first { $0.kind == kind }?.name
        return [.wrongHost(found: evidence.host, expected: host, owner: owner)]
    }

    private func scopeProblems(_ scope: Scope, _ kind: String?) -> [IntakeProblem.Kind] {
        switch scope {
        case .run: kind.map { [.wrongScope(expected: $0)] } ?? []
        case .member(let found, _):
            if found != kind { [.wrongScope(expected: kind)] } else { plan.has(scope) ? [] : [.unknownScope] }
        }
    }

    /// Who answered; nil when the text is not the parser's output.
    private func identity(_ evidence: Evidence, _ text: String, _ parser: OutputParser) -> OutputIdentity? {
        do throws(OutputError) {
            let text = try OutputText(text, isCapturedWhole: evidence.isCapturedWhole, exitCode: evidence.exitCode)
            return try read(parser, text).identity
        } catch {
            return nil
        }
    }

    private func identityProblems(
        _ identity: OutputIdentity,
        _ scope: Scope,
        _ declaration: EvidenceDeclaration
    ) -> [IntakeProblem.Kind] {
        var problems: [IntakeProblem.Kind] = []
        let releases = declaration.releases
        if !identity.release.isEmpty, !releases.isEmpty,
            !releases.contains(where: { identity.release.isRelease(under: $0) })
        {
            problems.append(.wrongRelease(found: identity.release, banner: identity.banner, expected: releases))
        }
        guard case .member(let kind, let name) = scope, let member = plan.member(kind: kind, name: name) else {
            return problems
        }
        if let host = member.value("host"), !identity.host.isEmpty, !identity.host.isHost(host) {
            // Two outputs that were swapped: whose is this one?
            let owner = plan.members.first { other in
                other.kind == kind && other.name != name && other.value("host").map(identity.host.isHost) == true
            }
            problems.append(.wrongHost(found: identity.host, expected: host, owner: owner?.name))
        }
        if let home = member.value("home"), !identity.home.isEmpty,
            identity.home.withoutEndSlash != home.withoutEndSlash
        {
            problems.append(.wrongHome(found: identity.home, expected: home))
        }
        return problems
    }
}

extension EvidenceDeclaration {
    /// Whether the command runs what is installed in the member's home, here and not over the network.
    fileprivate var asksOwnHost: Bool {
        guard let command else { return false }
        return (command.contains("$LOCKSTEP_HOME") || command.contains("$LOCKSTEP_NEW_HOME"))
            && !command.contains("$LOCKSTEP_HOST")
    }
}

extension String {
    /// Whether a release is the other one or one of its parts: `13.3.0.0` under `13.3`, and `13.30` is not.
    fileprivate func isRelease(under prefix: String) -> Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return parts.starts(with: prefix.split(separator: ".", omittingEmptySubsequences: false))
    }

    /// Whether two names are one host's. A short name is compared with the first part of a long one.
    fileprivate func isHost(_ other: String) -> Bool {
        let (left, right) = (foldedName, other.foldedName)
        if left == right { return true }
        guard !left.contains(".") || !right.contains(".") else { return false }
        return left.prefix { $0 != "." } == right.prefix { $0 != "." }
    }

    fileprivate var withoutEndSlash: Substring {
        count > 1 && hasSuffix("/") ? dropLast() : self[...]
    }
}
