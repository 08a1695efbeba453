import TrainingCore

extension Experiment {
    /// The learning rate above which full-batch gradient descent is thrown out of the valley around a
    /// network: 2/λ, where λ is the largest eigenvalue of the loss's Hessian there.
    ///
    /// Where the loss is a parabola this is the limit of convergence from anywhere
    /// (``TrainingCore/Experiment/learningRateLimit``); elsewhere it holds where it is taken, and changes
    /// along a training. nil where nothing curves upward, and where the Hessian is not finite.
    ///
    /// See ``HessianOperator/extremes(top:bottom:seed:tolerance:maximumProducts:threads:)`` for how λ is
    /// found and what that costs. Throws if `network` does not fit the data.
    public func learningRateLimit(at network: Network) throws(LandscapeError) -> Double? {
        try HessianOperator(self, at: network).extremes(top: 1).learningRateLimit
    }
}
