import LossLandscape
import Schema
import TrainingCore

/// A setting of a figure that an author may give.
public struct FigureOption: Sendable, Hashable {
    /// The key in a figure block.
    public let name: String
    /// What its values are.
    public let kind: OptionKind
    /// One line that says what the option does and what it is without it.
    public let summary: String
    /// Of an option of before: what to write instead.
    let replacement: String?

    /// An option with what it means, in one line.
    public init(_ name: String, _ kind: OptionKind, _ summary: String) {
        self.init(name, kind, summary, replacedBy: nil)
    }

    init(_ name: String, _ kind: OptionKind, _ summary: String, replacedBy replacement: String?) {
        self.name = name
        self.kind = kind
        self.summary = summary
        self.replacement = replacement
    }

    /// How its values are written.
    package var form: Form<OptionValue> {
        replacement.map { kind.form.noting(replacedBy: $0) } ?? kind.form
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
