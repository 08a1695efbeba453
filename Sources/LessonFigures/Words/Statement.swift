import Charting
import TrainingCore

/// A number in the words of a figure, and what it claims to be: one quantity of one subject at one moment.
///
/// Whether the claim holds is for tests to find out; they look the quantity up in the recording on their own.
package struct Statement: Sendable, Hashable {
    package let quantity: Quantity
    package let value: Double
    /// The id of the subject that has the quantity; `nil` for what belongs to none or to all.
    package let subject: String?
    /// After how many updates; `nil` for what has no moment.
    package let update: Int?
    package let digits: Digits

    /// How a number is written.
    package enum Digits: Sendable, Hashable {
        /// With at most so many significant digits.
        case significant(Int)
        /// With all digits it has.
        case exact
        /// To the last digit where those are few, else "about" and four.
        case inWords
        /// A share in hundredths, with so many significant digits; the sign stands behind it.
        case percent(Int)
        /// The fraction 1/n before it where it is one: `1/28 ≈ 0.03571`.
        case reciprocal
    }

    init(
        _ quantity: Quantity, _ value: Double, of subject: Subject? = nil, at update: Int? = nil,
        _ digits: Digits = .significant(4)
    ) {
        self.quantity = quantity
        self.value = value
        self.subject = subject?.id
        self.update = update
        self.digits = digits
    }

    /// The same claim with another number, for tests of what finds false ones.
    package func with(value: Double) -> Statement { Statement(copying: self, value: value) }

    private init(copying other: Statement, value: Double) {
        quantity = other.quantity
        self.value = value
        subject = other.subject
        update = other.update
        digits = other.digits
    }

    package var text: String {
        switch digits {
        case .significant(let count): NumberText.significant(value, count)
        case .exact: NumberText.exact(value)
        case .inWords: NumberText.inWords(value)
        case .percent(let count): "\(NumberText.significant(100 * value, count)) %"
        case .reciprocal: NumberText.withReciprocal(value)
        }
    }
}
