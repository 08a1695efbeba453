import ArgumentParser
import Charting
import LossLandscape
import TrainingCore

/// How an optimizer walks over a function that is no network's loss.
struct OptimizerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Of a function: \(Optimizers.all.names.joined(separator: ", ")).", valueName: "name"),
        completion: .optimizer)
    var optimizer: String?

    @Option(help: "Of a function: the learning rate; 0.001, of lbfgs 1, of the others 0.1.")
    var learningRate: Double?

    @Option(help: "Of a function: how many updates the optimizer makes; 1000.")
    var updates: Int?

    func validate() throws {
        _ = try value()
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

    /// With the defaults of everything but the learning rate, which is 1 for those that search along their direction,
    /// 0.001 for gradient descent, and 0.1 for the others.
    func value() throws -> Optimizer {
        let name = optimizer ?? GradientDescent.kind.name
        guard let usual = Optimizers.named(name, learningRate: 1) else {
            throw ValidationError(
                "There is no optimizer \"\(name)\"; write one of \(Optimizers.all.names.joined(separator: ", "))."
            )
        }
        let rate = usual.rule.searchesLoss ? 1 : name == GradientDescent.kind.name ? 0.001 : 0.1
        return usual.with(learningRate: learningRate ?? rate)
    }
}
