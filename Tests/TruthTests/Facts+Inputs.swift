import LessonFigures
import TrainingCore

/// Samples, classes and what a network gives over its inputs: counted again, and computed by ``ReferenceNetwork``.
extension Facts {
    func factOfInputs(_ quantity: Quantity, _ subject: Subject, _ update: Int?) -> Fact? {
        let experiment = subject.experiment
        switch quantity {
        case .inputCount: return Fact(experiment.data.inputs.columns)
        case .classCount: return Fact(classCount(experiment))
        case .decisionLimit:
            // Targets of −1 and 1 are told apart by the sign, those of 0 and 1 in the middle.
            let limit = experiment.data.targets.elements.contains(-1) ? 0 : 0.5
            return Fact(limit)
        case .layerCount: return Fact(experiment.network.layers.count)
        case .samples(let part): return samples(experiment, part).map { Fact($0.inputs.rows) }
        case .samplesOfClass(let part, let index):
            return samples(experiment, part).map { data in
                Fact((0..<data.targets.rows).count { truth(data.targets.row($0)) == index })
            }
        case .writtenInput(let row, let input): return written(experiment, .training, input)[row]
        case .leastInput(let input): return inputs(experiment, input).min { $0.middle < $1.middle }
        case .mostInput(let input): return inputs(experiment, input).max { $0.middle < $1.middle }
        case .leastTarget(let output): return targets(experiment, output).min().map { Fact($0) }
        case .mostTarget(let output): return targets(experiment, output).max().map { Fact($0) }
        case .held(let input): return held(experiment, input)
        case .gridOfInput(let index):
            let values = axis(experiment, "x", 0, points: 241)
            return index < values.count
                ? Fact(values[index], noise: 1e-12 * (abs(values[index]) + 1e-3)) : nil
        case .size, .ratioOfSizes: return update.flatMap { factOfLayers(quantity, subject, $0) }
        default: break
        }
        guard let update, let network = reference(subject, update) else { return nil }
        switch quantity {
        case .right, .wrong, .undecided, .decided, .shareDecided, .recall, .precision:
            return factOfClasses(quantity, experiment, network)
        case .shareOfPlane(let index):
            let decisions = plane(experiment, points: 121).map { decision(network.trace($0), experiment) }
            return share(
                decisions.count { $0.0 == index && $0.1 }, decisions.count { $0.0 == index || !$0.1 },
                of: decisions.count)
        case .explained: return explained(experiment, network)
        case .leastOutput(let output): return curve(experiment, network, output).min { $0.middle < $1.middle }
        case .mostOutput(let output): return curve(experiment, network, output).max { $0.middle < $1.middle }
        case .outputAt(let place, let output):
            let values = curve(experiment, network, output)
            return place < values.count ? values[place] : nil
        case .unitLeast, .unitMost, .leastOfUnits, .mostOfUnits, .silentUnits, .answered:
            return factOfUnits(quantity, experiment, network)
        default: return nil
        }
    }

    // MARK: Samples

    private func samples(_ experiment: Experiment, _ part: DataPart) -> Dataset? {
        switch part {
        case .training: experiment.data
        case .validation: experiment.validation
        case .test: experiment.test
        }
    }

    private var dataParts: [DataPart] { [.training, .validation, .test] }

    private func classCount(_ experiment: Experiment) -> Int { max(2, experiment.data.targets.columns) }

    private func truth(_ targets: [Double]) -> Int {
        targets.count > 1 ? targets.firstIndex(of: 1) ?? 0 : targets[0] == 1 ? 1 : 0
    }

    /// An input of every sample before it was standardized.
    private func written(_ experiment: Experiment, _ part: DataPart, _ input: Int) -> [Fact] {
        guard let data = samples(experiment, part) else { return [] }
        guard let record = experiment.preparation, input < record.means.count else {
            return data.inputs.column(input).map { Fact($0) }
        }
        return data.inputs.column(input).map {
            let value = $0 * record.deviations[input] + record.means[input]
            return Fact(value, noise: 1e-12 * (abs(value) + record.deviations[input]))
        }
    }

    private func inputs(_ experiment: Experiment, _ input: Int) -> [Fact] {
        dataParts.flatMap { written(experiment, $0, input) }
    }

    private func targets(_ experiment: Experiment, _ output: Int) -> [Double] {
        dataParts.flatMap { samples(experiment, $0)?.targets.column(output) ?? [] }
    }

    // MARK: Classes

    /// The class that a pass decides for, and whether arithmetic in another order could decide otherwise.
    private func decision(_ pass: ReferenceNetwork.Pass, _ experiment: Experiment) -> (Int?, Bool) {
        let (outputs, sizes) = (pass.values[pass.values.count - 1], pass.sizes[pass.sizes.count - 1])
        guard !outputs.contains(where: \.isNaN) else { return (nil, true) }
        let noise = 1e-11 * (1 + (sizes.max() ?? 0))
        guard outputs.count == 1 else {
            let order = outputs.indices.sorted { (outputs[$1], $0) < (outputs[$0], $1) }
            return (order[0], outputs[order[0]] - outputs[order[1]] > noise)
        }
        let isSigned = experiment.data.targets.elements.contains(-1) || experiment.loss.name == "hinge"
        let border = isSigned ? 0 : 0.5
        return (outputs[0] >= border ? 1 : 0, abs(outputs[0] - border) > noise)
    }

    private func share(_ low: Int, _ high: Int, of count: Int) -> Fact? {
        guard count > 0 else { return nil }
        return Fact(
            from: Double(low) / Double(count) * (1 - 1e-14), to: Double(high) / Double(count) * (1 + 1e-14))
    }

    private func factOfClasses(_ quantity: Quantity, _ experiment: Experiment, _ network: ReferenceNetwork)
        -> Fact?
    {
        func found(_ part: DataPart) -> [(truth: Int, decision: Int?, isSure: Bool)] {
            guard let data = samples(experiment, part) else { return [] }
            return (0..<data.inputs.rows).map { row in
                let (decision, isSure) = decision(network.trace(data.inputs.row(row)), experiment)
                return (truth(data.targets.row(row)), decision, isSure)
            }
        }
        func count(_ part: DataPart, _ isSo: (Int, Int?) -> Bool) -> (Int, Int) {
            let all = found(part)
            return (
                all.count { $0.isSure && isSo($0.truth, $0.decision) },
                all.count { !$0.isSure || isSo($0.truth, $0.decision) }
            )
        }
        func fact(_ ends: (Int, Int)) -> Fact { Fact(from: Double(ends.0), to: Double(ends.1)) }
        switch quantity {
        case .right(let part): return fact(count(part) { $0 == $1 })
        case .wrong(let part): return fact(count(part) { $0 != $1 })
        case .undecided(let part): return fact(count(part) { $1 == nil })
        case .decided(let part, let truth, let decision):
            return fact(count(part) { $0 == truth && $1 == decision })
        case .shareDecided(let part, let truth, let decision):
            let ends = count(part) { $0 == truth && $1 == decision }
            return share(ends.0, ends.1, of: count(part) { own, _ in own == truth }.0)
        case .recall(let part, let index):
            let ends = count(part) { $0 == index && $1 == index }
            return share(ends.0, ends.1, of: found(part).count { $0.truth == index })
        case .precision(let part, let index):
            let ends = count(part) { $0 == index && $1 == index }
            return share(ends.0, ends.1, of: found(part).count { $0.decision == index })
        default: return nil
        }
    }

    private func explained(_ experiment: Experiment, _ network: ReferenceNetwork) -> Fact? {
        let targets = experiment.data.targets
        var (left, whole) = (0.0, 0.0)
        for output in 0..<targets.columns {
            let column = targets.column(output)
            let mean = column.reduce(0, +) / Double(column.count)
            for row in 0..<targets.rows {
                let error = network.predictions(row)[output] - column[row]
                left += error * error
                whole += (column[row] - mean) * (column[row] - mean)
            }
        }
        return Fact(1 - left / whole, noise: 1e-9 * (1 + left / whole))
    }

    // MARK: Planes and curves

    private func index(_ name: String, _ experiment: Experiment) -> Int? {
        (0..<experiment.data.inputs.columns).first {
            name == "x[\($0)]" || name == experiment.names.input($0)
        }
    }

    private func inputOfAxis(_ experiment: Experiment, _ option: String) -> Int {
        if let text = text(option), let own = index(String(text.split(separator: "=")[0]), experiment) {
            return own
        }
        guard option == "y" else { return 0 }
        return inputOfAxis(experiment, "x") == 0 ? 1 : 0
    }

    private func axis(_ experiment: Experiment, _ option: String, _ usual: Int, points: Int) -> [Double] {
        let parts =
            text(option)?.split(separator: "=").last?.split(separator: ":").compactMap { Double($0) } ?? []
        var (low, high, count) = (0.0, 1.0, points)
        if parts.count == 3 {
            (low, high, count) = (parts[0], parts[1], Int(parts[2]))
        } else {
            let values = inputs(experiment, inputOfAxis(experiment, option)).map(\.middle)
            (low, high) = (values.min() ?? 0, values.max() ?? 0)
            let room = high > low ? (high - low) / 20 : max(1, abs(low)) / 2
            (low, high) = (low - room, high + room)
        }
        return (0..<count).map { low + Double($0) * (high - low) / Double(count - 1) }
    }

    private func held(_ experiment: Experiment, _ input: Int) -> Fact? {
        var texts = ["mean"]
        if case .texts(let own)? = self.input.options["hold"] { texts = own }
        for text in texts where text.contains("=") {
            let sides = text.split(separator: "=")
            if index(String(sides[0]), experiment) == input { return Double(sides[1]).map { Fact($0) } }
        }
        let word = texts.first { !$0.contains("=") } ?? "mean"
        let values = written(experiment, .training, input).map(\.middle)
        if word == "median" {
            let order = values.sorted()
            let middle = order.count / 2
            return Fact(
                order.count % 2 == 1 ? order[middle] : (order[middle - 1] + order[middle]) / 2, noise: 1e-11)
        }
        let size = values.map(abs).max() ?? 0
        return Double(word).map { Fact($0) }
            ?? Fact(values.reduce(0, +) / Double(values.count), noise: 1e-12 * size)
    }

    /// A place in the units of the data, as the network takes it.
    private func prepared(_ place: [Double], _ experiment: Experiment) -> [Double] {
        guard let record = experiment.preparation, !record.means.isEmpty else { return place }
        return place.indices.map { (place[$0] - record.means[$0]) / record.deviations[$0] }
    }

    private func plane(_ experiment: Experiment, points: Int) -> [[Double]] {
        let columns = experiment.data.inputs.columns
        let rest = (0..<columns).map { held(experiment, $0)?.middle ?? 0 }
        let xs = axis(experiment, "x", 0, points: points)
        let ys = columns > 1 ? axis(experiment, "y", 1, points: points) : [0]
        return ys.flatMap { y in
            xs.map { x in
                var place = rest
                if columns > 1 { place[inputOfAxis(experiment, "y")] = y }
                place[inputOfAxis(experiment, "x")] = x
                return prepared(place, experiment)
            }
        }
    }

    private func curve(_ experiment: Experiment, _ network: ReferenceNetwork, _ output: Int) -> [Fact] {
        let rest = (0..<experiment.data.inputs.columns).map { held(experiment, $0)?.middle ?? 0 }
        return axis(experiment, "x", 0, points: 241).map { x in
            var place = rest
            place[inputOfAxis(experiment, "x")] = x
            return value(
                network.trace(prepared(place, experiment)), layer: experiment.network.layers.count, output)
        }
    }

    private func value(_ pass: ReferenceNetwork.Pass, layer: Int, _ unit: Int) -> Fact {
        // What a value is of sums that nearly cancel, before and after an activation that may be steep.
        let noise = pass.sizes[1...layer].joined().max() ?? 0
        return Fact(pass.values[layer][unit], noise: 1e-10 * (noise + abs(pass.values[layer][unit])))
    }

    // MARK: Units and layers

    private func factOfUnits(_ quantity: Quantity, _ experiment: Experiment, _ network: ReferenceNetwork)
        -> Fact?
    {
        func drawn(_ layer: Int, _ units: some Sequence<Int>) -> [Fact] {
            let points = experiment.data.inputs.columns > 1 ? 41 : 121
            let key = "\(layer) \(ObjectIdentifier(self)) \(network.layers)"
            let passes = passes[key] ?? plane(experiment, points: points).map(network.trace)
            self.passes[key] = passes
            return units.flatMap { unit in passes.map { value($0, layer: layer, unit) } }
        }
        func least(_ facts: [Fact]) -> Fact? { facts.min { $0.middle < $1.middle } }
        func most(_ facts: [Fact]) -> Fact? { facts.max { $0.middle < $1.middle } }
        func sums(_ layer: Int, _ unit: Int) -> [Fact] {
            (0..<experiment.data.inputs.rows).map { row in
                let pass = network.trace(experiment.data.inputs.row(row))
                return Fact(pass.sums[layer][unit], noise: 1e-11 * pass.sizes[layer][unit])
            }
        }
        switch quantity {
        case .unitLeast(let layer, let unit): return least(drawn(layer, [unit]))
        case .unitMost(let layer, let unit): return most(drawn(layer, [unit]))
        case .leastOfUnits(let layer): return least(drawn(layer, 0..<network.layers[layer - 1].nodeCount))
        case .mostOfUnits(let layer): return most(drawn(layer, 0..<network.layers[layer - 1].nodeCount))
        case .answered(let layer, let unit): return Fact(counting: sums(layer, unit)) { $0 > 0 }
        case .silentUnits(let layer):
            let counts = (0..<network.layers[layer - 1].nodeCount).map { unit in
                Fact(counting: sums(layer, unit)) { $0 > 0 }
            }
            return Fact(from: Double(counts.count { $0.high == 0 }), to: Double(counts.count { $0.low == 0 }))
        default: return nil
        }
    }

    private func factOfLayers(_ quantity: Quantity, _ subject: Subject, _ update: Int) -> Fact? {
        switch quantity {
        case .size(let what, let layer): return size(what, layer, subject, update)
        case .ratioOfSizes(let what, let first, let second):
            guard let one = size(what, first, subject, update),
                let other = size(what, second, subject, update)
            else {
                return nil
            }
            return Fact(one.middle / other.middle, noise: 1e-9 * abs(one.middle / other.middle))
        default: return nil
        }
    }

    private func size(_ what: Quantity.OfLayer, _ layer: Int, _ subject: Subject, _ update: Int) -> Fact? {
        let recording = subject.recording
        var numbers: [Double] = []
        var noise = 1e-11
        if what == .gradient {
            guard let row = recording.row(after: update), row < recording.gradients.rows else { return nil }
            for (index, name) in subject.experiment.network.parameterNames.enumerated()
            where "\(name)".drop(while: { !$0.isNumber }).prefix(while: \.isNumber) == "\(layer)" {
                numbers.append(recording.gradients[row, index])
            }
        } else {
            guard let network = reference(subject, update) else { return nil }
            for sample in 0..<subject.experiment.data.inputs.rows {
                let pass = network.trace(subject.experiment.data.inputs.row(sample))
                numbers += pass.values[layer]
                noise = max(noise, 1e-12 * (pass.sizes[layer].max() ?? 0))
            }
        }
        let root = (numbers.reduce(0) { $0 + $1 * $1 } / Double(numbers.count)).squareRoot()
        return Fact(root, noise: 1e-11 * root + (what == .value ? noise : 0))
    }
}
