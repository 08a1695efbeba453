import Schema

/// The samples of an experiment before anything is known to fit: a row of inputs and a row of targets each.
package struct SampleRows: Sendable, Hashable {
    package var inputs: NumberRows
    package var targets: NumberRows
    /// Of the columns that they stand in.
    package var names: DataNames

    package init(inputs: NumberRows, targets: NumberRows, names: DataNames = DataNames()) {
        self.inputs = inputs
        self.targets = targets
        self.names = names
    }
}

extension DataSpec {
    /// The samples that are generated or stand in the experiment itself; of a file, none.
    ///
    /// - Parameter path: of the data in the experiment.
    package func rows(at path: Path, into reader: inout Reader) -> SampleRows? {
        guard file == nil else { return nil }
        if let generator {
            let dataset = generator.dataset()
            return SampleRows(inputs: NumberRows(dataset.inputs), targets: NumberRows(dataset.targets))
        }
        guard inputs != .none, targets != .none else { return nil }
        let rows = Form<[[Double]]>.list(of: .row) { index, _ in "input \(index)" }.readAnyhow(
            inputs, at: Spot(path: path + ["inputs"], name: "the inputs"), into: &reader)
        let answers = Form<[[Double]]>.list(of: .target) { index, _ in "target \(index)" }.readAnyhow(
            targets, at: Spot(path: path + ["targets"], name: "the targets"), into: &reader)
        guard let rows, let answers else { return nil }
        return SampleRows(inputs: NumberRows(rows), targets: NumberRows(answers))
    }

    /// With classes, the single target of each sample is the number of its class, from 0, and becomes as many targets,
    /// of which one is 1. Named classes may also be those of a single output, or of as many targets as there are names.
    ///
    /// - Parameters:
    ///   - outputs: of the network.
    ///   - place: of a target, for complaints.
    package func classed(
        _ rows: SampleRows, outputs: Int?, place: (Int) -> Path, into reader: inout Reader
    ) -> SampleRows? {
        guard let written = self.classes, generator == nil else { return rows }
        let classes = written.count
        if !written.names.isEmpty, outputs == 1 || rows.targets.allHave(width: classes) {
            return rows
        }
        var targets = NumberRows()
        for (sample, target) in rows.targets.enumerated() {
            let number = target.count == 1 ? Int(exactly: target[target.startIndex]) : nil
            guard let number, (0..<classes).contains(number) else {
                let found =
                    target.count == 1 ? numberText(target[target.startIndex]) : "a list of \(target.count)"
                reader.report(
                    "target \(sample) must be the number of a class, found \(found)", at: place(sample),
                    remedy: "write a whole number from 0 to \(classes - 1), or remove classes")
                return nil
            }
            targets.append((0..<classes).map { $0 == number ? 1 : 0 })
        }
        return SampleRows(inputs: rows.inputs, targets: targets, names: rows.names)
    }
}

extension Form where Content == [Double] {
    /// A list of numbers, or a number where the network has one output.
    fileprivate static var target: Form {
        Form(.either([.number(.all), .list(of: .number(.all), counts: nil)]), placeholder: [0]) {
            value, spot, reader in
            if value.items != nil { return row.readAnyhow(value, at: spot, into: &reader) }
            return Form<Double>.number.readAnyhow(value, at: spot, into: &reader).map { [$0] }
        } write: {
            $0.count == 1 ? .number($0[0]) : .numbers($0)
        }
    }
}
