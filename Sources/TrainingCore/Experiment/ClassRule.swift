/// How the outputs of a network, and its targets, stand for classes.
package enum ClassRule: Sendable, Hashable {
    /// An output for each class: the largest decides, the first of equal ones.
    case largest
    /// One output: from ½ on it is the second class.
    case half
    /// One output: from 0 on it is the second class.
    case sign

    /// The class that a row of outputs decides for, counted from 0; nil where one is not a number.
    package func decision(_ outputs: Matrix, row: Int) -> Int? {
        switch self {
        case .largest: outputs.row(row).contains(where: \.isNaN) ? nil : outputs.largestColumn(ofRow: row)
        case .half: outputs[row, 0].isNaN ? nil : outputs[row, 0] >= 0.5 ? 1 : 0
        case .sign: outputs[row, 0].isNaN ? nil : outputs[row, 0] >= 0 ? 1 : 0
        }
    }

    /// The class that a row of targets stands for.
    package func truth(_ targets: Matrix, row: Int) -> Int {
        self == .largest ? targets.largestColumn(ofRow: row) : targets[row, 0] > 0 ? 1 : 0
    }
}

extension Experiment {
    /// How outputs stand for classes; nil: targets are numbers.
    ///
    /// Of several targets one is 1 and the others 0. A single one is 0 or 1, or −1 or 1; for losses that take any
    /// numbers both have to be there, or a target that happens to be 0 would be a class.
    package var classRule: ClassRule? {
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
        case .signs: return numbers.isSubset(of: [-1, 1]) ? .sign : nil
        case .numbers: return numbers == [0, 1] ? .half : numbers == [-1, 1] ? .sign : nil
        case .probabilities, .distributions: return numbers.isSubset(of: [0, 1]) ? .half : nil
        }
    }

    /// How many classes there are, where there are any.
    package var classCount: Int { max(2, data.targets.columns) }
}
