extension ClassRule {
    /// The class that a row of outputs decides for, counted from 0, where each sample is of one; nil where an output is
    /// not a number.
    package func decision(_ outputs: Matrix, row: Int) -> Int? {
        guard !outputs.row(row).contains(where: \.isNaN) else { return nil }
        switch self {
        case .largest: return outputs.largestColumn(ofRow: row)
        case .each(let limit): return outputs[row, 0] >= limit ? 1 : 0
        }
    }

    /// The class that a row of targets stands for, where each sample is of one.
    package func truth(_ targets: Matrix, row: Int) -> Int {
        switch self {
        case .largest: targets.largestColumn(ofRow: row)
        case .each(let limit): targets[row, 0] >= limit ? 1 : 0
        }
    }
}

extension Experiment {
    /// How outputs stand for classes of which each sample is one; nil: targets are numbers, or several labels at once.
    ///
    /// Of several targets one is 1 and the others 0. A single one is 0 or 1, or −1 or 1; for losses that take any
    /// numbers both have to be there, or a target that happens to be 0 would be a class.
    package var oneClassRule: ClassRule? {
        let targets = data.targets
        if targets.columns > 1 {
            let isOneOfMany = (0..<targets.rows).allSatisfy { row in
                let own = targets.row(row)
                return own.allSatisfy { $0 == 0 || $0 == 1 } && own.count { $0 == 1 } == 1
            }
            return isOneOfMany && loss.function.targets != .signs ? .largest : nil
        }
        let numbers = Set(targets.elements)
        switch loss.function.targets {
        case .signs: return numbers.isSubset(of: [-1, 1]) ? .each(from: 0) : nil
        case .numbers:
            return numbers == [0, 1] ? .each(from: 0.5) : numbers == [-1, 1] ? .each(from: 0) : nil
        case .probabilities, .distributions: return numbers.isSubset(of: [0, 1]) ? .each(from: 0.5) : nil
        }
    }

    /// How many classes there are, where there are any.
    package var classCount: Int { max(2, data.targets.columns) }
}
