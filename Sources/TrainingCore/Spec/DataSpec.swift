import Schema

/// The data of an experiment as they are written: numbers, columns of a file, or a generator.
package struct DataSpec: Sendable, Hashable {
    /// A list of numbers per sample; with a file the names of columns, or of an array. Which it is depends on
    /// ``file``, so that it stays as it was written.
    package var inputs = Value.none
    /// A number or a list of numbers per sample; with a file the names of columns, or of an array.
    package var targets = Value.none
    package var file: String?
    package var hasHeader: Bool?
    package var missing: MissingValues?
    /// The classes that the targets are numbers of.
    package var classes: ClassesSpec?
    /// What the inputs are called; nil: as the columns of the file, if there is one.
    package var names: [String]?
    /// What a single target is called; nil: as the column of the file, if there is one.
    package var targetName: String?
    package var generator: DataGenerator?
    package var test: PartSpec?
    package var validation: PartSpec?
    package var standardizesInputs = false

    /// What becomes of a value that is not there: empty, NA, NaN, null or ?, in any case of letters.
    package enum MissingValues: String, Sendable, CaseIterable {
        /// It is an error.
        case error
        /// Its row is left out.
        case drop
        /// The mean of the column's other values stands in for it.
        case mean
    }

    /// The samples that are put aside.
    package struct PartSpec: Sendable, Hashable {
        package var share: Double
        /// nil: the training's.
        package var seed: UInt64?
    }

    /// What is done to the data before a training; `seed` where none is written.
    package func preparation(seed: UInt64) -> DataPreparation {
        var preparation = DataPreparation(
            testShare: test?.share, validationShare: validation?.share, standardizesInputs: standardizesInputs
        )
        // Without a choice to draw, a seed would make two equal preparations differ.
        if let test { preparation.seed = test.seed ?? seed }
        if let validation { preparation.validationSeed = validation.seed ?? seed }
        return preparation
    }

    static func kind(seed: UInt64, of kinds: ExperimentKinds) -> Kind<DataSpec> {
        Kind(
            "data", "The samples, and what is done to them before.", DataSpec(),
            fields: fields(seed: seed, of: kinds),
            choices: [
                Choice(complainedAboutElsewhere: ["inputs", "generate"]),
                Choice(complainedAboutElsewhere: ["targets", "generate"]),
            ]
        ) {
            $0.problems
        }
    }

    private static func fields(seed: UInt64, of kinds: ExperimentKinds) -> [Field<DataSpec>] {
        [
            Field("inputs", \.inputs, .samples, "A list of numbers per sample; of a file the columns."),
            Field("targets", \.targets, .samples, "A number or a list per sample; of a file the columns."),
            Field(
                "file", \.file, .optional(.text), "A .csv, .npy or .npz file beside the experiment.",
                called: "the file", example: "data.csv"),
            Field(
                "header", \.hasHeader, .optional(.flag),
                "Whether the first line of a .csv names the columns; else they are 0, 1, …. True."),
            Field(
                "missing", \.missing, .optional(MissingValues.form),
                "What becomes of missing values of a .csv; error.",
                called: "the policy for missing values"),
            Field(
                "classes", \.classes, .optional(ClassesSpec.form),
                "Targets are the numbers of so many classes, from 0, or of these.", called: "the classes",
                symbol: "K",
                example: "[setosa, versicolor, virginica]"),
            Field(
                "names", \.names, .optional(.list(of: .text) { "name \($0 + 1) of \($1)" }),
                "What the inputs are called in figures; as the columns of the file, else x[0], x[1], ….",
                called: "the names", example: "[length, width]"),
            Field(
                "target-name", \.targetName, .optional(.text),
                "What a single target is called in figures; as the column of the file, else Target. Several are named with classes.",
                called: "the name of the target", example: "price"),
            Field(
                "generate", \.generator, .optional(kinds.generators(seed).form),
                "Samples made by a formula.",
                example: "{name: moons, samples: 200}"),
            Field(
                "test", \.test, .optional(PartSpec.form(of: "test", "to test on")),
                "The share of the samples put aside to test on.",
                called: "the share of test samples", example: "0.25"),
            Field(
                "validation", \.validation,
                .optional(PartSpec.form(of: "validation", "to watch the training with")),
                "The share of the samples put aside to watch the training with.",
                called: "the share of validation samples", example: "{share: 0.2, seed: 1}"),
            Field(
                "standardize", \.standardizesInputs, .flag, "Whether each input gets mean 0 and deviation 1."),
        ]
    }

    /// Keys that mean nothing beside others, and those that are missing.
    private var problems: [Problem] {
        func needs(_ key: String, _ isThere: Bool, _ need: String) -> Problem? {
            isThere
                ? Problem(
                    path: [.key(key)], place: .key, message: "\(key) needs \(need)",
                    remedy: "remove it, or give \(need)") : nil
        }
        func missing(_ key: String, _ value: Value, _ remedy: String) -> Problem? {
            value == .none
                ? Problem(path: [], place: .head, message: "data has no \"\(key)\"", remedy: remedy) : nil
        }
        if generator != nil {
            let need = "data that are not generated"
            return [
                needs("inputs", inputs != .none, need), needs("targets", targets != .none, need),
                needs("file", file != nil, need), needs("header", hasHeader != nil, need),
                needs("missing", self.missing != nil, need),
                needs("classes", classes != nil && classes?.names.isEmpty ?? true, need),
            ].compactMap { $0 }
        }
        let need = file == nil ? "a file" : "a .csv file"
        let isTable = file.map { !$0.hasSuffix(".npy") && !$0.hasSuffix(".npz") } ?? false
        let columns = file != nil
        return [
            needs("header", hasHeader != nil && !isTable, need),
            needs("missing", self.missing != nil && !isTable, need),
            missing(
                "inputs", inputs,
                columns
                    ? "name the columns of the file: inputs: [x1, x2]"
                    : "write a list of numbers per sample: inputs: [[0, 3], [1, 2]]"),
            missing(
                "targets", targets,
                columns
                    ? "name the columns of the file: targets: [y]"
                    : "write a number, or a list of numbers, per sample: targets: [1, 3]"),
        ].compactMap { $0 }
    }
}

extension DataSpec.MissingValues {
    static let form = Form<DataSpec.MissingValues>.word("policies") {
        switch $0 {
        case .error: "It is an error."
        case .drop: "Its row is left out."
        case .mean: "The mean of the column's other values stands in for it."
        }
    }
}

extension DataSpec.PartSpec {
    private static let share = Form<Double>.between(0, and: 1)

    private static func kind(_ name: String, _ purpose: String) -> Kind<DataSpec.PartSpec> {
        Kind(
            name, "The samples put aside \(purpose).", DataSpec.PartSpec(share: 0, seed: nil),
            fields: [
                Field(
                    "share", \.share, share, "Which share of all.", called: "the share of \(name) samples",
                    example: "0.25", isRequired: true),
                Field(
                    "seed", \.seed, .optional(.seed), "What the choice is drawn from; the training's seed.",
                    called: "the seed of the \(name) samples", example: "3"),
            ])
    }

    /// A share, or a mapping with a seed of its own.
    static func form(of name: String, _ purpose: String) -> Form<DataSpec.PartSpec> {
        let kind = kind(name, purpose)
        return Form(.either([share.description, .record(kind.description)])) { value, spot, reader in
            if case .fields = value {
                return kind.readAnyhow(value, at: spot.path, called: "the \(name) samples", into: &reader)
            }
            return share.readAnyhow(value, at: spot, into: &reader).map { .init(share: $0, seed: nil) }
        } write: {
            $0.seed == nil ? .number($0.share) : .fields(kind.members(of: $0))
        }
    }
}

extension Form where Content == Value {
    /// Samples, or names of columns: kept as they are written.
    static var samples: Form {
        let item = FormDescription.either([.number(.all), .text, .list(of: .number(.all), counts: nil)])
        return Form(.either([.list(of: item, counts: nil), .text])) { value, _, _ in
            value
        } write: {
            $0
        }
    }
}
