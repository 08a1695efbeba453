import LessonFigures
import TrainingCore

/// What rules keep of one weight, by their formulas from the recorded gradients.
extension Facts {
    func factOfInside(_ quantity: Quantity, _ subject: Subject, _ update: Int?) -> Fact? {
        switch quantity {
        case .inside(let what, let name):
            guard let update, let course = course(what, name, subject), (1...course.count).contains(update)
            else { return nil }
            return course[update - 1]
        case .mostInside(let what, let name):
            let sizes = course(what, name, subject)?.map { Fact(abs($0.middle), noise: $0.noise) } ?? []
            return sizes.max { $0.middle < $1.middle }
        default: return nil
        }
    }

    private func course(_ what: Quantity.Inside, _ name: ParameterName, _ subject: Subject) -> [Fact]? {
        let key = "\(what) \(name) \(subject.id)"
        if let found = insides[key] { return found }
        let made = makeCourse(what, name, subject)
        insides[key] = made
        return made
    }

    private func makeCourse(_ what: Quantity.Inside, _ name: ParameterName, _ subject: Subject) -> [Fact]? {
        let recording = subject.recording
        guard let index = subject.experiment.network.parameterNames.firstIndex(of: name) else { return nil }
        let slopes = usedSlopes(recording, index)
        func facts(_ numbers: [Double], noise: Double = 1e-11) -> [Fact] {
            let size = numbers.filter(\.isFinite).map(abs).max() ?? 0
            return numbers.map { Fact($0, noise: noise * (abs($0) + 1e-3 * size)) }
        }
        if what == .slope { return facts(slopes) }
        if what == .step {
            let places = (0..<recording.parameters.rows).map { recording.parameters[$0, index] }
            return zip(places.dropFirst(), places).map { Fact($0 - $1) }
        }
        let squares = slopes.map { $0 * $0 }
        switch (recording.experiment.training.optimizer.rule, what) {
        case (let rule as GradientDescent, .kept(KeptNumber.velocity)) where rule.momentum > 0:
            guard rule.variant == .pyTorch else { return nil }
            return facts(sums(slopes, old: rule.momentum, new: 1))
        case (is AdaGrad, .kept(KeptNumber.sumOfSquares)): return facts(sums(squares, old: 1, new: 1))
        case (let rule as RMSProp, .kept(KeptNumber.meanSquare)):
            return facts(sums(squares, old: rule.decay, new: 1 - rule.decay))
        case (let rule as Adam, _): return facts(moments(what, slopes, rule.beta1, rule.beta2))
        case (let rule as AdamW, _): return facts(moments(what, slopes, rule.adam.beta1, rule.adam.beta2))
        case (let rule as NAdam, _): return facts(moments(what, slopes, rule.beta1, rule.beta2))
        case (let rule as Lion, .kept(KeptNumber.meanSlope)):
            return facts(sums(slopes, old: rule.beta2, new: 1 - rule.beta2))
        default: return nil
        }
    }

    private func moments(_ what: Quantity.Inside, _ slopes: [Double], _ beta1: Double, _ beta2: Double)
        -> [Double]
    {
        if what == .kept(KeptNumber.meanSlope) { return sums(slopes, old: beta1, new: 1 - beta1) }
        let means = sums(slopes.map { $0 * $0 }, old: beta2, new: 1 - beta2)
        guard what == .kept(KeptNumber.largestSquare) else {
            return what == .kept(KeptNumber.meanSquare) ? means : []
        }
        return means.indices.map { means[0...$0].max() ?? 0 }
    }

    /// Each number as the sum of all before it, with the weights that time has left of them.
    private func sums(_ numbers: [Double], old: Double, new: Double) -> [Double] {
        numbers.indices.map { last in
            var (sum, weight) = (0.0, new)
            for index in (0...last).reversed() {
                sum += weight * numbers[index]
                weight *= old
                if weight < 1e-30 { break }
            }
            return sum
        }
    }

    private func usedSlopes(_ recording: Recording, _ index: Int) -> [Double] {
        (0..<recording.gradients.rows).map { row in
            let gradient = (0..<recording.gradients.columns).map { recording.gradients[row, $0] }
            switch recording.experiment.training.clipping {
            case nil: return gradient[index]
            case .norm(let limit)?:
                let norm = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
                return gradient[index] * min(1, limit / (norm + 1e-6))
            case .value(let limit)?: return max(-limit, min(limit, gradient[index]))
            }
        }
    }
}
