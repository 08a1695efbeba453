import Drawing
import LessonFigures
import Schema
import Sweeps
import TrainingCore

/// A fenced block of a lesson that is more than text.
package struct LessonBlock: Sendable {
    /// Kept apart, since blocks are large and are handed through many calls, which small stacks hold too.
    indirect enum Content: Sendable {
        case experiment(ExperimentBlock)
        case sweep(SweepBlock)
        case figure(FigureBlock)
        case check([ValueCheck])
        case quiz(QuizBlock)
    }

    var content: Content
    /// From the opening fence to the end of the closing one.
    var range: SourceRange
    /// All that it was read from, without places: with its parameters, what it is like, and the files that it names. Nothing
    /// where that is not known.
    var source: [UInt8]?
}

struct ExperimentBlock: Sendable {
    /// `nil` after an error.
    var id: BlockID?
    /// `nil` after an error.
    var experiment: Experiment?
    /// How it is written, if it is right.
    var written: ExperimentDocument?
}

/// Many trainings of one experiment, which a build does.
struct SweepBlock: Sendable {
    /// `nil` after an error.
    var id: BlockID?
    /// `nil` after an error.
    var plan: SweepPlan?
}

/// A figure, or a table that is shown.
struct FigureBlock: Sendable {
    enum Kind: Sendable {
        case figure(FigureKind)
        case table(TableKind)
        /// A chart described mark by mark, of data that no experiment made.
        case chart(ChartSpec)
        /// A chart described mark by mark, of the one experiment of the block.
        case recordedChart(RecordedChart)

        var name: String {
            switch self {
            case .figure(let kind): kind.name
            case .table(let kind): kind.name
            case .chart, .recordedChart: "chart"
            }
        }
    }

    /// An experiment that the figure is about: `id`, or `lesson/id`.
    struct SubjectReference: Sendable, Hashable {
        var name: String
        var range: SourceRange
    }

    /// `nil` after an error.
    var id: BlockID?
    /// `nil` after an error.
    var kind: Kind?
    var subjects: [SubjectReference] = []
    var options: [String: OptionValue] = [:]
    /// Where each key of the block has its value.
    var places: [String: SourceRange] = [:]
    /// Where the text behind each key begins.
    var textStarts: [String: Int] = [:]
    var caption: PlacedText?
    var alternativeText: String?
    var title: String?
    var subtitle: String?
    var size: Size?
    /// Whether the author made a mistake in the block, so that it cannot be drawn.
    var isBroken = false

    /// Whether it can show a sweep.
    var mayBeOfSweep: Bool {
        switch kind {
        case .figure(let kind): kind.isOfSweep
        case .recordedChart: true
        default: false
        }
    }

    /// The keys whose texts may hold values.
    static let textKeys = ["caption", "title", "subtitle", "alt"]

    /// From how many other seeds the figure wants its experiments trained.
    var seedCount: Int? { FigureInput(subjects: [], options: options).seedCount }

    /// Where to complain about an option: at its value, else at the kind of the figure.
    func place(of option: String?) -> SourceRange? {
        option.flatMap { places[$0] } ?? places["kind"]
    }
}
