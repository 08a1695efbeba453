import TrainingCore

extension Experiment {
    /// The learning rate above which full-batch gradient descent is thrown out of the valley around a
    /// network: 2/λ, where λ is the largest eigenvalue of the loss's Hessian there.
    ///
    /// Where the loss is a parabola this is the limit of convergence from anywhere
    /// (``TrainingCore/Experiment/learningRateLimit``); elsewhere it holds where it is taken, and changes
    /// along a training. nil where nothing curves upward.
    ///
    /// The Hessian's columns are central differences of the exact gradient with a step of ∛ε, half a
    /// dozen digits; a step across a kink of relu sees the slopes of both sides. O(parameters × data ×
    /// parameters), then O(parameters³): throws for networks of more than 300 parameters.
    public func learningRateLimit(at network: Network) throws(LandscapeError) -> Double? {
        try checkFit(of: network)
        let count = network.parameterCount
        guard count <= Self.maximumHessianParameters else {
            throw LandscapeError(
                message: "The network has \(count) parameters, too many for a full Hessian.",
                remedy: "Take a network of at most \(Self.maximumHessianParameters).")
        }
        let eigenvalues = SymmetricEigenvalues.of(hessian(at: network))
        guard let largest = eigenvalues.max(), largest > 0, largest.isFinite else { return nil }
        return 2 / largest
    }

    private static let maximumHessianParameters = 300

    /// ∂²L/∂wᵢ∂wⱼ, made symmetric.
    private func hessian(at network: Network) -> Matrix {
        let origin = network.parameters
        let count = origin.count
        var elements = [Double](repeating: 0, count: count * count)
        for (column, value) in origin.enumerated() {
            let step = 0x1p-17 * max(1, value.magnitude)
            let (above, below) = (value + step, value - step)
            var parameters = origin
            parameters[column] = above
            let gradientAbove = state(of: network.with(parameters: parameters)).gradient
            parameters[column] = below
            let gradientBelow = state(of: network.with(parameters: parameters)).gradient
            for row in 0..<count {
                let curvature = (gradientAbove[row] - gradientBelow[row]) / (above - below)
                elements[row * count + column] += curvature / 2
                elements[column * count + row] += curvature / 2
            }
        }
        return Matrix(rows: count, columns: count, elements: elements)
    }
}
