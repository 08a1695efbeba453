extension Experiment {
    /// The learning rate below which full-batch gradient descent converges from anywhere, and above
    /// which it diverges from almost everywhere: 2/λ, where λ is the largest eigenvalue of the loss's
    /// Hessian.
    ///
    /// Known where the loss is a quadratic: for the mean squared error of a single layer without a
    /// nonlinearity. nil for other networks, where the curvature changes along the way, and where all
    /// inputs are 0, so that nothing curves. O(samples × inputs²).
    public var learningRateLimit: Double? {
        guard loss == .meanSquaredError, network.layers.count == 1, let layer = network.layers.first,
            layer.activation == .identity
        else { return nil }
        // Every output sees the same Hessian, 2/(N·K)·XᵀX, with a column of ones for the bias.
        let ones = layer.biases == nil ? 0 : 1
        let count = layer.inputCount + ones
        let column: (Int, Int) -> Double = { sample, index in
            index < layer.inputCount ? data.inputs[sample, index] : 1
        }
        let elements = Double(data.targets.elements.count)
        var hessian = Matrix(
            rows: count, columns: count, elements: [Double](repeating: 0, count: count * count))
        for sample in 0..<data.sampleCount {
            for row in 0..<count {
                for other in 0..<count {
                    hessian[row, other] += 2 * column(sample, row) * column(sample, other) / elements
                }
            }
        }
        let curvature = SymmetricEigenvalues.of(hessian).max() ?? 0
        return curvature > 0 && curvature.isFinite ? 2 / curvature : nil
    }
}
