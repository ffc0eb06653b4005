internal import Upgrades

/// What is wrong at a place of a pack or a plan, and what would be right.
enum PackProblem: Hashable {
    // The text.
    case notUTF8
    case tooLong(limit: Int)
    case notYAML(String)
    case empty
    case nestedTooDeeply
    case severalDocuments
    /// An anchor, an alias, a tag, a directive, a merge key or a complex key.
    case forbidden(Forbidden)
    /// Plain text that goes on in the next line, or stands on a line of its own.
    case looseText
    case controlCharacter
    case blockIndent
    // Nodes.
    case wrongKind(of: String, expected: NodeKind)
    case unknownKey(String, of: String, allowed: [String])
    case duplicateKey(String)
    case missingKey(String, of: String)
    case emptyText(String)
    case unquoted(String)
    case emptyList(String)
    case outOfRange(String, of: String, allowed: String)
    /// A text that should have a form, such as `1.0.0`.
    case malformed(String, of: String, expected: String)
    /// A word that is not one of those allowed.
    case unknownWord(String, of: String, allowed: [String])
    // Names.
    /// A name that is declared nowhere.
    case undeclared(Name, String, declared: [String])
    case duplicateName(Name, String)
    // Meaning.
    case meaning(Meaning)
    case missingFact(String)
    case tooFewMembers(kind: String, count: Int, atLeast: Int)
    /// So many members with one value of an attribute are not wanted.
    case quota(kind: String, MemberQuota, count: Int)

    enum NodeKind: Hashable {
        case text, list, mapping, number, flag
    }

    enum Forbidden: Hashable {
        case alias, anchor, tag, directive, mergeKey, complexKey
    }

    /// What a name names.
    enum Name: Hashable {
        case evidence, planFact, memberKind, attribute, occurrence, finding, check, obligation, member, value
    }

    /// What reads well and makes no sense.
    enum Meaning: Hashable {
        case severalMatchers(String, String)
        case noMatcher([String])
        case subjectsOutsideClosing
        case foreignEvidence(evidence: String, kind: String, judged: String)
        case foreignOccurrence(occurrence: String, kind: String, judged: String)
        case memberFactOfRun(String)
        case filterWithoutTable
        case someWithoutValues(String)
        case sameEverywhereOnce
        case phaseOrder(expected: Int, found: Int)
        case manualWithoutBranch
        case branchWithoutManual
        case neverPasses
        case deferredVerdict
        case attestedWithoutManual
        case earlierGate(own: Int)
        case linesWithoutDigest
        case linesMissing
        case defaultOfRequired
        case correctedWithoutCommand
        case valuesWithoutChoice
        case valuesMissing
        case tooFewFacts
        case emptyRange
    }
}
