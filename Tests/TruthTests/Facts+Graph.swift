import LessonFigures
import TrainingCore

/// A formula read once more, with slopes by differences.
private indirect enum Term: Equatable {
    case number(Double)
    case name(String)
    case call(String, [Term])

    /// What figures write: `(a + b)`, `(2.0)`, `-(a)`, `exp(a)`, `max(a, b)`, `x`.
    init?(_ text: String) {
        var rest = Substring(text)
        guard let term = Term.read(&rest), rest.isEmpty else { return nil }
        self = term
    }

    private static func read(_ rest: inout Substring) -> Term? {
        if rest.first == "(" {
            rest = rest.dropFirst()
            let digits = rest.prefix { "0123456789.-e+".contains($0) }
            if let number = Double(digits), rest.dropFirst(digits.count).first == ")" {
                rest = rest.dropFirst(digits.count + 1)
                return .number(number)
            }
            guard let first = read(&rest), rest.first == " ", let sign = rest.dropFirst().first else {
                return nil
            }
            rest = rest.dropFirst(3)
            guard let second = read(&rest), rest.first == ")" else { return nil }
            rest = rest.dropFirst()
            return .call(String(sign), [first, second])
        }
        let name = rest.first == "-" ? "-" : String(rest.prefix { $0.isLetter || $0.isNumber })
        rest = rest.dropFirst(name.count)
        guard rest.first == "(" else { return name.isEmpty ? nil : .name(name) }
        rest = rest.dropFirst()
        var inner: [Term] = []
        while let term = read(&rest) {
            inner.append(term)
            guard rest.first == "," else { break }
            rest = rest.dropFirst(2)
        }
        guard rest.first == ")" else { return nil }
        rest = rest.dropFirst()
        return .call(name, inner)
    }

    func value(_ names: [String: Double], _ part: Term? = nil, is replaced: Double = 0) -> Double {
        if self == part { return replaced }
        switch self {
        case .number(let number): return number
        case .name(let name): return names[name] ?? .nan
        case .call(let name, let inner):
            return Self.apply(name, inner.map { $0.value(names, part, is: replaced) })
        }
    }

    static func apply(_ name: String, _ v: [Double]) -> Double {
        switch name {
        case "+": v[0] + v[1]
        case "-": v.count == 1 ? -v[0] : v[0] - v[1]
        case "*": v[0] * v[1]
        case "/": v[0] / v[1]
        case "^": power(v[0], v[1])
        case "exp": exponential(v[0])
        case "ln": logarithm(v[0])
        case "sqrt": power(v[0], 0.5)
        case "sin": cosine(v[0] - .pi / 2)
        case "cos": cosine(v[0])
        case "tanh": 1 - 2 / (1 + exponential(2 * v[0]))
        case "sigmoid": 1 / (1 + exponential(-v[0]))
        case "relu": v[0] > 0 ? v[0] : 0
        case "abs": v[0] > 0 ? v[0] : -v[0]
        case "max": v.max() ?? .nan
        case "min": v.min() ?? .nan
        default: .nan
        }
    }
}

extension Facts {
    func factOfGraph(_ quantity: Quantity, _ subject: Subject?, _ update: Int?) -> Fact? {
        if case .graphBackflow(let place, let input) = quantity {
            guard let slope = factOfGraph(.graphSlope(place, input), subject, update),
                let gradient = factOfGraph(.graphGradient(place), subject, update)
            else { return nil }
            return slope * gradient
        }
        if let subject, let update { return factOfNetworkGraph(quantity, subject, update) }
        switch quantity {
        case .graphGates: return Fact(counted.gates)
        case .graphLeaves: return Fact(counted.names)
        case .graphValue(.expression(let text)): return Term(text).map { Fact($0.value(names), noise: 1e-11) }
        case .graphGradient(.expression(let text)):
            guard let root, let part = Term(text) else { return nil }
            return difference(around: part.value(names)) { root.value(self.names, part, is: $0) }
        case .graphSlope(.expression(let text), let input):
            guard case .call(let name, let inner)? = Term(text) else { return nil }
            // Numbers beside a sign are part of the gate.
            let own = inner.indices.filter {
                if case .number = inner[$0] { inner.count > 2 || name.count > 2 } else { true }
            }
            let values = inner.map { $0.value(names) }
            return difference(around: values[own[input]]) { moved in
                var all = values
                all[own[input]] = moved
                return Term.apply(name, all)
            }
        default: return nil
        }
    }

    private func difference(around place: Double, _ value: (Double) -> Double) -> Fact {
        let h = 1e-5 * (1 + abs(place))
        let (low, high) = (value(place - h), value(place + h))
        let slope = (high - low) / (2 * h)
        return Fact(slope, noise: 1e-6 * abs(slope) + 1e-9 * (1 + abs(low) + abs(high)))
    }

    private var names: [String: Double] {
        var texts = ["x:-2", "y:5", "z:-4"]
        if case .texts(let own)? = input.options["values"] { texts = own }
        return Dictionary(
            texts.map { text in
                let parts = text.split { ":=".contains($0) }
                return (String(parts[0]), Double(parts[1]) ?? .nan)
            }, uniquingKeysWith: { $1 })
    }

    /// The whole expression: the longest of which something is said.
    private var root: Term? {
        let all = (words?.all ?? []).flatMap(\.statements).compactMap { statement -> String? in
            if case .graphValue(.expression(let text)) = statement.quantity { text } else { nil }
        }
        return all.max { $0.count < $1.count }.flatMap { Term($0) }
    }

    /// Of the expression as it is written.
    private var counted: (gates: Int, names: Int) {
        guard let root else { return (0, 0) }
        var (gates, names) = (Set<String>(), Set<String>())
        func count(_ term: Term) {
            switch term {
            case .number: break
            case .name(let name): names.insert(name)
            case .call(let name, let inner):
                gates.insert("\(term)")
                inner.forEach(count)
                if inner.count > 1, name == "min" || name == "max" {
                    for case .number(let number) in inner { names.insert("\(number)") }
                }
            }
        }
        count(root)
        return (gates.count, names.count)
    }

    // MARK: Networks

    private func factOfNetworkGraph(_ quantity: Quantity, _ subject: Subject, _ update: Int) -> Fact? {
        guard let network = reference(subject, update) else { return nil }
        let (experiment, loss) = (subject.experiment, subject.experiment.loss)
        let columns = experiment.data.targets.columns
        func found(_ sample: Int) -> (pass: ReferenceNetwork.Pass, slopes: ReferenceNetwork.Slopes) {
            network.backward(sample, divisor: loss.divisor(samples: 1, outputs: columns))
        }
        func weight(_ name: ParameterName) -> Double {
            let layer = network.layers[name.layer - 1]
            return name.input.map { layer.weights[name.node, $0] } ?? layer.biases?[name.node] ?? .nan
        }
        func fact(_ value: Double) -> Fact { Fact(value, noise: 1e-9 * abs(value)) }
        switch quantity {
        case .graphValue(let place):
            switch place {
            case .input(let sample, let input): return fact(found(sample).pass.values[0][input])
            case .parameter(_, let name): return fact(weight(name))
            case .product(let sample, let name):
                return fact(weight(name) * found(sample).pass.values[name.layer - 1][name.input ?? 0])
            case .sum(let sample, let layer, let node):
                let pass = found(sample).pass
                return Fact(pass.sums[layer][node], noise: 1e-11 * pass.sizes[layer][node])
            case .activation(let sample, let layer, let node):
                let pass = found(sample).pass
                return Fact(
                    pass.values[layer][node],
                    noise: 1e-11 * (pass.sizes[layer][node] + abs(pass.values[layer][node])))
            case .loss(let sample): return network.loss(of: [sample])
            case .expression: return nil
            }
        case .graphGradient(let place):
            switch place {
            case .input(let sample, let input):
                return noisy(found(sample).slopes.values[0][input], network, sample)
            case .parameter(let sample, let name), .product(let sample, let name):
                let (pass, slopes) = found(sample)
                var slope = slopes.sums[name.layer][name.node]
                if case .parameter = place {
                    slope *= name.input.map { pass.values[name.layer - 1][$0] } ?? 1
                }
                return noisy(slope, network, sample)
            case .sum(let sample, let layer, let node):
                return noisy(found(sample).slopes.sums[layer][node], network, sample)
            case .activation(let sample, let layer, let node):
                return noisy(found(sample).slopes.values[layer][node], network, sample)
            case .loss: return Fact(1)
            case .expression: return nil
            }
        case .graphSlope(let place, let input):
            switch place {
            case .product(let sample, let name):
                return fact(
                    input == 0 ? weight(name) : found(sample).pass.values[name.layer - 1][name.input ?? 0])
            case .sum: return Fact(1)
            case .activation(let sample, let layer, let node):
                let slope = network.layers[layer - 1].activation.slope(
                    atPreActivation: found(sample).pass.sums[layer][node])
                return Fact(slope, noise: 1e-9 * (abs(slope) + 1e-3))
            case .loss(let sample):
                let pass = found(sample).pass
                let slope = loss.slope(
                    prediction: pass.values[network.layers.count][input],
                    target: experiment.data.targets[sample, input])
                return noisy(slope / loss.divisor(samples: 1, outputs: columns), network, sample)
            default: return nil
            }
        case .graphGates: return Fact(gates(network, columns))
        case .graphLeaves: return Fact(experiment.data.inputs.columns + subject.recording.parameters.columns)
        default: return nil
        }
    }

    /// What a prediction loses in digits by cancelling its target, its slopes lose as well.
    private func noisy(_ slope: Double, _ network: ReferenceNetwork, _ sample: Int) -> Fact {
        let pass = network.trace(network.experiment.data.inputs.row(sample))
        let last = network.layers.count
        let factor =
            pass.values[last].indices.map { output -> Double in
                let error = abs(pass.values[last][output] - network.experiment.data.targets[sample, output])
                return error > 0 ? (pass.sizes[last][output] + abs(pass.values[last][output])) / error : 1
            }.max() ?? 1
        return Fact(slope, noise: 1e-11 * abs(slope) * max(1, min(factor, 1e8)))
    }

    /// Products, sums of more than one term, activations, and the loss.
    private func gates(_ network: ReferenceNetwork, _ columns: Int) -> Int {
        network.layers.reduce(1) { count, layer in
            let isSum = layer.inputCount + (layer.biases == nil ? 0 : 1) > 1
            let own = layer.weights.elements.count + (isSum ? layer.nodeCount : 0)
            return count + own + (layer.activation.name == "identity" ? 0 : layer.nodeCount)
        }
    }
}
