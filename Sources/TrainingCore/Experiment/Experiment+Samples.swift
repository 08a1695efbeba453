extension Experiment {
    /// The samples of a part; nil if the experiment has none.
    public func data(of part: DataPart) -> Dataset? {
        switch part {
        case .training: data
        case .validation: validation
        case .test: test
        }
    }

    /// The parts that have samples.
    package var parts: [DataPart] { DataPart.allCases.filter { data(of: $0) != nil } }

    /// The inputs of a part in the units of the data, before anything was standardized.
    package func writtenInputs(of part: DataPart) -> Matrix? {
        guard let inputs = data(of: part)?.inputs else { return nil }
        guard let preparation, !preparation.means.isEmpty else { return inputs }
        let source = preparation.source.data.inputs
        let (test, validation) = (Set(preparation.testSamples), Set(preparation.validationSamples))
        let rows = (0..<source.rows).filter { row in
            switch part {
            case .training: !test.contains(row) && !validation.contains(row)
            case .validation: validation.contains(row)
            case .test: test.contains(row)
            }
        }
        let written = source.rows(rows)
        return preparation.standardized(written) == inputs ? written : inputs
    }

    /// Inputs in the units of the data, as the network takes them.
    package func prepared(_ inputs: Matrix) -> Matrix { preparation?.standardized(inputs) ?? inputs }
}
