import LossLandscape
import Schema
import TrainingCore

/// A setting of a figure that an author may give.
public struct FigureOption: Sendable, Hashable {
    /// The key in a figure block.
    public let name: String
    /// What its values are.
    public let kind: OptionKind
    /// What the option does, in one line, without its bounds and its default.
    package let words: String
    /// Of numbers: which are allowed.
    let bounds: Bounds
    /// What holds where it is not given; `nil` where that depends on the figure, or nothing does.
    package let usual: OptionValue?
    /// Of an option that must be given: a good value, as it is written.
    package let example: String?
    /// Of an option of before: what to write instead.
    let replacement: String?

    /// An option with what it means, in one line.
    ///
    /// - Parameters:
    ///   - name: the key in a figure block.
    ///   - kind: what its values are.
    ///   - words: what it does, a sentence.
    ///   - range: of numbers, from which to which; infinite ends are none.
    ///   - usual: what holds where it is not given, which the figure then finds in its input.
    ///   - example: a good value, as it is written, of an option that must be given.
    public init(
        _ name: String, _ kind: OptionKind, _ words: String, in range: ClosedRange<Double>? = nil,
        default usual: OptionValue? = nil, required example: String? = nil
    ) {
        func end(_ value: Double?) -> Bounds.End? {
            value.flatMap { $0.isFinite ? .init(value: $0, isIncluded: true) : nil }
        }
        self.init(
            name, kind, words, bounds: Bounds(lower: end(range?.lowerBound), upper: end(range?.upperBound)),
            default: usual, required: example)
    }

    init(
        _ name: String, _ kind: OptionKind, _ words: String, bounds: Bounds,
        default usual: OptionValue? = nil,
        required example: String? = nil, replacedBy replacement: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.words = words
        self.bounds = bounds
        self.usual = usual
        self.example = example
        self.replacement = replacement
    }

    /// One line that says what the option does, its bounds, and what it is without it.
    public var summary: String {
        if example != nil { return words + " Required." }
        guard let usual, let value = kind.form.value(usual).plainText else { return words }
        let range: String
        if let lower = bounds.lower, let upper = bounds.upper, lower.isIncluded, upper.isIncluded {
            range = ", \(numberText(lower.value)) to \(numberText(upper.value))"
        } else {
            range = ""
        }
        return "\(words.dropLast())\(range); \(value)."
    }

    /// What its values are, in words: "a whole number from 1 to 40".
    package var takes: String { form.description.words }

    /// How its values are written.
    package var form: Form<OptionValue> {
        let form = kind.form(in: bounds)
        return replacement.map { form.noting(replacedBy: $0) } ?? form
    }
}

extension Value {
    /// A scalar, or a list of texts, as a sentence says it.
    fileprivate var plainText: String? {
        switch self {
        case .text(let text): text
        case .number(_, let written): written
        case .flag(let flag): "\(flag)"
        default: nil
        }
    }
}

/// Which values an option takes.
public enum OptionKind: Sendable, Hashable {
    case number
    case integer
    /// A whole number of 64 bits without a sign.
    case seed
    case flag
    case text
    case choice([String])
    /// One or several of these words; a value of texts.
    case choices([String])
    /// The name of a weight or a bias: `W1[0,1]`.
    case parameter
    /// A parameter with its range and number of points: `W2[0,0]=-1:3:101`.
    case axis
    case numbers
    case texts
    /// A text, or a list of them; a value of texts.
    case oneOrMoreTexts
    /// start, end or a number of updates, one or several; a value of texts.
    case moments
}

/// The value of an option, read from a figure block or from the command line.
public enum OptionValue: Sendable, Hashable {
    case number(Double)
    case integer(Int)
    case seed(UInt64)
    case flag(Bool)
    case text(String)
    case parameter(ParameterName)
    case axis(ParameterRange)
    case numbers([Double])
    case texts([String])
}
