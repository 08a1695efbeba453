extension YAMLNode {
    /// The value without its places as bytes that no other value has: the same in every process.
    var stableBytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch content {
        case .scalar(let text, let isPlain):
            bytes.append(UInt8(ascii: isPlain ? "p" : "q"))
            Self.write(text, to: &bytes)
        case .sequence(let items):
            bytes += Array("s\(items.count):".utf8)
            for item in items { item.write(to: &bytes) }
        case .mapping(let fields):
            bytes += Array("m\(fields.count):".utf8)
            for field in fields {
                Self.write(field.key, to: &bytes)
                field.value.write(to: &bytes)
            }
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes += Array("\(text.utf8.count):".utf8)
        bytes += Array(text.utf8)
    }
}
