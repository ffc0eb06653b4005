internal import Foundation
internal import FoundationXML
internal import Testing

/// What a parser of XML finds: the elements in the order of their start tags, each with the name of the one around it.
struct XMLReading {
    struct Element {
        var name: String
        /// Its place in the document and that of the element around it; nil for the root.
        var index: Int
        var parent: Int?
        var attributes: [String: String]
        var text = ""
    }

    let elements: [Element]

    /// Reads a document, which has to be well-formed.
    init(_ xml: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let listener = Listener()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = listener
        try #require(
            parser.parse(),
            "not well-formed: \(String(describing: parser.parserError))",
            sourceLocation: sourceLocation
        )
        elements = listener.elements
    }

    /// The attributes of all elements of a name.
    func all(_ name: String) -> [[String: String]] {
        elements.filter { $0.name == name }.map(\.attributes)
    }

    func children(of element: Element) -> [Element] {
        elements.filter { $0.parent == element.index }
    }

    private final class Listener: NSObject, XMLParserDelegate {
        var elements: [Element] = []
        private var path: [Int] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.append(Element(name: name, index: elements.count, parent: path.last, attributes: attributes))
            path.append(elements.count - 1)
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if let last = path.last { elements[last].text += text }
        }

        func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
            path.removeLast()
        }
    }
}
