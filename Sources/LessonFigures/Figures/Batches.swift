import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let gradientCloud = FigureKind(
        "gradient-cloud", "The gradient of each batch of an epoch around the full gradient",
        options: [
            FigureOption("x", .parameter, "The weight along x: W1[0,0]. Required."),
            FigureOption("y", .parameter, "The weight along y: W1[0,1]. Required."), .at("start"),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        try GradientCloud(input).figure()
    }

    static let epochRuler = FigureKind(
        "epoch-ruler", "Which samples each update used"
    ) { (input: FigureInput) throws(FigureError) in
        try EpochRuler(subject: input.subject()).figure()
    }
}

/// Gradients of the batches of the first epoch, all at the same weights, so that only the batch differs.
private struct GradientCloud {
    let subject: Subject
    let xName: ParameterName
    let yName: ParameterName
    private let batches: [[Double]]

    init(_ input: FigureInput) throws(FigureError) {
        let subject = try input.subject()
        guard let x = input.parameter("x"), let y = input.parameter("y") else {
            throw FigureError(
                "The figure needs `x` and `y`.", remedy: "Name two weights: `x: W1[0,0]`.",
                option: input.parameter("x") == nil ? "x" : "y")
        }
        let moment = try input.moment(of: subject)
        let network = moment.state.network
        guard let xIndex = network.index(of: x), let yIndex = network.index(of: y) else {
            let missing = network.index(of: x) == nil ? (x, "x") : (y, "y")
            throw input.absent(missing.0, in: subject, option: missing.1)
        }
        self.subject = subject
        (xName, yName) = (x, y)
        let count = subject.experiment.data.sampleCount
        let size = min(subject.experiment.training.batchSize ?? count, count)
        let updatesPerEpoch = (count + size - 1) / size
        let first = subject.recording.samples(ofFirst: updatesPerEpoch)
        let samples = first.isEmpty ? [Array(0..<count)] : first
        batches = samples.map { indices in
            let gradient = subject.gradient(ofSamples: indices, network: network)
            return [gradient[xIndex], gradient[yIndex]]
        }
        full = [moment.state.gradient[xIndex], moment.state.gradient[yIndex]]
        place = moment.words.isEmpty || moment.update == 0 ? "at the start" : moment.words
        update = moment.update
        guard (full + batches.joined()).allSatisfy(\.isFinite) else {
            throw FigureError(
                "The gradients of \(subject.id) \(place.text) are not all finite.",
                remedy: "Write `at: start`, or take a smaller learning rate.", option: "at")
        }
    }

    /// When: "at the start", "after 20 updates".
    private let place: Phrase
    private let update: Int

    private let full: [Double]

    func figure() -> StatedFigure {
        let (xTitle, yTitle) = ("Slope for \(xName)", "Slope for \(yName)")
        let chart = Chart {
            RuleMark(x: 0).foregroundStyle(Theme.rule)
            RuleMark(y: 0).foregroundStyle(Theme.rule)
            PointMark(x: .value(xTitle, batches.map { $0[0] }), y: .value(yTitle, batches.map { $0[1] }))
                .foregroundStyle(Theme.contrast).series("one batch each")
            // A line, not an arrow: the mark at its end is the head.
            RuleMark(xStart: [0], yStart: [0], xEnd: [full[0]], yEnd: [full[1]])
                .foregroundStyle(Theme.accent).lineStyle(width: Theme.pathWidth).casing()
            PointMark(x: .value(xTitle, full[0]), y: .value(yTitle, full[1]))
                .symbol(.diamond, radius: 4).foregroundStyle(Theme.accent).annotation(
                    "all data", .topRight, .topLeft)
        }
        .chartXAxisLabel(xTitle).chartYAxisLabel(yTitle)
        .chartYAxis(grid: false)
        let sizes = batches.map { batch -> Double in
            let (x, y) = (batch[0] - full[0], batch[1] - full[1])
            return (x * x + y * y).squareRoot()
        }
        let count: Phrase = "\(.batchCount, batches.count, of: subject)"
        let whole = zip([xName, yName], full).map {
            Statement(.parameter(.gradient, $0), $1, of: subject, at: update)
        }
        let title: Phrase =
            batches.count == 1
            ? "The one batch has the gradient of all data"
            : "Gradients of batches scatter around that of all data"
        let far = Statement(.farthestBatch(xName, yName), sizes.max() ?? 0, of: subject, at: update)
        return StatedFigure(
            content: chart, size: Size(640, 420),
            words: FigureWords(
                title: title,
                subtitle:
                    "\(subject.networkText), \(batches.count == 1 ? "one batch" : "\(count) batches") \(place)",
                caption: "A point for each batch; the line leads from no slope to that of all data.",
                sentences: [
                    "\(title).", batches.count == 1 ? "" : "The batches lie up to \(far) away from it.",
                    batches.count == 1
                        ? "Point: the gradient of the batch \(place)."
                        : "Points: the gradient of each of \(count) batches \(place).",
                    "The gradient over all data is \(Words.list(whole)).",
                ]),
            table: FigureTable(
                caption: "Gradients \(place)", columns: ["Batch", "\(xName)", "\(yName)"],
                rows: batches.enumerated().map { batch, slopes in
                    ["\(number: .batch, batch + 1, of: subject)"]
                        + zip([xName, yName], slopes).map { name, slope in
                            "\(.parameter(.batchGradient(batch), name), slope, of: subject, at: update)"
                        }
                } + [["all data"] + whole.map { Phrase($0) }]))
    }
}

extension Subject {
    /// The gradient of the loss on some of the samples.
    func gradient(ofSamples indices: [Int], network: Network) -> [Double] {
        let inputs = experiment.data.inputs.rows(at: indices)
        let targets = experiment.data.targets.rows(at: indices)
        return network.slopes(
            network.trace(inputs), inputs: inputs, targets: targets, loss: experiment.loss
        ).gradient
    }
}

extension Matrix {
    func rows(at indices: [Int]) -> Matrix {
        Matrix(rows: indices.count, columns: columns, known: indices.flatMap(row))
    }
}

/// One column an update, one row a sample; filled where the update used the sample.
private struct EpochRuler {
    let subject: Subject
    private static let most = 48
    private static let mostSamples = 20_000

    func figure() throws(FigureError) -> StatedFigure {
        let batches = subject.recording.samples(ofFirst: Self.most)
        let count = subject.experiment.data.sampleCount
        guard !batches.isEmpty, count <= Self.mostSamples else {
            throw FigureError(
                "The figure shows runs of at least one update over at most \(Self.mostSamples) samples.",
                remedy: "Train for at least one update, on fewer samples.", option: "of")
        }
        let size = min(subject.experiment.training.batchSize ?? count, count)
        let perEpoch = (count + size - 1) / size
        var marks: [any ChartMark] = []
        for parity in 0...1 {
            // Samples in a row are one cell, at least as high as can be seen.
            let least = 0.4 * max(1, Double(count) / 200)
            var cells: [(x: Double, low: Double, high: Double)] = []
            for (update, batch) in batches.enumerated() where (update / perEpoch) % 2 == parity {
                for run in Self.runs(batch, apart: count <= 64) {
                    cells.append((Double(update + 1), Double(run.lowerBound), Double(run.upperBound)))
                }
            }
            marks.append(
                RectangleMark(
                    xStart: cells.map { $0.x - 0.42 }, xEnd: cells.map { $0.x + 0.42 },
                    yStart: cells.map { max(-0.5, $0.low - least) },
                    yEnd: cells.map { min(Double(count) - 0.5, $0.high + least) }
                ).foregroundStyle(parity == 0 ? Theme.accent : Theme.series[2]))
        }
        let epochs = (batches.count + perEpoch - 1) / perEpoch
        for epoch in 1..<max(2, epochs) where epoch < epochs {
            marks.append(
                RuleMark(x: Double(epoch * perEpoch) + 0.5).foregroundStyle(Theme.axis).lineStyle(dash: [
                    3, 3,
                ]))
        }
        var chart = Chart { marks }
            .chartXScale(domain: 0.4...Double(batches.count) + 0.6, integer: true)
            .chartYScale(domain: -0.8...Double(count) - 0.2, integer: true)
            .chartXTicks(within: 1...Double(batches.count)).chartYTicks(within: 0...Double(count - 1))
            .chartYAxis(grid: false, zeroLine: false)
            .chartXAxisLabel("Update").chartYAxisLabel("Sample")
        // The number of an epoch stands above the middle of its updates.
        if 2 * batches.count > perEpoch {
            let each = Double(perEpoch)
            var axis = SecondaryAxis(label: "Epoch") { ($0 - 0.5) / each + 0.5 }
            axis.isInteger = true
            chart = chart.chartXSecondaryAxis(axis)
        }
        let left = subject.recording.updateCount - batches.count
        let isWhole = batches.count % perEpoch == 0
        let samples: Phrase = "\(.sampleCount, count, of: subject)"
        let shown: Phrase = "\(.shownUpdates, batches.count, of: subject)"
        let title: Phrase =
            batches.count < perEpoch
            ? "The first \(Words.plural(.shownUpdates, batches.count, "update", of: subject)) use "
                + "\(.usedSamples, Set(batches.joined()).count, of: subject) of \(samples) samples"
            : isWhole ? "Each epoch uses every sample once" : "Each whole epoch uses every sample once"
        let subtitle: Phrase =
            Words.plural(.sampleCount, count, "sample", of: subject) + ", \(subject.trainingText)"
            + (subject.experiment.training.shuffle ? ", a new order every epoch" : ", in order")
        let epochWords =
            Words.plural(.updatesPerEpoch, perEpoch, "update", of: subject) + " an epoch, "
            + Words.plural(.shownEpochs, epochs, "epoch", of: subject)
        return StatedFigure(
            content: chart, size: Size(640, 190 + min(420, 14 * Double(count))),
            words: FigureWords(
                title: title, subtitle: subtitle,
                caption: left > 0
                    ? "The first \(shown) of \(.updateCount, subject.recording.updateCount, of: subject) updates."
                    : "",
                sentences: [
                    "\(title).",
                    "Grid: which of \(samples) samples each of \(shown) updates used, \(epochWords).",
                ]),
            table: FigureTable(
                caption: "Samples of each update", columns: ["Update", "Epoch", "Samples"],
                rowCount: batches.count
            ) { update in
                [
                    "\(number: .update, update + 1, of: subject)",
                    "\(.epochOfUpdate, update / perEpoch + 1, of: subject, at: update + 1)",
                    list(batches[update], of: update + 1),
                ]
            })
    }

    /// The samples of a batch; of many the first ones and the last.
    private func list(_ batch: [Int], of update: Int) -> Phrase {
        func sample(_ place: Int) -> Phrase {
            "\(.batchSample(place), batch[place], of: subject, at: update)"
        }
        guard batch.count > 100 else { return batch.indices.map(sample).joined(", ") }
        let rest: Phrase = "\(.batchRest, batch.count - 99, of: subject, at: update)"
        return "\((0..<98).map(sample).joined(", ")), … (\(rest) more), \(sample(batch.count - 1))"
    }

    /// The runs of successive samples in a batch, or each sample for itself.
    private static func runs(_ batch: [Int], apart: Bool) -> [ClosedRange<Int>] {
        var runs: [ClosedRange<Int>] = []
        for sample in batch.sorted() {
            if !apart, let last = runs.last, last.upperBound + 1 == sample {
                runs[runs.count - 1] = last.lowerBound...sample
            } else {
                runs.append(sample...sample)
            }
        }
        return runs
    }
}
