import LessonFigures
import LossLandscape
import TrainingCore

/// One figure or table of a hard run.
struct FigureCase {
    let kind: String
    let input: FigureInput
    let isTable: Bool

    init(_ kind: String, _ subjects: [Subject], _ options: [String: OptionValue] = [:], isTable: Bool = false)
    {
        (self.kind, self.isTable) = (kind, isTable)
        input = FigureInput(subjects: subjects, options: options)
    }

    /// - Returns: `nil` if the figure is refused.
    func audit() throws(FigureError) -> FigureAudit? {
        if isTable {
            return try TableCatalog.kind(named: kind).map { kind throws(FigureError) in
                try FigureAudit(kind, input)
            }
        }
        return try FigureCatalog.kind(named: kind).map { kind throws(FigureError) in
            try FigureAudit(kind, input)
        }
    }

    var name: String {
        let options = input.options.map { "\($0) \($1)" }.sorted().joined(separator: ", ")
        return "\(kind) of \(input.subjects.map(\.id).joined(separator: ", ")) [\(options)]"
    }

    /// Every kind with every option that changes what it says.
    static func all(of subjects: [Subject]) -> [FigureCase] {
        guard let first = subjects.first else { return ofFunctions }
        return states(first) + weights(first) + courses(subjects) + surfaces(subjects) + rates(first)
            + (subjects.count > 1 ? comparisons(subjects) : []) + tables(first)
    }

    private static func texts(_ all: String...) -> OptionValue { .texts(all) }

    private static func states(_ run: Subject) -> [FigureCase] {
        let last = run.experiment.data.sampleCount - 1
        let middle = "\(run.recording.updateCount / 2)"
        var cases = [
            FigureCase("network", [run]),
            FigureCase("network", [run], ["show": .text("weights"), "at": texts("end")]),
            FigureCase("network", [run], ["sample": .integer(last), "at": texts("start", "end")]),
            FigureCase("backward-pass", [run]),
            FigureCase("backward-pass", [run], ["sample": .integer(last), "at": texts("end")]),
            FigureCase("backward-pass", [run], ["at": texts("start", middle, "end")]),
            FigureCase("errors", [run]),
        ]
        for kind in ["residuals", "predictions", "squared-errors", "gradient-bars"] {
            for at in [texts("start"), texts("end"), texts(middle), texts("start", middle, "end")] {
                cases.append(FigureCase(kind, [run], ["at": at]))
            }
        }
        return cases
    }

    private static func weights(_ run: Subject) -> [FigureCase] {
        let names = run.experiment.network.parameterNames
        let weights = names.filter { $0.input != nil }
        guard let first = weights.first, let last = weights.last else { return [] }
        var cases = [first, last].flatMap { name in
            ["start", "end"].map { moment in
                FigureCase(
                    "gradient-factors", [run],
                    ["parameter": .parameter(name), "at": texts(moment)])
            }
        }
        cases.append(FigureCase("weight-history", [run]))
        cases += [1, run.recording.updateCount].map {
            FigureCase("weight-update", [run], ["update": .integer($0)])
        }
        cases += ["start", "end"].map {
            FigureCase(
                "gradient-cloud", [run],
                ["x": .parameter(names[0]), "y": .parameter(names[names.count - 1]), "at": texts($0)])
        }
        return cases + [FigureCase("epoch-ruler", [run])]
    }

    private static func courses(_ runs: [Subject]) -> [FigureCase] {
        let options: [[String: OptionValue]] = [
            [:], ["start": .flag(false)], ["show": .text("batch")],
            ["scale": .text("symlog"), "mixed": .flag(true)],
        ]
        return options.flatMap { options in
            [FigureCase("loss-history", [runs[0]], options)]
                + (runs.count > 1
                    ? [FigureCase("loss-history", runs, options.merging(["mixed": .flag(true)]) { $1 })] : [])
        }
    }

    private static func axis(_ name: ParameterName, _ run: Subject, points: Int) -> OptionValue? {
        let values = (run.recording.history(of: name) ?? []).filter { abs($0) < 1e100 }
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let room = max((high - low) * 0.3, abs(high) * 0.1, 0.5)
        return (try? GridAxis(parameter: name, from: low - room, to: high + room, points: points)).map {
            .axis($0)
        }
    }

    private static func surfaces(_ runs: [Subject]) -> [FigureCase] {
        let run = runs[0]
        let names = run.experiment.network.parameterNames
        let points = run.experiment.data.sampleCount * names.count > 4000 ? 5 : environmentSaysLong ? 11 : 7
        guard let x = axis(names[0], run, points: points) else { return [] }
        let labels = OptionValue.texts(runs.map { "the \($0.id)" })
        var cases = [
            FigureCase("loss-curve", [run], ["x": x]),
            FigureCase("loss-curve", [run], ["x": x, "steps": .flag(true)]),
            FigureCase(
                "loss-curve", [run],
                ["x": x, "steps": .flag(true), "quantity": .text("error"), "at": texts("end")]),
        ]
        if runs.count > 1 {
            cases.append(FigureCase("loss-curve", runs, ["x": x, "labels": labels, "mixed": .flag(true)]))
        }
        guard names.count > 1, let y = axis(names[names.count - 1], run, points: points) else { return cases }
        for kind in ["loss-surface", "loss-surface-3d"] {
            cases.append(FigureCase(kind, [run], ["x": x, "y": y]))
            cases.append(FigureCase(kind, [run], ["x": x, "y": y, "at": texts("start")]))
            if runs.count > 1 {
                cases.append(
                    FigureCase(kind, runs, ["x": x, "y": y, "labels": labels, "mixed": .flag(true)]))
            }
        }
        cases.append(FigureCase("loss-surface", [run], ["x": x, "y": y, "features": .flag(true)]))
        let small = points > 5 ? 7 : 5
        // A grid that can be halved, of which some points are left out.
        if run.experiment.data.sampleCount * names.count <= 4000 {
            cases.append(
                FigureCase(
                    "loss-plane", [run], ["x": .text("random=-1:1:33"), "tolerance": .number(0.02)]))
        }
        for axis in ["pca=auto:\(small)", "random=-1:1:\(small)"] {
            cases.append(
                FigureCase("loss-plane", runs, ["x": .text(axis), "mixed": .flag(true), "labels": labels]))
            cases.append(FigureCase("loss-plane", [run], ["x": .text(axis), "at": texts("start")]))
        }
        return cases
    }

    private static func rates(_ run: Subject) -> [FigureCase] {
        let rate = run.experiment.training.optimizer.learningRate
        var cases = [FigureCase("line-search", [run])]
        guard rate > 0 else { return cases }
        let name = run.experiment.network.parameterNames[0]
        if let x = axis(name, run, points: 15) {
            cases.append(
                FigureCase("learning-rates", [run], ["rates": .numbers([rate / 3, rate, rate * 4]), "x": x]))
        }
        let isLong = run.recording.updateCount * run.experiment.data.sampleCount > 10_000
        cases.append(
            FigureCase(
                "learning-rate-sweep", [run],
                ["from": .number(rate / 30), "to": .number(rate * 30), "points": .integer(isLong ? 3 : 9)]))
        return cases
    }

    private static func comparisons(_ runs: [Subject]) -> [FigureCase] {
        let two = Array(runs.prefix(2))
        return [
            FigureCase("network-comparison", two, ["labels": texts("A", "B")]),
            FigureCase("network-comparison", two, ["at": texts("end")]), FigureCase("predictions", two),
            FigureCase("squared-errors", two), FigureCase("squared-errors", two, ["at": texts("start")]),
        ]
    }

    private static func tables(_ run: Subject) -> [FigureCase] {
        TableCatalog.kinds.map { FigureCase($0.name, [run], isTable: true) }
    }

    /// The kinds that are of no run.
    static var ofFunctions: [FigureCase] {
        Activations.elementwise.map { FigureCase("activation", [], ["activation": .text($0.name)]) }
            + Objective.named.map { FigureCase("optimizer-paths", [], ["function": .text($0.name)]) } + [
                FigureCase(
                    "optimizer-paths", [],
                    [
                        "function": .text("rosenbrock"),
                        "optimizers": texts("gradient-descent", "adam", "lbfgs"),
                        "rates": .numbers([0.001, 0.1, 1]), "start": .numbers([-1.5, 2]),
                        "updates": .integer(60),
                    ]),
                FigureCase(
                    "optimizer-paths", [],
                    [
                        "function": .text("beale"), "optimizers": texts("gradient-descent"),
                        "rates": .numbers([5]),
                    ]),
                FigureCase("optimizer-paths", [], ["x": .text("1:2:9"), "y": .text("1:2:9")]),
            ]
    }
}
