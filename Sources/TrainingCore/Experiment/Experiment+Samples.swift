/// A part of the data: what is trained on, or what is put aside.
package enum DataPart: String, Sendable, Hashable, CaseIterable {
    case training, test
}

extension Experiment {
    /// The samples of a part as the network sees them; nil: there are none.
    package func samples(of part: DataPart) -> Dataset? {
        switch part {
        case .training: data
        case .test: test
        }
    }

    /// The parts that have samples.
    package var parts: [DataPart] { DataPart.allCases.filter { samples(of: $0) != nil } }

    /// The inputs of a part in the units of the data, before anything was standardized.
    package func writtenInputs(of part: DataPart) -> Matrix? {
        guard let inputs = samples(of: part)?.inputs else { return nil }
        guard let preparation, !preparation.means.isEmpty else { return inputs }
        let source = preparation.source.data.inputs
        let aside = Set(preparation.testSamples)
        let rows = (0..<source.rows).filter { aside.contains($0) == (part == .test) }
        let written = source.rows(rows)
        return preparation.standardized(written) == inputs ? written : inputs
    }

    /// Inputs in the units of the data, as the network takes them.
    package func prepared(_ inputs: Matrix) -> Matrix { preparation?.standardized(inputs) ?? inputs }
}
