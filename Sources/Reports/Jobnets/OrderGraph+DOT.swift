public import Jobnets

extension OrderGraph {
    /// The graph in the language of Graphviz. A unit that has units is a cluster, and a node in it. The same text for
    /// the same graph.
    public var dot: String {
        var text = "digraph jobnet {\n"
        text += "  rankdir=LR;\n"
        text += "  label=\(Self.dotString(heading(levels[0])));\n"
        text += "  labelloc=t;\n"
        text += "  node [shape=box];\n"
        walk { step in
            switch step {
            case .enter(let node):
                text += "  subgraph cluster_\(node) {\n"
                text += "  label=\(Self.dotString(nodes[node].name));\n"
                text += "  \(dotNode(node))\n"
            case .node(let node): text += "  \(dotNode(node))\n"
            case .leave: text += "  }\n"
            }
        }
        for edge in edges {
            let attributes: String
            switch edge.kind {
            case .sequential: attributes = ""
            case .conditional: attributes = " [style=dashed]"
            case .unknown(let word): attributes = " [style=dotted, label=\(Self.dotString(word))]"
            }
            text += "  n\(edge.from) -> n\(edge.to)\(attributes);\n"
        }
        return text + "}\n"
    }

    private func dotNode(_ number: Int) -> String {
        let node = nodes[number]
        var attributes = "label=\(Self.dotString(label(node)))"
        if let comment = node.comment { attributes += ", tooltip=\(Self.dotString(comment))" }
        if node.unit == nil { attributes += ", style=dashed" }
        if node.type?.kind == .judgmentJob { attributes += ", shape=diamond" }
        return "n\(number) [\(attributes)];"
    }

    /// In quotation marks; Graphviz reads `\N` and `&lt;` in them, unless `\` and `&` are written out.
    private static func dotString(_ text: String) -> String {
        let content = written(text) { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "&": "&amp;"
            case "\n": "\\n"
            default: nil
            }
        }
        return "\"\(content)\""
    }
}
