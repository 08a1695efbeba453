import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let gradientBars = FigureKind(
        "gradient-bars", "The slope of the loss for every weight, as bars"
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let gradient = subject.recording.initial.gradient
        let names = subject.experiment.network.parameterNames.map(\.description)
        guard names.count <= 40 else {
            throw FigureError(
                "The network has \(names.count) parameters; bars can show 40.",
                remedy: "Take a smaller network, or show the gradient as a table.", option: "of")
        }
        let product = subject.productOfSlope
        let labels = gradient.enumerated().map { index, slope in
            product.map { "\($0[index]) = \(Words.number(slope))" } ?? Words.number(slope)
        }
        let chart = Chart {
            BarMark(x: .value("Weight", names), y: .value("Slope of the \(subject.loss.short)", gradient))
                .foregroundStyles(gradient.map(Theme.sign)).valueLabels(labels)
        }.chartTitle(
            product == nil ? "Every weight has a slope" : "Slope = 2 × input × error, one for every weight",
            subtitle: subject.networkText)
        return LessonFigure(
            content: chart, size: Size(640, 340),
            alternativeText: "Bars: the slope of the \(subject.loss.phrase) for \(Words.enumeration(names)): "
                + "\(Words.list(gradient)).",
            table: DataTable(
                caption: "Slopes", columns: ["Weight", "Slope"],
                rows: zip(names, gradient).map { [$0, NumberText.exact($1)] }))
    }
}

extension Subject {
    /// "2 × 3 × 7" for every weight of a linear neuron without bias on one sample; `nil` otherwise.
    fileprivate var productOfSlope: [String]? {
        let network = experiment.network
        guard network.layers.count == 1, let layer = network.layers.first, layer.nodeCount == 1,
            layer.biases == nil, layer.isLinear, experiment.data.sampleCount == 1,
            experiment.loss == .meanSquaredError
        else { return nil }
        let error = errors(of: recording.initial)[0]
        return experiment.data.inputs.row(0).map { "2 × \(Words.number($0)) × \(Words.number(error))" }
    }
}
