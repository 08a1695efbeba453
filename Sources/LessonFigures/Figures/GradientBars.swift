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
        let (parameters, update) = (subject.experiment.network.parameterNames, moment.update)
        let slopes = zip(parameters, gradient).map {
            Statement(.parameter(.gradient, $0), $1, of: subject, at: update)
        }
        let table = FigureTable(
            caption: "Slopes", columns: ["Weight", "Slope"],
            rows: zip(parameters, gradient).map { name, slope in
                ["\(name)", "\(.parameter(.gradient, name), slope, of: subject, at: update, .exact)"]
            })
        let zeros = gradient.count { $0 == 0 }
        let count: Phrase = "\(.parameterCount, gradient.count, of: subject)"
        let finding: Phrase =
            zeros == 0
            ? "Every weight has a slope"
            : zeros == gradient.count
                ? "Every slope is zero"
                : "\(.zeros(.gradient), zeros, of: subject, at: update) of \(count) slopes are zero"
        let maps = WeightMaps(
            subject: subject, values: gradient, quantity: quantity, stated: .gradient, update: update)
        let subtitle = subject.networkText + moment.clause
        if Many.areMany(names.count) {
            return StatedFigure(
                content: maps.panels, size: Size(880, 420),
                words: FigureWords(
                    title: finding, subtitle: subtitle, caption: maps.caption,
                    sentences: ["\(finding)."] + maps.facts + [
                        "Cells: the slope of the \(name: subject.loss.phrase) for each of \(count) "
                            + "\(subject.parametersWord), a panel a layer."
                    ], within: maps.headings),
                table: table)
        }
        let product = subject.productOfSlope(moment)
        let labels = gradient.enumerated().map { index, slope in
            product.map { "\($0[index]) = \(Words.number(slope))" } ?? Words.number(slope)
        }
        let chart = Chart {
            BarMark(x: .value("Weight", names), y: .value(quantity, gradient))
                .foregroundStyles(gradient.map(Theme.sign)).valueLabels(labels)
        }
        return StatedFigure(
            content: chart, size: Size(640, 340),
            words: FigureWords(
                title: product == nil
                    ? finding : "Slope = \(name: "2 × input × error"), one for every weight",
                subtitle: subtitle,
                sentences: ["\(finding)."] + maps.facts.prefix(zeros == gradient.count ? 0 : 1) + [
                    "Bars: the slope of the \(name: subject.loss.phrase) for each of \(count) "
                        + "\(subject.parametersWord): \(Words.list(slopes))."
                ]),
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
