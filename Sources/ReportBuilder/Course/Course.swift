import CairoRenderer
import Mathematics

/// A course as its author wrote it: everything that `course.yaml` and the lessons say, before anything is
/// computed.
package struct Course: Sendable {
    package let folder: CourseFolder
    /// The name of the folder, which is also that of the folder of its pages.
    package let name: String
    /// `course.yaml`.
    package let file: SourceFile
    package var title: String
    /// The language of the prose, as HTML names it: `en`, `de-CH`.
    package var language: String
    /// One sentence for the index; may be empty.
    package var description: String
    package var allowsRawHTML: Bool
    /// The formats in which figures stand beside the pages as files.
    package var figureFormats: [ImageFormat]
    /// In the order in which they are read.
    package var lessons: [Lesson]
    /// Whether anything is wrong beside the lessons.
    var hasErrors = false
    /// Those that it names and that are not there, which has been told.
    var missingLessons: Set<String> = []
    /// Those that are there and left out: drafts, and what only other editions have.
    var leftOut: Set<String> = []
    /// The works that it may cite.
    var bibliography = Bibliography()
    /// Who wrote it, and what others may do with it; may be empty.
    var author = ""
    var licence = ""
    /// What stands at the end of every page, as Markdown; may be empty.
    var footer = ""
    /// The address of the course in the web, without a slash at its end, if it has one.
    var address: String?
    /// The file of its picture.
    var favicon: String?
    /// The commands of TeX that it defines for its formulas.
    var macros = TeXMacros()
    /// The values of its parameters, for whom it is built.
    var parameters: Parameters
    /// What the lessons may name.
    var vocabulary: Vocabulary
    /// What its parts are called, by their folders; those that are not here are called like the folder.
    var partTitles: [String: String] = [:]
    /// The files beside the lessons that it was read from.
    var facts = FileFacts()
    /// What `course.yaml` has of the parameters.
    var asked = ParameterAnswers()

    /// The lesson of that name, without its extension.
    func lesson(named name: String) -> Lesson? { lessons.first { $0.name == name } }
}

/// A lesson as its author wrote it.
package struct Lesson: Sendable {
    /// What contents say a lesson is.
    package enum Kind: String, Sendable, CaseIterable {
        case concept
        case exercise
    }

    /// The path of its file in the course without the extension: `intro`, `part-one/intro`; the page is `name.html`.
    package let name: String
    package var file: SourceFile { text.file }
    /// One reading of its files.
    let reading = Making()
    /// Where blocks of prose are read.
    let text: LessonText
    package var title: String
    /// Whether only what others see of it is here, and not its text.
    var isKept = false
    /// Whether mistakes were found when it was read.
    var hasErrors = false
    /// Whether its edition leaves something of it out.
    var isCut = false
    /// One sentence for the index; may be empty.
    package var summary: String
    package var kind: Kind
    /// The text behind the front matter.
    package var document: MarkdownDocument
    /// The experiments, figures, tables and checks in the text, in its order.
    package var blocks: [LessonBlock]
    /// Who wrote it, and when; may be empty.
    var author = ""
    var date = ""
    /// Names of pages that lead to its own.
    var aliases: [String] = []
    /// Where each of them stands.
    var aliasRanges: [SourceRange] = []
    /// The works that it may cite besides those of the course.
    var bibliography = Bibliography()
    /// Where the title and the other texts of the front matter stand.
    var places: [String: Int] = [:]
}
