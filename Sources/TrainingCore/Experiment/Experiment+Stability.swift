import Schema

extension Experiment {
    /// The learning rate below which this training would converge from anywhere if its loss is a quadratic,
    /// and above which it diverges from almost everywhere: that of `stability` at the largest eigenvalue λ of
    /// the loss's Hessian.
    ///
    /// Known where the loss is a quadratic: for the mean squared error of a single layer without a
    /// nonlinearity. nil for other networks, where the curvature changes along the way, where all
    /// inputs are 0, so that nothing curves, and where the updates have no such limit (batches, Adam, …: see
    /// `stability`). O(samples × inputs²).
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
            rows: count, columns: count, known: [Double](repeating: 0, count: count * count))
        for sample in 0..<data.sampleCount {
            for row in 0..<count {
                for other in 0..<count {
                    hessian[row, other] += 2 * column(sample, row) * column(sample, other) / elements
                }
            }
        }
        return stability.limit(atCurvature: SymmetricEigenvalues.of(hessian).max() ?? 0)
    }
}

/// Up to which learning rate a training is stable on a quadratic.
///
/// With full-batch gradient descent each direction of a quadratic goes its own way, by a linear recurrence
/// whose roots lie in the unit circle if η is below
/// - 2/λ without momentum,
/// - 2(1 + β)/λ with Polyak's,
/// - 2(1 + β)/((1 + 2β)λ) with Nesterov's,
///
/// where λ is the curvature of that direction: the largest one decides. Cohen et al.: Gradient Descent on
/// Neural Networks Typically Occurs at the Edge of Stability, ICLR 2021, appendix B. Other updates have no
/// such limit.
package enum Stability: Sendable, Hashable {
    /// Stable below `factor`/λ; `formula` is the same in writing: `2(1 + β)/λ`.
    case limit(factor: Double, formula: String)
    /// No limit is known, because of these deviations from full-batch gradient descent.
    case none([UpdateDeviation])

    /// The largest stable learning rate on a quadratic whose largest curvature is λ; nil where nothing curves
    /// upward, where λ is not finite, and where no limit is known.
    package func limit(atCurvature curvature: Double) -> Double? {
        guard case .limit(let factor, _) = self, curvature > 0, curvature.isFinite else { return nil }
        return factor / curvature
    }
}

/// What makes an update another one than w ← w − η·∇L(w) with the gradient over all data.
package enum UpdateDeviation: Sendable, Hashable, CustomStringConvertible {
    /// The rule is not gradient descent; its name.
    case rule(String)
    case momentum(Double)
    case nesterov(Double)
    case batches(of: Int, samples: Int)
    case schedule
    case clipping
    case penalty
    /// What is drawn anew for every update; its name.
    case drawn(String)

    /// With its numbers: `batches of 2 of the 4 samples`.
    package var description: String {
        switch self {
        case .momentum(let share), .nesterov(let share): "\(words) (\(numberText(share)))"
        case .batches(let size, let samples): "\(words) of \(size) of the \(samples) samples"
        default: words
        }
    }

    /// Without its numbers: `batches`.
    package var words: String {
        switch self {
        case .rule(let name): "the optimizer \(name)"
        case .momentum: "momentum"
        case .nesterov: "Nesterov's momentum"
        case .batches: "batches"
        case .schedule: "a schedule of the learning rate"
        case .clipping: "clipped gradients"
        case .penalty: "a penalty on the weights"
        case .drawn(let name): name
        }
    }
}

extension Experiment {
    /// All that the updates have besides full-batch gradient descent with one learning rate.
    package var updateDeviations: [UpdateDeviation] {
        var found: [UpdateDeviation] = []
        if let rule = training.optimizer.rule as? GradientDescent {
            if rule.momentum != 0 {
                found.append(rule.nesterov ? .nesterov(rule.momentum) : .momentum(rule.momentum))
            }
        } else {
            found.append(.rule(training.optimizer.name))
        }
        if let size = training.batchSize, size < data.sampleCount {
            found.append(.batches(of: size, samples: data.sampleCount))
        }
        if training.schedule != .constant { found.append(.schedule) }
        if training.clipping != nil { found.append(.clipping) }
        if let penalty, penalty.l1 > 0 || penalty.l2 > 0 { found.append(.penalty) }
        for stage in network.stages where stage.function.differsInTraining {
            let deviation = UpdateDeviation.drawn(stage.name)
            if !found.contains(deviation) { found.append(deviation) }
        }
        return found
    }

    /// Up to which learning rate the training would be stable on a quadratic.
    package var stability: Stability {
        let deviations = updateDeviations
        switch (deviations.first, deviations.count) {
        case (nil, _): return .limit(factor: 2, formula: "2/λ")
        case (.momentum(let share), 1): return .limit(factor: 2 * (1 + share), formula: "2(1 + β)/λ")
        case (.nesterov(let share), 1):
            return .limit(factor: 2 * (1 + share) / (1 + 2 * share), formula: "2(1 + β)/((1 + 2β)λ)")
        default: return .none(deviations)
        }
    }
}
