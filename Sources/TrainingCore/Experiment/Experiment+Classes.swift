/// What a network decides for where its outputs stand for classes: one rule for accuracies and for what figures say.
extension Loss {
    /// Whether an output says yes: from ½ on, and of losses that take signs from 0 on.
    package func saysYes(_ output: Double) -> Bool { output >= (function.targets == .signs ? 0 : 0.5) }
}

extension Matrix {
    /// The column of the largest number of a row, the first if several are equally large.
    package func largestColumn(ofRow row: Int) -> Int {
        let numbers = self.row(row)
        return numbers.indices.dropFirst().reduce(0) { numbers[$1] > numbers[$0] ? $1 : $0 }
    }
}
