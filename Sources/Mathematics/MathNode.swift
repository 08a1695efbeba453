/// A formula as a tree: what both MathML and the labels of figures are laid out from.
package indirect enum MathNode: Sendable, Hashable {
    /// Parts in a row, from left to right. An empty row is an empty place (`{}`).
    case row([MathNode])
    /// A variable or a name.
    case identifier(String, MathStyle)
    /// Digits with an optional decimal point.
    case number(String)
    case `operator`(String, MathOperatorRole)
    /// The name of a function, set upright: log, relu. With `takesLimits` (min, lim) scripts stand below and
    /// above it in displayed formulas.
    case function(String, takesLimits: Bool)
    /// Words among the mathematics.
    case text(String)
    /// Words that are bold, slanted or of one width.
    case styledText(String, MathStyle)
    /// A space; width in em, possibly negative.
    case space(Double)
    /// A fraction, or without its line a binomial coefficient.
    case fraction(numerator: MathNode, denominator: MathNode, hasLine: Bool)
    /// A square root, or with an index (∛: 3) another one.
    case root(radicand: MathNode, index: MathNode?)
    /// Subscript and superscript, of which at least one is there.
    case scripts(base: MathNode, subscript: MathNode?, superscript: MathNode?)
    /// A mark above (hat, bar, arrow, brace) or below. Stretching marks are as wide as the base.
    case accent(base: MathNode, mark: String, position: MathAccentPosition, stretches: Bool)
    /// A formula between delimiters that grow with it; an empty delimiter is invisible.
    case fenced(open: String, content: MathNode, close: String)
    /// A delimiter that is larger than the letters around it, by this factor; 0: as high as what it stands in.
    case delimiter(String, MathOperatorRole, size: Double)
    /// Something with parts below and above it, of which at least one is there: $\\overset{?}{=}$, arrows with words. With
    /// `stretches` the base is as wide as they are.
    case stacked(base: MathNode, below: MathNode?, above: MathNode?, stretches: Bool)
    /// A formula in a frame, crossed out, or of which only the room is left.
    case enclosed(MathNode, MathEnclosure)
    /// A formula in a color.
    case colored(MathNode, MathColor)
    /// A formula as large as if it were displayed, or as small as in a text, whatever it stands in.
    case displayed(MathNode, Bool)
    /// Cells in rows. Rows may be of different length.
    case table(rows: [[MathNode]], alignment: MathTableAlignment)
}

/// How letters are drawn.
package enum MathStyle: Sendable, Hashable {
    case italic, upright, bold, boldItalic, doubleStruck, script, boldScript, sansSerif, monospace, fraktur,
        boldFraktur
}

package enum MathEnclosure: Sendable, Hashable {
    case frame, crossed, phantom
}

/// How the columns of an array stand, and which lines are drawn in it.
package struct MathColumns: Sendable, Hashable {
    /// `l`, `c` or `r` for each.
    package var alignments: [Character]
    /// The columns before which a line stands; the number of columns for one behind the last.
    package var bars: [Int] = []
    /// The rows above which a line stands; the number of rows for one below the last.
    package var lines: [Int] = []
}

package enum MathAccentPosition: Sendable, Hashable {
    case above, below
}

/// What an operator does, which decides the space around it.
package enum MathOperatorRole: Sendable, Hashable {
    /// Between two operands: + − ·
    case binary
    /// Between two sides: = ≤ →
    case relation
    /// A sign before its operand: −x
    case prefix
    /// Delimiters that do not grow.
    case open, close
    /// Comma and semicolon: space behind.
    case punctuation
    /// Sums and products, which are larger in displayed formulas and whose scripts are limits there.
    case sum
    /// Integrals: larger, scripts beside.
    case integral
    /// No space around: ! ′ … and the like.
    case ordinary
}

package enum MathTableAlignment: Sendable, Hashable {
    /// Matrices.
    case centered
    /// Cases: all columns to the left.
    case left
    /// Aligned equations: columns to the right and to the left in turn, without space between a pair.
    case equations
    /// As their author says.
    case columns(MathColumns)
}
