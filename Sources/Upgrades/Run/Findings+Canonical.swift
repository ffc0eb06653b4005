public import Replay

extension Note: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(occurrence.id)
        bytes.append(occurrence.scope)
        bytes.append(occurrence.at)
        bytes.append(parameter)
        bytes.append(value)
        bytes.append(signature)
    }
}

extension Verdict: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(check)
        bytes.append(scope)
        bytes.append(Int(word.rawValue))
        bytes.append(Int(reason.kind.rawValue))
        bytes.append(reason.text) { bytes, text in
            bytes.append(text.english)
            bytes.append(text.japanese)
        }
        bytes.append(texts: reason.details)
        bytes.append(facts)
        bytes.append(digests: evidence)
        bytes.append(deferredUntil.map(\.number))
        bytes.append(expiresAt)
    }
}

extension CitedFact: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(reference)
        bytes.append(texts: values)
        bytes.append(evidence) { $0.append(digest: $1) }
        bytes.append(line)
    }
}

extension Statement: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(attestation.check)
        bytes.append(attestation.scope)
        bytes.append(attestation.at)
        bytes.append(attestation.expiresAt)
        bytes.append(attestation.name)
        bytes.append(reason)
        bytes.append(approver)
        bytes.append(texts: answers)
        bytes.append(digests: evidence)
    }
}

extension Waiver: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(check)
        bytes.append(scope)
        bytes.append(at)
        bytes.append(expiresAt)
        bytes.append(name)
        bytes.append(approver)
        bytes.append(reason)
        bytes.append(risk)
        bytes.append(digests: evidence)
    }
}

extension Obligation: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(id)
        bytes.append(check)
        bytes.append(scope)
        bytes.append(openedAt)
        bytes.append(texts: subjects)
        bytes.append(digests: evidence)
        bytes.append(closing)
    }
}

extension ObligationClosing: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(id)
        bytes.append(at)
        bytes.append(digests: evidence)
        bytes.append(signature)
        bytes.append(texts: answers)
    }
}

extension ObligationSubjects: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(check)
        bytes.append(scope)
        bytes.append(texts: values)
    }
}

extension GateAnswer: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(phase.number)
        bytes.append(blockers)
        bytes.append(waived)
    }
}

extension GateBlocker: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(check)
        bytes.append(scope)
        bytes.append(word.map { Int($0.rawValue) })
    }
}

extension Reconciliation: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(digests: logs)
        bytes.append(findings)
    }
}

extension ReconciliationFinding: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(Int(kind.rawValue))
        bytes.append(scope)
        bytes.append(subject)
        bytes.append(before)
        bytes.append(after)
        bytes.append(digest: evidence)
        bytes.append(line)
    }
}
