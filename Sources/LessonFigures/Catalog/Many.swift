import Charting
import Drawing
import TrainingCore

/// From how many of something on figures take a form for many.
enum Many {
    /// Samples, weights or targets that still have a row or bar of their own.
    static let most = 25

    static func areMany(_ count: Int) -> Bool { count > most }
}

extension Subject {
    /// Whether targets are classes: one of several outputs is 1 and the others 0, or the one output is 0 or 1, with a
    /// loss that takes predictions for probabilities.
    var hasClasses: Bool {
        let targets = experiment.data.targets
        switch experiment.loss {
        case .binaryCrossEntropy:
            return targets.columns == 1 && targets.elements.allSatisfy { $0 == 0 || $0 == 1 }
        case .crossEntropy:
            return targets.columns > 1
                && (0..<targets.rows).allSatisfy { row in
                    let own = targets.row(row)
                    return own.allSatisfy { $0 == 0 || $0 == 1 } && own.count { $0 == 1 } == 1
                }
        default: return false
        }
    }

    /// What the network gives the class that is right, for every sample of data with classes.
    func probabilitiesOfTruth(_ predictions: Matrix) -> [Double] {
        let targets = experiment.data.targets
        return (0..<targets.rows).map { row in
            guard targets.columns > 1 else {
                return targets[row, 0] == 1 ? predictions[row, 0] : 1 - predictions[row, 0]
            }
            return zip(targets.row(row), predictions.row(row)).reduce(0) { $0 + $1.0 * $1.1 }
        }
    }

    /// How many samples' right class gets the largest prediction.
    func rightCount(_ predictions: Matrix) -> Int {
        let targets = experiment.data.targets
        return (0..<targets.rows).count { row in
            guard predictions.row(row).allSatisfy(\.isFinite) else { return false }
            guard targets.columns > 1 else {
                return experiment.loss.saysYes(predictions[row, 0]) == (targets[row, 0] == 1)
            }
            return targets[row, predictions.largestColumn(ofRow: row)] == 1
        }
    }
}

/// A number for each weight and bias of a network, as cells: a panel a layer, a row a node, a column an input.
struct WeightMaps {
    let subject: Subject
    /// In the order of the network's parameters.
    let values: [Double]
    /// What the numbers are: "Slope of the MSE".
    let quantity: String
    /// The same for statements, of which weight.
    let stated: Quantity.OfParameter
    /// After how many updates.
    let update: Int

    private var network: Network { subject.experiment.network }

    private var largest: Double { values.filter(\.isFinite).map(abs).max() ?? 0 }

    var panels: Panels {
        Panels(
            title: "", columns: min(2, network.layers.count), aspect: 0.75,
            figures: network.layers.indices.map(chart))
    }

    var caption: Phrase {
        "A row for each node, the first at the bottom, a column for each input of a layer\(biasText); all "
            + "\(.parameterCount, values.count, of: subject) numbers; gray is near zero."
    }

    private var biasText: Phrase { network.layers.contains { $0.biases != nil } ? ", the bias last" : "" }

    /// The titles of the panels.
    var headings: [Phrase] { network.layers.indices.map(heading) }

    private func heading(_ layer: Int) -> Phrase {
        let (rows, columns) = (network.layers[layer].nodeCount, network.layers[layer].inputCount)
        let nodes: Phrase = "\(.nodeCount(layer: layer + 1), rows, of: subject)"
        let size: Phrase = "\(nodes) × \(.nodeCount(layer: layer), columns, of: subject)"
        return "Layer \(number: .layer, layer + 1, of: subject): \(size)"
            + (network.layers[layer].biases != nil ? " and \(nodes) bias\(rows == 1 ? "" : "es")" : "")
    }

    private func chart(_ layer: Int) -> any Figure {
        let (rows, columns) = (network.layers[layer].nodeCount, network.layers[layer].inputCount)
        let hasBias = network.layers[layer].biases != nil
        // An empty column stands between weights and biases, and an empty row or column beside a single one.
        let width = hasBias ? columns + 2 : max(2, columns)
        let height = max(2, rows)
        var cells = [Double](repeating: .nan, count: width * height)
        for node in 0..<rows {
            for input in 0..<columns + (hasBias ? 1 : 0) {
                let name: ParameterName =
                    input < columns
                    ? .weight(layer: layer + 1, node: node, input: input)
                    : .bias(layer: layer + 1, node: node)
                guard let index = network.index(of: name) else { continue }
                cells[node * width + (input < columns ? input : columns + 1)] = values[index]
            }
        }
        guard let levels,
            let grid = Grid(
                x: (0..<width).map(Double.init), y: (0..<height).map(Double.init), values: cells)
        else { return Chart {}.titled(heading(layer)) }
        return Chart { HeatMapMark(grid: grid, levels: levels).colorMap(.diverging) }
            .chartXScale(domain: -0.7...Double(columns) + (hasBias ? 1.7 : -0.3), integer: true)
            .chartYScale(domain: -0.7...Double(rows) - 0.3, integer: true)
            .chartXAxis { AxisMarks(values: Self.ticks(columns), grid: false) }
            .chartYAxis(grid: false, zeroLine: false)
            .chartXAxisLabel(hasBias ? "Input; the bias apart" : "Input").chartYAxisLabel("Node")
            .titled(heading(layer))
            .chartColorBar(levels, title: quantity, map: .diverging, continuous: true)
    }

    /// The inputs that are numbered, at most ten: the column of the biases is none.
    private static func ticks(_ inputs: Int) -> [Double] {
        stride(from: 0, to: inputs, by: max(1, (inputs + 9) / 10)).map(Double.init)
    }

    private var levels: ContourLevels? {
        let reach = largest > 0 ? largest : 1
        let ends = [-reach, reach, -reach, reach]
        return Grid(x: [0, 1], y: [0, 1], values: ends).flatMap {
            ContourLevels(for: $0, centeredOn: 0, count: 4)
        }
    }

    /// The largest of the numbers by magnitude with their names, and how many are 0.
    var facts: [Phrase] {
        let names = network.parameterNames
        let order = values.indices.filter { values[$0].isFinite }.sorted { abs(values[$0]) > abs(values[$1]) }
        var facts = order.prefix(3).enumerated().map { rank, index -> Phrase in
            "\(names[index]) has \(.ranked(stated, rank, names[index]), values[index], of: subject, at: update)."
        }
        if !facts.isEmpty { facts[0] = "Largest by magnitude: " + facts[0] }
        let zeros = values.count { $0 == 0 }
        if zeros > 0 {
            facts.append(
                "\(.zeros(stated), zeros, of: subject, at: update) of "
                    + "\(.parameterCount, values.count, of: subject) \(zeros == 1 ? "is" : "are") zero.")
        }
        return facts
    }
}
