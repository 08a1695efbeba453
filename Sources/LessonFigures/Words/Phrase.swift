import TrainingCore

/// Words of a figure. What stands between them is a ``Statement``, a name or another phrase: a bare number cannot be
/// put into words, as there is no interpolation for one.
///
/// ```swift
/// let words: Phrase = "\(name: label) ends with a loss of \(.loss, value, of: subject, at: update)."
/// ```
package struct Phrase: Sendable, Hashable, ExpressibleByStringInterpolation {
    package enum Piece: Sendable, Hashable {
        case literal(String)
        /// What an author or the code calls something: a label, a weight, an optimizer, a formula.
        case name(String)
        case statement(Statement)

        package var text: String {
            switch self {
            case .literal(let text), .name(let text): text
            case .statement(let statement): statement.text
            }
        }
    }

    package private(set) var pieces: [Piece]

    package init(stringLiteral value: StaticString) {
        pieces = value.utf8CodeUnitCount == 0 ? [] : [.literal(value.description)]
    }

    package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    init(_ statement: Statement) { pieces = [.statement(statement)] }
    init(name: String) { pieces = name.isEmpty ? [] : [.name(name)] }
    init(_ name: ParameterName) { pieces = [.name(name.description)] }
    private init(pieces: [Piece]) { self.pieces = pieces }

    package var text: String { pieces.reduce(into: "") { $0 += $1.text } }
    package var isEmpty: Bool { pieces.isEmpty }
    package var statements: [Statement] {
        pieces.compactMap { if case .statement(let statement) = $0 { statement } else { nil } }
    }

    static func + (first: Phrase, second: Phrase) -> Phrase { Phrase(pieces: first.pieces + second.pieces) }
    static func += (first: inout Phrase, second: Phrase) { first.pieces += second.pieces }

    /// With a capital letter, unless it begins with a number.
    var capitalizedFirst: Phrase {
        var copy = self
        switch pieces.first {
        case .literal(let text): copy.pieces[0] = .literal(text.capitalizedFirst)
        case .name(let text): copy.pieces[0] = .name(text.capitalizedFirst)
        default: break
        }
        return copy
    }

    /// Without the first piece.
    var droppingFirst: Phrase { Phrase(pieces: Array(pieces.dropFirst())) }

    /// The beginning that ends with a whole word or statement and has at most so many characters.
    func prefix(_ most: Int) -> Phrase {
        var (kept, count) = ([Piece](), 0)
        for piece in pieces {
            let room = most - count
            if piece.text.count > room {
                if case .literal(let text) = piece, let end = text.prefix(room).lastIndex(of: " ") {
                    kept.append(.literal(String(text[..<end])))
                }
                break
            }
            kept.append(piece)
            count += piece.text.count
        }
        return Phrase(pieces: kept)
    }

    /// The same words with one of the statements replaced, for tests of what finds false ones.
    package func replacing(statement index: Int, by statement: Statement) -> Phrase {
        var copy = self
        let places = pieces.indices.filter { if case .statement = pieces[$0] { true } else { false } }
        copy.pieces[places[index]] = .statement(statement)
        return copy
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { pieces.append(.literal(literal.description)) }
        }

        package mutating func appendInterpolation(_ phrase: Phrase) { pieces += phrase.pieces }
        package mutating func appendInterpolation(_ statement: Statement) {
            pieces.append(.statement(statement))
        }
        package mutating func appendInterpolation(_ name: ParameterName) {
            pieces.append(.name(name.description))
        }
        package mutating func appendInterpolation(name: String) { pieces.append(.name(name)) }

        package mutating func appendInterpolation(
            _ quantity: Quantity, _ value: Double, of subject: Subject? = nil, at update: Int? = nil,
            _ digits: Statement.Digits = .significant(4)
        ) {
            pieces.append(.statement(Statement(quantity, value, of: subject, at: update, digits)))
        }

        package mutating func appendInterpolation(
            _ quantity: Quantity, _ count: Int, of subject: Subject? = nil, at update: Int? = nil
        ) {
            pieces.append(.statement(Statement(quantity, Double(count), of: subject, at: update, .exact)))
        }

        /// The number of something counted: "update 12", "sample 0".
        package mutating func appendInterpolation(
            number thing: Quantity.Thing, _ number: Int, of subject: Subject? = nil
        ) {
            appendInterpolation(.number(thing, number), number, of: subject)
        }
    }
}

extension [Phrase] {
    func joined(_ separator: Phrase) -> Phrase {
        var result: Phrase = ""
        for (index, phrase) in enumerated() {
            if index > 0 { result += separator }
            result += phrase
        }
        return result
    }

    /// Without those that say nothing.
    var spoken: [Phrase] { filter { !$0.isEmpty } }

    /// Each once, in the order of the first ones.
    var uniqued: [Phrase] {
        var seen: Set<String> = []
        return filter { seen.insert($0.text).inserted }
    }
}
