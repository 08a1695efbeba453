import ArgumentParser
import Charting
import LossLandscape
import ReportBuilder
import Tables
import TrainingCore

struct CurvatureCommand: ParsableCommand, Budgeted, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "curvature",
        abstract: "Prints how the loss curves: the eigenvalues of its Hessian.",
        discussion: """
            Second derivatives are exact. Networks of up to \(HessianOperator.directDimension) weights and \
            biases are decomposed as a whole, larger ones by Lanczos' method. The limit of the learning rate is \
            that on a quadratic with the largest eigenvalue λ: 2/λ for full-batch gradient descent, 2(1 + β)/λ \
            with momentum β. Batches, other optimizers, schedules, clipping and penalties have none.

            EXAMPLES
              descent curvature experiment.yaml
              descent curvature lesson.md#neuron --at start --top 3 --bottom 3 --json
              descent curvature digits.yaml --weights trained.safetensors --density density.csv
            """)

    @OptionGroup var argument: ExperimentArgument

    @OptionGroup var place: PlaceOptions

    @OptionGroup var settings: SettingOptions

    @Option(help: "How many of the largest eigenvalues; 5, or as many as there are.")
    var top: Int?

    @Option(help: "How many of the smallest; 1.")
    var bottom: Int?

    @Flag(help: "All eigenvalues, of up to \(HessianOperator.maximumMatrixDimension) weights and biases.")
    var spectrum = false

    @Option(
        help: ArgumentHelp(
            "Writes the spectral density by stochastic Lanczos quadrature: eigenvalue and density, .csv, .json or .npz.",
            valueName: "file"))
    var density: String?

    @Option(help: "Random vectors for the density.")
    var probes = 10

    @Option(help: "Steps of Lanczos' method per vector for the density.")
    var steps = 80

    @Option(help: "What random vectors are drawn from.")
    var seed: UInt64 = 1

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var quiet: QuietOption

    @OptionGroup var budget: BudgetOptions

    var messages: MessageStyle { quiet.style(json: json) }

    func validate() throws {
        if let density { _ = try format(of: density, as: ResultFormat.self) }
        let counts: [(name: String, count: Int?, least: Int)] = [
            ("--top", top, 0), ("--bottom", bottom, 0), ("--probes", probes, 1), ("--steps", steps, 1),
        ]
        for (name, count, least) in counts {
            guard let count, count < least else { continue }
            throw ValidationError("\(name) must be at least \(least), not \(count).")
        }
        guard top ?? 5 > 0 || bottom ?? 1 > 0 else {
            throw ValidationError("Ask for at least one eigenvalue with --top or --bottom.")
        }
    }

    func run() throws {
        let source = try readExperiment(argument.experiment, settings: settings)
        let experiment = source.experiment
        try landscape {
            let network: Network
            switch try place.place(for: experiment.network) ?? .end {
            case .start: network = experiment.network
            case .end: network = try source.trained().endOfTraining()
            case .network(let other): network = other
            }
            let hessian = try HessianOperator(experiment, at: network)
            let count = hessian.dimension
            for (name, wanted) in [("--top", top), ("--bottom", bottom)] {
                guard let wanted, wanted > count else { continue }
                throw Console.fail(
                    "\(name) asks for \(wanted) eigenvalues, but there are as many as weights and biases: \(count)"
                )
            }
            let ends = try hessian.extremes(top: top ?? min(5, count), bottom: bottom ?? 1, seed: seed)
            let all = spectrum ? try hessian.eigenvalues() : nil
            print(
                json
                    ? "\(object(experiment, hessian, ends, all))" : text(experiment, hessian, ends, all))
            if let density { try write(hessian, to: density) }
            guard ends.isConverged else {
                throw Console.fail(
                    "the eigenvalues are not sure after \(ends.products) products: the loss or its slopes are "
                        + "not finite, or too many lie too near to each other")
            }
        }
    }

    private func text(
        _ experiment: Experiment, _ hessian: HessianOperator, _ ends: ExtremeCurvature, _ all: [Double]?
    ) -> String {
        let number = { (value: Double) in NumberText.significant(value, 8) }
        var lines = [
            "parameters          \(hessian.dimension)",
            "loss                \(number(hessian.loss))",
            "gradient norm       \(number(hessian.gradientNorm))",
            "eigenvalues by      "
                + (ends.isFullSpectrum
                    ? "the whole Hessian" : "Lanczos' method, \(ends.products) products"),
        ]
        for (index, mode) in ends.top.enumerated() {
            lines.append(
                (index == 0 ? "largest             " : "                    ") + number(mode.eigenvalue))
        }
        for (index, mode) in ends.bottom.enumerated() {
            lines.append(
                (index == 0 ? "smallest            " : "                    ") + number(mode.eigenvalue))
        }
        if let limit = limitText(experiment.stability, ends) { lines.append("learning rate limit \(limit)") }
        if let all { lines.append("all                 " + all.map(number).joined(separator: " ")) }
        return lines.joined(separator: "\n")
    }

    /// The limit with what it is the limit of, or why there is none; nil where nothing curves upward.
    private func limitText(_ stability: Stability, _ ends: ExtremeCurvature) -> String? {
        switch stability {
        case .limit(_, let formula):
            return ends.learningRateLimit(for: stability).map {
                "\(NumberText.significant($0, 8)) = \(formula), that of a quadratic with this curvature"
            }
        case .none(let deviations):
            return "none is known for \(deviations.map(\.description).joined(separator: ", "))"
        }
    }

    private func object(
        _ experiment: Experiment, _ hessian: HessianOperator, _ ends: ExtremeCurvature, _ all: [Double]?
    ) -> JSONValue {
        .object(
            [
                .init("parameters", .integer(hessian.dimension)),
                .init("loss", .number(hessian.loss)), .init("gradientNorm", .number(hessian.gradientNorm)),
                .init("largest", JSONValue(ends.top.map(\.eigenvalue))),
                .init("smallest", JSONValue(ends.bottom.map(\.eigenvalue))),
                .init("residuals", JSONValue((ends.top + ends.bottom).map(\.residual))),
                .init("products", .integer(ends.products)),
                .init("converged", .bool(ends.isConverged)),
                .init(
                    "learningRateLimit",
                    ends.learningRateLimit(for: experiment.stability).map { .number($0) } ?? .null),
            ] + (all.map { [.init("eigenvalues", JSONValue($0))] } ?? []))
    }

    /// The spectral density, as ``SpectralDensity/table`` has it.
    private func write(_ hessian: HessianOperator, to path: String) throws {
        let density = try hessian.spectralDensity(probes: probes, steps: steps, seed: seed)
        try withFiles { () throws(FileError) in try ResultFormat.write(density, to: path) }
    }
}
