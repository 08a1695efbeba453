import Schema

// The forms of files, of the kinds of this library. Kinds of one's own stand in a vocabulary, which no decoder has.

extension Experiment: Codable {
    /// Reads the form of experiment files.
    ///
    /// - Throws: `DecodingError.dataCorrupted` with the place and the remedy of the first problem.
    public init(from decoder: any Decoder) throws {
        let value = try Value(from: decoder)
        self = try Value.decoded(decoder) { ExperimentSpec.read(value, into: &$0)?.experiment }
    }

    /// Writes the form of experiment files, samples and weights included; O(numbers).
    ///
    /// - Throws: `EncodingError.invalidValue` for an experiment with kinds that are none of this library.
    public func encode(to encoder: any Encoder) throws {
        let spec = ExperimentSpec(self)
        let value = spec.map { Value.fields(ExperimentSpec.kind(of: .standard).members(of: $0)) }
        try (value ?? .none).encoded(self, encoder)
    }
}

extension Optimizer: Codable {
    /// Reads `{name: adam, learning-rate: 0.01}`; throws `DecodingError.dataCorrupted` with the first problem.
    public init(from decoder: any Decoder) throws {
        self = try Optimizers.all.form.read(from: decoder, called: "the optimizer")
    }

    /// Writes what is not the default; throws `EncodingError.invalidValue` for a rule of one's own.
    public func encode(to encoder: any Encoder) throws { try Optimizers.all.form.write(self, to: encoder) }
}
