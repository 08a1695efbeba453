import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let optimizerInside = FigureKind(
        "optimizer-inside", "What an optimizer keeps of one weight: slope, velocity, second moment and step",
        options: [
            FigureOption("parameter", .parameter, "Which weight or bias: W1[0,1]; the first weight.")
        ], width: .wide
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        let network = subject.experiment.network
        guard let name = input.parameter("parameter") ?? network.parameterNames.first else {
            throw FigureError(
                "\(subject.id) has no weight.", remedy: "Name another experiment.", option: "of")
        }
        guard let index = network.index(of: name) else {
            throw input.absent(name, in: subject, option: "parameter")
        }
        return try OptimizerInside(subject, name, index).figure()
    }
}

/// One weight seen by the rule that moves it.
private struct OptimizerInside {
    let subject: Subject
    let name: ParameterName
    /// What is shown, each with a number for every update.
    let courses: [(what: Quantity.Inside, values: [Double])]

    init(_ subject: Subject, _ name: ParameterName, _ index: Int) throws(FigureError) {
        let recording = subject.recording
        guard recording.updateCount > 0 else {
            throw FigureError(
                "\(subject.id) makes no update, so its optimizer has nothing to keep.",
                remedy: "Train for at least one update.", option: "of")
        }
        guard !recording.isThinned else {
            throw FigureError(
                "The gradients of \(subject.id) were not kept at every update, which the optimizer goes by.",
                remedy: "Keep them: recording: {weights-every: 1}, or train for fewer updates.", option: "of")
        }
        self.subject = subject
        self.name = name
        let slopes = Self.slopes(recording, index)
        let places = recording.parameters.column(index)
        let steps = zip(places.dropFirst(), places).map { $0 - $1 }
        var kept: [(what: Quantity.Inside, values: [Double])] = []
        if let rule = subject.experiment.training.optimizer.rule as? any GradientRule {
            let memories = Self.memories(rule, slopes, places, recording.learningRates)
            let numbers = [\OptimizerMemory.first, \OptimizerMemory.second, \OptimizerMemory.third]
            kept = zip(rule.keptNumbers, numbers).map { name, place in
                (.kept(name), memories.map { $0[keyPath: place].first ?? .nan })
            }
        }
        courses = [(.slope, slopes)] + kept + [(.step, steps)]
    }

    /// The slopes of a weight as updates used them: after clipping.
    private static func slopes(_ recording: Recording, _ index: Int) -> [Double] {
        guard let clipping = recording.experiment.training.clipping else {
            return recording.gradients.column(index)
        }
        return (0..<recording.gradients.rows).map { row in
            var gradient = recording.gradients.row(row)
            clipping.clip(&gradient)
            return gradient[index]
        }
    }

    /// What the rule remembers of the weight after each update. Rules that go by gradients treat each number by itself,
    /// so that one weight alone has the same memory as among all.
    private static func memories(
        _ rule: some GradientRule, _ slopes: [Double], _ places: [Double], _ rates: [Double]
    ) -> [OptimizerMemory] {
        var memory = rule.memory(parameterCount: 1)
        return slopes.indices.map { update in
            var place = [places[update]]
            var span = place.mutableSpan
            let slope = [slopes[update]]
            rule.update(&span, gradient: slope.span, learningRate: rates[update], memory: &memory)
            return memory
        }
    }

    // MARK: Drawing

    func figure() -> StatedFigure {
        let updates = courses[0].values.indices.map { $0 + 1 }
        let panels = courses.map { what, values -> Chart in
            let line = LineMark(x: .value("Update", updates), y: .value(what.symbol, values))
                .foregroundStyle(what == .slope ? Theme.contrast : Theme.accent)
            return Chart { updates.count <= 40 ? line.symbol(.circle, radius: 2.5) : line }
                .chartXScale(integer: true).chartYScale(type: scale(values)).chartXAxisLabel("Update")
                .chartYAxisLabel(what.symbol).titled("\(name: what.heading)")
        }
        return StatedFigure(
            content: Panels(title: "", columns: panels.count == 3 ? 3 : 2, aspect: 0.55, figures: panels),
            size: Size(880, panels.count > 3 ? 520 : 340),
            words: FigureWords(
                title: title, subtitle: "\(subject.networkText), \(subject.trainingText)", caption: caption,
                sentences: sentences, notes: subject.divergenceNote.map { [$0] } ?? [],
                within: courses.map { "\(name: $0.what.heading)" }),
            table: table)
    }

    /// Beyond four decades a linear axis shows the last number of a run that diverges alone.
    private func scale(_ values: [Double]) -> ScaleKind {
        let finite = values.filter(\.isFinite).map(abs)
        return (finite.max() ?? 0) > 1e4 * max(1, finite.first ?? 1) ? .symlog : .linear
    }

    // MARK: Words

    private func number(_ what: Quantity.Inside, _ value: Double, _ update: Int, _ digits: Statement.Digits)
        -> Phrase
    {
        "\(.inside(what, name), value, of: subject, at: update, digits)"
    }

    private var ruleName: Phrase { "\(name: subject.experiment.training.optimizer.name)" }

    /// The largest slope and the largest step, where both are known.
    private var title: Phrase {
        guard let slope = most(courses[0]), let step = most(courses[courses.count - 1]) else {
            return "Inside \(ruleName): what it keeps of \(name)"
        }
        if courses[0].values.allSatisfy({ $0 == 0 }) {
            return "The slope of \(name) is \(slope) at every update, steps of \(ruleName) up to \(step)"
        }
        return "Slopes of \(name) up to \(slope), steps of \(ruleName) up to \(step)"
    }

    /// The largest number without its sign; `nil` where one is not finite.
    private func most(_ course: (what: Quantity.Inside, values: [Double])) -> Phrase? {
        guard let most = course.values.map(abs).max(), course.values.allSatisfy(\.isFinite) else {
            return nil
        }
        return "\(.mostInside(course.what, name), most, of: subject, .significant(3))"
    }

    private var caption: Phrase {
        let training = subject.experiment.training
        let isClipped: Phrase = training.clipping == nil ? "" : " Slopes are those after clipping."
        if courses.count == 2 {
            return training.optimizer.rule is GradientDescent
                ? "Gradient descent without momentum keeps nothing: a step is the slope times the learning rate, downhill.\(isClipped)"
                : "The rule keeps nothing of a single weight that could be drawn.\(isClipped)"
        }
        return "Numbers of the rule itself, as each update left them.\(isClipped)"
    }

    private var sentences: [Phrase] {
        let last = courses[0].values.count - 1
        let lines = courses.map { what, values -> Phrase in
            guard last > 0 else {
                return "\(name: what.heading): \(number(what, values[0], 1, .significant(4)))."
            }
            let digits = Words.digits(between: values[0], and: values[last])
            return "\(name: what.heading): from \(number(what, values[0], 1, digits)) at the first update to "
                + "\(number(what, values[last], last + 1, digits)) at the last."
        }
        let count = Words.plural(.updateCount, last + 1, "update", of: subject)
        return ["\(title).", "Lines over \(count), a panel each."] + lines + [caption]
    }

    private var table: FigureTable {
        let (copy, count) = (self, courses[0].values.count)
        return FigureTable(
            caption: "What \(ruleName) keeps of \(name)",
            columns: ["Update"] + courses.map { "\(name: $0.what.heading)" }, rowCount: count
        ) { row in
            ["\(number: .update, row + 1, of: copy.subject)"]
                + copy.courses.map { copy.number($0.what, $0.values[row], row + 1, .significant(6)) }
        }
    }
}
