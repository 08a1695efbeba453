import Charting
import LessonFigures
import TrainingCore

/// Losses of one prediction by their formulas, and values of layers under schemes of initialization, unit by unit.
extension Facts {
    func factOfOneLoss(_ quantity: Quantity) -> Fact? {
        switch quantity {
        case .lossOfOne(let name, let x):
            switch name {
            case "mean-squared-error": return Fact(x * x, noise: 1e-13)
            case "mean-absolute-error": return Fact(max(x, -x))
            case "huber": return Fact(abs(x) <= 1 ? x * x / 2 : abs(x) - 0.5, noise: 1e-13)
            case "hinge": return Fact(max(0, 1 - x))
            default: return Fact(logarithm(1 + exponential(-x)), noise: 1e-11)
            }
        case .slopeOfLoss(let name, let x):
            switch name {
            case "mean-squared-error": return Fact(2 * x)
            case "mean-absolute-error": return Fact(x == 0 ? 0 : x > 0 ? 1 : -1)
            case "huber": return Fact(max(-1, min(1, x)))
            case "hinge": return Fact(x < 1 ? -1 : 0)
            default: return Fact(-1 / (1 + exponential(x)), noise: 1e-11)
            }
        default: return nil
        }
    }

    // MARK: Initializations

    func factOfSpread(_ quantity: Quantity) -> Fact? {
        switch quantity {
        case .schemeCount: return Fact(schemes.count)
        case .spreadLayers:
            return Fact(input.subjects.first?.experiment.network.layers.count ?? whole("layers", 6))
        case .spreadNodes: return Fact(whole("nodes", 100))
        case .spreadSamples: return Fact(whole("samples", 100))
        case .spread(let what, let scheme, let layer): return spread(what, scheme, layer - 1)
        case .spreadRatio(let scheme):
            guard let first = spread(.deviation, scheme, 0),
                let last = spread(.deviation, scheme, spreads[scheme].count - 1)
            else { return nil }
            return Fact(last.middle / first.middle, noise: 1e-9 * abs(last.middle / first.middle))
        default: return nil
        }
    }

    private var schemes: [String] {
        if case .texts(let own)? = input.options["schemes"] { return own }
        return ["normal", "glorot-normal", "he-normal"]
    }

    private func whole(_ name: String, _ usual: Int) -> Int { option(name, 0).map { Int($0) } ?? usual }

    private func spread(_ what: Quantity.OfSpread, _ scheme: Int, _ layer: Int) -> Fact? {
        if spreads.isEmpty { spreads = schemes.map(layers) }
        guard let values = spreads[safe: scheme]?[safe: layer] else { return nil }
        guard values.allSatisfy(\.isFinite) else { return Fact(.nan) }
        let sorted = values.sorted()
        let size = max(abs(sorted[0]), abs(sorted[sorted.count - 1]))
        func quantile(_ share: Double) -> Fact {
            let place = share * Double(sorted.count - 1)
            let low = Int(place)
            let next = sorted[min(low + 1, sorted.count - 1)]
            let value = sorted[low] * (1 - place + Double(low)) + next * (place - Double(low))
            return Fact(value, noise: 1e-10 * size)
        }
        switch what {
        case .deviation:
            let mean = values.reduce(0) { $0 + $1 / size } / Double(values.count)
            let square = values.reduce(0) { $0 + ($1 / size - mean) * ($1 / size - mean) }
            return Fact(
                size == 0 ? 0 : size * (square / Double(values.count)).squareRoot(), noise: 1e-10 * size)
        case .lowest: return quantile(0.05)
        case .lowerQuartile: return quantile(0.25)
        case .median: return quantile(0.5)
        case .upperQuartile: return quantile(0.75)
        case .highest: return quantile(0.95)
        }
    }

    /// All numbers of every layer with the weights of a scheme.
    private func layers(_ scheme: String) -> [[Double]] {
        var seed: UInt64 = 1
        if case .seed(let own)? = input.options["seed"] { seed = own }
        let network = input.subjects.first?.experiment.network
        let nodes = whole("nodes", 100)
        let count = network?.layers.count ?? whole("layers", 6)
        var rows = input.subjects.first.map { subject in
            (0..<subject.experiment.data.inputs.rows).map { subject.experiment.data.inputs.row($0) }
        }
        if rows == nil {
            let drawn = Initialization.normal(seed: seed).weights(
                layer: count + 1, nodes: whole("samples", 100), inputs: nodes)
            rows = (0..<drawn.rows).map { drawn.row($0) }
        }
        var values = rows ?? []
        var all: [[Double]] = []
        let activation = Activations.named(text("activation") ?? "tanh") ?? .tanh
        for layer in 0..<count {
            let own = network?.layers[layer]
            let weights = drawn(scheme, seed).weights(
                layer: layer + 1, nodes: own?.nodeCount ?? nodes, inputs: own?.inputCount ?? nodes)
            let sums = values.map { row in
                (0..<weights.rows).map { node in
                    row.indices.reduce(own?.biases?[node] ?? 0) { $0 + weights[node, $1] * row[$1] }
                }
            }
            values = sums.map { outputs(own?.activation ?? activation, $0) }
            all.append((text("show") == "sums" ? sums : values).flatMap { $0 })
            for stage in own?.behind ?? [] {
                values = values.map {
                    stage.function.values(of: $0, parameters: stage.parameters ?? [], draw: nil)
                }
            }
        }
        return all
    }

    private func outputs(_ activation: Activation, _ sums: [Double]) -> [Double] {
        guard !activation.isElementwise else { return sums.map(activation.value) }
        let powers = sums.map { exponential($0 - (sums.max() ?? 0)) }
        return powers.map { $0 / powers.reduce(0, +) }
    }

    private func drawn(_ scheme: String, _ seed: UInt64) -> Initialization {
        let parts = scheme.split(separator: "=")
        let number = parts.count > 1 ? Double(parts[1]) ?? 1 : 1
        switch parts[0] {
        case "glorot-normal": return .glorotNormal(seed: seed)
        case "glorot-uniform": return .glorotUniform(seed: seed)
        case "he-normal": return .heNormal(seed: seed)
        case "uniform": return .uniform(from: -number, to: number, seed: seed)
        case "zeros": return .normal(deviation: 0, seed: seed)
        default: return .normal(deviation: number, seed: seed)
        }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
