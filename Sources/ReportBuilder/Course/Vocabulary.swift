import Charting
import LessonFigures
import Schema
import TrainingCore

/// All that authors may name: Descent's own kinds, and those that a user of the library adds.
///
/// It is a value that is handed to what reads: two courses can be built with two of them side by side. Kinds from outside
/// are read, checked, written and documented like ours.
///
/// ```swift
/// var vocabulary = Vocabulary.standard
/// vocabulary.experiments.optimizers = vocabulary.experiments.optimizers.adding(.rule(SignDescent.self))
/// vocabulary.figures.append(.mine)
/// let course = try await CourseBuilder(fonts: fonts, jobs: 2, vocabulary: vocabulary).build(folder)
/// ```
public struct Vocabulary: Sendable {
    /// Activations, losses, optimizers, schedules, generators and initializations.
    public var experiments = ExperimentKinds.standard
    /// What a `figure` block may show; of two kinds with one name the later one counts.
    public var figures = FigureCatalog.kinds
    /// What a `table` block may show; of two kinds with one name the later one counts.
    public var tables = TableCatalog.kinds
    /// What a chart may draw.
    public var marks = Marks.all
    /// What the first word behind a fence may be.
    public var blocks = BlockKind.all
    /// How tables of data may be written.
    public var tableFormats = TableFormat.all

    /// The kinds of Descent.
    public static let standard = Vocabulary()

    private init() {}

    func figure(named name: String) -> FigureKind? { figures.last { $0.name == name } }
    func table(named name: String) -> TableKind? { tables.last { $0.name == name } }
    func block(named name: String) -> BlockKind? { blocks.last { $0.name == name } }
}
