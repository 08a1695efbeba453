import Drawing

/// Makes of Cairo's SVG a file that is the same in every run, may stand beside others in one page
/// and can be read aloud.
///
/// Cairo numbers its elements with a counter of the process: the same drawing gets other ids the
/// second time, and two drawings in one page share ids and take each other's clips. Here they are
/// numbered in order of appearance, after a hash of the file. Cairo's file contains no text of
/// ours (letters are outlines), so its syntax can be searched for directly.
struct SVGFinisher {
    var title: String
    var summary: String

    /// - Complexity: O(bytes); files of surfaces have millions.
    func finish(_ source: [UInt8]) -> [UInt8] {
        var file = Self.rewritten(source)
        describe(&file)
        let prefix = Self.name(forHash: Self.hash(file))
        var result: [UInt8] = []
        result.reserveCapacity(file.count + 4096)
        let parts = file.split(separator: Self.prefixMark, omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index > 0 { result += prefix }
            result += part
        }
        return result
    }

    /// Stands for the prefix of the ids until the hash is known. XML has no such character.
    private static let prefixMark: UInt8 = 1

    /// The color with a trace that ``finish(_:)`` finds: Cairo 1.16 does not tell its file which
    /// fills have no smooth edges, and cells that touch would show seams. Left where it is, the
    /// trace is far below what 8 bits can hold.
    static func markedAsCrisp(_ color: Color) -> Color {
        color.alpha == 1 ? color.opacity(crispAlpha) : color
    }

    private static let crispAlpha = 0.99999
    private static let crispTrace = Array("fill-opacity:\(crispAlpha);\"".utf8)
    private static let crispResult = Array("fill-opacity:1;\" shape-rendering=\"crispEdges\"".utf8)

    private static let idOpenings = [" id=\"", "url(#", "href=\"#"].map { Array($0.utf8) }

    /// The file with its ids numbered, and with crisp edges where there is a trace of them.
    private static func rewritten(_ source: [UInt8]) -> [UInt8] {
        source.withUnsafeBufferPointer { source in
            var numbers: [[UInt8]: Int] = [:]
            var result: [UInt8] = []
            result.reserveCapacity(source.count + 4096)
            // What is before has been written.
            var written = 0
            var index = 0
            while index < source.count {
                // All that is looked for ends with one of two characters, most others with none.
                guard source[index] == quote || source[index] == hashSign else {
                    index += 1
                    continue
                }
                index += 1
                if ends(crispTrace, at: index, in: source) {
                    result += source[written..<(index - crispTrace.count)]
                    result += crispResult
                    written = index
                } else if idOpenings.contains(where: { ends($0, at: index, in: source) }) {
                    let name = Array(source[index...].prefix { $0 != quote && $0 != parenthesis })
                    let number = numbers[name] ?? numbers.count
                    numbers[name] = number
                    result += source[written..<index]
                    result.append(prefixMark)
                    result += Array("-\(number)".utf8)
                    index += name.count
                    written = index
                }
            }
            return result + source[written...]
        }
    }

    /// Whether the bytes before a place are these.
    private static func ends(_ wanted: [UInt8], at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        index >= wanted.count && bytes[(index - wanted.count)..<index].elementsEqual(wanted)
    }

    /// Adds title and description to the root element.
    private func describe(_ file: inout [UInt8]) {
        let mark = String(Unicode.Scalar(Self.prefixMark))
        var attributes = " role=\"img\""
        var elements = ""
        let parts = [("title", title), ("desc", summary)].filter { !$0.1.isEmpty }
        if !parts.isEmpty {
            let names = parts.map { "\(mark)-\($0.0)" }.joined(separator: " ")
            attributes += " aria-labelledby=\"\(names)\""
        }
        for (element, text) in parts {
            elements += "\n<\(element) id=\"\(mark)-\(element)\">\(Self.escaped(text))</\(element)>"
        }
        guard let root = Self.firstIndex(of: "<svg ", in: file),
            let end = file[root...].firstIndex(of: UInt8(ascii: ">"))
        else { return }
        file.insert(contentsOf: Array(elements.utf8), at: end + 1)
        file.insert(contentsOf: Array(attributes.utf8), at: end)
    }

    /// The text without what XML forbids, and with its special characters escaped.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in PrintableText.singleLine(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func firstIndex(of text: String, in bytes: [UInt8]) -> Int? {
        let wanted = Array(text.utf8)
        return bytes.indices.first { stands(wanted, at: $0, in: bytes) }
    }

    private static func stands(_ wanted: [UInt8], at index: Int, in bytes: [UInt8]) -> Bool {
        bytes[index] == wanted[0] && bytes[index...].starts(with: wanted)
    }

    /// 64-bit FNV-1a: a name, not a seal.
    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    private static func name(forHash hash: UInt64) -> [UInt8] {
        Array("c\(String(hash, radix: 36))".utf8)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let hashSign = UInt8(ascii: "#")
    private static let parenthesis = UInt8(ascii: ")")
}
