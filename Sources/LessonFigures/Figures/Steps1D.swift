import Charting
import Drawing
import LossLandscape
import TrainingCore

extension FigureKind {
    static let steps1D = FigureKind(
        "steps-1d", "Gradient descent on a function of one number, step by step", subjects: 0...0,
        options: [
            FigureOption("function", .text, "A formula in x: x^4 - 2*x^2.", default: .text("x^2")),
            FigureOption("start", .number, "Where it starts.", default: .number(2)),
            FigureOption(
                "learning-rate", .number, "The learning rate.", in: 0...(.infinity), default: .number(0.1)),
            FigureOption("updates", .integer, "How many updates.", in: 0...1000, default: .integer(10)),
            FigureOption("from", .number, "The left end of the axis; where the steps go."),
            FigureOption("to", .number, "The right end of the axis."),
        ], grows: true
    ) { (input: FigureInput) throws(FigureError) in
        try Steps1D(input).figure()
    }
}

private struct Steps1D {
    let formula: Formula
    let path: ObjectivePath
    let rate: Double
    let domain: ClosedRange<Double>

    init(_ input: FigureInput) throws(FigureError) {
        let text = input[text: "function"]
        do {
            formula = try Formula(text)
        } catch {
            throw FigureError(
                "The function \"\(text)\" cannot be read: \(error.message).",
                remedy: "Write a formula in x, such as x^4 - 2*x^2.",
                option: "function")
        }
        guard !formula.usesY else {
            throw FigureError(
                "The function has a y in it.", remedy: "Draw optimizer-paths, or write a formula in x alone.",
                option: "function")
        }
        let (start, updates) = (input[number: "start"], input[integer: "updates"])
        rate = input[number: "learning-rate"]
        let formula = formula
        let objective = Objective(name: text, dimension: 1) { formula.value(x: $0[0]) }
        do {
            path = try objective.path(
                from: [start], optimizer: .gradientDescent(learningRate: rate), updates: updates)
        } catch {
            throw FigureError(error.message, remedy: error.remedy, option: "start")
        }
        guard path.loss[0].isFinite else {
            throw FigureError(
                "The function has no finite value at the start.", remedy: "Start where it has one.",
                option: "start")
        }
        domain = try Self.domain(input, path.places.column(0))
    }

    /// Around the start as far as its mirror image, and the steps that stay near.
    private static func domain(_ input: FigureInput, _ places: [Double]) throws(FigureError) -> ClosedRange<
        Double
    > {
        let near = places.filter { $0.isFinite && abs($0) <= 2 * max(1, abs(places[0])) }
        let reach = max(near.map(abs).max() ?? 1, 0.5) * 1.15
        let (low, high) = (input.number("from") ?? -reach, input.number("to") ?? reach)
        guard low < high, low.isFinite, high.isFinite else {
            throw FigureError(
                "The axis ends where it starts, or before.", remedy: "Give a smaller `from`.", option: "from")
        }
        return low...high
    }

    private var places: [Double] { path.places.column(0) }
    private var shown: [Int] {
        places.indices.filter { domain.contains(places[$0]) && path.loss[$0].isFinite }
    }

    func figure() -> StatedFigure {
        let xs = (0...240).map {
            domain.lowerBound + Double($0) / 240 * (domain.upperBound - domain.lowerBound)
        }
        let dots = shown
        var marks: [any ChartMark] = [
            LineMark(x: .value("x", xs), y: .value("Value", xs.map { formula.value(x: $0) }))
                .foregroundStyle(Theme.muted)
        ]
        let steps = zip(dots, dots.dropFirst()).filter { $0.1 == $0.0 + 1 }
        marks.append(
            ArrowMark(
                xStart: steps.map { places[$0.0] }, yStart: steps.map { path.loss[$0.0] },
                xEnd: steps.map { places[$0.1] }, yEnd: steps.map { path.loss[$0.1] }
            ).foregroundStyle(Theme.accent).lineStyle(width: 1.25).appearing(at: steps.map(\.1)))
        marks.append(
            PointMark(x: .value("x", dots.map { places[$0] }), y: .value("Value", dots.map { path.loss[$0] }))
                .symbol(.circle, radius: 3).casing().symbolSpacing(3).foregroundStyle(Theme.accent).appearing(
                    at: dots))
        if let first = dots.first {
            marks.append(
                PointMark(x: .value("x", places[first]), y: .value("Value", path.loss[first]))
                    .symbol(.ring, radius: 4.5).foregroundStyle(Theme.mark)
                    .annotation(first == 0 ? "start" : "", .topRight, .topLeft))
        }
        return StatedFigure(
            content: Chart { marks }.chartXScale(domain: domain), size: Size(640, 400),
            words: FigureWords(
                title: title, subtitle: "\(name: formula.text), η = \(.oneDimensionalRate, rate)",
                caption: ["Dots: updates.", outside].spoken.joined(" "), sentences: sentences), table: table)
    }

    private func place(_ update: Int, _ digits: Statement.Digits = .significant(4)) -> Phrase {
        "\(.stepPlace, places[update], at: update, digits)"
    }

    private func value(_ update: Int, _ digits: Statement.Digits = .significant(4)) -> Phrase {
        "\(.stepValue, path.loss[update], at: update, digits)"
    }

    private var title: Phrase {
        let last = path.loss.count - 1
        if let update = path.divergedAtUpdate {
            return "The steps run away: no finite number after update \(.stepsDivergedAt, update)"
        }
        guard last > 0 else { return "The start, before any step" }
        let updates: Phrase = "\(.stepCount, last) step\(last == 1 ? "" : "s")"
        let rises = (1...last).count { path.loss[$0] > path.loss[$0 - 1] }
        guard path.loss[last] != path.loss[0] else { return "\(updates) that end as high as they started" }
        if path.loss[last] > path.loss[0] { return "\(updates) that end higher than they started" }
        return rises == 0
            ? "\(updates), none of them uphill"
            : "\(updates) that end lower, \(.stepsUp, rises) of them uphill"
    }

    private var outside: Phrase {
        let left = path.loss.count - shown.count
        return left == 0
            ? "" : "\(.stepsOutside, left) of \(.stepPlaces, path.loss.count) places are not in the plot."
    }

    private var sentences: [Phrase] {
        let last = path.loss.count - 1
        return [
            "\(title).",
            "Curve of \(name: formula.text) with the way from \(place(0)), where it is \(value(0)), to \(place(last)), "
                + "where it is \(value(last)).", outside,
        ]
    }

    private var table: FigureTable {
        let copy = self
        return FigureTable(caption: "Steps", columns: ["Update", "x", "Value"], rowCount: path.loss.count) {
            row in
            ["\(number: .update, row)", copy.place(row, .significant(6)), copy.value(row, .significant(6))]
        }
    }
}
