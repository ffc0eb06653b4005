extension OutputPart {
    /// Why this part is whole, from what it says itself, the prompt that follows, or the collector's word, in this order.
    ///
    /// - Parameters:
    ///   - own: The output's own proof, nil when it has none.
    ///   - gap: What is missing for one.
    func completeness(own: Completeness.Proof? = nil, otherwise gap: Completeness.Gap) -> Completeness {
        if let own { return .complete(own) }
        if let promptAfter { return .complete(.promptAfter(promptAfter.text)) }
        if provesItsEnd { return .complete(.capturedWhole) }
        if isSilent, banner == nil { return .unknown(.silent) }
        if let cutLine { return .unknown(.cutOff(line: cutLine)) }
        return .unknown(gap)
    }

    /// The reading of a part in which nothing is printed: what stands in the tables is nothing, and whether that is evidence, the
    /// completeness says.
    ///
    /// - Parameter tables: The names of the tables that the output has.
    func silence(tables: [String] = []) -> Reading {
        Reading(
            tables: tables.map { ReadingTable($0, rows: []) },
            completeness: completeness(otherwise: .missingPart("body")),
            identity: identity
        )
    }

    /// Whether a line may be the beginning of a longer one: what does not fit on it is a cut, not a mistake.
    func isCut(_ line: OutputText.Line) -> Bool {
        line.number == cutLine
    }
}
