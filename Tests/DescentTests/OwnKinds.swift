import Descent

// Kinds that a user of the library brings: each a type, and one line in a vocabulary.

/// a = sin z
struct SineUnit: ActivationFunction {
    static let kind = Kind(
        "sine-unit", "a = sin z", knownAs: ["siren"], SineUnit(), fields: [])
    var graph: ActivationGraph { .curved }
    var bound: Double? { 1 }
    // Taylor's series is exact to the last digit for what the tests ask, near 0.
    func value(_ z: Double) -> Double { z - z * z * z / 6 }
    func slope(at z: Double, value a: Double) -> Double { 1 - z * z / 2 }
    func curvature(at z: Double, value a: Double) -> Double { -z }
}

/// A factor for every node, which is learned.
struct Gain: LayerFunction {
    var start = 1.0

    static let kind = Kind(
        "gain", title: "Gain", "A factor for every node, which is learned.", knownAs: ["scale"], Gain(),
        fields: [
            Field(
                "gain", \.start, .number, "The factors before the training.", example: "1", isRequired: true)
        ])
    static let parameterNames = ["gain"]

    var behavior: LayerBehavior { .affine }
    func start(_ name: String, nodes: Int) -> [Double] { [Double](repeating: start, count: nodes) }
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] {
        zip(inputs, parameters).map { $0 * $1 }
    }
}

/// Mean 0 and deviation 1 of what a sample's nodes say.
struct Normalize: LayerFunction {
    var epsilon = 1e-5

    static let kind = Kind(
        "normalize", "Mean 0 and deviation 1 of the values of a sample.", Normalize(),
        fields: [
            Field(
                "normalize", \.epsilon, .positive, "What is added to the variance.", example: "1e-5",
                isRequired: true)
        ])

    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] {
        let count = Number(Double(inputs.count))
        let mean = inputs.reduce(0, +) / count
        let variance = inputs.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / count
        let deviation = Number.sqrt(variance + Number(epsilon))
        return inputs.map { ($0 - mean) / deviation }
    }
}

/// Noise while training.
struct Jitter: LayerFunction {
    var deviation = 0.1

    static let kind = Kind(
        "jitter", "Normal noise on values, in training only.", Jitter(),
        fields: [
            Field("jitter", \.deviation, .atLeast(0), "Its deviation.", example: "0.1", isRequired: true)
        ])

    var behavior: LayerBehavior { .passThrough }
    var differsInTraining: Bool { true }
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] {
        guard let draw else { return inputs }
        return inputs.enumerated().map { $1 + Number(deviation * draw.normal($0)) }
    }
}

/// The mean of (p − t)⁴.
struct FourthPower: LossFunction {
    static let kind = Kind(
        "fourth-power", title: "Mean Fourth Power", "The mean of (p − t)⁴.", FourthPower(), fields: [])
    func term(prediction p: Double, target t: Double) -> Double { (p - t) * (p - t) * (p - t) * (p - t) }
    func slope(prediction p: Double, target t: Double) -> Double { 4 * (p - t) * (p - t) * (p - t) }
    func curvature(prediction p: Double, target t: Double) -> Double { 12 * (p - t) * (p - t) }
}

/// w ← w − η·sign g
struct SignDescent: GradientRule {
    var learningRate = 0.1
    /// Slopes up to it count as 0.
    var threshold = 0.0

    static let kind = Kind(
        "sign-descent", title: "Sign descent", "A step of η against the sign of each slope.", SignDescent(),
        fields: [
            Field("learning-rate", \.learningRate, .positive, "η.", example: "0.1", isRequired: true),
            Field("threshold", \.threshold, .atLeast(0), "Slopes up to it count as 0.", example: "0.5"),
        ])

    /// So that figures have something to show.
    var keptNumbers: [String] { ["last turn"] }

    func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory
    ) {
        for index in parameters.indices {
            let slope = gradient[index]
            let turn = slope > threshold ? -learningRate : slope < -threshold ? learningRate : 0
            parameters[index] += turn
            memory.first[index] = turn
        }
    }
}

/// x = j, and the target 2·j.
struct Ramp: DataShape {
    static let kind = Kind("ramp", "The numbers from 0, and twice as much.", Ramp(), fields: [])
    static let hasClasses = false
    var classCount: Int { 1 }
    func point(_ place: SamplePlace) -> SamplePoint {
        SamplePoint(inputs: [Double(place.index)], target: .number(2 * Double(place.index)))
    }
}

/// η/(k + 1)
struct Harmonic: ScheduleShape {
    static let kind = Kind("harmonic", "η divided by the number of the update.", Harmonic(), fields: [])
    func learningRate(afterUpdates done: Int, of updates: Int, base: Double) -> Double {
        base / Double(done + 1)
    }
}

/// All weights are a half.
struct Halves: InitializationScheme {
    static let kind = Kind("halves", "Every weight is ½.", Halves(), fields: [])
    func weights(_ draw: WeightDraw) -> [Double] {
        [Double](repeating: 0.5, count: draw.nodes * draw.inputs)
    }
}

/// A cross at every pair of values.
struct CrossMark: ChartMark {
    var style = MarkStyle()
    var x = PlottableValue.value("", [Double]())
    var y = PlottableValue.value("", [Double]())
    var reach = 4.0

    static let kind = Kind(
        "cross", title: "Crosses", "A cross at every pair of values.", CrossMark(),
        fields: [
            .x(\.x), .y(\.y), .data,
            Field("reach", \.reach, .positive, "From its middle to its ends, in points."),
        ])

    var demands: MarkDemands { MarkDemands(x: x.values, y: y.values, xLabel: x.label, yLabel: y.label) }
    func draw(on plot: Plot) -> [SceneItem] { [] }
}

extension FigureKind {
    /// The last losses as bars.
    static let lastLosses = FigureKind(
        "last-losses", "The losses after the last updates",
        options: [FigureOption("last", .integer, "How many; 3.")]
    ) { input throws(FigureError) in
        let losses = try input.subject().recording.loss.suffix(input.integer("last") ?? 3)
        let chart = Chart {
            BarMark(x: .value("Update", losses.indices.map(Double.init)), y: .value("Loss", Array(losses)))
        }
        return LessonFigure(
            content: chart, alternativeText: "The last losses as bars.", table: chart.dataTable)
    }
}

extension TableKind {
    static let finalLoss = TableKind("final-loss", "The loss at the end") { input throws(FigureError) in
        let loss = try input.subject().recording.loss.last ?? .nan
        return DataTable(caption: "At the end", columns: ["Loss"], rows: [["\(loss)"]])
    }
}

/// Numbers with semicolons between them.
struct SemicolonReader: TableReading {
    let file: SourceFile
    var diagnostics: [Diagnostic] = []
    private var line = 0

    init(_ file: SourceFile) { self.file = file }

    mutating func names(hasHeader: Bool) -> [String]? { next()?.map(text) }

    mutating func row(of count: Int) -> [TableCell]? { next() }

    func text(_ cell: TableCell) -> String {
        String(decoding: file.bytes[cell.range.lower..<cell.range.upper], as: UTF8.self)
    }

    private mutating func next() -> [TableCell]? {
        guard line < file.lineStarts.count, file.lineStarts[line] < file.bytes.count else { return nil }
        var start = file.lineStarts[line]
        line += 1
        var cells: [TableCell] = []
        var index = start
        while index < file.bytes.count, file.bytes[index] != UInt8(ascii: "\n") {
            if file.bytes[index] == UInt8(ascii: ";") {
                cells.append(TableCell(range: SourceRange(lower: start, upper: index)))
                start = index + 1
            }
            index += 1
        }
        return cells + [TableCell(range: SourceRange(lower: start, upper: index))]
    }
}

extension Vocabulary {
    /// Descent's kinds, and all those above.
    static var own: Vocabulary {
        var own = Vocabulary.standard
        own.experiments.activations = own.experiments.activations.adding(.function(SineUnit.self))
        own.experiments.layers = own.experiments.layers.adding(
            .function(Gain.self), .function(Normalize.self), .function(Jitter.self))
        own.experiments.losses = own.experiments.losses.adding(.function(FourthPower.self))
        own.experiments.optimizers = own.experiments.optimizers.adding(.rule(SignDescent.self))
        own.experiments.schedules = own.experiments.schedules.adding(.shape(Harmonic.self))
        own.experiments.generators = {
            Generators.all(seed: $0).adding(.shape(Ramp.self, seed: $0))
        }
        own.experiments.initializations = {
            Initializations.all(seed: $0).adding(.scheme(Halves.self, seed: $0))
        }
        own.figures.append(.lastLosses)
        own.tables.append(.finalLoss)
        own.marks = own.marks.adding(Marks.entry(CrossMark.kind))
        own.tableFormats.append(
            TableFormat(name: "semicolons", extensions: ["scsv"]) { SemicolonReader($0) })
        own.blocks.append(
            .prose("definition", "A word and what it means.") { title, content in
                .element(
                    "section", .class("definition"), content: [.element("p", content: [title]), content])
            })
        return own
    }
}
