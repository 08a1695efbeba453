/// Work on several things at once.
enum Parallel {
    /// The results of `work` in the order of the items, whichever is done first.
    ///
    /// - Parameter jobs: how many are worked on at the same time; at least 1.
    static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], jobs: Int, _ work: @escaping @Sendable (Item) async -> Result
    ) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: items.count)
            var next = 0
            while next < min(max(1, jobs), items.count) {
                let index = next
                group.addTask { (index, await work(items[index])) }
                next += 1
            }
            while let (done, result) = await group.next() {
                results[done] = result
                guard next < items.count else { continue }
                let index = next
                group.addTask { (index, await work(items[index])) }
                next += 1
            }
            return results.compactMap { $0 }
        }
    }
}
