import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let gradientCloud = FigureKind(
        "gradient-cloud", "The gradient of each batch around the full gradient at the start",
        options: [
            FigureOption("x", .parameter, "The weight along x: W1[0,0]. Required."),
            FigureOption("y", .parameter, "The weight along y: W1[0,1]. Required."),
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

/// Gradients of batches, all at the weights of the start, so that only the batch differs.
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
        let network = subject.experiment.network
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
            let gradient = subject.gradient(ofSamples: indices)
            return [gradient[xIndex], gradient[yIndex]]
        }
        full = [subject.recording.initial.gradient[xIndex], subject.recording.initial.gradient[yIndex]]
    }

    private let full: [Double]

    func figure() -> LessonFigure {
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
        .chartTitle(
            "Gradients of batches scatter around that of all data",
            subtitle:
                "\(subject.networkText), \(batches.count == 1 ? "one batch" : "\(batches.count) batches") at the start"
        )
        let sizes = batches.map { ($0[0] - full[0], $0[1] - full[1]) }.map {
            ($0 * $0 + $1 * $1).squareRoot()
        }
        return LessonFigure(
            content: chart, size: Size(640, 420),
            alternativeText:
                "Points: the gradient of each of \(batches.count) batches at the start. The gradient over all "
                + "data is \(Words.list(full)); the batches lie up to \(Words.number(sizes.max() ?? 0)) away from it.",
            table: DataTable(
                caption: "Gradients at the start", columns: ["Batch", "\(xName)", "\(yName)"],
                rows: batches.enumerated().map { ["\($0 + 1)"] + $1.map(Words.number) } + [
                    ["all data"] + full.map(Words.number)
                ]))
    }
}

extension Subject {
    /// The gradient of the loss on some of the samples, at the weights of the start.
    func gradient(ofSamples indices: [Int]) -> [Double] {
        let network = recording.initial.network
        let inputs = experiment.data.inputs.rows(at: indices)
        let targets = experiment.data.targets.rows(at: indices)
        return network.slopes(
            network.forward(inputs), inputs: inputs, targets: targets, loss: experiment.loss
        ).gradient
    }
}

extension Matrix {
    func rows(at indices: [Int]) -> Matrix {
        Matrix(rows: indices.count, columns: columns, elements: indices.flatMap(row))
    }
}

/// One column an update, one row a sample; filled where the update used the sample.
private struct EpochRuler {
    let subject: Subject
    private static let most = 48

    func figure() throws(FigureError) -> LessonFigure {
        let batches = subject.recording.samples(ofFirst: Self.most)
        let count = subject.experiment.data.sampleCount
        guard !batches.isEmpty, count <= 64 else {
            throw FigureError(
                "The figure shows runs of at least one update over at most 64 samples.",
                remedy: "Train for at least one update, on fewer samples.", option: "of")
        }
        let size = min(subject.experiment.training.batchSize ?? count, count)
        let perEpoch = (count + size - 1) / size
        var marks: [any ChartMark] = []
        for parity in 0...1 {
            var cells: [(x: Double, y: Double)] = []
            for (update, batch) in batches.enumerated() where (update / perEpoch) % 2 == parity {
                for sample in batch { cells.append((Double(update + 1), Double(sample))) }
            }
            marks.append(
                RectangleMark(
                    xStart: cells.map { $0.x - 0.42 }, xEnd: cells.map { $0.x + 0.42 },
                    yStart: cells.map { $0.y - 0.4 }, yEnd: cells.map { $0.y + 0.4 }
                ).foregroundStyle(parity == 0 ? Theme.accent : Theme.series[2]))
        }
        let epochs = (batches.count + perEpoch - 1) / perEpoch
        for epoch in 1..<max(2, epochs) where epoch < epochs {
            marks.append(
                RuleMark(x: Double(epoch * perEpoch) + 0.5).foregroundStyle(Theme.axis).lineStyle(dash: [
                    3, 3,
                ]))
        }
        for epoch in 0..<epochs {
            let middle =
                Double(epoch * perEpoch) + Double(min(perEpoch, batches.count - epoch * perEpoch) + 1) / 2
            marks.append(
                TextMark(
                    x: .value("", middle), y: .value("", Double(count) - 0.5), text: "epoch \(epoch + 1)",
                    clearance: 4, sides: [.top]
                ).foregroundStyle(Theme.muted))
        }
        let chart = Chart { marks }
            .chartXScale(domain: 0.4...Double(batches.count) + 0.6, integer: true)
            .chartYScale(domain: -0.8...Double(count) + 1.7, integer: true)
            .chartYAxis(grid: false, zeroLine: false)
            .chartXAxisLabel("Update").chartYAxisLabel("Sample")
            .chartTitle(
                "Each epoch uses every sample once",
                subtitle: "\(Words.plural(count, "sample")), \(subject.trainingText)"
                    + (subject.experiment.training.shuffle ? ", a new order every epoch" : ", in order"))
        let notes =
            subject.recording.updateCount > Self.most
            ? ["The first \(Self.most) of \(subject.recording.updateCount) updates are shown."] : []
        return LessonFigure(
            content: chart, size: Size(640, 190 + 14 * Double(count)),
            alternativeText: "Grid: which of \(count) samples each of \(batches.count) updates used, "
                + "\(Words.plural(perEpoch, "update")) an epoch, \(Words.plural(epochs, "epoch")).",
            table: DataTable(
                caption: "Samples of each update", columns: ["Update", "Epoch", "Samples"],
                rows: batches.enumerated().map { update, batch in
                    [
                        "\(update + 1)", "\(update / perEpoch + 1)",
                        batch.map(String.init).joined(separator: ", "),
                    ]
                }), notes: notes)
    }
}
