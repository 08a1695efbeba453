import Schema
import TrainingCore

extension SweepSeeds {
    /// The experiment with a seed for what is to be drawn from it; the rest keeps the seed that it has.
    func applied(to experiment: Value, seed: UInt64) -> Value {
        let own = ExperimentSpec.seed(in: experiment)
        let isOfTraining = parts.contains(.order) || parts.contains(.dropout)
        var value = experiment
        func set(_ path: Path, of part: Part) {
            let isMeant = parts.contains(part)
            let isWritten = value.holds(path)
            // What has no seed follows the training's.
            if isMeant == isOfTraining, !isWritten { return }
            if !isMeant, isWritten { return }
            let number = Value.integer(isMeant ? seed : own)
            if let set = value.replacing(path, by: number) { value = set }
        }
        for (index, layer) in (value["network"]?["layers"]?.items ?? []).enumerated()
        where layer["initialization"] != nil {
            set(["network", "layers", .index(index), "initialization", "seed"], of: .weights)
        }
        if value["data"]?["generate"] != nil { set(["data", "generate", "seed"], of: .data) }
        for key in ["test", "validation"] {
            guard let part = value["data"]?[key] else { continue }
            if case .number = part, parts.contains(.split) != isOfTraining {
                let written = Value.fields([.init("share", part)])
                value = value.replacing(["data", .key(key)], by: written) ?? value
            }
            set(["data", .key(key), "seed"], of: .split)
        }
        guard isOfTraining else { return value }
        return value.replacing(["training", "seed"], by: .integer(seed)) ?? value
    }
}
