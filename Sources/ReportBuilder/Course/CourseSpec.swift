import CairoRenderer
import Schema

/// What `course.yaml` says.
struct CourseSpec: Sendable, Hashable {
    var title = ""
    /// As HTML names languages: `en`, `de-CH`.
    var language = "en"
    var description = ""
    /// The files of the lessons in order; `nil`: all of the folder.
    var lessons: [String]?
    /// What parts are called, by their folders.
    var parts: [String: String] = [:]
    var allowsRawHTML = false
    var figureFormats: [ImageFormat] = []
    var parameters: [String: ParameterSpec] = [:]
    var author = ""
    var licence = ""
    var footer = ""
    var address: String?
    var favicon: String?
    /// By the name of the command, with a backslash or without.
    var macros: [String: String] = [:]
    /// Files of BibTeX.
    var bibliography: [String] = []

    static let kind = Kind(
        "course", "What a course says of itself, in course.yaml.", CourseSpec(),
        fields: [
            Field(
                "title", \.title, .text, "What the course is called.", called: "the title",
                example: "How networks learn", isRequired: true),
            Field(
                "language", \.language, .language, "The tag of the language of its prose.",
                called: "the language", example: "en, de or pt-BR"),
            Field(
                "description", \.description, .text, "One sentence for the contents.",
                called: "the description"),
            Field("author", \.author, .text, "Who wrote it.", called: "the author"),
            Field(
                "licence", \.licence, .text, "What others may do with it.", called: "the licence",
                example: "CC BY 4.0"),
            Field(
                "footer", \.footer, .text, "A line of Markdown at the end of every page.",
                called: "the footer"),
            Field(
                "address", \.address, .optional(.text),
                "Where the course stands in the web, for the canonical address of its pages.",
                called: "the address", example: "https://example.org/course"),
            Field(
                "favicon", \.favicon, .optional(.text), "The file of a small picture for tabs of browsers.",
                called: "the favicon", example: "icon.png"),
            Field(
                "lessons", \.lessons, .optional(.list(of: .text) { "lesson \($0 + 1) of \($1)" }),
                "The files of the lessons in order, and folders for all lessons in them; all of the folder.",
                called: "the list of lessons", example: "[first-lesson.md]"),
            Field(
                "parts", \.parts,
                Form<[String: String]>.names(of: .text, words: "folders, each with the title of the part") {
                    "the title of the part \"\($0)\""
                },
                "The titles of parts, by the folders in which their lessons stand, in the order of the parts; else "
                    + "parts are called like their folders."),
            Field("raw-html", \.allowsRawHTML, .flag, "Whether HTML in lessons is let through."),
            Field(
                "figures", \.figureFormats, .formats, "As which files figures stand beside the pages.",
                called: "the list of formats", example: "[png, svg]"),
            Field(
                "bibliography", \.bibliography, .oneOrMore(of: .text),
                "The files of BibTeX with the works that lessons cite.",
                called: "the list of bibliographies", example: "references.bib"),
            Field(
                "macros", \.macros,
                Form<[String: String]>.names(
                    of: .text, words: "names of commands, each with the TeX that it stands for"
                ) {
                    "the command \"\($0)\""
                }, "Commands of TeX for the formulas of all lessons, with #1 for the first argument."),
            Field(
                "parameters", \.parameters, ParameterSpec.form,
                "Values that lessons name, and that may be others for every reader."),
        ])
}

extension Form where Content == [ImageFormat] {
    /// A list such as `[png, svg]`, each format once.
    fileprivate static var formats: Form {
        let format = Form<ImageFormat>.word("formats") {
            switch $0 {
            case .png: "A picture of pixels."
            case .svg: "A drawing, its words as outlines."
            case .pdf: "A page of its own."
            }
        }
        return Form(.list(of: format.description, counts: nil)) { value, spot, reader in
            let formats = Form.list(of: format) { _, _ in "the format of figures" }
                .readAnyhow(value, at: spot, into: &reader)
            for (index, format) in (formats ?? []).enumerated()
            where formats?[..<index].contains(format) == true {
                reader.report(
                    "the format \"\(format.rawValue)\" stands twice in the list",
                    at: spot.path + [.index(index)], remedy: "remove one")
            }
            return formats
        } write: {
            .list($0.map { .text($0.rawValue) })
        }
    }
}

extension Form where Content == String {
    /// A language tag such as `en` or `de-CH`.
    fileprivate static var language: Form {
        phrase(
            "the tag of a language", pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
            refusal: "is not the tag of a language", remedy: "write en, de or pt-BR",
            read: { isLanguage($0) ? $0 : nil }, text: { $0 })
    }

    private static func isLanguage(_ tag: String) -> Bool {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        let areParts = parts.allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        guard areParts, let first = parts.first else { return false }
        return (2...3).contains(first.count) && first.allSatisfy(\.isLetter)
    }
}
