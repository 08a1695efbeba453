/// Finds what an author probably meant.
package enum Nearest {
    /// The candidate that takes the fewest typing slips to become `text` from, or `nil` where none is
    /// near: at most one slip in three characters. Upper and lower case count as equal; of equally near
    /// ones the first wins.
    ///
    /// - Complexity: the length of `text` times that of all candidates; texts beyond 64 characters have no
    ///   neighbors.
    package static func match(_ text: String, among candidates: [String]) -> String? {
        let wanted = Array(text.lowercased())
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        var best: (slips: Int, candidate: String)?
        for candidate in candidates where candidate.count <= 64 {
            let slips = distance(wanted, Array(candidate.lowercased()))
            let allowed = max(1, max(wanted.count, candidate.count) / 3)
            guard slips <= allowed, slips < candidate.count, slips < best?.slips ?? .max else { continue }
            best = (slips, candidate)
        }
        return best?.candidate
    }

    /// Insertions, deletions, substitutions and swaps of neighbors that turn one text into the other
    /// (optimal string alignment).
    package static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var slips = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    slips = min(slips, beforeLast[j - 1] + 1)
                }
                row.append(slips)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }

    /// Whether the near one was meant; nil where none is near.
    package static func question(for text: String, among candidates: [String]) -> String? {
        match(text, among: candidates).map { question(about: "\"\($0)\"") }
    }

    /// Whether something was meant, as it is to be written.
    package static func question(about meant: String) -> String { "did you mean \(meant)?" }

    /// What to do about an unknown word: the near one, or all there are.
    package static func remedy(for text: String, among candidates: [String], called plural: String) -> String
    {
        if let question = question(for: text, among: candidates) { return question }
        guard !candidates.isEmpty else { return "there are no \(plural) here" }
        let rest = candidates.count - mostNamed
        return "the \(plural) are " + candidates.prefix(mostNamed).map { "\"\($0)\"" }.joined(separator: ", ")
            + (rest > 0 ? " and \(rest) more" : "")
    }

    /// Nobody reads the names of a thousand columns.
    private static let mostNamed = 100
}
