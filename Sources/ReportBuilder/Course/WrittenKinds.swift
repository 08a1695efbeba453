import Charting
import LessonFigures
import Schema
import TrainingCore

/// What authors write: files and blocks of lessons, each declared once beside what reads it.
public enum WrittenKinds {
    private struct Entry {
        let name: String
        let form: @Sendable () -> FormDescription
    }

    private static let all: [Entry] = [
        Entry(name: "experiment") { .record(ExperimentSpec.kind().description) },
        Entry(name: "chart") { WrittenFigure.description() },
        Entry(name: "course") { .record(CourseSpec.kind.description) },
        Entry(name: "front-matter") { .record(FrontMatter.written.description) },
        Entry(name: "figure") { FigureSpec.figures.form.description },
        Entry(name: "table") { FigureSpec.tables.form.description },
        Entry(name: "check") {
            .names(of: ExpectedValue.form.description, words: "names of values, each with what it must be")
        },
        Entry(name: "answer") { .text },
        Entry(name: "note") { .text },
    ]

    public static var names: [String] { all.map(\.name) }

    /// A JSON Schema (2020-12) as text.
    ///
    /// - Parameter kind: one of ``names``; `nil`: a definition for each, none of which a file has to follow.
    public static func schema(of kind: String?) -> String {
        let chosen = kind.map { name in all.filter { $0.name == name } } ?? all
        return JSONSchema(allowsNames: false).document(
            title: kind.map { "Descent: \($0)" } ?? "Descent",
            definitions: chosen.map { ($0.name, $0.form()) }, root: kind
        ).json
    }
}
