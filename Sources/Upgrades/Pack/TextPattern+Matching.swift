extension TextPattern {
    /// Whether the whole value fits, blanks of the value collapsed and trimmed.
    ///
    /// Each place of the pattern is carried along the value at once, so nothing is tried twice. A `[` without its `]` and a
    /// `\` at the end stand for themselves; `[]` fits nothing.
    ///
    /// - Complexity: O(*value* × *pattern*).
    public func matches(_ value: String) -> Bool {
        let steps = steps
        // live[i]: the value so far brings us to before step i; live[steps.count]: it fits.
        var live = [Bool](repeating: false, count: steps.count + 1)
        var next = live
        live[0] = true
        Self.skipRepeats(steps, &live)
        for scalar in ComparedValue.collapsed(value).unicodeScalars {
            let folded = Self.folded(scalar)
            var isAlive = false
            for index in next.indices { next[index] = false }
            for (index, step) in steps.enumerated() where live[index] && step.fits(folded) {
                next[step.repeats ? index : index + 1] = true
                isAlive = true
            }
            guard isAlive else { return false }
            Self.skipRepeats(steps, &next)
            swap(&live, &next)
        }
        return live[steps.count]
    }

    /// A step that may repeat may also not happen at all.
    private static func skipRepeats(_ steps: [Step], _ live: inout [Bool]) {
        for (index, step) in steps.enumerated() where live[index] && step.repeats {
            live[index + 1] = true
        }
    }

    private struct Step {
        enum Fit {
            case anything
            case digit
            case oneOf([Unicode.Scalar])
        }

        var fit: Fit
        /// Any number of times, never included.
        var repeats = false

        func fits(_ scalar: Unicode.Scalar) -> Bool {
            switch fit {
            case .anything: true
            case .digit: ("0"..."9").contains(scalar)
            case .oneOf(let scalars): scalars.contains(scalar)
            }
        }
    }

    private var steps: [Step] {
        var steps: [Step] = []
        let scalars = Array(text.unicodeScalars)
        // Where a `[` can still find its end, so that many unclosed ones cost no search each.
        let lastEnd = scalars.lastIndex(of: "]") ?? -1
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case "?": steps.append(Step(fit: .anything))
            case "*": steps.append(Step(fit: .anything, repeats: true))
            case "#": steps += [Step(fit: .digit), Step(fit: .digit, repeats: true)]
            case "[" where index <= lastEnd:
                if let (set, after) = Self.set(scalars, from: index) {
                    steps.append(Step(fit: .oneOf(set)))
                    index = after
                } else {
                    steps.append(Step(fit: .oneOf([scalar])))
                }
            case "\\" where index < scalars.count:
                steps.append(Step(fit: .oneOf([Self.folded(scalars[index])])))
                index += 1
            default: steps.append(Step(fit: .oneOf([Self.folded(scalar)])))
            }
        }
        return steps
    }

    /// The characters up to the next `]` that no `\` stands before, and the place after it.
    private static func set(_ scalars: [Unicode.Scalar], from start: Int) -> (set: [Unicode.Scalar], after: Int)? {
        var set: [Unicode.Scalar] = []
        var index = start
        while index < scalars.count {
            switch scalars[index] {
            case "]": return (set, index + 1)
            case "\\" where index + 1 < scalars.count:
                set.append(folded(scalars[index + 1]))
                index += 2
            case let scalar:
                set.append(folded(scalar))
                index += 1
            }
        }
        return nil
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard ("A"..."Z").contains(scalar) else { return scalar }
        return Unicode.Scalar(UInt8(ascii: scalar) + 0x20)
    }
}
