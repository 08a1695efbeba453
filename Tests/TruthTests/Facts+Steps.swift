import Charting
import LessonFigures
import LossLandscape
import TrainingCore

extension Facts {
    func factOfSteps(_ quantity: Quantity, _ subject: Subject, _ update: Int?) -> Fact? {
        switch quantity {
        case .onCurve(let sample, let x): return update.flatMap { curve(subject, $0, sample, x) }
        case .leastOnCurve(let sample), .placeOfLeastOnCurve(let sample):
            guard let axis, let update else { return nil }
            let points = axis.values.compactMap { x in curve(subject, update, sample, x).map { (x, $0) } }
                .filter { $0.1.middle.isFinite }
            guard let least = points.min(by: { $0.1.middle < $1.1.middle }) else { return nil }
            if case .leastOnCurve = quantity { return least.1 }
            let level = points.filter { $0.1.low <= least.1.high }.map(\.0)
            return Fact(from: level.min() ?? .nan, to: level.max() ?? .nan)
        case .shownDots: return dots.map { Fact($0) }
        case .outsideDots: return outsideDots(subject)
        case .lossAfterStep(let rate): return loss(subject, afterStep: rate)
        case .bestStep: return step.map { Fact($0.rate, noise: 1e-5 * $0.rate) }
        case .lossOfBestStep:
            return step.map {
                Fact(
                    $0.loss.middle,
                    noise: $0.loss.noise + 1e-8 * abs($0.loss.middle) + 1e-11 * subject.recording.loss[0])
            }
        case .learningRateLimit: return limit(subject)
        case .ofRate(let index, let quantity):
            guard let rate = option("rates", index), let recording = rerun(rate) else { return nil }
            let other = FigureInput(
                subjects: [Subject(id: subject.id, recording: recording)], options: input.options)
            let facts = ofRates[index] ?? Facts(other, kind: kind, content: content, words: words)
            ofRates[index] = facts
            return facts.fact(quantity, subject.id, update)
        case .outsideOfRate(let index):
            guard let axis, let rate = option("rates", index), let recording = rerun(rate),
                index < charts.count,
                let top = charts[index].yAxis.domain?.upperBound,
                let column = subject.experiment.network.parameterNames.firstIndex(of: axis.parameter)
            else { return nil }
            let places = zip(recording.parameters.column(column), recording.keptUpdates)
            return Fact(
                places.count { weight, update in
                    !(weight >= axis.from && weight <= axis.to) || !(recording.loss[update] <= top)
                })
        default: return nil
        }
    }

    /// The loss, or the error of a sample, with the weight of the axis at a place.
    private func curve(_ subject: Subject, _ update: Int, _ sample: Int?, _ x: Double) -> Fact? {
        guard let axis, var parameters = parameters(subject, update),
            let index = subject.experiment.network.parameterNames.firstIndex(of: axis.parameter)
        else { return nil }
        parameters[index] = x
        let network = ReferenceNetwork(subject.experiment, parameters: parameters)
        guard let sample else { return network.loss() }
        let columns = subject.experiment.data.targets.columns
        let prediction = network.prediction(sample * columns)
        let target = subject.experiment.data.targets.elements[sample * columns]
        return Fact(prediction.middle - target, noise: prediction.noise + 1e-15 * abs(target))
    }

    private var dots: Int? {
        (charts.first?.marks.compactMap { $0 as? PointMark }.first).map { mark in
            if case .numbers(let numbers) = mark.x.values { numbers.count } else { 0 }
        }
    }

    /// Which of the kept places lie outside of the plot that was drawn.
    private func outsideDots(_ subject: Subject) -> Fact? {
        guard let chart = charts.first, let xs = chart.xAxis.domain, let axis,
            let column = subject.experiment.network.parameterNames.firstIndex(of: axis.parameter)
        else { return nil }
        let sample = text("quantity") == "error" ? Int(option("sample", 0) ?? 0) : nil
        let recording = subject.recording
        return Fact(
            zip(recording.parameters.column(column), recording.keptUpdates).count { weight, update in
                let value: Double? =
                    sample.map { factOfErrors(.errorOfSample($0), subject, update)?.middle ?? .nan }
                    ?? loss(subject, update)?.middle
                guard let value, value.isFinite, weight.isFinite else { return true }
                return !xs.contains(weight) || !(chart.yAxis.domain?.contains(value) ?? true)
            })
    }

    // MARK: Along the gradient

    func loss(_ subject: Subject, afterStep rate: Double) -> Fact? {
        let start = subject.recording.parameters.row(0)
        let gradient = subject.recording.gradients.row(0)
        let place = zip(start, gradient).map { $0 - rate * $1 }
        return ReferenceNetwork(subject.experiment, parameters: place).loss()
    }

    /// The lowest of 400 steps from a thousandth to a thousand times the one that was taken, made better by thirds.
    func bestStep() -> (rate: Double, loss: Fact)? {
        guard let subject = input.subjects.first, let reach = charts.first?.xAxis.domain?.upperBound else {
            return nil
        }
        func value(_ rate: Double) -> Double {
            let found = loss(subject, afterStep: rate)?.middle ?? .nan
            return found.isNaN ? .infinity : found
        }
        let count = subject.experiment.data.sampleCount > 200 ? 60 : 600
        let rates = (1...count).map { reach * Double($0) / Double(count) }
        guard let best = rates.min(by: { value($0) < value($1) }) else { return nil }
        var (low, high) = (
            max(0, best - reach / Double(count)), best + reach / Double(count)
        )
        for _ in 0..<90 {
            let (a, b) = (low + (high - low) / 3, high - (high - low) / 3)
            if value(a) <= value(b) { high = b } else { low = a }
        }
        let middle = low / 2 + high / 2
        // Around the minimum a loss is flat: a parabola finds what comparing values cannot.
        let width = middle * 0.03
        let (a, b, c) = (value(middle - width), value(middle), value(middle + width))
        let bend = a - 2 * b + c
        let vertex = bend > 0 && bend.isFinite ? middle - width * (c - a) / (2 * bend) : middle
        let isBetter = value(vertex) <= value(middle) * (1 + 1e-9) && abs(vertex - middle) < width
        return loss(subject, afterStep: isBetter ? vertex : middle).map { (isBetter ? vertex : middle, $0) }
    }

    /// 2/λ, and with momentum what Polyak and Nesterov have, with λ by the power method.
    private func limit(_ subject: Subject) -> Fact? {
        let experiment = subject.experiment
        let data = experiment.data
        let hasBias = experiment.network.layers[0].biases != nil
        let rows = (0..<data.sampleCount).map { data.inputs.row($0) + (hasBias ? [1.0] : []) }
        guard experiment.network.layers.count == 1, let width = rows.first?.count else { return nil }
        var vector = (0..<width).map { 1 + 0.1 * Double($0 * 7 % 5) }
        var eigenvalue = 0.0
        for _ in 0..<20_000 {
            var next = [Double](repeating: 0, count: width)
            for row in rows {
                let along = zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 }
                for index in 0..<width {
                    next[index] += 2 * row[index] * along / Double(data.targets.elements.count)
                }
            }
            let length = next.map(abs).max() ?? 0
            guard length > 0 else { return nil }
            eigenvalue = length / (vector.map(abs).max() ?? 1)
            vector = next.map { $0 / length }
        }
        let rule = experiment.training.optimizer.rule as? GradientDescent
        let momentum = rule?.momentum ?? 0
        let factor =
            rule?.nesterov == true ? 2 * (1 + momentum) / (1 + 2 * momentum) : 2 * (1 + momentum)
        return Fact(factor / eigenvalue, noise: 1e-7 * factor / eigenvalue)
    }

    // MARK: Many rates

    func bestOfRates(_ quantity: Quantity) -> Fact? {
        guard case .numbers(let rates)? = input.options["rates"] else { return nil }
        let ends = rates.compactMap { rate in rerun(rate).map { (rate, $0) } }
            .filter { $0.1.divergedAtUpdate == nil }.map { ($0.0, $0.1.final.loss) }
        guard let best = ends.min(by: { $0.1 < $1.1 }) else { return nil }
        if case .leastEndOfRates = quantity { return Fact(best.1, noise: 1e-12 * abs(best.1)) }
        let equal = ends.filter { $0.1 == best.1 }.map(\.0)
        return Fact(from: equal.min() ?? .nan, to: equal.max() ?? .nan)
    }

    var sweptRates: [Double] {
        let (from, to) = (option("from", 0) ?? 0.001, option("to", 0) ?? 1)
        let count = Int(option("points", 0) ?? 60)
        return (0..<count).map { index in
            index == count - 1 ? to : from * power(to / from, Double(index) / Double(count - 1))
        }
    }

    func factOfSweep(_ quantity: Quantity) -> Fact? {
        let ends = swept.map { $0.divergedAtUpdate == nil ? $0.final.loss : .infinity }
        let plot = charts.first?.yAxis.domain
        switch quantity {
        case .sweptRate(let index): return Fact(sweptRates[index], noise: 1e-13 * sweptRates[index])
        case .sweptCount: return Fact(sweptRates.count)
        case .endOfSweep(let index): return Fact(ends[index], noise: 1e-9 * abs(ends[index]))
        case .leastOfSweep: return ends.filter(\.isFinite).min().map { Fact($0, noise: 1e-9 * abs($0)) }
        case .bestOfSweep:
            guard let least = ends.filter(\.isFinite).min() else { return nil }
            let best = zip(sweptRates, ends).filter { $0.1 <= least * (1 + 1e-9) }.map(\.0)
            return Fact(from: best.min() ?? .nan, to: best.max() ?? .nan)
        case .divergedOfSweep: return Fact(ends.count { !$0.isFinite })
        case .aboveSweep: return plot.map { plot in Fact(ends.count { $0.isFinite && $0 > plot.upperBound }) }
        case .belowSweep: return plot.map { plot in Fact(ends.count { $0 < plot.lowerBound }) }
        default: return nil
        }
    }
}
