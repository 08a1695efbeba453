import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let residuals = FigureKind(
        "residuals", "The error of every point, its square as an area, and their mean as one area",
        options: [.at("start"), FigureOption("labels", .texts, "A name for the network; none.")]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        return ResidualsFigure(
            subject: subject, moment: try input.moment(of: subject), name: try input.namePrefix()
        ).figure()
    }
}

/// Every error is the side of a square; the mean of the squares is a square of its own.
private struct ResidualsFigure {
    let subject: Subject
    let moment: Moment
    /// Stands before the network in the subtitle; empty for none.
    let name: Phrase

    private var targets: [Double] { subject.experiment.data.targets.elements }
    private var predictions: [Double] { moment.state.predictions.elements }
    private var errors: [Double] { subject.errors(of: moment.state) }

    func figure() -> StatedFigure {
        let isSmall = targets.count <= 8 && errors.allSatisfy { $0.isFinite }
        let areMany = Many.areMany(targets.count)
        let bins = Histogram(errors)
        let count = targets.count
        let errorCount = Words.plural(.targetCount, count, "error", of: subject)
        let what: Phrase = areMany ? "how many errors lie where" : "error, squared error"
        var caption: Phrase = ""
        if areMany {
            caption =
                "\(.finiteErrors, count - bins.left, of: subject, at: moment.update) errors in "
                + "\(.bins, bins.counts.count, of: subject) intervals"
            caption +=
                bins.left > 0
                ? "; \(.notFiniteErrors, bins.left, of: subject, at: moment.update) are not finite." : "."
        }
        return StatedFigure(
            content: isSmall ? squares() : areMany ? histogram(bins) : bars(), size: Size(640, 360),
            words: FigureWords(
                title: "\(errorCount) become\(count == 1 ? "s" : "") one number",
                subtitle:
                    "\(name)\(subject.networkText)\(moment.clause): \(what), and their mean square, the MSE",
                caption: caption, sentences: areMany ? sentencesOfMany : sentences),
            table: table)
    }

    private var mse: Double { errors.reduce(0) { $0 + $1 * $1 } / Double(max(1, errors.count)) }

    private func squares() -> Chart {
        let extent = (targets + predictions + errors).map(abs).max() ?? 0
        // Where all numbers are small, so is the space between them; where all are 0, any will do.
        let gap = max(extent > 0 ? min(0.6, 0.3 * extent) : 0.6, (errors.map(abs).max() ?? 1) * 0.14)
        var left = gap
        var marks: [any ChartMark] = []
        let names = subject.targetNames
        let lowest = min(0, (targets + predictions).min() ?? 0)
        for (index, error) in errors.enumerated() {
            let side = abs(error)
            let (low, high) = (
                min(targets[index], predictions[index]), max(targets[index], predictions[index])
            )
            marks.append(square(left: left, bottom: low, side: side, paint: Theme.contrast))
            marks.append(
                RuleMark(xStart: [left], yStart: [low], xEnd: [left], yEnd: [high])
                    .foregroundStyle(Theme.contrast).lineStyle(width: 2.25))
            marks.append(
                point(left, targets[index], symbol: .ring, paint: Theme.contrast))
            marks.append(point(left, predictions[index], symbol: .circle, paint: Theme.accent))
            marks.append(label("\(Words.number(error * error))", x: left + side / 2, y: low + side / 2))
            marks.append(
                TextMark(
                    x: .value("", left + side / 2), y: .value("", lowest), text: names[index], clearance: 4,
                    sides: [.bottom]))
            left += max(side, gap * 2) + gap
        }
        let side = mse.squareRoot()
        marks.append(square(left: left + gap, bottom: 0, side: side, paint: Theme.accent))
        marks.append(label("MSE \(Words.number(mse))", x: left + gap + side / 2, y: side / 2))
        marks.append(
            TextMark(
                x: .value("", left + gap + side / 2), y: .value("", lowest), text: "mean", clearance: 4,
                sides: [.bottom]))
        return Chart {
            marks + [
                legendPoint("target", .ring, Theme.contrast),
                legendPoint("prediction", .circle, Theme.accent),
            ]
        }
        .chartXScale(domain: 0...(left + gap + side + gap))
        .chartYScale(domain: (lowest - gap * 1.4)...((targets + predictions).max() ?? 1) + gap)
        .chartXAxis(ticks: false)
        .chartXAxisLabel("")
        .chartYAxisLabel("Prediction and target")
        .chartEqualAspect()
    }

    private func square(left: Double, bottom: Double, side: Double, paint: Paint) -> RectangleMark {
        RectangleMark(xStart: [left], xEnd: [left + side], yStart: [bottom], yEnd: [bottom + side])
            .foregroundStyle(paint.opacity(1)).opacity(0.16).lineStyle(width: 0.75)
    }

    private func point(_ x: Double, _ y: Double, symbol: Symbol, paint: Paint) -> PointMark {
        PointMark(x: .value("", x), y: .value("", y)).symbol(symbol, radius: 4).foregroundStyle(paint)
    }

    private func legendPoint(_ name: String, _ symbol: Symbol, _ paint: Paint) -> PointMark {
        PointMark(x: .value("", [Double]()), y: .value("", [Double]()))
            .symbol(symbol, radius: 4).foregroundStyle(paint).series(name)
    }

    private func label(_ text: String, x: Double, y: Double) -> TextMark {
        TextMark(x: .value("", x), y: .value("", y), text: text, clearance: 0, sides: [])
    }

    private func bars() -> Chart {
        Chart {
            BarMark(x: .value("Sample", subject.targetNames), y: .value("Error", errors))
                .foregroundStyle(Theme.contrast)
            RuleMark(y: mse.squareRoot()).annotation("√MSE = \(Words.number(mse.squareRoot()))")
                .foregroundStyle(Theme.accent).lineStyle(dash: [5, 4])
        }
    }

    /// Of many errors the distribution, with the root of their mean square on both sides of 0.
    private func histogram(_ bins: Histogram) -> Chart {
        let root = mse.squareRoot()
        var marks: [any ChartMark] = [
            bins.bars(xTitle: Self.xTitle, yTitle: "Errors", paint: Theme.contrast),
            RuleMark(x: 0).foregroundStyle(Theme.axis),
        ]
        if root.isFinite {
            for (x, text) in [(-root, ""), (root, "√MSE = \(Words.number(root))")] {
                let rule = RuleMark(x: x).foregroundStyle(Theme.accent).lineStyle(dash: [5, 4])
                marks.append(text.isEmpty ? rule : rule.annotation(text))
            }
        }
        return Chart { marks }
            .chartXAxisLabel(Self.xTitle).chartYAxisLabel("Number of errors")
            .chartYScale(includesZero: true, integer: true)
    }

    private static let xTitle = "Error (prediction − target)"

    private var meanSquare: Phrase { "\(.meanSquare, mse, of: subject, at: moment.update)" }

    private var largest: Phrase {
        let finite = errors.indices.filter { errors[$0].isFinite }
        guard let worst = finite.max(by: { abs(errors[$0]) < abs(errors[$1]) }) else {
            return "No error is a finite number."
        }
        guard errors[worst] != 0 else { return "Every error is zero." }
        return
            "The largest error is \(.largestError(worst), errors[worst], of: subject, at: moment.update), at "
            + "\(subject.targetName(at: worst))."
    }

    private var sentencesOfMany: [Phrase] {
        let (all, update) = (errors, moment.update)
        let finite = all.filter(\.isFinite)
        let count: Phrase = "\(.targetCount, all.count, of: subject)"
        var sentences: [Phrase] = [
            "Histogram of \(count) errors. Their mean square, the MSE, is \(meanSquare).", largest,
        ]
        if let low = finite.min(), let high = finite.max() {
            sentences.append(
                "They reach from \(.leastError, low, of: subject, at: update) to "
                    + "\(.mostError, high, of: subject, at: update).")
        }
        let inside = finite.count { abs($0) <= mse.squareRoot() }
        if mse.isFinite {
            sentences.append(
                "\(.errorsWithinRoot, inside, of: subject, at: update) lie within ±√MSE, "
                    + "±\(.rootMeanSquare, mse.squareRoot(), of: subject, at: update).")
        }
        return sentences
    }

    private var sentences: [Phrase] {
        let all = subject.statements(errors, at: moment.update) { .error($0) }
        let squares = subject.statements(errors.map { $0 * $0 }, at: moment.update) { .squaredError($0) }
        let count = Words.plural(.targetCount, errors.count, "prediction", of: subject)
        return [
            "The mean of the squared errors, the MSE, is \(meanSquare).", largest,
            "Errors of \(count): \(Words.list(all)).", "Their squares are \(Words.list(squares)).",
        ]
    }

    private var table: FigureTable {
        let mean: Phrase = "\(.meanSquare, mse, of: subject, at: moment.update, .exact)"
        return FigureTable(
            caption: "Errors and their squares; their mean is \(mean)",
            columns: ["Input", "Target", "Prediction", "Error", "Squared error"],
            rows: errorRows(subject, moment.state, at: moment.update))
    }
}
