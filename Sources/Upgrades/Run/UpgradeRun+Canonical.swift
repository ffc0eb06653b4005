public import Replay

extension UpgradeRun.State: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(opening)
        bytes.append(openedAt)
        bytes.append(latestAt)
        bytes.append(phase.map { Int($0.rawValue) })
        bytes.append(history)
        bytes.append(evidence)
        bytes.append(notes)
        bytes.append(verdicts)
        bytes.append(assessedAt)
        bytes.append(statements)
        bytes.append(waivers)
        bytes.append(obligations)
        bytes.append(unrepaired)
        bytes.append(gates)
        bytes.append(reconciliations)
    }
}

extension RunOpening: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(run)
        bytes.append(packID)
        bytes.append(packVersion)
        bytes.append(digest: packDigest)
        bytes.append(plan)
        bytes.append(signature)
        bytes.append(digest: saltDigest)
        bytes.append(rules)
    }
}

extension RunRules: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(checks)
        bytes.append(texts: occurrences)
        bytes.append(phaseCount)
        bytes.append(startAfter.number)
    }
}

extension RunRules.CheckRule: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(id)
        bytes.append(texts: aliases)
        bytes.append(level.rawValue)
        bytes.append(phase.number)
        bytes.append(memberKind)
        bytes.append(needsFourEyes)
        bytes.append(formCount)
        bytes.append(obligation)
    }
}

extension RunRules.ObligationTerms: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(id)
        bytes.append(opening.rawValue)
        bytes.append(formCount)
        bytes.append(selectsSubjects)
    }
}

extension Plan: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(facts)
        bytes.append(members)
    }
}

extension PlanFact: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(name)
        bytes.append(value)
    }
}

extension Member: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(kind)
        bytes.append(name)
        bytes.append(attributes)
    }
}

extension Signature: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(name)
        bytes.append(reason)
    }
}

extension Transition: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(at)
        bytes.append(Int(phase.rawValue))
        bytes.append(signature)
    }
}

extension Evidence: CanonicalEncodable {
    public func encode(into bytes: inout CanonicalBytes) {
        bytes.append(id)
        bytes.append(scope)
        bytes.append(digest: digest)
        bytes.append(Int64(bitPattern: byteCount))
        bytes.append(command)
        bytes.append(host)
        bytes.append(exitCode.map { Int($0) })
        bytes.append(collectedAt)
        bytes.append(Int(collector.rawValue))
        bytes.append(isCapturedWhole)
        bytes.append(redactionCount)
    }
}
