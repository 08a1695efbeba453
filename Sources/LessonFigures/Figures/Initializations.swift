import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let initializations = FigureKind(
        "initializations",
        "How far values spread through the layers, for schemes of initialization side by side",
        subjects: 0...1,
        options: [
            FigureOption(
                "schemes", .texts,
                "Which: \(Initializations.all().names.joined(separator: ", ")), with a number where one is needed "
                    + "(normal=0.01, uniform=0.1, constant=0.5); normal, glorot-normal and he-normal."),
            FigureOption(
                "show", .choice(["values", "sums"]),
                "Whose spread: of what nodes give, or of the sums that arrive there.",
                default: .text("values")),
            FigureOption(
                "activation", .choice(Activations.elementwise.map(\.name)),
                "That of every layer, without an experiment; tanh."),
            FigureOption(
                "layers", .integer, "How many layers there are, without an experiment, 1 to 30; 6.",
                in: 1...30),
            FigureOption(
                "nodes", .integer,
                "How many inputs, and nodes in each layer, without an experiment, 1 to 300; 100.", in: 1...300
            ),
            FigureOption(
                "samples", .integer, "How many random samples, without an experiment, 1 to 200; 100.",
                in: 1...200),
            FigureOption("seed", .seed, "What weights and samples are drawn from.", default: .seed(1)),
        ], width: .wide
    ) { (input: FigureInput) throws(FigureError) in
        try InitializationsFigure(input).figure()
    }
}

private struct InitializationsFigure {
    /// Of the numbers of a layer over all its nodes and all samples.
    struct Spread {
        let deviation: Double
        /// The ends of the twentieths at both sides, the quartiles and the middle.
        let lowest, lowerQuartile, median, upperQuartile, highest: Double

        init(_ values: [Double]) {
            guard !values.isEmpty, values.allSatisfy(\.isFinite) else {
                (deviation, lowest, lowerQuartile) = (.nan, .nan, .nan)
                (median, upperQuartile, highest) = (.nan, .nan, .nan)
                return
            }
            // Scaled, so that no square is beyond what a number can hold.
            let size = values.map(abs).max() ?? 0
            let scale = size > 0 ? size : 1
            let mean = values.reduce(0) { $0 + $1 / scale } / Double(values.count)
            let square = values.reduce(0) { $0 + ($1 / scale - mean) * ($1 / scale - mean) }
            deviation = scale * (square / Double(values.count)).squareRoot()
            let sorted = values.sorted()
            func quantile(_ share: Double) -> Double {
                let place = share * Double(sorted.count - 1)
                let low = Int(place)
                let (a, b) = (sorted[low], sorted[min(low + 1, sorted.count - 1)])
                return a + (place - Double(low)) * (b - a)
            }
            (lowest, lowerQuartile, median) = (quantile(0.05), quantile(0.25), quantile(0.5))
            (upperQuartile, highest) = (quantile(0.75), quantile(0.95))
        }

        func value(_ what: Quantity.OfSpread) -> Double {
            switch what {
            case .deviation: deviation
            case .lowest: lowest
            case .lowerQuartile: lowerQuartile
            case .median: median
            case .upperQuartile: upperQuartile
            case .highest: highest
            }
        }
    }

    let subject: Subject?
    let schemes: [NamedScheme]
    let activation: Activation
    let network: Network
    let sampleCount: Int
    let showsSums: Bool
    /// By scheme, then by layer.
    let spreads: [[Spread]]
    private static let mostLayers = 30

    init(_ input: FigureInput) throws(FigureError) {
        let names = input.texts("schemes") ?? ["normal", "glorot-normal", "he-normal"]
        guard (1...6).contains(names.count), Set(names).count == names.count else {
            throw FigureError(
                "There are \(names.count) schemes, of which \(Set(names).count) differ.",
                remedy: "Name from 1 to 6, each once.", option: "schemes")
        }
        let seed = input[seed: "seed"]
        var schemes: [NamedScheme] = []
        for name in names { schemes.append(try NamedScheme(name, seed: seed)) }
        let activation = input.options["activation"] == nil ? .tanh : try input.activation()
        let (network, samples) = try Self.network(input, activation, seed: seed)
        let showsSums = input.text("show") == "sums"
        var spreads: [[Spread]] = []
        for scheme in schemes {
            let layers = network.layers.enumerated().map { index, layer in
                Layer(
                    weights: scheme.initialization.weights(
                        layer: index + 1, nodes: layer.nodeCount, inputs: layer.inputCount),
                    biases: layer.biases, activation: layer.activation, behind: layer.behind)
            }
            let own = try Self.made(network.inputCount, layers)
            spreads.append(
                own.trace(samples).layers.map {
                    Spread((showsSums ? $0.preActivations : $0.values).elements)
                })
        }
        subject = input.subjects.first
        self.schemes = schemes
        self.activation = activation
        self.network = network
        sampleCount = samples.rows
        self.showsSums = showsSums
        self.spreads = spreads
    }

    private static func made(_ inputs: Int, _ layers: [Layer]) throws(FigureError) -> Network {
        do {
            return try Network(inputCount: inputs, layers: layers)
        } catch {
            throw FigureError(error.message, remedy: error.remedy, option: "of")
        }
    }

    /// That of the experiment with the samples that it trains on, or one of equal layers with random samples.
    private static func network(
        _ input: FigureInput, _ activation: Activation, seed: UInt64
    ) throws(FigureError) -> (Network, Matrix) {
        let sizes = ["activation", "layers", "nodes", "samples"]
        if let subject = input.subjects.first {
            if let option = sizes.first(where: { input.options[$0] != nil }) {
                throw FigureError(
                    "The network and the samples are those of \(subject.id), so that `\(option)` says nothing.",
                    remedy: "Leave \(option) out, or `of`.", option: option)
            }
            guard subject.experiment.network.layers.count <= mostLayers else {
                throw FigureError(
                    "\(subject.id) has \(subject.experiment.network.layers.count) layers.",
                    remedy: "Draw a network of at most \(mostLayers).", option: "of")
            }
            return (subject.experiment.network, subject.experiment.data.inputs)
        }
        func count(_ option: String, _ usual: Int, most: Int) throws(FigureError) -> Int {
            let count = input.integer(option) ?? usual
            guard (1...most).contains(count) else {
                throw FigureError(
                    "There cannot be \(count) \(option).", remedy: "Take from 1 to \(most).", option: option)
            }
            return count
        }
        let (layers, nodes) = (try count("layers", 6, most: mostLayers), try count("nodes", 100, most: 300))
        let samples = try count("samples", 100, most: 200)
        let zeros = Matrix(
            rows: nodes, columns: nodes, known: [Double](repeating: 0, count: nodes * nodes))
        let network = try made(
            nodes,
            (0..<layers).map { _ in Layer(weights: zeros, biases: nil, activation: activation) })
        // A place that no weight has: the layer behind the last.
        return (
            network,
            Initialization.normal(seed: seed).weights(layer: layers + 1, nodes: samples, inputs: nodes)
        )
    }

    private var layerCount: Int { network.layers.count }

    // MARK: Drawing

    func figure() -> StatedFigure {
        let shared = sharedDomain
        let panels = schemes.indices.map { index -> Chart in
            let chart = Chart { boxes(index) }
                .chartXScale(domain: 0.4...(Double(layerCount) + 0.6), integer: true)
                .chartXAxisLabel("Layer").chartYAxisLabel(showsSums ? "Sum" : "Value")
                .titled(heading(index), subtitle: spread(index))
            return shared.map { chart.chartYScale(domain: $0) } ?? chart
        }
        return StatedFigure(
            content: Panels(
                title: "", columns: schemes.count == 4 ? 2 : min(3, schemes.count), aspect: 0.85,
                figures: panels),
            size: Size(880, schemes.count > 3 ? 640 : 380),
            words: FigureWords(
                title: title, subtitle: subtitle, caption: caption(isShared: shared != nil),
                sentences: sentences,
                within: schemes.indices.flatMap { [heading($0), spread($0)] }),
            table: table)
    }

    private func boxes(_ scheme: Int) -> [any ChartMark] {
        let layers = spreads[scheme].enumerated().filter { $1.deviation.isFinite }
        let (xs, all) = (layers.map { Double($0.offset + 1) }, layers.map(\.element))
        let (left, right) = (xs.map { $0 - 0.3 }, xs.map { $0 + 0.3 })
        let paint = Theme.series[scheme % Theme.series.count]
        return [
            ErrorBarMark(
                x: .value("Layer", xs), yStart: .value("Value", all.map(\.lowest)),
                yEnd: .value("Value", all.map(\.highest))
            ).foregroundStyle(paint),
            RectangleMark(
                xStart: left, xEnd: right, yStart: all.map(\.lowerQuartile), yEnd: all.map(\.upperQuartile)
            ).foregroundStyle(paint).opacity(0.45),
            RuleMark(xStart: left, yStart: all.map(\.median), xEnd: right, yEnd: all.map(\.median))
                .foregroundStyle(paint).lineStyle(width: 2.25),
        ]
    }

    /// One axis for all panels, unless it would flatten one of them.
    private var sharedDomain: ClosedRange<Double>? {
        let ranges = spreads.compactMap { layers -> ClosedRange<Double>? in
            let finite = layers.filter(\.deviation.isFinite)
            guard let low = finite.map(\.lowest).min(), let high = finite.map(\.highest).max() else {
                return nil
            }
            return low...high
        }
        guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max(), low < high,
            (high - low).isFinite
        else { return nil }
        let narrowest = ranges.map { $0.upperBound - $0.lowerBound }.filter { $0 > 0 }.min() ?? 0
        guard high - low < 40 * narrowest else { return nil }
        let room = (high - low) * 0.06
        return (low - room)...(high + room)
    }

    // MARK: Words

    private func heading(_ scheme: Int) -> Phrase { "\(name: schemes[scheme].name)" }

    private func value(_ what: Quantity.OfSpread, _ scheme: Int, _ layer: Int, _ digits: Statement.Digits)
        -> Phrase
    {
        "\(.spread(what, scheme: scheme, layer: layer + 1), spreads[scheme][layer].value(what), of: subject, digits)"
    }

    private func deviation(_ scheme: Int, _ layer: Int) -> Phrase {
        value(.deviation, scheme, layer, .significant(3))
    }

    /// "spread 0.63 → 0.05"
    private func spread(_ scheme: Int) -> Phrase {
        guard layerCount > 1 else { return "spread \(deviation(scheme, 0))" }
        return "spread \(deviation(scheme, 0)) → \(deviation(scheme, layerCount - 1))"
    }

    private var what: Phrase { showsSums ? "sums" : "values" }

    /// The scheme whose spread changes most from the first to the last layer.
    private var title: Phrase {
        let ratios = spreads.map { layers in layers[layerCount - 1].deviation / layers[0].deviation }
        let known = ratios.indices.filter { ratios[$0].isFinite && ratios[$0] > 0 }
        func change(_ index: Int) -> Double { max(ratios[index], 1 / ratios[index]) }
        guard layerCount > 1, let most = known.max(by: { change($0) < change($1) }), change(most) > 1.5 else {
            return "How far \(what) spread in each layer"
        }
        let ratio: Phrase =
            "\(.spreadRatio(scheme: most), ratios[most], of: subject, .significant(3))"
        return
            "With \(heading(most)) the \(what) of the last layer spread \(ratio) times as far as those of the first"
    }

    private var subtitle: Phrase {
        if let subject {
            let samples = Words.plural(.sampleCount, sampleCount, "sample", of: subject)
            return "\(subject.networkText), before training; \(samples)"
        }
        return "\(.spreadLayers, layerCount) layer\(layerCount == 1 ? "" : "s") of "
            + Words.plural(.spreadNodes, network.inputCount, "node")
            + ", \(name: activation.name), without biases; "
            + Words.plural(.spreadSamples, sampleCount, "sample") + " of standard normal inputs"
    }

    private func caption(isShared: Bool) -> Phrase {
        "Box: the middle half; whiskers: all but a twentieth at either end; spread: standard deviation. "
            + (isShared ? "One axis for all." : "Every panel has an axis of its own.")
    }

    private var sentences: [Phrase] {
        let lines = schemes.indices.map { index -> Phrase in
            layerCount > 1
                ? "\(heading(index)): \(deviation(index, 0)) in the first layer, \(deviation(index, layerCount - 1)) in the last."
                : "\(heading(index)): \(deviation(index, 0))."
        }
        return [
            "\(title).",
            "Boxes: the \(what) of \(Words.plural(.spreadLayers, layerCount, "layer", of: subject)) for "
                + "\(Words.plural(.schemeCount, schemes.count, "scheme")); standard deviations:",
        ] + lines
    }

    private var table: FigureTable {
        let all: [(Quantity.OfSpread, Phrase)] = [
            (.deviation, "Standard deviation"), (.lowest, "A twentieth is below"),
            (.lowerQuartile, "Lower quartile"), (.median, "Median"), (.upperQuartile, "Upper quartile"),
            (.highest, "A twentieth is above"),
        ]
        let copy = self
        return FigureTable(
            caption: "Spread of the \(what) by layer", columns: ["Scheme", "Layer"] + all.map(\.1),
            rowCount: schemes.count * layerCount
        ) { row in
            let (scheme, layer) = (row / copy.layerCount, row % copy.layerCount)
            return [copy.heading(scheme), "\(number: .layer, layer + 1)"]
                + all.map { copy.value($0.0, scheme, layer, .significant(4)) }
        }
    }
}
