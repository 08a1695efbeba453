import Charting
import LessonFigures
import Schema
import TrainingCore

/// The pages of reference in `docs/reference`, made from what reads the files that they describe.
public enum ReferencePages {
    /// Each by the name of its file, as Markdown.
    public static func all(of vocabulary: Vocabulary = .standard) -> [(file: String, text: String)] {
        [
            (
                "experiment.md",
                ReferencePage.text(
                    of: ExperimentSpec.kind(of: vocabulary.experiments).description,
                    title: "Every key of an experiment",
                    introduction:
                        "Made from the declarations in `Sources/TrainingCore`; "
                        + "[experiments.md](../experiments.md) explains them by examples.")
            ),
            (
                "charts.md",
                ReferencePage.text(
                    of: ChartFileSpec.kinds(marks: vocabulary.marks), title: "Every key of a chart",
                    introduction:
                        "Made from the declarations in `Sources/Charting/Specs`; [charts.md](../charts.md) explains "
                        + "them by examples. What is called a list of numbers or names may be one number, a list with a "
                        + "name, or with `data` the name of a column.")
            ),
            (
                "course.md",
                ReferencePage.text(
                    of: [
                        CourseSpec.kind.description, FrontMatter.written.description,
                        ExpectedValue.kind.description, QuizSpec.kind.description,
                    ],
                    title: "Every key of a course, and of a lesson's beginning",
                    introduction:
                        "Made from the declarations in `Sources/ReportBuilder`. A `check` block has a line for each "
                        + "value: its name, and a number, a list of numbers, nothing, or an expected value with a "
                        + "tolerance.")
            ),
            (
                "figures.md",
                ReferencePage.text(
                    of: [FigureSpec.everyFigure.description, FigureSpec.everyTable.description]
                        + FigureSpec.options(of: vocabulary.figures, vocabulary.tables),
                    title: "Every figure and table, with its options",
                    introduction:
                        "Made from the catalogs in `Sources/LessonFigures`. With `descent draw` options are "
                        + "`--option KEY=VALUE`, lists with commas.")
            ),
        ]
    }
}
