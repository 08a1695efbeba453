/// Reads Swift and puts spaces for comments and the text of string literals. Regex literals are not known.
struct CodeReader {
    /// Where the reader is: in code (of an interpolation, until its parenthesis closes) or in a string.
    private enum Place {
        case code(openParentheses: Int)
        case string(hashes: Int, quotes: Int)
    }

    private let bytes: [UInt8]
    private var result: [UInt8] = []
    private var position = 0
    private var places: [Place] = [.code(openParentheses: 0)]

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The code, with as many lines as the text.
    mutating func code() -> String {
        position = 0
        result = []
        places = [.code(openParentheses: 0)]
        while position < bytes.count {
            switch places[places.count - 1] {
            case .code(let open): readCode(openParentheses: open)
            case .string(let hashes, let quotes): readString(hashes: hashes, quotes: quotes)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func readCode(openParentheses: Int) {
        let plain = plainCount(until: Self.codeSigns)
        if plain > 0 {
            keep(plain)
        } else if stands("//") {
            while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { blank(1) }
        } else if stands("/*") {
            blankComment()
        } else if let opening = openingQuotes() {
            keep(opening.hashes + opening.quotes)
            places.append(.string(hashes: opening.hashes, quotes: opening.quotes))
        } else {
            if stands("(") { places[places.count - 1] = .code(openParentheses: openParentheses + 1) }
            if stands(")") {
                if openParentheses == 0, places.count > 1 {
                    places.removeLast()
                } else {
                    places[places.count - 1] = .code(openParentheses: openParentheses - 1)
                }
            }
            keep(1)
        }
    }

    private mutating func readString(hashes: Int, quotes: Int) {
        let plain = plainCount(until: Self.stringSigns)
        guard plain == 0 else { return blank(plain) }
        let fence = String(repeating: "#", count: hashes)
        if stands(String(repeating: "\"", count: quotes) + fence) {
            keep(quotes + hashes)
            places.removeLast()
        } else if stands("\\" + fence + "(") {
            keep(hashes + 2)
            places.append(.code(openParentheses: 0))
        } else if stands("\\" + fence) {
            blank(hashes + 2)
        } else if quotes == 1, stands("\n") {
            // A literal of one line does not go on: whatever this is, it is no string.
            places.removeLast()
        } else {
            blank(1)
        }
    }

    private mutating func blankComment() {
        var depth = 0
        repeat {
            if stands("/*") {
                depth += 1
                blank(2)
            } else if stands("*/") {
                depth -= 1
                blank(2)
            } else {
                blank(1)
            }
        } while depth > 0 && position < bytes.count
    }

    private func openingQuotes() -> (hashes: Int, quotes: Int)? {
        var end = position
        while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
        let isLong = end + 2 < bytes.count && bytes[end + 1] == bytes[end] && bytes[end + 2] == bytes[end]
        return (end - position, isLong ? 3 : 1)
    }

    private func stands(_ text: String) -> Bool {
        bytes[position...].starts(with: text.utf8)
    }

    /// Bytes where something else may begin, in code and in a string.
    private static let codeSigns = signs("/#\"()")
    private static let stringSigns = signs("\"\\\n")

    private static func signs(_ text: String) -> [Bool] {
        let bytes = Set(text.utf8)
        return (0...255).map { bytes.contains($0) }
    }

    /// How many bytes stand before the next of these signs.
    private func plainCount(until signs: [Bool]) -> Int {
        var end = position
        while end < bytes.count, !signs[Int(bytes[end])] { end += 1 }
        return end - position
    }

    private mutating func keep(_ count: Int) {
        let end = min(position + count, bytes.count)
        result.append(contentsOf: bytes[position..<end])
        position = end
    }

    private mutating func blank(_ count: Int) {
        let end = min(position + count, bytes.count)
        result.append(
            contentsOf: bytes[position..<end].map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") })
        position = end
    }
}
