import Charting
import Drawing
import LossLandscape
import TrainingCore

extension FigureKind {
    static let eigenConvergence = FigureKind(
        "eigen-convergence", "The error along each eigenvector of a quadratic loss, update by update",
        options: [
            FigureOption(
                "scale", .choice(["linear", "log"]), "The axis of the errors.", default: .text("log"))
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        return try EigenConvergence(
            subject, scale: input.text("scale") == "linear" ? .linear : .log
        ).figure()
    }
}

/// The loss of a layer without an activation, seen from its minimum: along every eigenvector of its Hessian gradient
/// descent goes its own way. After Goh: Why Momentum Really Works, Distill 2017.
private struct EigenConvergence {
    /// Eigenvectors of one eigenvalue, and how far a run is from the minimum along them, all outputs together.
    struct Direction {
        let curvature: Double
        /// For each of the kept updates.
        let errors: [Double]
        /// What the recurrence of the rule gives from the first error on, for every update; empty without one.
        let predicted: [Double]
    }

    let subject: Subject
    /// From the steepest to the flattest that curves.
    let directions: [Direction]
    /// Along how many eigenvectors the loss is flat.
    let flatCount: Int
    /// What keeps the updates from the recurrence.
    let deviations: [UpdateDeviation]
    let scale: ScaleKind
    /// For every update the rounding of the largest distance so far.
    private let floors: [Double]
    private static let mostLines = 8
    private static let mostInputs = 400

    init(_ subject: Subject, scale: ScaleKind) throws(FigureError) {
        let experiment = subject.experiment
        try Self.check(subject)
        let problem = Quadratic(experiment)
        guard problem.hessian.elements.allSatisfy(\.isFinite) else {
            throw FigureError(
                "The curvatures of \(subject.id) are beyond what a number can hold.",
                remedy: "Bring the inputs to a smaller size.", option: "of")
        }
        let (values, vectors) = SymmetricEigensystem.decompose(problem.hessian)
        let most = values.last ?? 0
        guard most > 0 else {
            throw FigureError(
                "All inputs of \(subject.id) are zero, so that its loss is flat.",
                remedy: "Name another experiment.", option: "of")
        }
        let groups = Self.groups(values)
        let deviations = experiment.updateDeviations
        directions = groups.map { group in
            let curvature = group.reduce(0) { $0 + values[$1] } / Double(group.count)
            let errors = problem.errors(subject.recording, along: group.map { vectors[$0] }, curvature)
            return Direction(
                curvature: curvature, errors: errors,
                predicted: Self.predicted(
                    experiment, deviations, curvature, errors[0], subject.recording.updateCount))
        }
        if directions.contains(where: { $0.errors.dropFirst().allSatisfy { !$0.isFinite } }) {
            throw FigureError(
                "The errors of \(subject.id) are beyond what a number can hold from the first update on.",
                remedy: "Take a smaller learning rate.", option: "of")
        }
        flatCount = values.count - groups.joined().count
        self.subject = subject
        floors = Self.floors(directions, subject.recording)
        self.deviations = deviations
        self.scale = scale
    }

    private static func check(_ subject: Subject) throws(FigureError) {
        let (experiment, network) = (subject.experiment, subject.experiment.network)
        var reason: String?
        if network.layers.count != 1 {
            reason = "its network has \(network.layers.count) layers"
        } else if network.layers[0].activation != .identity {
            reason = "its layer has the activation \(network.layers[0].activation.name)"
        } else if experiment.loss != .meanSquaredError {
            reason = "it is \(experiment.loss.name)"
        }
        if let reason {
            throw FigureError(
                "The loss of \(subject.id) is no quadratic: \(reason).",
                remedy: "Draw it of one layer without an activation and mean-squared-error; loss-plane with "
                    + "x: hessian=-1:1:41 shows the curvature of any network.", option: "of")
        }
        guard network.inputCount < mostInputs else {
            throw FigureError(
                "\(subject.id) has \(network.inputCount) inputs.",
                remedy: "Take fewer than \(mostInputs).", option: "of")
        }
        guard subject.recording.updateCount > 0 else {
            throw FigureError(
                "\(subject.id) makes no update, so that no error changes.",
                remedy: "Train for at least one update.", option: "of")
        }
    }

    /// Positions of equal eigenvalues, the largest first; without those of directions in which the loss is flat.
    private static func groups(_ values: [Double]) -> [[Int]] {
        let most = values.last ?? 0
        var groups: [[Int]] = []
        for index in values.indices.reversed() where values[index] > 1e-12 * most {
            if let last = groups.last?.last, values[last] - values[index] <= 1e-9 * most {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([index])
            }
        }
        return groups
    }

    /// v ← β·v + λ·e, e ← e − η·v, or e ← e − η·(λ·e + β·v) with Nesterov's momentum; without momentum it is (1 − ηλ)ᵏ.
    private static func predicted(
        _ experiment: Experiment, _ deviations: [UpdateDeviation], _ curvature: Double, _ first: Double,
        _ count: Int
    ) -> [Double] {
        var (share, isNesterov) = (0.0, false)
        switch (deviations.first, deviations.count) {
        case (nil, _): break
        case (.momentum(let own), 1): share = own
        case (.nesterov(let own), 1): (share, isNesterov) = (own, true)
        default: return []
        }
        let rate = experiment.training.optimizer.learningRate
        var (error, velocity, all) = (first, 0.0, [first])
        for _ in 0..<count {
            let slope = curvature * error
            velocity = share * velocity + slope
            error -= rate * (isNesterov ? slope + share * velocity : velocity)
            all.append(abs(error))
        }
        return all
    }

    private static func floors(_ directions: [Direction], _ recording: Recording) -> [Double] {
        var (largest, row) = (0.0, 0)
        let updates = recording.keptUpdates
        return (0...recording.updateCount).map { update in
            if row < updates.count, updates[row] == update {
                for direction in directions where direction.errors[row].isFinite {
                    largest = max(largest, direction.errors[row])
                }
                row += 1
            }
            return 1e-14 * largest
        }
    }

    private var rate: Double { subject.experiment.training.optimizer.learningRate }
    private var isPlain: Bool { deviations.isEmpty }

    /// All, or evenly spread ones with the first and the last.
    private var shown: [Int] {
        guard directions.count > Self.mostLines else { return Array(directions.indices) }
        return (0..<Self.mostLines).map { $0 * (directions.count - 1) / (Self.mostLines - 1) }
    }

    // MARK: Drawing

    func figure() -> StatedFigure {
        let updates = subject.recording.keptUpdates
        let drawn = shown
        let isLogarithmic = isLogarithmic
        var marks: [any ChartMark] = []
        for (place, index) in drawn.enumerated() {
            let direction = directions[index]
            let paint = Theme.series[place % Theme.series.count]
            let own = direction.errors.indices.filter { isDrawn(direction.errors[$0], after: updates[$0]) }
            let name = "λ = \(Words.number(direction.curvature))"
            var line = LineMark(
                x: .value("Update", own.map { updates[$0] }),
                y: .value("Distance from the minimum", own.map { direction.errors[$0] })
            ).foregroundStyle(paint).series(name).lineStyle(width: Theme.pathWidth)
            if updates.count <= 41 { line = line.symbol(.circle, radius: 2.5) }
            marks.append(line)
            let closed = direction.predicted.indices.filter { isDrawn(direction.predicted[$0], after: $0) }
            if closed.count > 1 {
                marks.append(
                    LineMark(
                        x: .value("Update", closed),
                        y: .value("Distance from the minimum", closed.map { direction.predicted[$0] })
                    ).foregroundStyle(Theme.ink).lineStyle(width: 1, dash: [2, 4]))
            }
        }
        return StatedFigure(
            content: Chart { marks }.chartXScale(integer: true).chartYScale(
                type: isLogarithmic ? .log : .linear
            )
            .chartXAxisLabel("Update").chartYAxisLabel("Distance from the minimum").chartLegend(true),
            size: Size(640, 400),
            words: FigureWords(
                title: title, subtitle: "\(subject.networkText), \(subject.trainingText)", caption: caption,
                sentences: sentences, notes: subject.divergenceNote.map { [$0] } ?? []),
            table: table)
    }

    private var isLogarithmic: Bool {
        scale == .log && shown.contains { directions[$0].errors.contains { $0 > 0 && $0.isFinite } }
    }

    /// On a logarithmic axis what is above the rounding of the largest distance so far.
    private func isDrawn(_ value: Double, after update: Int) -> Bool {
        guard isLogarithmic else { return value.isFinite }
        return value.isFinite && value > floors[min(update, floors.count - 1)]
    }

    /// The last place along an eigenvector that is no rounding of larger distances along the others.
    private func lastKnown(_ index: Int) -> (row: Int, update: Int, isEnd: Bool) {
        let (errors, updates) = (directions[index].errors, subject.recording.keptUpdates)
        // Past the first place that is lost, whatever is larger has grown out of rounding.
        let lost = errors.indices.dropFirst().first {
            errors[$0] > 0 && errors[$0] <= floors[min(updates[$0], floors.count - 1)]
        }
        let last = (lost ?? errors.count) - 1
        return (last, updates[last], lost == nil)
    }

    /// Whether a number that is more than zero is left out.
    private var isCut: Bool {
        let updates = subject.recording.keptUpdates
        return isLogarithmic
            && shown.contains { index in
                zip(directions[index].errors, updates).contains { $0 > 0 && !isDrawn($0, after: $1) }
            }
    }

    // MARK: Words

    private func curvature(_ index: Int) -> Phrase {
        "λ = \(.eigenvalue(index), directions[index].curvature, of: subject)"
    }

    private func factor(_ index: Int) -> Phrase {
        let factor = 1 - rate * directions[index].curvature
        // A factor that is not 1 is not rounded to 1.
        return "\(.eigenFactor(index), factor, of: subject, Words.digits(between: 1, and: factor))"
    }

    private func error(_ index: Int, _ row: Int, _ digits: Statement.Digits = .significant(4)) -> Phrase {
        let update = subject.recording.keptUpdates[row]
        return "\(.eigenError(index), directions[index].errors[row], of: subject, at: update, digits)"
    }

    private var title: Phrase {
        guard isPlain else { return "How far from the minimum, along each eigenvector" }
        let factors = directions.map { abs(1 - rate * $0.curvature) }
        let slowest = factors.indices.max { factors[$0] < factors[$1] } ?? 0
        let whose: Phrase = "the error along \(curvature(slowest))"
        if factors[slowest] > 1 {
            return "Away from the minimum: each update multiplies \(whose) by \(factor(slowest))"
        }
        if factors[slowest] == 1 { return "Each update leaves \(whose) as large as it is" }
        return directions.count == 1
            ? "Each update multiplies \(whose) by \(factor(slowest))"
            : "Slowest: each update multiplies \(whose) by \(factor(slowest))"
    }

    private var caption: Phrase {
        var parts: [Phrase] = []
        if shown.count < directions.count {
            parts.append(
                "\(.drawnEigen, shown.count, of: subject) of \(.eigenCount, directions.count, of: subject) eigenvalues; all are in the table."
            )
        }
        if isPlain {
            parts.append("Dotted: the closed form, a factor of \(name: "1 − ηλ") an update.")
        } else if directions.contains(where: { !$0.predicted.isEmpty }) {
            parts.append("Dotted: the recurrence of \(reason) for every eigenvalue by itself.")
        } else {
            parts.append("No closed form is known here, because of \(reason).")
        }
        if isCut { parts.append("What is lost in rounding is left out.") }
        if flatCount > 0 {
            parts.append(
                "Along \(.flatEigen, flatCount, of: subject) eigenvector\(flatCount == 1 ? "" : "s") the loss is flat."
            )
        }
        return parts.joined(" ")
    }

    private var reason: Phrase {
        Words.enumeration(deviations.map { "\(name: $0.words)" })
    }

    private var sentences: [Phrase] {
        let lines = directions.indices.map { index -> Phrase in
            let last = lastKnown(index)
            let (first, end) = (directions[index].errors[0], directions[index].errors[last.row])
            let digits = Words.digits(between: first, and: end)
            let place: Phrase =
                last.isEnd ? "" : " after update \(number: .update, last.update, of: subject), then rounding"
            return "\(curvature(index)): from \(error(index, 0, digits)) to "
                + "\(error(index, last.row, digits))\(place)"
                + (isPlain ? ", each update times \(factor(index))." : ".")
        }
        return [
            "\(title).",
            "Lines: the distance from the minimum along the eigenvectors of the Hessian, on \(isLogarithmic ? "a logarithmic" : "a linear") axis.",
        ] + lines + [caption]
    }

    private var table: FigureTable {
        let copy = self
        let rows = subject.recording.keptUpdates
        let columns: [Phrase] = directions.indices.map { "Along \(curvature($0))" }
        return FigureTable(
            caption: "Distances from the minimum", columns: ["Update"] + columns, rowCount: rows.count
        ) { row in
            ["\(number: .update, rows[row], of: copy.subject)"]
                + copy.directions.indices.map { copy.error($0, row, .significant(6)) }
        }
    }
}
