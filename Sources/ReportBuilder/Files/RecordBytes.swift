/// Counts and texts one after the other, as the cache keeps them.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int) {
        withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 }
    }

    mutating func add(_ number: UInt64) { add(Int(Int64(bitPattern: number))) }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes += text.utf8
    }

    mutating func add(_ piece: [UInt8]) {
        add(piece.count)
        bytes += piece
    }

    mutating func add<Item>(_ items: [Item], _ write: (Item, inout RecordWriter) -> Void) {
        add(items.count)
        for item in items { write(item, &self) }
    }

    mutating func add<Item>(_ item: Item?, _ write: (Item, inout RecordWriter) -> Void) {
        add([item].compactMap { $0 }, write)
    }
}

/// Reads what a ``RecordWriter`` wrote; anything else is nothing.
struct RecordReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// Whether all has been read.
    var isAtEnd: Bool { rest.isEmpty }

    mutating func number() -> Int? { word().flatMap { Int(exactly: Int64(bitPattern: $0)) } }

    mutating func word() -> UInt64? {
        guard rest.count >= 8 else { return nil }
        let value = rest.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
        rest = rest.dropFirst(8)
        return value
    }

    mutating func piece() -> ArraySlice<UInt8>? {
        guard let count = number(), count >= 0, count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func text() -> String? { piece().flatMap { String(validating: $0, as: UTF8.self) } }

    mutating func list<Item>(
        count given: Int? = nil, _ read: (inout RecordReader) -> Item?
    ) -> [Item]? {
        guard let count = given ?? number(), count >= 0, count <= rest.count + 1 else { return nil }
        var items: [Item] = []
        for _ in 0..<count {
            guard let item = read(&self) else { return nil }
            items.append(item)
        }
        return items
    }

    /// Something that may be nothing; nothing at all where it cannot be read.
    mutating func optional<Item>(_ read: (inout RecordReader) -> Item?) -> Item?? {
        guard let items = list(read), items.count <= 1 else { return nil }
        return .some(items.first)
    }
}
