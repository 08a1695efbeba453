/// The keys of one mapping with their values, and those that it should not have.
package struct Members: Sendable {
    package let all: [Value.Member]
    /// The first of them, among which one may be meant that is missing.
    package let unknown: [String]

    /// The value of a key, unless it is nothing.
    package subscript(key: String) -> Value? {
        guard let member = all.first(where: { $0.key == key }), member.value != Value.none else { return nil }
        return member.value
    }

    package init(all: [Value.Member], unknown: [String] = []) {
        self.all = all
        self.unknown = unknown
    }

    func has(_ key: String) -> Bool { all.contains { $0.key == key } }
}
