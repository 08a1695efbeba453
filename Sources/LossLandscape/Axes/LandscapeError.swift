/// One thing wrong with a request for a surface, a curve or a path: what and what to do about it.
public struct LandscapeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, with the value that is.
    public let message: String
    /// What to write instead.
    public let remedy: String
    /// The axis it concerns, where there are two.
    package let axis: Axis?
    /// Where in the text of an axis it is, in characters from 1; nil if it is not about a text.
    package let column: Int?

    package enum Axis: String, Sendable, Hashable {
        case x, y
    }

    package init(message: String, remedy: String, axis: Axis? = nil, column: Int? = nil) {
        self.message = message
        self.remedy = remedy
        self.axis = axis
        self.column = column
    }

    /// The same, said of one of two axes.
    func on(_ axis: Axis) -> LandscapeError {
        LandscapeError(message: message, remedy: remedy, axis: axis, column: column)
    }

    /// `x axis: message remedy`
    public var description: String {
        (axis.map { "\($0.rawValue) axis: " } ?? "") + "\(message) \(remedy)"
    }
}
