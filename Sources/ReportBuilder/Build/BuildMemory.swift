import TrainingCore

/// What the last builds of a course have computed, for the next one.
///
/// Everything is kept under all that it was made of, so a build gives the same files with a memory as without. A memory
/// belongs to one course and one builder, whose fonts and vocabulary are not compared.
package struct BuildMemory: Sendable {
    var recordings = Memo<Experiment, Recording>()
    var figures = Memo<FigureIngredients, MadeFigure>()

    /// Nothing yet.
    package init() {}
}
