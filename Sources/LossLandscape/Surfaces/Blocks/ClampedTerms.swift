import CKernels
import TrainingCore

/// A block of samples along a row, as terms whose squares add up to its squared errors: term m is
/// `alpha[m] + t·slope[m]`, held between `lo[m]` and `hi[m]`, at the row's offset t.
///
/// In a row only the moved unit's pre-activation changes, linearly with t. If its activation is relu and
/// all above it is linear, or relu at the output, each error is a clamped linear function of t.
struct ClampedTerms: Sendable {
    var count = 0
    var alpha: [Double] = []
    /// How alpha changes with the lower parameter, where that moves the same unit.
    var shift: [Double] = []
    var slope: [Double] = []
    /// Empty: nothing holds the terms from below, nor from above.
    var lo: [Double] = []
    /// Empty: nothing holds the terms from above.
    var hi: [Double] = []
    /// What the term's sample adds to every sum, from outputs that the moved unit does not change; 0 for
    /// relu outputs.
    var constants: [Double] = []
    /// The sum of ``constants``.
    var constant = 0.0

    init() {}

    init(capacity: Int, hasShift: Bool, hasLowerBound: Bool, hasUpperBound: Bool) {
        alpha = [Double](repeating: 0, count: capacity)
        slope = alpha
        if hasLowerBound { lo = alpha }
        if hasShift { shift = alpha }
        if hasUpperBound { hi = alpha }
        constants = alpha
    }

    mutating func append(_ other: ClampedTerms) {
        alpha += other.alpha.prefix(other.count)
        slope += other.slope.prefix(other.count)
        lo += other.lo.isEmpty ? [] : other.lo.prefix(other.count)
        shift += other.shift.isEmpty ? [] : other.shift.prefix(other.count)
        hi += other.hi.isEmpty ? [] : other.hi.prefix(other.count)
        constant += other.constant
        count += other.count
    }
}

/// Makes the terms of a block for a row.
struct ClampedTermMaker: Sendable {
    private let pair: MovedPair
    /// Whether the moved unit is a relu; otherwise it is linear.
    private let isRelu: Bool
    /// Whether the layer above the moved one is the last and of relu; otherwise all above is linear.
    private let hasReluOutput: Bool
    /// To the outputs (or, with relu outputs, to their pre-activations), from the unit of the upper
    /// parameter and from that of the lower.
    private let u: [Double]
    private let v: [Double]
    private let activation: Int32
    let termsPerSample: Int

    /// nil where errors are no such terms.
    init?(_ reader: UnitBlockReader) {
        let moved = reader.movedLayer
        let above = reader.layers.count - 1 - reader.pair.upper.layer
        hasReluOutput = above == 1 && reader.layers[above + reader.pair.upper.layer].isRelu
        guard moved.isRelu || moved.isIdentity, hasReluOutput || reader.isLinearAbove,
            let activation = moved.activation
        else { return nil }
        self.activation = activation
        pair = reader.pair
        isRelu = moved.isRelu
        let node = pair.upper.node
        u = hasReluOutput ? reader.nextWeights(of: node) : reader.outputWeights(of: node)
        if pair.isSameLayer {
            v =
                hasReluOutput
                ? reader.nextWeights(of: pair.lower.node) : reader.outputWeights(of: pair.lower.node)
        } else {
            v = []
        }
        termsPerSample = hasReluOutput ? u.count : 1
    }

    /// Whether a term can be held from above: only at a relu output, by a negative weight.
    var hasUpperBound: Bool { hasReluOutput && isRelu && u.contains { $0 < 0 } }
    /// Whether a term can be held at all.
    var hasSwitchPoints: Bool { isRelu || hasReluOutput }

    func emptyTerms(samples: Int) -> ClampedTerms {
        ClampedTerms(
            capacity: samples * termsPerSample, hasShift: pair.isSameUnit,
            hasLowerBound: hasSwitchPoints, hasUpperBound: hasUpperBound)
    }

    /// The terms at the lower parameter's offset s; for two parameters of the same unit s is 0 and
    /// ``ClampedTerms/shift`` tells the rest.
    func fill(_ terms: inout ClampedTerms, from block: UnitBlock, at s: Double) {
        terms.count = block.count * termsPerSample
        var other: [Double] = []
        if !block.otherPreActivation.isEmpty {
            other = zip(block.otherPreActivation, block.otherFeed).map { $0 + s * $1 }
            let count = other.count
            other.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                descent_activate(activation, count, start, start)
            }
        }
        if hasReluOutput {
            fillAtReluOutput(&terms, from: block, other: other)
        } else {
            fillBelowLinear(&terms, from: block, other: other)
        }
    }

    /// All outputs of a sample in one term. With residuals r and h the moved unit's value,
    /// Σₖ(rₖ + uₖh)² = (ω·h + γ)² + (Σr² − γ²), where ω² = u·u and γ = r·u/ω.
    private func fillBelowLinear(
        _ terms: inout ClampedTerms, from block: UnitBlock, other: [Double]
    ) {
        let omega = dot(u, u).squareRoot()
        let perOmega = omega > 0 ? 1 / omega : 0
        var constant = 0.0
        for sample in 0..<block.count {
            var squares = 0.0
            var along = 0.0
            for output in u.indices {
                var residual = block.residuals[output * block.stride + sample]
                if !other.isEmpty { residual += v[output] * other[sample] }
                squares += residual * residual
                along += residual * u[output]
            }
            let gamma = along * perOmega
            terms.alpha[sample] = omega * block.preActivation[sample] + gamma
            terms.slope[sample] = omega * block.feed[sample]
            if isRelu { terms.lo[sample] = gamma }
            if !terms.shift.isEmpty { terms.shift[sample] = omega * block.otherFeed[sample] }
            terms.constants[sample] = squares - gamma * gamma
            constant += squares - gamma * gamma
        }
        terms.constant = constant
    }

    /// A term per output. With d what else arrives at it and T its target, the error is
    /// max(0, d + w·max(0, z)) − T: held by d − T from below if w ≥ 0, from above if not, and by −T from
    /// below in any case.
    private func fillAtReluOutput(
        _ terms: inout ClampedTerms, from block: UnitBlock, other: [Double]
    ) {
        var term = 0
        for sample in 0..<block.count {
            for output in u.indices {
                let target = block.targets[output * block.stride + sample]
                var rest = block.next[output * block.stride + sample]
                if !other.isEmpty { rest += v[output] * other[sample] }
                let w = u[output]
                terms.alpha[term] = w * block.preActivation[sample] + (rest - target)
                terms.slope[term] = w * block.feed[sample]
                let below = isRelu && w >= 0 ? max(rest, 0) : 0
                terms.lo[term] = below - target
                if !terms.hi.isEmpty { terms.hi[term] = w < 0 ? rest - target : .infinity }
                if !terms.shift.isEmpty { terms.shift[term] = w * block.otherFeed[sample] }
                term += 1
            }
        }
    }
}
