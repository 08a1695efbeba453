extension Form {
    /// Reads a value from what ``write(_:to:)`` has written.
    ///
    /// - Parameter name: what errors call it.
    /// - Throws: `DecodingError.dataCorrupted` with the place and the remedy of the first problem.
    package func read(from decoder: any Decoder, called name: String) throws -> Content {
        let value = try Value(from: decoder)
        return try Value.decoded(decoder) { read(value, at: Spot(path: [], name: name), into: &$0) }
    }

    /// Writes a value in the form that files have.
    ///
    /// - Throws: `EncodingError.invalidValue` for a value of a kind that the form does not know.
    package func write(_ content: Content, to encoder: any Encoder) throws {
        try write(content).encoded(content, encoder)
    }
}

extension Value {
    /// What a reader makes of written values, with its first problem as an error of decoding.
    package static func decoded<Content>(
        _ decoder: any Decoder, _ read: (inout Reader) -> Content?
    ) throws -> Content {
        var reader = Reader()
        let content = read(&reader)
        if let content, reader.problems.isEmpty { return content }
        let more = reader.problems.count > 1 ? " (and \(reader.problems.count - 1) more)" : ""
        throw DecodingError.dataCorrupted(
            .init(
                codingPath: decoder.codingPath,
                debugDescription: (reader.problems.first?.description ?? "there is nothing") + more))
    }

    /// Encodes what is written of some content, unless there is nothing.
    package func encoded(_ content: Any, _ encoder: any Encoder) throws {
        guard self != .none else {
            throw EncodingError.invalidValue(
                content,
                EncodingError.Context(
                    codingPath: encoder.codingPath,
                    debugDescription: "there are no words for a kind of one's own"))
        }
        try encode(to: encoder)
    }
}
