import Drawing
import Mathematics

/// What is wrong with a formula in a label.
package struct LabelProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package var message: String
    package var remedy: String
    /// Where in the label, counted in characters from 1.
    package var column: Int
    /// Where in the label, in bytes of UTF-8.
    package var range: Range<Int>

    package var description: String { "\(message) at column \(column); \(remedy)" }
}

/// The words of a label, with formulas between dollar signs: `The loss $\frac{1}{N}\sum_i e_i^2$`.
///
/// As in Markdown, a dollar sign opens a formula if no space follows it, and closes one if no space stands
/// before it and no digit behind it: sums of money stay what they are. `\$` is always a dollar sign.
package enum LabelText {
    /// What is wrong with the formulas of a label; `nil` for labels that can be laid out.
    package static func problem(in label: String) -> LabelProblem? {
        do {
            for part in parts(of: label) {
                guard case .formula(let tex, let start) = part else { continue }
                do {
                    _ = try MathLayout.checked(TeXReader.read(tex))
                } catch let error as TeXError {
                    let lower = start + error.range.lowerBound
                    throw LabelProblem(
                        message: error.message, remedy: error.remedy,
                        column: String(
                            decoding: Array(label.utf8)[..<min(lower, label.utf8.count)], as: UTF8.self
                        )
                        .count + 1, range: lower..<(start + error.range.upperBound))
                } catch let error as UnsupportedMathematics {
                    throw LabelProblem(
                        message: error.message, remedy: "put it into the text of the lesson",
                        column: String(decoding: Array(label.utf8)[..<start], as: UTF8.self).count + 1,
                        range: start..<(start + tex.utf8.count))
                }
            }
            return nil
        } catch {
            return error as? LabelProblem
        }
    }

    /// The label as a line; formulas that are wrong stay as they were written.
    static func line(
        _ label: String, size: Double, weight: FontWeight = .regular, measuring: any TextMeasuring
    ) -> TextLine {
        guard hasFormula(label) else {
            return TextLine(unescaped(label), size: size, weight: weight)
        }
        let layout = MathLayout(weight: weight, measuring: measuring)
        let boxes = parts(of: label).map { part -> MathBox in
            switch part {
            case .words(let words): return layout.words(words)
            case .formula(let tex, _):
                guard let node = try? MathLayout.checked(TeXReader.read(tex)) else {
                    return layout.words("$\(tex)$")
                }
                return layout.box(node, scale: 1)
            }
        }
        return MathBox.row(boxes).line(size: size, weight: weight)
    }

    /// The words of a label for breaking lines; formulas stay whole.
    static func words(of label: String) -> [String] {
        guard hasFormula(label) else { return label.split(whereSeparator: \.partsWords).map(String.init) }
        var words: [String] = []
        var word = ""
        for part in parts(of: label) {
            switch part {
            case .formula(let tex, _): word += "$\(tex)$"
            case .words(let text):
                for character in text {
                    if character.partsWords {
                        if !word.isEmpty { words.append(word) }
                        word = ""
                    } else {
                        word += character == "$" ? "\\$" : String(character)
                    }
                }
            }
        }
        return words + (word.isEmpty ? [] : [word])
    }

    /// The characters of a label in a row, where there is no room for formulas.
    static func plain(_ label: String) -> String {
        guard hasFormula(label) else { return unescaped(label) }
        return line(label, size: 1, measuring: NoText()).plainText
    }

    static func hasFormula(_ label: String) -> Bool {
        label.utf8.contains(UInt8(ascii: "$"))
            && parts(of: label).contains { if case .formula = $0 { true } else { false } }
    }

    private static func unescaped(_ label: String) -> String {
        guard label.utf8.contains(UInt8(ascii: "$")) else { return label }
        return parts(of: label).map { if case .words(let words) = $0 { words } else { "" } }.joined()
    }

    private enum Part {
        case words(String)
        /// A formula and the byte at which it starts.
        case formula(String, start: Int)
    }

    private static func parts(of label: String) -> [Part] {
        let bytes = Array(label.utf8)
        let (dollar, backslash, space) = (UInt8(ascii: "$"), UInt8(ascii: "\\"), UInt8(ascii: " "))
        var parts: [Part] = []
        var words: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == backslash, index + 1 < bytes.count, bytes[index + 1] == dollar {
                words.append(dollar)
                index += 2
            } else if bytes[index] == dollar, let end = closing(bytes, from: index + 1) {
                if !words.isEmpty { parts.append(.words(String(decoding: words, as: UTF8.self))) }
                words = []
                let tex = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
                parts.append(.formula(tex, start: index + 1))
                index = end + 1
            } else {
                words.append(bytes[index])
                index += 1
            }
        }
        if !words.isEmpty { parts.append(.words(String(decoding: words, as: UTF8.self))) }
        return parts

        func closing(_ bytes: [UInt8], from start: Int) -> Int? {
            guard start < bytes.count, bytes[start] != space, bytes[start] != dollar else { return nil }
            var index = start
            while index < bytes.count {
                if bytes[index] == backslash {
                    index += 1
                } else if bytes[index] == dollar {
                    let followsSpace = bytes[index - 1] == space
                    let beforeDigit = index + 1 < bytes.count && (0x30...0x39).contains(bytes[index + 1])
                    return followsSpace || beforeDigit ? nil : index
                }
                index += 1
            }
            return nil
        }
    }
}

/// For reading a line's characters, when it does not matter how wide they are.
private struct NoText: TextMeasuring {
    func extents(of line: TextLine) -> TextExtents { TextExtents(width: 0, ascent: 0, descent: 0) }
}

extension Character {
    /// Whether a line may end here: a space that is not one of those that keep words together.
    fileprivate var partsWords: Bool {
        isWhitespace && self != "\u{A0}" && self != "\u{202F}" && self != "\u{2007}"
    }
}
