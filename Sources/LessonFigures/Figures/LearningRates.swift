import Charting
import Drawing
import LossLandscape
import TrainingCore

extension FigureKind {
    static let learningRates = FigureKind(
        "learning-rates", "The same loss curve with the steps of several learning rates",
        options: [
            FigureOption("rates", .numbers, "The learning rates, one panel each.", required: "[0.01, 0.1]"),
            FigureOption(
                "x", .axis, "The weight and its range: W1[0,0]=0:7:141.", required: "W1[0,0]=0:7:141"),
            FigureOption("names", .texts, "What each panel shows, in a word or two."),
        ], width: .wide
    ) { (input: FigureInput) throws(FigureError) in
        try LearningRatesFigure(input).figure()
    }
}

extension Subject {
    /// Below which learning rate the loss, a quadratic, is stable, and by which formula: "stable below η = 2/λ =
    /// 1/9"; `nil` where there is no such limit.
    var limitText: Phrase? {
        guard let limit = experiment.learningRateLimit, case .limit(_, let formula) = experiment.stability
        else { return nil }
        return "stable below η = \(name: formula) = \(.learningRateLimit, limit, of: self, .reciprocal)"
    }

    /// The same experiment with another learning rate.
    func recording(learningRate: Double) throws(FigureError) -> Recording {
        var training = experiment.training
        training.optimizer = training.optimizer.with(learningRate: learningRate)
        do {
            return try experiment.with(training: training).run()
        } catch {
            throw FigureError(error.message, remedy: error.remedy, option: "rates")
        }
    }
}

private struct LearningRatesFigure {
    let input: FigureInput
    let subject: Subject
    let axis: ParameterRange
    let rates: [Double]
    let names: [String]

    init(_ input: FigureInput) throws(FigureError) {
        guard let rates = input.numbers("rates"), !rates.isEmpty, rates.count <= 9 else {
            throw FigureError(
                "The figure needs one to nine learning rates.",
                remedy: "Give them: `rates: [0.01, 0.05, 0.1]`.",
                option: "rates")
        }
        let names = input.texts("names") ?? []
        guard names.isEmpty || names.count == rates.count else {
            throw FigureError(
                "There are \(names.count) names for \(rates.count) rates.", remedy: "Give one name a rate.",
                option: "names")
        }
        self.input = input
        subject = try input.subject()
        axis = try input.axis("x")
        self.rates = rates
        self.names = names
    }

    private func rate(_ index: Int) -> Phrase { "\(.option("rates", index), rates[index])" }
    private func name(_ index: Int) -> Phrase {
        index < names.count ? Phrase(name: names[index]) : "η = \(rate(index))"
    }

    func figure() throws(FigureError) -> StatedFigure {
        let curve = try input.landscape { () throws(LandscapeError) in
            try subject.experiment.lossCurve(along: axis).loss
        }
        let top = (curve.filter(\.isFinite).max() ?? 1) * 1.05
        var charts: [any Figure] = []
        var within: [Phrase] = []
        var endings: [Phrase] = []
        var recordings: [Recording] = []
        for (index, rate) in rates.enumerated() {
            let recording = try subject.recording(learningRate: rate)
            recordings.append(recording)
            let title = name(index)
            let panel = panel(recording, curve: curve, top: top, index: index)
            charts.append(panel.chart.titled(title, subtitle: panel.words))
            within += [title, panel.words].spoken
            let own: Phrase = index < names.count ? "\(title), η = \(self.rate(index))" : title
            endings.append("\(own): \(ending(recording, index)).")
        }
        let leavesCurve = recordings.contains { $0.changes(besides: axis.parameter) }
        let updates = subject.experiment.training.updates
        let subtitle =
            [
                subject.networkText, subject.ruleText,
                Words.plural(.plannedUpdates, updates, "update", of: subject),
            ].spoken.joined(", ") + (subject.limitText.map { "; \($0)" } ?? "")
        return StatedFigure(
            content: Panels(
                title: "", columns: rates.count > 4 ? 3 : rates.count, aspect: 0.9, figures: charts),
            size: Size(880, 340),
            words: FigureWords(
                title: "The same start, \(.count(of: "rates"), rates.count) learning rates",
                subtitle: subtitle,
                caption: leavesCurve
                    ? "Ring: the start; dots: updates, which leave the curve, as other \(subject.parametersWord) change, too."
                    : "Ring: the start; dots: updates.",
                sentences: [finding(recordings)] + endings + [
                    subject.limitText.map { "\($0.capitalizedFirst)." } ?? "",
                    "Panels of one loss curve over \(axis.parameter) with the recorded losses of each learning rate.",
                ], within: within),
            table: table(recordings))
    }

    /// Which of the rates ends lowest.
    private func finding(_ recordings: [Recording]) -> Phrase {
        let ends = recordings.map { $0.divergedAtUpdate == nil ? $0.loss.last ?? .nan : .nan }
        let count: Phrase = "\(.count(of: "rates"), rates.count)"
        guard let least = ends.filter(\.isFinite).min() else {
            return "Every one of \(count) learning rates diverges."
        }
        let best = rates.indices.filter { ends[$0] == least }
        if best.count == rates.count, best.count > 1 {
            return "All \(count) learning rates end at a loss of \(.leastEndOfRates, least)."
        }
        let names = Words.enumeration(best.map { "\(.bestOption("rates"), rates[$0])" })
        return "Of \(count) learning rates η = \(names) \(best.count == 1 ? "ends" : "end") lowest, "
            + "at a loss of \(.leastEndOfRates, least)."
    }

    private func ending(_ recording: Recording, _ index: Int) -> Phrase {
        if let update = recording.divergedAtUpdate {
            return "the run diverges at update \(.ofRate(index, .divergedAt), update, of: subject)"
        }
        let (loss, update) = (recording.loss.last ?? .nan, recording.updateCount)
        return "the loss ends at \(.ofRate(index, .loss), loss, of: subject, at: update)"
    }

    private func table(_ recordings: [Recording]) -> FigureTable {
        let places = recordings.indices.flatMap { run in
            recordings[run].keptUpdates.indices.map { (run: run, row: $0) }
        }
        let losses = recordings.map(\.keptLosses)
        let weights = recordings.map { $0.history(of: axis.parameter) ?? [] }
        let updates = recordings.map(\.keptUpdates)
        return FigureTable(
            caption: "Every step of every learning rate",
            columns: ["η", "Update", "\(axis.parameter)", "\(name: subject.loss.label)"],
            rowCount: places.count
        ) { index in
            let (run, row) = places[index]
            let update = updates[run][row]
            let weight = Quantity.ofRate(run, .parameter(.value, axis.parameter))
            return [
                rate(run), "\(number: .update, update, of: subject)",
                "\(weight, weights[run][row], of: subject, at: update, .significant(6))",
                "\(.ofRate(run, .loss), losses[run][row], of: subject, at: update, .significant(6))",
            ]
        }
    }

    private func panel(
        _ recording: Recording, curve: [Double], top: Double, index: Int
    ) -> (chart: Chart, words: Phrase) {
        let weights = recording.history(of: axis.parameter) ?? []
        let losses = recording.keptLosses
        let xName = axis.parameter.axisTitle
        func isInside(_ k: Int) -> Bool {
            weights[k] >= axis.from && weights[k] <= axis.to && losses[k] <= top
        }
        var marks: [any ChartMark] = [
            LineMark(x: .value(xName, axis.values), y: .value(subject.loss.label, curve)).foregroundStyle(
                Theme.muted)
        ]
        // Every step that begins or ends in the plot; the plot cuts what leaves it.
        for k in weights.indices.dropLast() where isInside(k) || isInside(k + 1) {
            guard let end = cut(from: (weights[k], losses[k]), to: (weights[k + 1], losses[k + 1]), top: top)
            else { continue }
            marks.append(
                ArrowMark(xStart: [end.from.x], yStart: [end.from.y], xEnd: [end.to.x], yEnd: [end.to.y])
                    .foregroundStyle(Theme.accent).lineStyle(width: 1.25).opacity(0.8))
        }
        let inside = weights.indices.filter(isInside)
        marks.append(
            PointMark(
                x: .value(xName, inside.map { weights[$0] }),
                y: .value(subject.loss.label, inside.map { losses[$0] })
            )
            .symbol(.circle, radius: 3).foregroundStyle(Theme.accent).casing())
        if inside.first == 0 {
            marks.append(
                PointMark(x: .value(xName, weights[0]), y: .value(subject.loss.label, losses[0]))
                    .symbol(.ring, radius: 4).foregroundStyle(Theme.accent))
        }
        // A panel without a name of its own is titled by its rate.
        var words: [Phrase] = index < names.count ? ["η = \(rate(index))"] : []
        if inside.count < weights.count {
            words.append(
                "\(.outsideOfRate(index), weights.count - inside.count, of: subject) of "
                    + "\(.ofRate(index, .keptPlaces), weights.count, of: subject) places outside")
        }
        if recording.isThinned {
            words.append(
                "\(.ofRate(index, .keptPlaces), weights.count, of: subject) of "
                    + "\(.ofRate(index, .places), recording.updateCount + 1, of: subject) places kept")
        }
        let chart = Chart { marks }
            .chartXScale(domain: axis.from...axis.to).chartYScale(domain: 0...top)
        return (chart, words.joined(", "))
    }

    /// The part of a step in the plot; `nil` of one to a position that is no finite number.
    private func cut(
        from first: (x: Double, y: Double), to last: (x: Double, y: Double), top: Double
    ) -> (from: (x: Double, y: Double), to: (x: Double, y: Double))? {
        guard first.x.isFinite, first.y.isFinite, last.x.isFinite, last.y.isFinite else { return nil }
        var (from, to) = (0.0, 1.0)
        for (start, end, low, high) in [
            (first.x, last.x, axis.from, axis.to), (first.y, last.y, 0, top),
        ] where start != end {
            let ends = [(low - start) / (end - start), (high - start) / (end - start)]
            from = max(from, min(ends[0], ends[1]))
            to = min(to, max(ends[0], ends[1]))
        }
        guard from < to else { return nil }
        func place(_ t: Double) -> (x: Double, y: Double) {
            (first.x + t * (last.x - first.x), first.y + t * (last.y - first.y))
        }
        return (from == 0 ? first : place(from), to == 1 ? last : place(to))
    }
}
