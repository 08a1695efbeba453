import Schema
import TrainingCore

/// Many trainings of one experiment, as they are written.
package struct SweepSpec: Sendable {
    /// The experiment as it is written, or where it is.
    package var experiment = Value.none
    /// What differs between the runs, in the order of the text.
    package var axes: [SweepAxis] = []
    /// nil: each setting is trained once, with the experiment's own seeds.
    package var seeds: SweepSeeds?
    package var record = SweepRecord()

    package init() {}

    /// One experiment, trained from several seeds for everything in it that is drawn at random.
    package init(_ experiment: Value, seeds count: Int) {
        self.experiment = experiment
        var seeds = SweepSeeds()
        seeds.count = count
        self.seeds = seeds
    }

    package static let kind = Kind(
        "sweep", "Many trainings of one experiment, between which some of its keys differ.", SweepSpec(),
        fields: [
            Field(
                "experiment", \.experiment, .experiment,
                "The experiment, or the file, lesson or recording that has it.", called: "the experiment",
                example: "moons.yaml", isRequired: true, isUsual: { $0 == $1 }),
            Field(
                "vary", \.axes, SweepAxis.form, "What differs: keys of the experiment, each with its values.",
                example: "{training.batch: [8, 32]}"),
            Field(
                "seeds", \.seeds, .optional(SweepSeeds.form),
                "How often each setting is trained, each time from another seed; once.",
                example: "20"),
            Field(
                "record", \.record, SweepRecord.kind.form,
                "What is kept of each run beside its last numbers.",
                called: "the record", isInherited: true),
        ])
}

extension Form where Content == Value {
    /// An experiment or the name of one, kept as it is written.
    fileprivate static var experiment: Form {
        Form(.either([.text, .record(ExperimentSpec.kind().description)])) { value, spot, reader in
            switch value {
            case .text, .fields: return value
            default:
                reader.report(
                    "the experiment must be the name of a file or a mapping, found \(value.described)",
                    at: spot.path, remedy: spot.remedy)
                return nil
            }
        } write: {
            $0
        }
    }
}

/// What is kept of each run beside its last numbers.
package struct SweepRecord: Sendable, Hashable {
    /// Columns of ``TrainingCore/RecordedSeries``.
    package var curves: [String] = []
    /// Of each curve, beside the first; the losses over all data are taken no more often.
    package var points = 50

    package init() {}

    /// Those of which there may be curves: what has a number before the first update too.
    static let series = RecordedSeries.all.filter { !$0.isOfUpdates }

    /// The curves in the order of columns.
    package var names: [String] { Self.series.map(\.column).filter(curves.contains) }

    static let kind = Kind(
        "record", "What is kept of each run beside its last numbers.", SweepRecord(),
        fields: [
            Field(
                "curves", \.curves,
                .list(of: .word(among: series.map(\.column), called: "curves")) { index, name in
                    "curve \(index + 1) of \(name)"
                }, "Which numbers are kept while the training goes on.", example: "[loss, test_loss]"),
            Field("points", \.points, .integer(1...100_000), "How many of each, evenly spread."),
        ])
}

/// How often each setting is trained, and what the seed of a run is for.
package struct SweepSeeds: Sendable, Hashable {
    /// What is drawn at random in a training.
    package enum Part: String, Sendable, CaseIterable {
        case weights, data, split, order, dropout
    }

    /// The first; the next ones follow.
    package var first: UInt64 = 1
    package var count = 1
    /// What differs; the rest is drawn from the experiment's own seeds.
    package var parts = Part.allCases

    package init() {}

    static let kind = Kind(
        "seeds", "From which seeds each setting is trained.", SweepSeeds(),
        fields: [
            Field("from", \.first, .seed, "The first."),
            Field(
                "count", \.count, .integer(1...1_000_000_000), "How many, one after another.",
                called: "the number of seeds", example: "20", isRequired: true),
            Field(
                "of", \.parts,
                .list(of: .part, counts: 1...Part.allCases.count) { index, name in
                    "part \(index + 1) of \(name)"
                },
                "What is drawn from them; the rest from the experiment's own.", example: "[weights, order]"),
        ])

    /// A number of seeds from 1 on, or a mapping.
    static let form = Form<SweepSeeds>.shaped(
        "a number of seeds or a mapping",
        [
            ShapedForm(
                .number,
                form: Form<Int>.integer(1...1_000_000_000).map {
                    var seeds = SweepSeeds()
                    seeds.count = $0
                    return seeds
                } from: {
                    $0.count
                }),
            ShapedForm(.mapping, form: kind.form),
        ])
}

extension Form where Content == SweepSeeds.Part {
    fileprivate static var part: Form {
        word("parts") {
            switch $0 {
            case .weights: "The weights before the training."
            case .data: "Generated samples."
            case .split: "Which samples are put aside."
            case .order: "The orders of the samples, with shuffle."
            case .dropout: "Which values are dropped."
            }
        }
    }
}
