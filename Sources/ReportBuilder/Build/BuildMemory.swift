import Sweeps
import TrainingCore

/// What the last builds of a course have computed, for the next one.
///
/// Everything is kept with all that it was made of, so a build gives the same files with a memory as without. A memory
/// belongs to one course and one builder, whose fonts and vocabulary are not compared.
package struct BuildMemory: Sendable {
    var lessons = LessonMemory()
    var recordings = Memo<Experiment, Recording>()
    var sweeps = Memo<SweepIngredients, [SweepResult]>()
    var figures = Memo<FigureIngredients, MadeFigure>()
    var targets = Memo<Making, LessonTargets>()
    var articles = ArticleMemory()
    var pages = PageMemory()

    /// Nothing yet.
    package init() {}
}
