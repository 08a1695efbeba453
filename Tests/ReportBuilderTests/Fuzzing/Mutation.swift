/// Small damages of texts and files, the same for the same seed.
struct Mutation {
    private var state: UInt64
    private let corpus: [[UInt8]]
    private static let words = [
        "\"", "'", "\\", "{", "}", "[", "]", "(", ")", ":", ": ", "- ", "\n", "\r\n", "\t", "\0", "|", ">",
        "&a", "*a",
        "<<: ", "!!int ", "---\n", "...", "#", "%", "$", "$$", "```", "~", "\\frac", "\\begin{", "\\end{",
        "^", "_", "{{",
        "}}", "{{#", "{{/", "-1", "1e999", "9223372036854775808", ".nan", "null", "\u{FEFF}", "\u{202E}", "é",
        ",,", "\"\"",
    ].map { Array($0.utf8) }

    /// - Parameter corpus: what is damaged; not empty.
    init(seed: UInt64, corpus: [[UInt8]]) {
        state = seed
        self.corpus = corpus
    }

    private mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
    }

    /// One of the texts with one to eight damages.
    mutating func next() -> [UInt8] {
        var bytes = corpus[next(below: corpus.count)]
        for _ in 0...next(below: 8) { damage(&bytes) }
        return bytes
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        let place = next(below: bytes.count + 1)
        let end = min(bytes.count, place + 1 + next(below: 1 << next(below: 8)))
        switch next(below: 8) {
        case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(next(below: 8)) }
        case 1: if place < bytes.count { bytes[place] = UInt8(next(below: 256)) }
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: next(below: bytes.count + 1))
        case 4: bytes.insert(contentsOf: Self.words[next(below: Self.words.count)], at: place)
        case 5: bytes.replaceSubrange(place..<end, with: Self.words[next(below: Self.words.count)])
        case 6: bytes.removeSubrange(place...)
        default:
            let other = corpus[next(below: corpus.count)]
            let from = next(below: other.count + 1)
            bytes.insert(contentsOf: other[from..<min(other.count, from + 64)], at: place)
        }
    }
}
