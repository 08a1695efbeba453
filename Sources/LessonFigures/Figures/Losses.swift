import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let losses = FigureKind(
        "losses", "Several losses, or their slopes, over the error of a prediction or the score of a class",
        subjects: 0...0,
        options: [
            FigureOption(
                "losses", .texts,
                "Which: mean-squared-error, mean-absolute-error and huber over an error, or binary-cross-entropy, "
                    + "cross-entropy and hinge over a score; the first three."),
            FigureOption("show", .choice(["values", "slopes"]), "What is drawn.", default: .text("values")),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let curves = try input.kinds(
            "losses", usual: ["mean-squared-error", "mean-absolute-error", "huber"], called: "loss",
            among: Losses.all.names.compactMap { name in Losses.named(name).map { (name, $0) } }
        ).map(LossOfOne.init)
        let other = curves.first { $0.isOfScore != curves[0].isOfScore }
        guard let other else {
            return LossesFigure(curves: curves, showsSlopes: input.text("show") == "slopes").figure()
        }
        let (error, score) = curves[0].isOfScore ? (other, curves[0]) : (curves[0], other)
        throw FigureError(
            "The loss \(error.name) is of an error, \(score.name) of a score: they have no axis in common.",
            remedy: "Draw a figure of each sort.", option: "losses")
    }
}

/// A loss of one prediction: of its error, or of the score that a right class has before probabilities are made of it.
private struct LossOfOne {
    let loss: Loss

    init(_ loss: Loss) { self.loss = loss }

    var name: String { loss.name }
    var isOfScore: Bool { loss.function.targets != .numbers }

    /// Where the slope jumps: at an error, or at the score of a target of 1.
    var kinks: [Double] {
        loss.function.targets == .signs ? loss.kinks.map { $0 + 1 } : isOfScore ? [] : loss.kinks
    }

    func value(_ place: Double) -> Double {
        switch loss.function.targets {
        case .numbers: return loss.term(prediction: place, target: 0)
        case .signs: return loss.term(prediction: place, target: 1)
        case .probabilities: return loss.term(prediction: Activation.sigmoid.value(place), target: 1)
        case .distributions:
            let right = Activation.sigmoid.value(place)
            return loss.term(prediction: right, target: 1)
                + loss.term(prediction: Activation.sigmoid.value(-place), target: 0)
        }
    }

    /// Of the value, along the axis.
    func slope(_ place: Double) -> Double {
        switch loss.function.targets {
        case .numbers: return loss.slope(prediction: place, target: 0)
        case .signs: return loss.slope(prediction: place, target: 1)
        case .probabilities, .distributions:
            let right = Activation.sigmoid.value(place)
            return loss.slope(prediction: right, target: 1) * Activation.sigmoid.slope(atPreActivation: place)
        }
    }
}

private struct LossesFigure {
    let curves: [LossOfOne]
    let showsSlopes: Bool

    private var isOfScore: Bool { curves[0].isOfScore }
    /// With every whole and half number among them.
    private var places: [Double] {
        let reach = isOfScore ? 4 : 3
        return (0...40 * reach).map { Double($0) / 20 - Double(reach) }
    }

    private func value(_ curve: LossOfOne, _ place: Double) -> Double {
        showsSlopes ? curve.slope(place) : curve.value(place)
    }

    private func phrase(_ curve: LossOfOne, _ place: Double) -> Phrase {
        showsSlopes
            ? "\(.slopeOfLoss(curve.name, at: place), curve.slope(place))"
            : "\(.lossOfOne(curve.name, at: place), curve.value(place))"
    }

    private var axisTitle: String { isOfScore ? "Score of the right class" : "Error of the prediction" }

    func figure() -> StatedFigure {
        let marks = curves.enumerated().flatMap { index, curve in
            lines(curve).map { $0.foregroundStyle(Theme.series[index]).series(words(curve)) }
        }
        return StatedFigure(
            content: Chart { marks }.chartXAxisLabel(axisTitle).chartLegend(curves.count > 1),
            size: Size(640, 380),
            words: FigureWords(title: title, subtitle: subtitle, caption: caption, sentences: sentences),
            table: table)
    }

    private func lines(_ curve: LossOfOne) -> [LineMark] {
        PiecewiseCurve(places: places, jumps: showsSlopes ? curve.kinks : []) { value(curve, $0) }
            .lines(x: axisTitle, y: showsSlopes ? "Slope" : "Loss")
    }

    // MARK: Words

    private func words(_ curve: LossOfOne) -> String {
        String(curve.name.map { $0 == "-" ? " " : $0 })
    }

    private var names: Phrase { Words.enumeration(curves.map { "\(name: words($0))" }) }

    private var title: Phrase {
        if showsSlopes { return "The slope\(curves.count == 1 ? "" : "s") of \(names)" }
        return "What \(names) make\(curves.count == 1 ? "s" : "") of \(isOfScore ? "a score" : "an error")"
    }

    private var subtitle: Phrase {
        "\(showsSlopes ? "Slope of the loss" : "Loss") of one prediction against \(isOfScore ? "the score" : "its error")"
    }

    /// What the axis counts.
    private var caption: Phrase {
        isOfScore
            ? "The score is what arrives at the output, turned so that the right class has it above zero."
            : "The error is the prediction less its target."
    }

    private var sentences: [Phrase] {
        let lines = curves.map { curve -> Phrase in
            let at = [-2.0, 0, 2].map { "\(phrase(curve, $0)) at \(.abscissa($0), $0)" as Phrase }
            return "\(name: words(curve).capitalizedFirst) is \(Words.enumeration(at))."
        }
        let (first, last) = (places[0], places[places.count - 1])
        return ["\(title).", "Curves from \(.abscissa(first), first) to \(.abscissa(last), last)."] + lines
            + [caption]
    }

    private var table: FigureTable {
        let shown = stride(from: 0, to: places.count, by: 10).map { places[$0] }
        let copy = self
        return FigureTable(
            caption: showsSlopes ? "Slopes" : "Losses",
            columns: [isOfScore ? "Score" : "Error"] + curves.map { "\(name: words($0))" },
            rowCount: shown.count
        ) { row in
            ["\(.abscissa(shown[row]), shown[row])"] + copy.curves.map { copy.phrase($0, shown[row]) }
        }
    }
}
