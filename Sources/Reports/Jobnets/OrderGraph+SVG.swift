public import Jobnets

extension OrderGraph {
    /// The graph as a drawing that needs no other file: the map of each level, one below the other, with every unit
    /// where `el` puts it. Coordinates are those of `el`, in pixels. The same text for the same graph.
    ///
    /// A dashed arrow is a condition (`con`), a dotted one of unknown kind; a dashed box is a name that no unit has.
    public var svg: String {
        var body = ""
        var top = 0
        var width = 0
        for level in levels {
            let places = places(of: level)
            body += svgLevel(level, places, top: top)
            width = max(width, (places.map(\.x).max() ?? 0) + Self.margin.x, Self.columns(heading(level)) * 8 + 32)
            top += Self.headingHeight + (places.map(\.y).max() ?? 0) + Self.margin.y
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(top)" viewBox="0 0 \(width) \(top)" font-family="sans-serif" font-size="12">
            <title>\(Self.xml(heading(levels[0])))</title>
            <defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
            <rect width="100%" height="100%" fill="#fff"/>

            """ + body + "</svg>\n"
    }

    private static let box = Place(x: 124, y: 60)
    private static let margin = Place(x: 80, y: 48)
    private static let headingHeight = 32

    private func svgLevel(_ level: Level, _ places: [Place], top: Int) -> String {
        var text = "<g transform=\"translate(0 \(top))\">\n"
        text += "<text x=\"16\" y=\"22\" font-size=\"14\" font-weight=\"bold\">\(Self.xml(heading(level)))</text>\n"
        text += "<g transform=\"translate(0 \(Self.headingHeight))\">\n"
        let first = level.nodes.lowerBound
        for edge in edges[level.edges] {
            let path = Self.path(from: places[edge.from - first], to: places[edge.to - first])
            let dashes =
                switch edge.kind {
                case .sequential: ""
                case .conditional: " stroke-dasharray=\"6 4\""
                case .unknown: " stroke-dasharray=\"2 3\""
                }
            text += "<path d=\"\(path)\" fill=\"none\" stroke=\"#444\"\(dashes) marker-end=\"url(#tip)\"/>\n"
        }
        for node in level.nodes { text += Self.svgNode(nodes[node], at: places[node - first]) }
        return text + "</g>\n</g>\n"
    }

    private static func svgNode(_ node: Node, at place: Place) -> String {
        let left = place.x - box.x / 2
        let top = place.y - box.y / 2
        let look =
            node.unit == nil
            ? "fill=\"#fff\" stroke=\"#a00\" stroke-dasharray=\"4 3\"" : "fill=\"#eef3fa\" stroke=\"#345\""
        var text = "<g>"
        text += "<title>\(xml(node.comment.map { "\(node.name): \($0)" } ?? node.name))</title>"
        if node.type?.kind == .judgmentJob {
            let right = left + box.x
            let bottom = top + box.y
            let corners =
                "\(left),\(place.y) \(left + 16),\(top) \(right - 16),\(top) \(right),\(place.y) \(right - 16),\(bottom) \(left + 16),\(bottom)"
            text += "<polygon points=\"\(corners)\" \(look)/>"
        } else {
            let radius = node.type?.kind.isJobnet == true ? 12 : 3
            text += "<rect x=\"\(left)\" y=\"\(top)\" width=\"\(box.x)\" height=\"\(box.y)\" rx=\"\(radius)\" \(look)/>"
        }
        let code = node.unit == nil ? "?" : node.typeCode
        text +=
            "<text x=\"\(place.x)\" y=\"\(top + 15)\" text-anchor=\"middle\" font-size=\"10\" fill=\"#567\">\(xml(shortened(code, to: 16)))</text>"
        let lines = wrapped(node.name)
        for (number, line) in lines.enumerated() {
            let y = place.y + (lines.count == 1 ? 10 : 3 + 15 * number)
            text += "<text x=\"\(place.x)\" y=\"\(y)\" text-anchor=\"middle\">\(xml(line))</text>"
        }
        return text + "</g>\n"
    }

    /// From side to side; an arrow along a row over others goes above them, one to itself makes a loop.
    private static func path(from: Place, to: Place) -> String {
        let half = Place(x: box.x / 2, y: box.y / 2)
        if from == to {
            return "M\(from.x + 20) \(from.y - half.y)c30 -24 -70 -24 -40 0"
        }
        if from.y == to.y, abs(to.x - from.x) > step.x {
            return
                "M\(from.x) \(from.y - half.y)Q\((from.x + to.x) / 2) \(from.y - half.y - 36) \(to.x) \(to.y - half.y)"
        }
        if abs(to.x - from.x) >= box.x {
            let side = to.x > from.x ? half.x : -half.x
            return "M\(from.x + side) \(from.y)L\(to.x - side) \(to.y)"
        }
        let side = to.y > from.y ? half.y : -half.y
        return "M\(from.x) \(from.y + side)L\(to.x) \(to.y - side)"
    }

    private static let step = Place(x: 160, y: 96)

    /// A name on two lines at most: sixteen columns a line hold the thirty that a unit's name may have.
    private static func wrapped(_ name: String) -> [String] {
        var first = ""
        var used = 0
        for (offset, character) in name.enumerated() {
            used += columns(String(character))
            if used > 16 { return [first, shortened(String(name.dropFirst(offset)), to: 16)] }
            first.append(character)
        }
        return [first]
    }

    private static func shortened(_ text: String, to limit: Int) -> String {
        guard columns(text) > limit else { return text }
        var result = ""
        var used = 1
        for character in text {
            used += columns(String(character))
            if used > limit { break }
            result.append(character)
        }
        return result + "…"
    }

    /// How wide a text is: a letter of ASCII or half-width kana is one, any other two.
    private static func columns(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x0300 || (0xFF61...0xFF9F).contains($1.value) ? 1 : 2) }
    }

    private static func xml(_ text: String) -> String {
        written(text) { $0 == "\n" ? " " : nil }.xmlEscaped
    }
}
