public import Jobnets

extension OrderGraph {
    /// The graph as a Mermaid flowchart. A unit that has units is a subgraph. The same text for the same graph.
    public var mermaid: String {
        var text = "---\ntitle: \(Self.yamlString(heading(levels[0])))\n---\nflowchart LR\n"
        walk { step in
            switch step {
            case .enter(let node):
                text += "  subgraph n\(node)[\(Self.mermaidString(label(nodes[node])))]\n"
                text += "  direction LR\n"
            case .node(let node):
                let string = Self.mermaidString(label(nodes[node]))
                let isJudgment = nodes[node].type?.kind == .judgmentJob
                text +=
                    "  n\(node)\(isJudgment ? "{\(string)}" : "[\(string)]")\(nodes[node].unit == nil ? ":::missing" : "")\n"
            case .leave: text += "  end\n"
            }
        }
        for edge in edges {
            let arrow: String
            switch edge.kind {
            case .sequential: arrow = "-->"
            case .conditional: arrow = "-.->"
            case .unknown(let word): arrow = "-.->|\(Self.mermaidString(word))|"
            }
            text += "  n\(edge.from) \(arrow) n\(edge.to)\n"
        }
        if nodes.contains(where: { $0.unit == nil }) { text += "  classDef missing stroke-dasharray: 4 4\n" }
        return text
    }

    /// In quotation marks, with Mermaid's own entities for all that it, Markdown or HTML would read.
    private static func mermaidString(_ text: String) -> String {
        let content = written(text) { scalar in
            switch scalar {
            case "\n": "<br/>"
            case "\"", "#", "&", "<", ">", "`", "\\", "*", "_", ";", "[", "]", "{", "}", "|", "~", "$", "%":
                "#\(scalar.value);"
            default: nil
            }
        }
        return "\"\(content)\""
    }

    private static func yamlString(_ text: String) -> String {
        let content = written(text) { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\n": " "
            default: nil
            }
        }
        return "\"\(content)\""
    }
}
