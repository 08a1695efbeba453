import CYAML

/// What libyaml finds in a text, one thing after the other.
struct YAMLEvent {
    enum Kind {
        case scalar(String, isPlain: Bool)
        case sequenceStart, mappingStart
        /// The end of the innermost sequence or mapping.
        case end
        case alias
        case documentStart, documentEnd
        case streamStart, streamEnd
    }

    var kind: Kind
    /// Whether it carries a name for aliases, `&name`.
    var hasAnchor = false
    /// Whether it carries a tag, `!name`.
    var hasTag = false
    /// The bytes of the text that it covers, with anchor, tag and quotes.
    var range: Range<Int>
}

/// Why libyaml cannot go on.
struct YAMLFailure: Error {
    /// Its own words.
    var problem: String
    /// The byte of the text at which it gave up.
    var byte: Int
    /// The byte at which the thing in question began, if that is known.
    var opening: Int?
    /// Whether a character is not allowed anywhere in a YAML text.
    var isUnreadable = false
}

/// Reads a YAML text with libyaml.
struct YAMLEvents: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// A copy of the text, which libyaml reads while it goes on.
    private let text: UnsafeMutableBufferPointer<UInt8>
    private let isReady: Bool
    private var places: ScalarCursor

    /// - Parameter bytes: a text in UTF-8.
    init(of bytes: [UInt8]) {
        // One byte more: libyaml aborts where there is no memory behind an empty text.
        text = UnsafeMutableBufferPointer.allocate(capacity: bytes.count + 1)
        _ = text.initialize(fromContentsOf: bytes + [0])
        places = ScalarCursor(bytes: bytes)
        parser = UnsafeMutablePointer.allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        isReady = yaml_parser_initialize(parser) != 0
        yaml_parser_set_input_string(parser, text.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        text.deallocate()
    }

    /// The next event; after the end of the stream, that end again.
    mutating func next() throws(YAMLFailure) -> YAMLEvent {
        var event = yaml_event_t()
        guard isReady, yaml_parser_parse(parser, &event) != 0 else { throw failure() }
        defer { yaml_event_delete(&event) }
        let start = places.byte(ofScalar: event.start_mark.index)
        let end = places.byte(ofScalar: event.end_mark.index)
        var found = YAMLEvent(kind: .streamEnd, range: start..<max(start, end))
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            found.kind = .scalar(
                String(decoding: value, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
            found.hasAnchor = scalar.anchor != nil
            found.hasTag = scalar.tag != nil
        case YAML_SEQUENCE_START_EVENT:
            found.kind = .sequenceStart
            found.hasAnchor = event.data.sequence_start.anchor != nil
            found.hasTag = event.data.sequence_start.tag != nil
        case YAML_MAPPING_START_EVENT:
            found.kind = .mappingStart
            found.hasAnchor = event.data.mapping_start.anchor != nil
            found.hasTag = event.data.mapping_start.tag != nil
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: found.kind = .end
        case YAML_ALIAS_EVENT: found.kind = .alias
        case YAML_DOCUMENT_START_EVENT: found.kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: found.kind = .documentEnd
        case YAML_STREAM_START_EVENT: found.kind = .streamStart
        default: found.kind = .streamEnd
        }
        return found
    }

    private mutating func failure() -> YAMLFailure {
        let state = parser.pointee
        guard isReady, let words = state.problem else {
            return YAMLFailure(problem: "there is not enough memory", byte: 0)
        }
        let problem = String(cString: words)
        if state.error == YAML_READER_ERROR {
            return YAMLFailure(problem: problem, byte: state.problem_offset, isUnreadable: true)
        }
        let opening = state.context == nil ? nil : places.byte(ofScalar: state.context_mark.index)
        return YAMLFailure(
            problem: problem, byte: places.byte(ofScalar: state.problem_mark.index), opening: opening)
    }
}

/// Finds the byte at which a Unicode scalar starts, for libyaml counts scalars.
///
/// It walks from the place that was asked for last. Places mostly come in order, so that a whole text costs one
/// walk.
private struct ScalarCursor {
    let bytes: [UInt8]
    private var byte = 0
    private var scalar = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
        // libyaml skips a byte order mark without counting it.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { byte = 3 }
    }

    /// The end of the text for scalars behind it.
    mutating func byte(ofScalar target: Int) -> Int {
        while scalar < target, byte < bytes.count {
            repeat { byte += 1 } while byte < bytes.count && isContinuation(bytes[byte])
            scalar += 1
        }
        while scalar > target {
            repeat { byte -= 1 } while byte > 0 && isContinuation(bytes[byte])
            scalar -= 1
        }
        return byte
    }

    private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
