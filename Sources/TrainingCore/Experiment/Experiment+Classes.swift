/// How the outputs of a network are read as classes: one rule for accuracies and for what figures say.
package enum ClassRule: Sendable, Hashable {
    /// A sample is of the class with the largest output, the first of equal ones.
    case largest
    /// Each output is a label of its own and says yes from this limit on.
    case each(from: Double)

    /// How many decisions there are for so many samples.
    package func decisions(samples: Int, outputs: Int) -> Int {
        self == .largest ? samples : samples * outputs
    }
}

extension Experiment {
    /// How a classifier decides; nil for a regression. Classes are what a loss of probabilities or signs takes,
    /// and targets that are all 0 or 1 for outputs that are probabilities.
    package var classRule: ClassRule? {
        switch loss.function.targets {
        case .numbers: hasProbabilities && data.targets.isZerosAndOnes ? rule(of: data.targets) : nil
        default: rule(of: data.targets)
        }
    }

    /// The rule where an accuracy is asked for: targets that are all 0 or 1 are classes then, whatever the
    /// outputs are. Nil if there are none.
    package var classRuleOnDemand: ClassRule? {
        classRule ?? (data.targets.isZerosAndOnes ? rule(of: data.targets) : nil)
    }

    private func rule(of targets: Matrix) -> ClassRule {
        targets.isDistribution ? .largest : .each(from: loss.decisionLimit)
    }

    private var hasProbabilities: Bool {
        let last = network.layers.last?.activation
        return last == .sigmoid || last == .softmax || last == .step
    }
}

extension Loss {
    fileprivate var decisionLimit: Double { function.targets == .signs ? 0 : 0.5 }

    /// Whether an output says yes: from ½ on, and of losses that take signs from 0 on.
    package func saysYes(_ output: Double) -> Bool { output >= decisionLimit }
}

extension Matrix {
    /// The column of the largest number of a row, the first if several are equally large.
    package func largestColumn(ofRow row: Int) -> Int {
        let numbers = self.row(row)
        return numbers.indices.dropFirst().reduce(0) { numbers[$1] > numbers[$0] ? $1 : $0 }
    }

    fileprivate var isZerosAndOnes: Bool { elements.allSatisfy { $0 == 0 || $0 == 1 } }

    /// Whether every row is one of several classes, or shares of them: numbers from 0 to 1 with the sum 1.
    fileprivate var isDistribution: Bool {
        columns > 1
            && (0..<rows).allSatisfy { row in
                let numbers = self.row(row)
                return numbers.allSatisfy { (0...1).contains($0) }
                    && (numbers.reduce(0, +) - 1).magnitude < 1e-6
            }
    }
}
