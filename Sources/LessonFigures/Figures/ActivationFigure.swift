import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let activation = FigureKind(
        "activation", "An activation and its slope", subjects: 0...0,
        options: [
            FigureOption(
                "activation", .choice(Activations.elementwise.map(\.name)), "Which activation.",
                default: .text("relu"))
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let activation = try input.activation()
        let z = (-60...60).map { Double($0) / 20 }
        let (heading, slopeHeading): (Phrase, Phrase) = ("The activation", "Its slope")
        let value = Chart { valueLines(of: activation, over: z) }.titled(heading)
        let slope = Chart { slopeLines(of: activation, over: z) }
            .titled(slopeHeading).chartYScale(includesZero: true)
        let rows = stride(from: 0, to: z.count, by: 10).map { index -> [Phrase] in
            [
                "\(.abscissa(z[index]), z[index])", activation.valueWords(z[index]),
                activation.slopeWords(z[index]),
            ]
        }
        return StatedFigure(
            content: Panels(title: "", columns: 2, figures: [value, slope]), size: Size(640, 320),
            words: FigureWords(
                title: activation.headline, subtitle: "\(name: activation.name) and its derivative",
                sentences: [activation.headline + ".", activation.sentence(over: z)],
                within: [heading, slopeHeading]),
            table: FigureTable(
                caption: "\(name: activation.name) and its slope",
                columns: ["z", "\(name: activation.name)(z)", "Slope"], rows: rows))
    }
}

private func valueLines(of activation: Activation, over z: [Double]) -> [any ChartMark] {
    PiecewiseCurve(places: z, jumps: activation.jumps, value: activation.value)
        .lines(x: "z", y: "\(activation.name)(z)").map { $0.foregroundStyle(Theme.accent) }
}

private func slopeLines(of activation: Activation, over z: [Double]) -> [any ChartMark] {
    let name = "\(activation.name)′(z)"
    let curve = PiecewiseCurve(places: z, jumps: activation.kinks) { activation.slope(atPreActivation: $0) }
    var marks: [any ChartMark] = curve.lines(x: "z", y: name).map { $0.foregroundStyle(Theme.accent) }
    for kink in activation.kinks {
        marks.append(
            PointMark(x: .value("z", kink), y: .value(name, activation.slope(atPreActivation: kink)))
                .foregroundStyle(Theme.accent).annotation(
                    "slope \(Words.number(activation.slope(atPreActivation: kink))) at z = \(Words.number(kink))",
                    .topLeft, .topRight))
    }
    return marks
}

extension Activation {
    /// Where its value jumps; at the other kinks its slope does alone.
    var jumps: [Double] { function.graph == .jumping ? kinks : [] }

    fileprivate var headline: Phrase {
        function.graph == .ramp
            ? "\(name: name) passes on what is positive, and its slope is \(slopeWords(-1)) or \(slopeWords(1))"
            : "The activation \(name: name) and its slope"
    }

    fileprivate func valueWords(_ z: Double) -> Phrase { "\(.activation(name, at: z), value(z))" }
    fileprivate func slopeWords(_ z: Double) -> Phrase {
        "\(.activationSlope(name, at: z), slope(atPreActivation: z))"
    }

    fileprivate func sentence(over z: [Double]) -> Phrase {
        func words(_ what: (Double) -> Phrase) -> Phrase {
            Words.enumeration([-2.0, 0, 2].map { "\(what($0)) at \(.abscissa($0), $0)" })
        }
        let (first, last) = (z[0], z[z.count - 1])
        return "Two curves from \(.abscissa(first), first) to \(.abscissa(last), last): \(name: name) is "
            + words(valueWords) + "; its slope is " + words(slopeWords) + "."
    }
}
