import Schema

extension Experiment {
    /// Wrong settings of what stands behind layers, parameters that are no numbers, and what stands behind the last
    /// layer.
    static func stageProblems(_ network: Network) -> [ExperimentError] {
        network.layers.enumerated().flatMap { index, layer in
            layer.behind.enumerated().flatMap { position, stage -> [ExperimentError] in
                let place: Path = ["network", "layers", .index(index), "behind", .index(position)]
                var problems = stage.function.settingProblems.map { ExperimentError($0.below(place)) }
                for (number, value) in (stage.parameters ?? []).enumerated() where !value.isFinite {
                    problems.append(
                        .notFinite(
                            place + ["parameters", .index(number)],
                            what: "Parameter \(number) of the \(stage.name) behind layer \(index + 1)",
                            value: value))
                }
                if index == network.layers.count - 1 { problems.append(.stageAtEnd(stage.name, place)) }
                return problems
            }
        }
    }
}

extension ExperimentError {
    static func stageAtEnd(_ name: String, _ place: Path) -> ExperimentError {
        ExperimentError(
            path: place + [.key(name)],
            message: "A \(name) stands behind the last layer, whose values are the predictions.",
            remedy: "Leave it out, or put it behind a hidden layer.")
    }

    /// A line search compares losses of one update with each other.
    static func drawnLineSearch(_ title: String, _ name: String) -> ExperimentError {
        ExperimentError(
            path: ["training", "optimizer"],
            message:
                "\(title) searches along its direction, for which it needs one loss; \(name) makes it another "
                + "one at every update.",
            remedy: "Leave the \(name) out, or take another optimizer.")
    }

    /// What stands behind a layer is an item of its own in the list of layers of an experiment file: the path of a
    /// layer, which counts layers alone, as the file has it.
    ///
    /// - Parameter stages: how many stand behind each layer.
    func placed(amongStages stages: [Int]) -> ExperimentError {
        guard path.count > 2, path.prefix(2) == ["network", "layers"], case .index(let layer) = path[2] else {
            return self
        }
        var item = layer + stages.prefix(layer).reduce(0, +)
        var rest = path.dropFirst(3)
        if rest.first == "behind", case .index(let position)? = rest.dropFirst().first {
            item += 1 + position
            rest = rest.dropFirst(2)
        }
        return ExperimentError(
            path: path.prefix(2) + [.index(item)] + rest, message: message, remedy: remedy)
    }
}
