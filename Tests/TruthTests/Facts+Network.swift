import Charting
import LessonFigures
import TrainingCore

extension Facts {
    func factOfWeights(_ quantity: Quantity, _ subject: Subject, _ update: Int?) -> Fact? {
        let recording = subject.recording
        switch quantity {
        case .parameter(let what, let name):
            guard let update, let index = subject.experiment.network.parameterNames.firstIndex(of: name)
            else {
                return nil
            }
            return gradient(what, subject, update)?[index]
        case .ranked(let what, let rank, let name):
            guard let update, let all = gradient(what, subject, update),
                let index = subject.experiment.network.parameterNames.firstIndex(of: name)
            else { return nil }
            // The weight that is named must be one of those in this place.
            let sizes = all.map(\.middle).filter(\.isFinite).map(abs).sorted(by: >)
            let noise = all[index].noise + 1e-9 * (sizes.first ?? 0)
            return abs(abs(all[index].middle) - sizes[rank]) <= noise ? all[index] : nil
        case .zeros(let what):
            return update.flatMap { gradient(what, subject, $0) }.map { Fact(counting: $0) { $0 == 0 } }
        case .leastOf(let what), .mostOf(let what):
            guard let update, let all = gradient(what, subject, update) else { return nil }
            let finite = all.map(\.middle).filter(\.isFinite)
            let isLeast = if case .leastOf = quantity { true } else { false }
            return (isLeast ? finite.min() : finite.max()).map { Fact($0) }
        case .change(let of, let since):
            guard let last = fact(of, subject.id, update), let first = fact(of, subject.id, since) else {
                return nil
            }
            return last - first
        case .moved:
            return update.flatMap { gradient(.change, subject, $0) }.map { all in
                Fact(all.count { $0.middle != 0 })
            }
        case .againstSlope:
            guard let update, let moves = gradient(.change, subject, update),
                let row = recording.row(after: update - 1)
            else { return nil }
            let slopes = recording.gradients.row(row)
            return Fact(zip(moves, slopes).count { $0.middle.sign != $1.sign && $0.middle != 0 && $1 != 0 })
        case .movingParameters:
            return Fact(
                (0..<recording.parameters.columns).count { column in
                    let values = recording.parameters.column(column)
                    return values.contains { $0 != values[0] }
                })
        case .drawnWeights: return Fact(lineCount)
        case .leftWeights: return Fact(recording.parameters.columns - lineCount)
        case .farthestBatch(let x, let y):
            return update.flatMap { farthest(subject, $0, [x, y]) }
        default: return nil
        }
    }

    private var lineCount: Int { charts.first?.marks.count { $0 is LineMark } ?? 0 }

    private func farthest(_ subject: Subject, _ update: Int, _ names: [ParameterName]) -> Fact? {
        let all = subject.experiment.network.parameterNames
        let places = names.compactMap { all.firstIndex(of: $0) }
        guard places.count == 2, let whole = gradient(.gradient, subject, update),
            let count = fact(.batchCount, subject.id, nil)
        else { return nil }
        var (most, noise) = (0.0, 0.0)
        for batch in 0..<Int(count.low) {
            guard let own = gradient(.batchGradient(batch), subject, update) else { return nil }
            let moves = places.map { own[$0].middle - whole[$0].middle }
            most = max(most, (moves[0] * moves[0] + moves[1] * moves[1]).squareRoot())
            noise = max(noise, places.map { own[$0].noise + whole[$0].noise }.reduce(0, +))
        }
        return Fact(most, noise: noise)
    }

    func factOfNodes(_ quantity: Quantity, _ subject: Subject, _ update: Int?) -> Fact? {
        switch quantity {
        case .drawnNodes:
            return diagrams.first.map { diagram in
                Fact(diagram.layers.flatMap(\.nodes).count { $0.text != "⋮" && $0.text != "⋯" })
            }
        case .drawnEdges: return diagrams.first.map { Fact($0.edges.count) }
        default: break
        }
        guard let update, let network = reference(subject, update) else { return nil }
        let inputs = subject.experiment.data.inputs
        switch quantity {
        case .nodeValue(let sample, let layer, let node), .preActivation(let sample, let layer, let node):
            let pass = network.trace(inputs.row(sample))
            let isSum = if case .preActivation = quantity { true } else { false }
            let value = isSum ? pass.sums[layer][node] : pass.outputs[layer][node]
            return Fact(value, noise: layer == 0 ? 0 : 1e-11 * (pass.sizes[layer][node] + abs(value)))
        case .nodeSlope(let sample, let layer, let node):
            let divisor = subject.experiment.loss.divisor(
                samples: 1, outputs: subject.experiment.data.targets.columns)
            let (pass, slopes) = network.backward(sample, divisor: divisor)
            let size = pass.sizes[pass.sizes.count - 1].reduce(0, +) / divisor
            let value = slopes.values[layer][node]
            return Fact(value, noise: 1e-9 * abs(value) + 1e-11 * size)
        case .activationSlopeOfNode(let sample, let layer, let node):
            let activation = subject.experiment.network.layers[layer - 1].activation
            guard activation.isElementwise else { return Fact(.nan) }
            return Fact(
                activation.slope(atPreActivation: network.trace(inputs.row(sample)).sums[layer][node]),
                noise: 1e-10)
        default: return nil
        }
    }

    // MARK: Errors

    func factOfErrors(_ quantity: Quantity, _ subject: Subject, _ update: Int?) -> Fact? {
        let targets = subject.experiment.data.targets.elements
        switch quantity {
        case .target(let index): return index < targets.count ? Fact(targets[index]) : nil
        case .bins:
            return (charts.first?.marks.compactMap { $0 as? RectangleMark }.first).map {
                Fact($0.xStart.count)
            }
        case .tenth: return Fact(max(1, targets.count / 10))
        case .shrunkErrors:
            guard let before = errors(subject, 0), let after = errors(subject, subject.recording.updateCount)
            else {
                return nil
            }
            return Fact(
                counting: zip(before, after).map { Self.absolute($0) - Self.absolute($1) }, where: { $0 > 0 })
        default: break
        }
        guard let update, let errors = errors(subject, update) else { return nil }
        let finite = errors.filter { $0.middle.isFinite }
        let squares = errors.map(Self.square)
        let count = Double(targets.count)
        func mean(_ squares: [Fact]) -> Fact {
            Fact(
                from: squares.reduce(0) { $0 + $1.low } / count * (1 - 1e-13),
                to: squares.reduce(0) { $0 + $1.high } / count * (1 + 1e-13))
        }
        func root(_ fact: Fact) -> Fact { Fact(from: fact.low.squareRoot(), to: fact.high.squareRoot()) }
        let sorted = squares.sorted { $0.middle > $1.middle }
        switch quantity {
        case .prediction(let index): return reference(subject, update)?.prediction(index)
        case .error(let index): return index < errors.count ? errors[index] : nil
        case .errorOfSample(let sample): return errors[sample * subject.experiment.data.targets.columns]
        case .squaredError(let index): return squares[index]
        case .squaredShare(let index):
            return Fact(from: squares[index].low / count, to: squares[index].high / count)
        case .meanSquare: return mean(squares)
        case .rootMeanSquare: return root(mean(squares))
        case .errorsWithinRoot:
            let root = root(mean(squares))
            return Fact(counting: finite.map { Self.absolute($0) - root }, where: { $0 <= 0 })
        case .largestError(let index):
            let most = finite.map { abs($0.middle) }.max() ?? .nan
            return abs(errors[index].middle) >= most - errors[index].noise * 2 - 1e-12 * most
                ? errors[index] : nil
        case .leastError: return finite.min { $0.middle < $1.middle }
        case .mostError: return finite.max { $0.middle < $1.middle }
        case .largestShare: return sorted.first.map { Fact(from: $0.low / count, to: $0.high / count) }
        case .finiteErrors: return Fact(finite.count)
        case .notFiniteErrors: return Fact(errors.count - finite.count)
        case .notFinitePredictions: return Fact(errors.count - finite.count)
        case .notFiniteProbabilities: return Fact(rows(subject, update).count { !$0.allSatisfy(\.isFinite) })
        case .rightCount: return Fact(rightCount(subject, update))
        case .shareOfTenth:
            let most = mean(Array(sorted.prefix(max(1, targets.count / 10)))).middle
            return Fact(mean(squares).middle > 0 ? most / mean(squares).middle : 0, noise: 1e-9)
        case .sumOfLargest(let most): return mean(Array(sorted.prefix(most)))
        default: return nil
        }
    }

    private func errors(_ subject: Subject, _ update: Int) -> [Fact]? {
        guard let network = reference(subject, update) else { return nil }
        return subject.experiment.data.targets.elements.enumerated().map { index, target in
            let prediction = network.prediction(index)
            return Fact(prediction.middle - target, noise: prediction.noise + 1e-15 * abs(target))
        }
    }

    private func rows(_ subject: Subject, _ update: Int) -> [[Double]] {
        let network = reference(subject, update)
        return (0..<subject.experiment.data.sampleCount).map { network?.predictions($0) ?? [] }
    }

    private func rightCount(_ subject: Subject, _ update: Int) -> Int {
        let targets = subject.experiment.data.targets
        return rows(subject, update).enumerated().count { sample, outputs in
            guard outputs.allSatisfy(\.isFinite) else { return false }
            if outputs.count == 1 { return (outputs[0] >= 0.5) == (targets[sample, 0] == 1) }
            let most = outputs.indices.reduce(0) { outputs[$1] > outputs[$0] ? $1 : $0 }
            return targets[sample, most] == 1
        }
    }

    private static func absolute(_ fact: Fact) -> Fact {
        let ends = [abs(fact.low), abs(fact.high)]
        return Fact(
            from: fact.low < 0 && fact.high > 0 ? 0 : min(ends[0], ends[1]), to: max(ends[0], ends[1]))
    }

    private static func square(_ fact: Fact) -> Fact {
        let size = absolute(fact)
        return Fact(from: size.low * size.low, to: size.high * size.high)
    }
}
