import TrainingCore

extension LandscapeAxis {
    /// The axis of a weight; nil of any other.
    package var weight: ParameterRange? {
        guard case .parameter(let name) = subject, let range else { return nil }
        return ParameterRange(parameter: name, range: range)
    }

    /// The range of a coordinate; nil of any other.
    var coordinates: AxisRange? { subject == .coordinate ? range : nil }

    /// Over a weight or bias.
    public init(_ axis: ParameterRange) {
        self.init(subject: .parameter(axis.parameter), range: axis.range)
    }

    /// Reads an axis, of which errors say which of two it is.
    init(parsing text: String, on axis: LandscapeError.Axis) throws(LandscapeError) {
        do {
            try self.init(parsing: text)
        } catch {
            throw error.on(axis)
        }
    }
}
