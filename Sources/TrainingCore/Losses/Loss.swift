import Schema

/// Any loss, as one value.
///
/// `Loss.meanSquaredError` and its like are Descent's own, each in a file beside this one; `Loss(MyFunction())`
/// is one of your own. With N samples and K outputs most are the mean over all N·K elements.
public struct Loss: Sendable, Hashable, CustomStringConvertible {
    package let function: any LossFunction

    /// Any function, also one of your own.
    public init(_ function: some LossFunction) { self.function = function }

    /// As experiment files write it: `mean-squared-error`.
    public var name: String { type(of: function).name }

    /// On axes: "Mean Squared Error".
    public var title: String { type(of: function).title }

    /// In labels and columns: "MSE".
    public var abbreviation: String { function.abbreviation }

    /// The name.
    public var description: String { name }

    /// The loss over all samples; both matrices are samples × outputs. Samples are summed in order.
    /// Infinite where a prediction is sure of what is not so.
    ///
    /// Throws if they differ in shape.
    public func value(predictions: Matrix, targets: Matrix) throws(ShapeError) -> Double {
        try ShapeError.check(predictions, rows: targets.rows, columns: targets.columns, "The predictions")
        var sum = 0.0
        for (prediction, target) in zip(predictions.elements, targets.elements) {
            sum += function.term(prediction: prediction, target: target)
        }
        return sum / divisor(samples: targets.rows, outputs: targets.columns)
    }

    /// What one element adds to the sum whose mean the loss is.
    package func term(prediction p: Double, target t: Double) -> Double {
        function.term(prediction: p, target: t)
    }

    /// The derivative of ``term(prediction:target:)`` with respect to the prediction.
    package func slope(prediction p: Double, target t: Double) -> Double {
        function.slope(prediction: p, target: t)
    }

    /// The second derivative of ``term(prediction:target:)`` with respect to the prediction.
    package func curvature(prediction p: Double, target t: Double) -> Double {
        function.curvature(prediction: p, target: t)
    }

    /// What the sum of terms is divided by: N·K, and N for cross-entropy.
    package func divisor(samples: Int, outputs: Int) -> Double {
        function.divisor(samples: samples, outputs: outputs)
    }

    /// The errors p − t at which the slope jumps: a finite difference across one of them is not the
    /// slope on either side.
    package var kinks: [Double] { function.kinks }

    /// Whether both are the same function with the same settings.
    public static func == (one: Loss, other: Loss) -> Bool {
        AnyHashable(one.function) == AnyHashable(other.function)
    }

    /// As `==` compares.
    public func hash(into hasher: inout Hasher) { function.hash(into: &hasher) }
}

extension LossFunction {
    /// As experiment files write it.
    public static var name: String { kind.name }

    /// On axes: "Mean Squared Error".
    public static var title: String { kind.title }
}
