import Charting
import LessonFigures
import LossLandscape
import TrainingCore

extension Facts {
    /// What the quantity is; `nil` if there is no such thing.
    func fact(_ quantity: Quantity, _ id: String?, _ update: Int?) -> Fact? {
        let subject = subject(id)
        switch quantity {
        case .runCount: return Fact(input.subjects.count)
        case .networkCount: return Fact(Set(input.subjects.map { Self.shape($0.experiment.network) }).count)
        case .count(let option):
            switch input.options[option] {
            case .numbers(let numbers): return Fact(numbers.count)
            case .texts(let texts): return Fact(texts.count)
            default: return nil
            }
        case .number(.update, let number) where subject == nil: return Fact(number)
        case .number(.node, let number): return Fact(number)
        case .number(.layer, let number) where subject == nil: return Fact(number)
        case .stepPlace, .stepValue, .stepsDivergedAt, .stepCount, .stepPlaces, .stepsUp, .stepsOutside,
            .oneDimensionalRate:
            return factOfSteps1D(quantity, update)
        case .heldInputs:
            let shown = kind == "fit" || input.subjects[0].experiment.data.inputs.columns == 1 ? 1 : 2
            return Fact(input.subjects[0].experiment.data.inputs.columns - shown)
        case .drawnUnits: return Fact(charts.count)
        case .drawnLayers: return charts.first.map { Fact($0.marks.count) }
        case .divergedRuns: return Fact(input.subjects.count { $0.recording.divergedAtUpdate != nil })
        case .runsEndingLower(let history):
            return Fact(
                input.subjects.count { subject in
                    let values = values(history, subject).map(\.value)
                    return (values.last ?? 0) < (values.first ?? 0)
                })
        case .differingParameters: return differing
        case .option(let name, let index):
            return option(name, index).map { Fact($0) } ?? usualRate(name, index)
        case .axis(_, .from): return axis.map { Fact($0.from) }
        case .axis(_, .to): return axis.map { Fact($0.to) }
        case .axis(_, .points): return axis.map { Fact($0.points) }
        case .axisValue(_, let index):
            return axis.map {
                let t = Double(index) / Double($0.points - 1)
                return Fact($0.from + t * ($0.to - $0.from), noise: 1e-14 * ($0.to - $0.from))
            }
        case .abscissa(let value): return Fact(value)
        case .endOfAxis: return charts.first?.xAxis.domain.map { Fact($0.upperBound) }
        case .activation(let name, let z):
            return Activations.named(name).map { Fact(Self.value($0, z), noise: 1e-13) }
        case .activationSlope(let name, let z):
            return Activations.named(name).map { Fact(Self.slope($0, z), noise: 1e-6) }
        case .sentencesLeft: return sentencesLeft
        case .sweep(let what): return factOfSweep(what, update)
        case .graphValue, .graphGradient, .graphSlope, .graphBackflow, .graphGates, .graphLeaves:
            return factOfGraph(quantity, subject, update)
        case .lossOfOne, .slopeOfLoss: return factOfOneLoss(quantity)
        case .spread, .spreadRatio, .schemeCount, .spreadLayers, .spreadNodes, .spreadSamples:
            return factOfSpread(quantity)
        case .bestOption, .leastEndOfRates: return bestOfRates(quantity)
        case .sweptRate, .sweptCount, .endOfSweep, .leastOfSweep, .bestOfSweep, .divergedOfSweep, .aboveSweep,
            .belowSweep:
            return factOfSweep(quantity)
        case .pathCount, .mostPathUpdates, .pathStart, .pathPlace, .pathValue, .pathDivergedAt,
            .outsideOfPath,
            .pathPoints, .minimumPlace, .minimumValue:
            return factOfPath(quantity, update)
        case .gridPoints, .gridPlace, .gridValue, .lowestOfGrid, .highestOfGrid, .lowestOfGridPlace,
            .gridHoles, .computedPoints, .estimatedError, .heldOutPoints, .heldOutError, .interpolatedValue,
            .gridValues, .surfaceMinimum, .surfaceMinimumPlace, .featureValue, .featurePlace, .basinCount,
            .passValue, .barrier, .arrows, .arrowPlace, .arrowSlope, .steepestArrow, .arrowHoles,
            .arrowPlaces:
            return factOfSurface(quantity)
        default: break
        }
        guard let subject else { return nil }
        return fact(quantity, of: subject, update)
    }

    private func fact(_ quantity: Quantity, of subject: Subject, _ update: Int?) -> Fact? {
        let (experiment, recording) = (subject.experiment, subject.recording)
        let data = experiment.data
        let size = min(experiment.training.batchSize ?? data.sampleCount, data.sampleCount)
        let perEpoch = (data.sampleCount + size - 1) / size
        switch quantity {
        case .nodeCount(let layer):
            return Fact(layer == 0 ? data.inputs.columns : experiment.network.layers[layer - 1].weights.rows)
        case .weightCount, .allEdges:
            return Fact(experiment.network.layers.reduce(0) { $0 + $1.weights.elements.count })
        case .allNodes:
            return Fact(data.inputs.columns + experiment.network.layers.reduce(0) { $0 + $1.weights.rows })
        case .parameterCount: return Fact(recording.parameters.columns)
        case .sampleCount: return Fact(data.inputs.rows)
        case .targetCount: return Fact(data.targets.elements.count)
        case .layerSetting(let layer, let place):
            switch experiment.network.layers[layer - 1].behind[place].function {
            case let dropout as Dropout: return Fact(dropout.rate)
            case let normal as Normal: return Fact(normal.normal)
            default: return nil
            }
        case .updateCount:
            // The state at the end of a training that restored its best weights is that of an earlier update.
            return Fact(
                from: Double(recording.bestUpdate ?? recording.batchLoss.count),
                to: Double(recording.batchLoss.count))
        case .plannedUpdates: return Fact(experiment.training.updates)
        case .lossEvery: return Fact(experiment.recording.lossEvery)
        case .places: return Fact(recording.batchLoss.count + 1)
        case .keptPlaces: return Fact(recording.parameters.rows)
        case .learningRate: return Fact(experiment.training.optimizer.learningRate)
        case .rateOfUpdate: return update.flatMap { $0 > 0 ? Fact(recording.learningRates[$0 - 1]) : nil }
        case .batchSize: return experiment.training.batchSize.map { Fact($0) }
        case .momentum:
            return (experiment.training.optimizer.rule as? GradientDescent).map { Fact($0.momentum) }
        case .updatesPerEpoch: return Fact(perEpoch)
        case .batchCount: return Fact(max(1, min(perEpoch, recording.updateCount)))
        case .divergedAt: return recording.divergedAtUpdate.map { Fact($0) }
        case .seedCount, .divergedSeeds, .ofSeeds: return factOfSeeds(quantity, subject, update)
        case .number(let thing, let number): return self.number(thing, number, subject)
        case .shownUpdates: return Fact(min(48, recording.updateCount))
        case .shownEpochs: return Fact((min(48, recording.updateCount) + perEpoch - 1) / perEpoch)
        case .usedSamples: return Fact(Set(recording.samples(ofFirst: 48).flatMap { $0 }).count)
        case .epochOfUpdate: return update.map { Fact(($0 - 1) / perEpoch + 1) }
        case .batchSample(let place):
            return update.flatMap { update in
                let samples = self.batch(subject, update)
                return place < samples.count ? Fact(samples[place]) : nil
            }
        case .batchRest: return update.map { Fact(self.batch(subject, $0).count - 99) }
        case .nodeValue(let sample, 0, let node): return Fact(data.inputs[sample, node])
        case .loss: return update.flatMap { loss(subject, $0) }
        case .gap, .history, .least, .most, .updateOfLeast, .updateOfMost, .points, .lossRatio, .steps,
            .risingSteps,
            .notRisingSteps:
            return factOfHistory(quantity, subject, update)
        case .parameter, .ranked, .zeros, .leastOf, .mostOf, .change, .moved, .againstSlope,
            .movingParameters,
            .drawnWeights, .leftWeights, .farthestBatch:
            return factOfWeights(quantity, subject, update)
        case .nodeValue, .preActivation, .nodeSlope, .activationSlopeOfNode, .drawnNodes, .drawnEdges:
            return factOfNodes(quantity, subject, update)
        case .onCurve, .leastOnCurve, .placeOfLeastOnCurve, .shownDots, .outsideDots, .lossAfterStep,
            .bestStep,
            .lossOfBestStep, .learningRateLimit, .ofRate, .outsideOfRate:
            return factOfSteps(quantity, subject, update)
        case .placeOnSurface, .surfaceLoss, .outsideOfSurface, .explainedVariance:
            return plane?.fact(quantity, subject, update, self)
        case .inputCount, .classCount, .decisionLimit, .samples, .samplesOfClass, .leastInput, .mostInput,
            .leastTarget,
            .mostTarget,
            .held, .right, .wrong, .undecided, .decided, .shareDecided, .recall, .precision, .shareOfPlane,
            .explained, .leastOutput, .mostOutput, .gridOfInput, .outputAt, .writtenInput, .unitLeast,
            .unitMost,
            .silentUnits, .leastOfUnits, .mostOfUnits, .answered, .size, .ratioOfSizes, .layerCount:
            return factOfInputs(quantity, subject, update)
        case .eigenvalue, .eigenFactor, .eigenError, .eigenCount, .drawnEigen, .flatEigen:
            return factOfEigen(quantity, subject, update)
        case .inside, .mostInside: return factOfInside(quantity, subject, update)
        default: return factOfErrors(quantity, subject, update)
        }
    }

    // MARK: Counts

    private static func shape(_ network: Network) -> String {
        let layers = network.layers.map { layer -> String in
            "\(layer.nodeCount) \(layer.activation.name) \(layer.dropout?.rate ?? 0) "
                + (network.layers.count == 1 && layer.nodeCount == 1 ? "\(layer.biases != nil)" : "")
        }
        return "\(network.inputCount) \(layers)"
    }

    private func number(_ thing: Quantity.Thing, _ number: Int, _ subject: Subject) -> Fact? {
        let experiment = subject.experiment
        let range: ClosedRange<Int>
        switch thing {
        case .sample: range = 0...experiment.data.inputs.rows - 1
        // How many targets are summed, up to all.
        case .target: range = 0...experiment.data.targets.elements.count
        case .output: range = 0...experiment.data.targets.columns - 1
        case .layer: range = 1...experiment.network.layers.count
        case .update: range = 0...max(subject.recording.updateCount, experiment.training.updates)
        case .batch: range = 1...max(1, subject.recording.updateCount)
        case .node: return Fact(number)
        }
        return range.contains(number) ? Fact(number) : nil
    }

    private var differing: Fact? {
        let states = input.subjects.map { parameters($0, moment($0, "start")) ?? [] }
        guard states.count == 2 else { return nil }
        return Fact(zip(states[0], states[1]).count { $0 != $1 })
    }

    private func usualRate(_ name: String, _ index: Int) -> Fact? {
        guard kind == "optimizer-paths", name == "rates" else { return nil }
        var names: [String] = []
        if case .texts(let own)? = input.options["optimizers"] { names = own }
        let isPlain =
            index == 0 || ["momentum", "nesterov"].contains(index < names.count ? names[index] : "")
        return Fact(!isPlain ? 0.2 : text("function") == "rosenbrock" ? 0.001 : 0.01)
    }

    private var sentencesLeft: Fact? {
        guard let words else { return nil }
        let text = words.alternativeText.text
        return Fact(words.sentences.count { !$0.isEmpty && !text.contains($0.text) })
    }

    private static func value(_ activation: Activation, _ z: Double) -> Double {
        switch activation.name {
        case "relu": max(0, z)
        case "identity": z
        case "sigmoid": 1 / (1 + exponential(-z))
        case "tanh": 1 - 2 / (1 + exponential(2 * z))
        default: activation.value(z)
        }
    }

    private static func slope(_ activation: Activation, _ z: Double) -> Double {
        if activation.kinks.contains(where: { abs($0 - z) < 1e-3 }) {
            return activation.slope(atPreActivation: z)
        }
        let h = 1e-5
        return (value(activation, z + h) - value(activation, z - h)) / (2 * h)
    }

    // MARK: Losses

    func loss(_ subject: Subject, _ update: Int) -> Fact? {
        let recording = subject.recording
        guard (0...recording.updateCount).contains(update) else { return nil }
        if recording.loss[update].isFinite || update == recording.updateCount {
            return Fact(recording.loss[update])
        }
        return reference(subject, update)?.loss()
    }

    func makeValues(_ history: Quantity.History, _ subject: Subject) -> [(update: Int, value: Double)] {
        let recording = subject.recording
        let list: [Double]
        switch history {
        case .batch: return recording.batchLoss.enumerated().map { ($0 + 1, $1) }
        case .learningRate: return recording.learningRates.enumerated().map { ($0 + 1, $1) }
        case .gradientNorm: return recording.gradientNorms.enumerated().map { ($0 + 1, $1) }
        case .loss: list = recording.loss
        case .validation: list = recording.validationLoss
        case .test: list = recording.testLoss
        case .accuracy(.training): list = recording.accuracy
        case .accuracy(.validation): list = recording.validationAccuracy
        case .accuracy(.test): list = recording.testAccuracy
        }
        let isLater = input.options["start"] == .flag(false)
        return list.enumerated().filter { update, loss in
            (update > 0 || !isLater)
                && (update % subject.experiment.recording.lossEvery == 0
                    || update == recording.loss.count - 1)
        }.map { ($0, $1) }
    }

    private func factOfHistory(_ quantity: Quantity, _ subject: Subject, _ update: Int?) -> Fact? {
        func extreme(_ history: Quantity.History, _ isBetter: (Double, Double) -> Bool) -> (Int, Double)? {
            var best: (Int, Double)?
            for point in values(history, subject) where point.value.isFinite {
                if best.map({ isBetter(point.value, $0.1) }) ?? true { best = point }
            }
            return best
        }
        switch quantity {
        case .history(let history):
            return values(history, subject).first { $0.update == update }.map { Fact($0.value) }
        case .least(let history): return extreme(history, <).map { Fact($0.1) }
        case .most(let history): return extreme(history, >).map { Fact($0.1) }
        case .updateOfLeast(let history): return extreme(history, <).map { Fact($0.0) }
        case .updateOfMost(let history): return extreme(history, >).map { Fact($0.0) }
        case .points(let history): return Fact(values(history, subject).count)
        case .gap(let one, let other):
            guard let first = values(one, subject).first(where: { $0.update == update }),
                let second = values(other, subject).first(where: { $0.update == update })
            else { return nil }
            return Fact(abs(second.value - first.value), noise: 1e-12 * abs(first.value))
        default: break
        }
        let all = values(.loss, subject).map(\.value)
        let steps = zip(all, all.dropFirst())
        switch quantity {
        case .lossRatio:
            let ratios = steps.map { $1 / $0 }
            guard let low = ratios.min(), let high = ratios.max(), high - low < 1e-5 * high else {
                return nil
            }
            return Fact(from: low, to: high)
        case .steps: return Fact(all.count - 1)
        case .risingSteps: return Fact(steps.count { $0 < $1 })
        case .notRisingSteps: return Fact(steps.count { !($0 < $1) })
        default: return nil
        }
    }
}
