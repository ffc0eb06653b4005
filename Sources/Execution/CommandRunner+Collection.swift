public import Upgrades

extension CommandRunner {
    /// Runs one item of a plan.
    ///
    /// - Parameters:
    ///   - item: what is collected, and where.
    ///   - host: the name of this host, as it goes into the evidence.
    ///   - redaction: what secrets in the output are replaced by.
    /// - Throws: ``CommandError``.
    public func collect(
        _ item: CollectionItem,
        host: String,
        redaction: Redaction
    ) async throws(CommandError) -> CollectedEvidence {
        let result = try await run(
            item.command,
            variables: item.variables.map { ($0.name, $0.value) },
            timeLimit: .seconds(item.timeoutSeconds)
        )
        return CollectedEvidence(
            id: item.evidence,
            scope: item.scope,
            output: result.output,
            command: item.command,
            host: host,
            exitCode: result.exitCode,
            collectedAt: result.endedAt,
            collector: .lockstep,
            isCapturedWhole: result.isCapturedWhole,
            redaction: redaction
        )
    }
}
