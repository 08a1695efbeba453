import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let gradientBars = FigureKind(
        "gradient-bars", "The slope of the loss for every weight, as bars, or as cells of many weights",
        options: [.at("start")]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let moment = try input.moment(of: subject)
        let gradient = moment.state.gradient
        let quantity = "Slope of the \(subject.loss.short)"
        let names = subject.experiment.network.parameterNames.map(\.description)
        guard gradient.allSatisfy(\.isFinite) else {
            throw FigureError(
                "The slopes of \(subject.id) are not all finite\(moment.clause).",
                remedy: "Write `at: start`, or take a smaller learning rate.", option: "at")
        }
        let table = DataTable(
            caption: "Slopes", columns: ["Weight", "Slope"],
            rows: zip(names, gradient).map { [$0, NumberText.exact($1)] })
        let zeros = gradient.count { $0 == 0 }
        let title =
            zeros == 0
            ? "Every weight has a slope"
            : zeros == gradient.count ? "Every slope is 0" : "\(zeros) of \(gradient.count) slopes are 0"
        if Many.areMany(names.count) {
            let maps = WeightMaps(network: subject.experiment.network, values: gradient, quantity: quantity)
            return LessonFigure(
                content: maps.panels(title: title, subtitle: subject.networkText + moment.clause),
                size: Size(880, 420),
                alternativeText: Words.sentences(
                    [
                        "\(title).",
                        "Cells: the slope of the \(subject.loss.phrase) for each of \(names.count) "
                            + "\(subject.parametersWord), a panel a layer.",
                    ] + maps.facts), table: table)
        }
        let product = subject.productOfSlope(moment)
        let labels = gradient.enumerated().map { index, slope in
            product.map { "\($0[index]) = \(Words.number(slope))" } ?? Words.number(slope)
        }
        let chart = Chart {
            BarMark(x: .value("Weight", names), y: .value(quantity, gradient))
                .foregroundStyles(gradient.map(Theme.sign)).valueLabels(labels)
        }.chartTitle(
            product == nil ? title : "Slope = 2 × input × error, one for every weight",
            subtitle: subject.networkText + moment.clause)
        return LessonFigure(
            content: chart, size: Size(640, 340),
            alternativeText: "Bars: the slope of the \(subject.loss.phrase) for \(Words.enumeration(names)): "
                + "\(Words.list(gradient)).",
            table: table)
    }
}

extension Subject {
    /// "2 × 3 × 7" for every weight of a linear neuron without bias on one sample; `nil` otherwise.
    fileprivate func productOfSlope(_ moment: Moment) -> [String]? {
        let network = experiment.network
        guard network.layers.count == 1, let layer = network.layers.first, layer.nodeCount == 1,
            layer.biases == nil, layer.isLinear, experiment.data.sampleCount == 1,
            experiment.loss == .meanSquaredError
        else { return nil }
        let error = errors(of: moment.state)[0]
        return experiment.data.inputs.row(0).map { "2 × \(Words.number($0)) × \(Words.number(error))" }
    }
}
