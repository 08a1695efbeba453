import Schema

extension Experiment {
    /// What is wrong with the activations' places, with the last layer for this loss, and with the
    /// targets for it.
    static func outputProblems(
        activations: [Activation], outputCount: Int, loss: Loss, targets: Matrix
    ) -> [ExperimentError] {
        var problems: [ExperimentError] = []
        for (index, activation) in activations.enumerated().dropLast() where !activation.isElementwise {
            problems.append(.softmaxInside(layer: index))
        }
        if activations.last == .softmax, outputCount == 1 {
            problems.append(.softmaxOfOne(layer: activations.count - 1))
        }
        if let needed = loss.function.activation, let found = activations.last, found != needed {
            return problems + [.lossNeeds(needed, loss: loss, found: found)]
        }
        switch loss.function.targets {
        case .numbers: break
        case .probabilities: problems += notProbabilities(targets)
        case .distributions:
            let single = notProbabilities(targets)
            problems += single.isEmpty ? notDistributions(targets) : single
        case .signs: problems += notSigns(targets)
        }
        return problems
    }

    /// Targets that are no probabilities; those that are not finite have been complained about.
    private static func notProbabilities(_ targets: Matrix) -> [ExperimentError] {
        targets.elements.enumerated().compactMap { position, value in
            guard value.isFinite, !(0...1).contains(value) else { return nil }
            let (sample, column) = position.quotientAndRemainder(dividingBy: targets.columns)
            return .notProbability(sample: sample, column: column, value: value)
        }
    }

    /// Targets that are neither −1 nor 1; beyond a few it is one mistake, and one problem with their number.
    private static func notSigns(_ targets: Matrix) -> [ExperimentError] {
        let wrong = targets.elements.indices.filter {
            targets.elements[$0].isFinite && targets.elements[$0].magnitude != 1
        }
        let shown = wrong.count > 3 ? wrong.prefix(1) : wrong[...]
        return shown.map { position in
            let (sample, column) = position.quotientAndRemainder(dividingBy: targets.columns)
            return .notSign(
                sample: sample, column: column, value: targets.elements[position],
                others: wrong.count - shown.count)
        }
    }

    /// Samples whose targets are probabilities, but not with sum 1.
    private static func notDistributions(_ targets: Matrix) -> [ExperimentError] {
        (0..<targets.rows).compactMap { sample in
            let sum = targets.row(sample).reduce(0, +)
            return (sum - 1).magnitude > 1e-6 ? .notDistribution(sample: sample, sum: sum) : nil
        }
    }
}

extension ExperimentError {
    static func softmaxInside(layer: Int) -> ExperimentError {
        ExperimentError(
            path: ["network", "layers", .index(layer), "activation"],
            message: "Layer \(layer + 1) is a softmax, but not the last layer.",
            remedy: "Keep softmax for the last layer; inside, take relu or tanh.")
    }

    static func softmaxOfOne(layer: Int) -> ExperimentError {
        ExperimentError(
            path: ["network", "layers", .index(layer), "activation"],
            message: "Layer \(layer + 1) is a softmax over one node, which is always 1.",
            remedy: "Give it a node per class, or take sigmoid with binary-cross-entropy.")
    }

    static func lossNeeds(_ needed: Activation, loss: Loss, found: Activation) -> ExperimentError {
        ExperimentError(
            path: ["loss"],
            message: "The loss \(loss.name) needs the activation \(needed.name) in the last layer, "
                + "which has \(found.name).",
            remedy: "Change the last layer's activation, or the loss.")
    }

    static func notProbability(sample: Int, column: Int, value: Double) -> ExperimentError {
        ExperimentError(
            path: ["data", "targets", .index(sample), .index(column)],
            message: "Target \(column) of sample \(sample) is \(numberText(value)), no probability.",
            remedy: "Write a number from 0 to 1.")
    }

    static func notSign(sample: Int, column: Int, value: Double, others: Int) -> ExperimentError {
        let rest = others > 0 ? ", and \(others) more \(others == 1 ? "is" : "are") neither" : ""
        return ExperimentError(
            path: ["data", "targets", .index(sample), .index(column)],
            message: "Target \(column) of sample \(sample) is \(numberText(value)), neither -1 nor 1\(rest).",
            remedy: "Write 1 for one class and -1 for the other.")
    }

    static func notDistribution(sample: Int, sum: Double) -> ExperimentError {
        ExperimentError(
            path: ["data", "targets", .index(sample)],
            message: "The targets of sample \(sample) have the sum \(numberText(sum)).",
            remedy: "Write 1 for its class and 0 for the others, or probabilities with the sum 1.")
    }
}
