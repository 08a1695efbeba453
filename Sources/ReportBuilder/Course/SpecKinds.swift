import Charting
import LessonFigures
import Schema
import Sweeps
import TrainingCore

/// What authors write: files and blocks of lessons, each declared once beside what reads it.
public enum SpecKinds {
    private struct Entry {
        let name: String
        let form: @Sendable () -> FormDescription
    }

    private static func all(of vocabulary: Vocabulary) -> [Entry] {
        [
            Entry(name: "experiment") {
                let whole = ExperimentSpec.kind(of: vocabulary.experiments).description.adding(
                    LessonKeys.only)
                return .either([.record(whole), .changes(of: whole, naming: LessonKeys.like)])
            },
            Entry(name: "sweep") { .record(SweepSpec.kind.description).adding(LessonKeys.all) },
            Entry(name: "chart") { ChartFileSpec.description(marks: vocabulary.marks) },
            Entry(name: "course") { .record(CourseSpec.kind.description) },
            Entry(name: "front-matter") { .record(FrontMatter.written.description) },
            Entry(name: "figure") {
                FigureSpec.list(vocabulary.figures).form.description.adding(LessonKeys.only)
            },
            Entry(name: "table") {
                FigureSpec.list(vocabulary.tables).form.description.adding(LessonKeys.only)
            },
            Entry(name: "quiz") { .record(QuizSpec.kind.description).adding(LessonKeys.only) },
            Entry(name: "check") {
                .names(
                    of: ExpectedValue.form.description, words: "names of values, each with what it must be")
            },
        ]
            + vocabulary.blocks.compactMap { block in
                guard case .prose = block.content else { return nil }
                return Entry(name: block.name) { .text }
            }
    }

    /// Those of Descent, without kinds from outside.
    public static var names: [String] { all(of: .standard).map(\.name) }

    /// A JSON Schema (2020-12) as text.
    ///
    /// - Parameters:
    ///   - kind: one of ``names``; `nil`: a definition for each, none of which a file has to follow.
    ///   - vocabulary: what may be named.
    public static func schema(of kind: String?, vocabulary: Vocabulary = .standard) -> String {
        let all = all(of: vocabulary)
        let chosen = kind.map { name in all.filter { $0.name == name } } ?? all
        return JSONSchema().document(
            title: kind.map { "Descent: \($0)" } ?? "Descent",
            definitions: chosen.map { ($0.name, $0.form()) }, root: kind
        ).json
    }
}

/// Keys of blocks of a lesson that are read before all others.
private struct LessonKeys: Sendable {
    var id = ""
    var editions: [String] = []
    var like = ""

    private static let kind = Kind(
        "block", "What blocks of a lesson say besides.", LessonKeys(),
        fields: [
            Field("id", \.id, .identifier, "What the lesson calls it.", called: "the id", example: "rates"),
            Field(
                "only", \.editions,
                .oneOrMore(of: .word(among: Edition.named.map(\.rawValue), called: "editions")),
                "For which editions it is; all.", called: "only", example: "solutions"),
        ])

    static let all = kind.description.fields
    static let only = all.filter { $0.key == "only" }

    /// What an experiment of a lesson says instead of what it has from another one.
    static let like = Field<LessonKeys>(
        "like", \.like, .text, "The experiment that this one is like, but for what is written here.",
        example: "plain"
    ).description
}
