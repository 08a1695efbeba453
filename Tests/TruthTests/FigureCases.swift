import LessonFigures
import LongRuns
import LossLandscape
import Sweeps
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

    init(_ kind: String, _ sweep: SweptRuns, _ options: [String: OptionValue]) {
        (self.kind, isTable) = (kind, false)
        input = FigureInput(sweep: sweep, id: "rates", options: options)
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

    static func texts(_ all: String...) -> OptionValue { .texts(all) }

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
            FigureCase("computation-graph", [run]),
            FigureCase("computation-graph", [run], ["sample": .integer(last), "at": texts("end")]),
            FigureCase("computation-graph", [run], ["at": texts("start", middle)]),
            FigureCase("errors", [run]),
        ]
        for kind in ["residuals", "predictions", "squared-errors", "gradient-bars"] {
            for at in [texts("start"), texts("end"), texts(middle), texts("start", middle, "end")] {
                cases.append(FigureCase(kind, [run], ["at": at]))
            }
        }
        return cases + inputs(run)
    }

    private static func inputs(_ run: Subject) -> [FigureCase] {
        var cases = [
            "schedule", "initializations", "data", "fit", "layer-gradients", "weight-matrices",
            "confusion-matrix",
        ].map {
            FigureCase($0, [run])
        }
        let columns = run.experiment.data.inputs.columns
        let (last, other) = (run.experiment.names.input(columns - 1), run.experiment.names.input(0))
        let range = OptionValue.text("\(last)=-1:1.5:7")
        cases += [
            FigureCase("fit", [run], ["x": range, "hold": texts("median"), "at": texts("start", "end")]),
            FigureCase("hidden-units", [run], ["x": range, "layer": .integer(1)]),
            FigureCase("weight-matrices", [run], ["at": texts("start")]),
            FigureCase(
                "initializations", [run],
                [
                    "schemes": texts("zeros", "uniform=3", "he-normal"), "show": .text("sums"),
                    "seed": .seed(7),
                ]),
            FigureCase("confusion-matrix", [run], ["on": .text("test"), "at": texts("start", "end")]),
        ]
        if columns > 1 {
            let plane: [String: OptionValue] = [
                "x": range, "y": .text("\(other)=-2:1:6"), "hold": texts("0"),
            ]
            cases += [
                FigureCase("data", [run], ["x": .text(last), "y": .text(other)]),
                FigureCase("decision-regions", [run], plane),
                FigureCase("decision-regions", [run], plane.merging(["at": texts("start", "end")]) { $1 }),
                FigureCase("hidden-units", [run], plane),
            ]
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
        cases.append(FigureCase("optimizer-inside", [run]))
        cases.append(FigureCase("eigen-convergence", [run]))
        cases.append(FigureCase("optimizer-inside", [run], ["parameter": .parameter(names[names.count - 1])]))
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
        let single = parts(runs[0])
        return single
            + options.flatMap { options in
                [FigureCase("loss-history", [runs[0]], options)]
                    + (runs.count > 1
                        ? [FigureCase("loss-history", runs, options.merging(["mixed": .flag(true)]) { $1 })]
                        : [])
            }
    }

    /// Courses of one run, of all parts of its data.
    private static func parts(_ run: Subject) -> [FigureCase] {
        var cases = [
            FigureCase("loss-history", [run], ["show": texts("loss", "batch")]),
            FigureCase("loss-history", [run], ["show": texts("loss", "learning-rate", "gradient-norm")]),
            FigureCase("loss-history", [run], ["show": texts("loss"), "smooth": .number(0.9)]),
        ]
        for part in ["validation", "test"]
        where run.experiment.data(of: part == "test" ? .test : .validation) != nil {
            cases.append(
                FigureCase("loss-history", [run], ["show": texts("loss", part), "start": .flag(false)]))
        }
        let seeded = run.besideOthers
        if !seeded.reruns.isEmpty {
            cases.append(FigureCase("loss-history", [seeded], ["seeds": .integer(5)]))
            if !run.recording.accuracy.isEmpty {
                cases.append(FigureCase("accuracy-history", [seeded], ["seeds": .integer(5)]))
            }
        }
        if !run.recording.accuracy.isEmpty {
            cases.append(FigureCase("accuracy-history", [run]))
            cases.append(FigureCase("accuracy-history", [run], ["smooth": .number(0.5)]))
            cases.append(FigureCase("accuracy-history", [run], ["show": texts("training")]))
        }
        return cases
    }

    private static func axis(_ name: ParameterName, _ run: Subject, points: Int) -> OptionValue? {
        let values = (run.recording.history(of: name) ?? []).filter { abs($0) < 1e100 }
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let room = max((high - low) * 0.3, abs(high) * 0.1, 0.5)
        return (try? ParameterRange(parameter: name, from: low - room, to: high + room, points: points)).map {
            .axis($0)
        }
    }

    private static func surfaces(_ runs: [Subject]) -> [FigureCase] {
        let run = runs[0]
        let names = run.experiment.network.parameterNames
        let points = run.experiment.data.sampleCount * names.count > 4000 ? 5 : LongRuns.areAsked ? 11 : 7
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
        cases += fields(runs, x, y, labels)
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

    /// Arrows over two weights and over planes.
    private static func fields(
        _ runs: [Subject], _ x: OptionValue, _ y: OptionValue, _ labels: OptionValue
    ) -> [FigureCase] {
        guard case .axis(let first) = x, case .axis(let second) = y else { return [] }
        let weights: [String: OptionValue] = [
            "x": .text(first.description), "y": .text(second.description), "arrows": .integer(4),
        ]
        return [
            FigureCase("gradient-field", [runs[0]], weights),
            FigureCase(
                "gradient-field", runs,
                weights.merging(["mixed": .flag(true), "labels": labels, "lengths": .text("equal")]) { $1 }),
            FigureCase("gradient-field", [runs[0]], ["x": .text("pca=auto:5"), "arrows": .integer(3)]),
            FigureCase(
                "gradient-field", [runs[0]],
                ["x": .text("random=-1:1:5"), "arrows": .integer(3), "at": texts("start")]),
        ]
    }

    private static func rates(_ run: Subject) -> [FigureCase] {
        let rate = run.experiment.training.optimizer.learningRate
        var cases = [FigureCase("line-search", [run])]
        // Those of other rates end early as well, which the independent trainings do not.
        guard rate > 0, run.experiment.training.earlyStopping == nil else { return cases }
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
}
