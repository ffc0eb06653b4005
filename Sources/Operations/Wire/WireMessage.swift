internal import EventLog

/// A message of the log's schema: its fields are written in the order of their numbers, and unknown ones are passed over.
protocol WireMessage {
    func write(to writer: inout ProtobufWriter)
    init(from reader: inout ProtobufReader) throws(DecodeError)
}

extension ProtobufReader {
    /// The field's message.
    mutating func message<Message: WireMessage>() throws(DecodeError) -> Message {
        try nested { nested throws(DecodeError) in try Message(from: &nested) }
    }
}

extension ProtobufWriter {
    mutating func message(_ field: UInt32, _ message: some WireMessage) {
        self.message(field) { message.write(to: &$0) }
    }

    /// A repeated field.
    mutating func messages(_ field: UInt32, _ messages: [some WireMessage]) {
        for message in messages { self.message(field, message) }
    }
}
