import TestSupport
import Testing

extension PackItem {
    /// The estate in which it passes.
    func passing() throws -> EstateDossier {
        var dossier = try EstateDossier(estate)
        for change in given { dossier.make(change) }
        return dossier
    }

    func failingDossier() throws -> EstateDossier {
        var dossier = try passing()
        for change in failing { dossier.make(change) }
        return dossier
    }
}

extension EstateDossier {
    mutating func make(_ change: PackItem.Change) {
        if change.place == "plan" {
            #expect(planText.contains(change.old))
            planText = planText.replacing(change.old, with: change.new)
            return
        }
        self.change(change.place) { $0.replacing(change.old, with: change.new) }
    }

    /// Keeps the beginning of an output whose end nobody saw.
    mutating func cut(_ place: String, before marker: String?) {
        change(place) { text in
            if let marker {
                guard let range = text.firstRange(of: marker) else { return text }
                return String(text[..<range.lowerBound])
            }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            return lines.prefix(lines.count / 2).map { $0 + "\n" }.joined()
        }
        cut.insert(place)
    }
}
