/// One of several parts of a batch, which may run on different machines: each takes every n-th item.
package struct Shard: Sendable, Hashable, CustomStringConvertible {
    /// From 1 to ``count``.
    package let number: Int
    package let count: Int

    /// `nil` unless the number is one of the count, which is at most 100,000.
    package init?(_ number: Int, of count: Int) {
        guard (1...100_000).contains(count), (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// - Parameter text: `3/64`.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
        self.init(number, of: count)
    }

    package var description: String { "\(number)/\(count)" }

    /// How many of some items it has.
    func count(of items: Int) -> Int { items / count + (items % count >= number ? 1 : 0) }

    func has(_ item: Int) -> Bool { item % count == number - 1 }
}
