import Schema

extension Array<FunctionLayer> {
    /// What does not fit of what stands behind a layer of so many nodes, which counts from 0 here.
    func problems(layer index: Int, nodes nodeCount: Int) -> [ExperimentError] {
        var problems: [ExperimentError] = []
        var kinds: Set<String> = []
        var labels: Set<String> = []
        for (position, stage) in map({ $0.placed(nodes: nodeCount) }).enumerated() {
            let place: Path = ["network", "layers", .index(index), "behind", .index(position)]
            let counts = stage.counts(nodes: nodeCount)
            let expected = counts.reduce(0) { $0 + $1.count }
            let found = stage.parameters?.count ?? 0
            if !kinds.insert(stage.name).inserted {
                problems.append(
                    ExperimentError(
                        path: place, message: "Two \(stage.name)s stand behind layer \(index + 1).",
                        remedy: "Write one."))
            } else if !stage.function.hasKeyOfItsName {
                problems.append(
                    ExperimentError(
                        path: place, message: "The layer \(stage.name) has no setting called \(stage.name).",
                        remedy: "Call one so: by its key the list of layers knows of which kind an item is."))
            } else if let label = counts.map(\.name).first(where: { !ParameterName.isName($0) }) {
                problems.append(
                    ExperimentError(
                        path: place, message: "The layer \(stage.name) calls parameters \"\(label)\".",
                        remedy: "Call them by two or more letters from a to z."))
            } else if let label = counts.map(\.name).first(where: { !labels.insert($0).inserted }) {
                problems.append(
                    ExperimentError(
                        path: place,
                        message: "Two layers behind layer \(index + 1) call their parameters \(label).",
                        remedy: "Put a fully connected layer between them."))
            } else if found != expected {
                problems.append(
                    ExperimentError(
                        path: place + ["parameters"],
                        message: "The \(stage.name) behind layer \(index + 1) has "
                            + "\(counted(found, "parameter")), expected \(expected).",
                        remedy: "Write as many, or none for those that it starts with."))
            } else {
                let zeros = [Double](repeating: 0, count: nodeCount)
                let values = stage.function.values(of: zeros, parameters: stage.parameters ?? [], draw: nil)
                guard values.count != nodeCount else { continue }
                problems.append(
                    ExperimentError(
                        path: place,
                        message: "The layer \(stage.name) makes \(counted(values.count, "value")) of "
                            + "\(nodeCount).", remedy: "Give one value for each that comes in."))
            }
        }
        return problems
    }
}
