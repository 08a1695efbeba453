import TrainingCore

extension Experiment {
    /// The learning rate above which this training is thrown out of a valley that curves as the loss does at
    /// a network: the limit of `Experiment.stability` on a quadratic with the largest
    /// eigenvalue λ of the loss's Hessian there, 2/λ for full-batch gradient descent.
    ///
    /// Where the loss is a parabola this is the limit of convergence from anywhere
    /// (``Experiment/learningRateLimit``); elsewhere it holds where it is taken, and changes
    /// along a training. nil where nothing curves upward, where the Hessian is not finite, and for updates that
    /// have no such limit.
    ///
    /// See ``HessianOperator/extremes(top:bottom:seed:tolerance:maximumProducts:threads:)`` for how λ is
    /// found and what that costs. Throws if `network` does not fit the data.
    public func learningRateLimit(at network: Network) throws(LandscapeError) -> Double? {
        if case .none = stability { return nil }
        let ends = try HessianOperator(self, at: network).extremes(top: 1)
        return ends.learningRateLimit(for: stability)
    }
}
