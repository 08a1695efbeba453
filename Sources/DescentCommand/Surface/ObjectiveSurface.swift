import ArgumentParser
import Charting
import LossLandscape
import TrainingCore

/// How an optimizer walks over a function that is no network's loss.
struct OptimizerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Of a function: \(Optimizers.all.names.joined(separator: ", ")).", valueName: "name"))
    var optimizer: String?

    @Option(help: "Of a function: the learning rate; 0.001, of lbfgs 1, of the others 0.1.")
    var learningRate: Double?

    @Option(help: "Of a function: how many updates the optimizer makes; 1000.")
    var updates: Int?

    func validate() throws {
        if let optimizer, !Optimizers.all.names.contains(optimizer) {
            throw ValidationError(
                "There is no optimizer \"\(optimizer)\"; write one of \(Optimizers.all.names.joined(separator: ", "))."
            )
        }
        if let learningRate, !(learningRate >= 0 && learningRate.isFinite) {
            throw ValidationError("--learning-rate takes a number that is not negative, not \(learningRate).")
        }
    }

    /// Experiments say themselves how they are trained.
    func refuse() throws {
        guard optimizer != nil || learningRate != nil || updates != nil else { return }
        throw ValidationError(
            "--optimizer, --learning-rate and --updates are for functions; an experiment has its own training."
        )
    }

    /// With the defaults of everything but the learning rate, which is 1 for L-BFGS, 0.001 for gradient
    /// descent, and 0.1 for the others.
    var value: Optimizer {
        let name = optimizer ?? GradientDescent.kind.name
        let rate =
            learningRate ?? (name == LBFGS.kind.name ? 1 : name == GradientDescent.kind.name ? 0.001 : 0.1)
        return Optimizers.named(name, learningRate: rate) ?? .gradientDescent(learningRate: rate)
    }
}

/// The landscape of a function by name.
struct ObjectiveSurface {
    let command: SurfaceCommand
    let objective: Objective

    func run() throws {
        let name = objective.name
        guard let y = command.y else { throw ValidationError("\(name) has two coordinates: give --y.") }
        guard let xRange = range(command.x), let yRange = range(y) else {
            throw ValidationError("The axes of \(name) are ranges alone, such as --x -2:2:101.")
        }
        guard command.quantity == .loss, command.precision == .double else {
            throw ValidationError("\(name) has values in double precision and nothing else.")
        }
        let options = command.directions
        guard !options.place.isGiven, options.directions == nil, options.saveDirections == nil,
            options.others.isEmpty, !options.orthogonal
        else { throw ValidationError("\(name) is no network: it has no weights and no directions.") }
        if command.path != nil, command.start.count != 1 {
            throw ValidationError("--path needs one place to start from: --start X,Y.")
        }
        try landscape {
            try command.checkStarts(x: xRange, y: yRange)
            let clock = ContinuousClock()
            let begin = clock.now
            let grid = try objective.surface(x: xRange, y: yRange)
            let duration = clock.now - begin
            try command.write(
                to: command.output, archive: { grid.archive }, table: { grid.table }, json: { grid.json })
            command.report(grid, in: duration)
            try command.read(grid, of: try objective.surfaceFunction())
            if let path = command.path { try writePath(to: path) }
        }
    }

    private func range(_ axis: LandscapeAxis) -> PlaneAxis? {
        axis.subject == .coordinate ? axis.range : nil
    }

    private func writePath(to file: String) throws {
        let path = try objective.path(
            from: command.start[0], optimizer: command.optimizer.value,
            updates: command.optimizer.updates ?? 1000)
        try command.write(
            to: file, archive: { path.archive }, table: { path.table },
            json: {
                .object([
                    .init("x", JSONValue(path.places.column(0))),
                    .init("y", JSONValue(path.places.column(1))),
                    .init("loss", JSONValue(path.loss)),
                ])
            })
        if let update = path.divergedAtUpdate {
            return print("\(command.optimizer.value.name) diverges: no finite number after update \(update)")
        }
        let end = path.places.row(path.places.rows - 1).map { NumberText.significant($0, 6) }
        print(
            "\(command.optimizer.value.name) ends at (\(end.joined(separator: ", "))) with "
                + "\(NumberText.significant(path.loss[path.loss.count - 1], 6))")
    }
}
