import Schema

extension Experiment {
    /// Whose samples a training looks at that the data do not have.
    static func partProblems(_ training: Training, has: (DataPart) -> Bool) -> [ExperimentError] {
        let wanted: [(path: Path, part: DataPart?)] = [
            (["training", "schedule", "on"], training.schedule.watchedPart),
            (["training", "early-stopping", "on"], training.earlyStopping?.part),
        ]
        return wanted.compactMap { path, part in
            guard let part, !has(part) else { return nil }
            return ExperimentError(
                path: path, message: "There are no \(part.rawValue) samples, whose loss is waited for.",
                remedy: "Put some aside with \(part.rawValue): 0.2 under data.")
        }
    }
}
