import LessonFigures
import Sweeps

/// A figure block with the recordings that it is about: all that is needed to draw it.
struct FigureJob: Sendable {
    var block: FigureBlock
    var subjects: [Subject]
    /// What a chart or a figure is of, in place of a training.
    var sweep: SweptRuns?
    /// Of each subject the same training from other seeds, where the figure wants them and they can be made.
    var seeds: [SweepPlan] = []
    /// What the block and the experiments of its subjects were read from; `nil` where that is not known.
    var sources: [[UInt8]]?
    /// The name of its lesson.
    var lesson: String
    var file: SourceFile
    /// Where the block stands, for complaints.
    var range: SourceRange

    /// What the figure is made from.
    var input: FigureInput {
        var input = FigureInput(subjects: subjects, options: block.options)
        input.sweep = sweep
        input.sweepID = block.subjects.first.map { ExperimentReference.id(in: $0.name) } ?? ""
        return input
    }
}
