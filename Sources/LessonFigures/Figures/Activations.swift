import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let activations = FigureKind(
        "activations", "Several activation functions, or their slopes, in one plot", subjects: 0...0,
        options: [
            FigureOption(
                "activations", .texts,
                "Which: \(Activations.elementwise.map(\.name).joined(separator: ", ")); relu, tanh and sigmoid."
            ),
            FigureOption("show", .choice(["values", "slopes"]), "What is drawn.", default: .text("values")),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let functions = try input.kinds(
            "activations", usual: ["relu", "tanh", "sigmoid"], called: "activation with a curve",
            among: Activations.elementwise.map { ($0.name, $0) })
        return ActivationsFigure(functions: functions, showsSlopes: input.text("show") == "slopes").figure()
    }
}

private struct ActivationsFigure {
    let functions: [Activation]
    let showsSlopes: Bool
    /// From −4 to 4, with every whole and half number on it.
    private let places = (0...160).map { -4 + Double($0) / 20 }

    private func value(_ function: Activation, _ z: Double) -> Double {
        showsSlopes ? function.slope(atPreActivation: z) : function.value(z)
    }

    private func phrase(_ function: Activation, _ z: Double) -> Phrase {
        showsSlopes
            ? "\(.activationSlope(function.name, at: z), value(function, z))"
            : "\(.activation(function.name, at: z), value(function, z))"
    }

    func figure() -> StatedFigure {
        let what = showsSlopes ? "Slope" : "Value"
        let lines = functions.enumerated().flatMap { index, function in
            let pieces = PiecewiseCurve(
                places: places, jumps: showsSlopes ? function.kinks : function.jumps
            ) { value(function, $0) }.lines(x: "Sum that arrives", y: what)
            return pieces.enumerated().map { piece, line in
                let line = line.foregroundStyle(Theme.series[index]).series(function.name)
                return piece == pieces.count - 1 ? line.endLabel(function.name) : line
            }
        }
        return StatedFigure(
            content: Chart { lines }, size: Size(640, 380),
            words: FigureWords(title: title, subtitle: subtitle, sentences: sentences), table: table)
    }

    private var names: Phrase { Words.enumeration(functions.map { "\(name: $0.name)" }) }

    private var title: Phrase { (showsSlopes ? "The slopes of \(names)" : "What \(names) make of a sum") }

    private var subtitle: Phrase {
        "\(name: showsSlopes ? "Slope" : "Value") against the sum that arrives at a node"
    }

    private var sentences: [Phrase] {
        let ends = functions.map { function -> Phrase in
            let at = [-2.0, 0, 2].map { "\(phrase(function, $0)) at \(.abscissa($0), $0)" as Phrase }
            return "\(name: function.name.capitalizedFirst) is \(Words.enumeration(at))."
        }
        let (first, last) = (places[0], places[places.count - 1])
        return ["\(title).", "Curves from \(.abscissa(first), first) to \(.abscissa(last), last)."] + ends
    }

    private var table: FigureTable {
        let shown = stride(from: 0, to: places.count, by: 10).map { places[$0] }
        let copy = self
        return FigureTable(
            caption: showsSlopes ? "Slopes" : "Values",
            columns: ["Sum"] + functions.map { "\(name: $0.name)" }, rowCount: shown.count
        ) { row in
            ["\(.abscissa(shown[row]), shown[row])"] + copy.functions.map { copy.phrase($0, shown[row]) }
        }
    }
}
