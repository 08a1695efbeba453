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
    var drawn = DrawnMemory()
    /// Of what an edition leaves out.
    var leftOut = DrawnMemory()
    var pages = PageMemory()

    /// Nothing yet.
    package init() {}

    /// Takes in what another build used, besides what is here.
    ///
    /// - Parameters:
    ///   - most: how many versions of a lesson are kept.
    ///   - isNewAge: whether what was taken in before the last age is forgotten.
    mutating func join(_ other: BuildMemory, most: Int, isNewAge: Bool) {
        lessons.join(other.lessons, most: most)
        recordings.join(other.recordings, isNewAge: isNewAge)
        sweeps.join(other.sweeps, isNewAge: isNewAge)
        drawn.join(other.drawn, most: most, isNewAge: isNewAge)
        leftOut.join(other.leftOut, most: most, isNewAge: isNewAge)
        pages.join(other.pages, isNewAge: isNewAge)
    }
}

/// What was drawn for the lessons of a course, and written.
struct DrawnMemory: Sendable {
    var figures = Memo<FigureIngredients, MadeFigure>()
    var targets = Memo<Making, LessonTargets>()
    var articles = ArticleMemory()

    mutating func join(_ other: DrawnMemory, most: Int, isNewAge: Bool) {
        figures.join(other.figures, isNewAge: isNewAge)
        targets.join(other.targets, isNewAge: isNewAge)
        articles.join(other.articles, most: most)
    }
}
