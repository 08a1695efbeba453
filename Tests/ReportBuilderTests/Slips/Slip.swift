/// A course with one mistake in it, and where a message must stand.
struct Slip: Sendable {
    let name: String
    let course: String
    /// The files of the course.
    let files: [String: String]
    let file: String
    /// Both from 1, columns in characters.
    let line: Int
    let column: Int
}

/// Makes slips: contexts in the files of ``SlipCourses`` that occur once, and what takes their place.
///
/// `‸` in a text marks the place of the message.
struct SlipMaker {
    private(set) var slips: [Slip] = []
    /// Contexts that do not occur once, which is a mistake of the corpus.
    private(set) var misfits: [String] = []
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// One text instead of another.
    ///
    /// - Parameters:
    ///   - place: the text at which the message stands, with its mark; where `new` has none.
    ///   - other: the file in which that is.
    mutating func put(
        _ course: String, _ file: String, _ old: String, _ new: String, at place: String? = nil,
        in other: String? = nil
    ) {
        var files = SlipCourses.all[course] ?? [:]
        let name = "\(course)/\(file): \(old.lined) → \(new.lined)"
        guard let text = files[file], let start = text.onlyRange(of: old) else {
            misfits.append(name)
            return
        }
        let plain = new.replacing("‸", with: "")
        files[file] = text.replacing(old, with: plain)
        let found: String.Index?
        let placed = files[other ?? file] ?? ""
        if let place {
            let mark = place.split(separator: "‸", maxSplits: 1, omittingEmptySubsequences: false)
            let whole = placed.firstRange(of: place.replacing("‸", with: ""))?.lowerBound
            found = whole.map { placed.index($0, offsetBy: mark.count > 1 ? mark[0].count : 0) }
        } else {
            let before = text[..<start.lowerBound].count + new.prefix { $0 != "‸" }.count
            found = placed.index(placed.startIndex, offsetBy: before)
        }
        guard let found else {
            misfits.append(name)
            return
        }
        let lines = placed[..<found].split(separator: "\n", omittingEmptySubsequences: false)
        slips.append(
            Slip(
                name: name, course: course, files: files, file: other ?? file, line: lines.count,
                column: (lines.last?.count ?? 0) + 1))
    }

    /// A file that is not there.
    mutating func remove(_ course: String, _ name: String, at place: String, in file: String) {
        let count = slips.count
        put(course, file, place.replacing("‸", with: ""), place)
        guard slips.count > count, let slip = slips.popLast() else { return }
        var files = slip.files
        files[name] = nil
        slips.append(
            Slip(
                name: "\(course)/\(name): not there", course: course, files: files, file: file,
                line: slip.line,
                column: slip.column))
    }

    /// Slips of the finger in the word behind the mark.
    mutating func typos(_ course: String, _ file: String, _ contexts: String..., count: Int = 2) {
        for context in contexts {
            let parts = context.split(separator: "‸", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                misfits.append(context)
                continue
            }
            // The mark stands before the sign of a command, of a work or of a figure.
            let sign = parts[1].prefix { "\\@[^".contains($0) }
            let behind = parts[1].dropFirst(sign.count)
            let word = behind.prefix { $0.isLetter || $0 == "-" }
            for _ in 0..<count {
                put(
                    course, file, String(parts[0] + parts[1]),
                    parts[0] + "‸" + sign + typo(in: Array(word)) + behind.dropFirst(word.count))
            }
        }
    }

    /// A letter is left out, doubled, exchanged with the next one, or another one of its neighbors.
    private mutating func typo(in word: [Character]) -> String {
        var letters = word
        // The first letter is hardly ever wrong.
        let place = 1 + random(below: max(1, letters.count - 2))
        switch random(below: 4) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letters[place], at: place)
        case 2 where letters[place] != letters[place + 1]: letters.swapAt(place, place + 1)
        default: letters[place] = letters[place] == "w" ? "e" : "w"
        }
        return String(letters)
    }

    private mutating func random(below count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((bits ^ (bits >> 31)) % UInt64(count))
    }
}

extension String {
    fileprivate var lined: String { replacing("\n", with: "⏎") }

    /// Where a text stands, if it stands in one place.
    fileprivate func onlyRange(of text: String) -> Range<String.Index>? {
        guard let first = firstRange(of: text), self[first.upperBound...].firstRange(of: text) == nil else {
            return nil
        }
        return first
    }
}
