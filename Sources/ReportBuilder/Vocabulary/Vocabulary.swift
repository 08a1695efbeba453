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
    /// Activations, layers, losses, optimizers, schedules, generators and initializations.
    public var experiments = ExperimentKinds.standard
    /// What a `figure` block may show; of two kinds with one name the later one counts.
    public var figures: [FigureKind] {
        get { ownFigures ?? FigureCatalog.kinds }
        set { ownFigures = newValue }
    }
    /// What a `table` block may show; of two kinds with one name the later one counts.
    public var tables: [TableKind] {
        get { ownTables ?? TableCatalog.kinds }
        set { ownTables = newValue }
    }
    /// What a chart may draw.
    public var marks: KindList<any ChartMark> {
        get { ownMarks ?? Marks.all }
        set { ownMarks = newValue }
    }
    /// What the first word behind a fence may be.
    public var blocks: [BlockKind] {
        get { ownBlocks ?? BlockKind.all }
        set { ownBlocks = newValue }
    }
    /// How tables of data may be written.
    public var tableFormats: [TableFormat] {
        get { ownFormats ?? TableFormat.all }
        set { ownFormats = newValue }
    }

    // Lists are made when they are asked for: who reads one experiment does not wait for all figures.
    private var ownFigures: [FigureKind]?
    private var ownTables: [TableKind]?
    private var ownMarks: KindList<any ChartMark>?
    private var ownBlocks: [BlockKind]?
    private var ownFormats: [TableFormat]?

    /// The kinds of Descent.
    public static let standard = Vocabulary()

    private init() {}

    func figure(named name: String) -> FigureKind? { figures.last { $0.name == name } }
    func table(named name: String) -> TableKind? { tables.last { $0.name == name } }
    func block(named name: String) -> BlockKind? { blocks.last { $0.name == name } }

    /// Whether a word behind a fence or behind `:::` says that something is an answer.
    func isAnswer(_ word: String) -> Bool {
        block(named: word)?.isAnswer == true || DivisionKind.named(word.lowercased())?.isAnswer == true
    }
}
