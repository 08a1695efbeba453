import Mustache
import Templates

/// What is wrong with a template of a course.
public struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name of the template, such as `page.mustache`.
    public let file: String
    /// Both count from 1.
    public let line: Int
    public let column: Int
    public let message: String
    public let remedy: String

    public var description: String { "\(file):\(line):\(column): \(message): \(remedy)" }
}

/// The page templates: those compiled in, or those of a course in their place.
public struct TemplateSet: Sendable {
    /// What can be overridden.
    public static let names = ["page.mustache", "course.mustache", "courses.mustache", "style.css"]

    private let page: MustacheTemplate?
    private let course: MustacheTemplate?
    private let courses: MustacheTemplate?
    /// The text of `style.css`.
    public let styleSheet: String

    /// - Parameters:
    ///   - overrides: texts by file name; see ``names``.
    ///   - report: takes what is wrong with them. A template with an error does not replace the built-in one.
    public init(overrides: [String: String] = [:], report: (TemplateError) -> Void = { _ in }) {
        for name in overrides.keys.sorted() where !Self.names.contains(name) {
            let near = Nearest.match(name, among: Self.names)
            report(
                TemplateError(
                    file: name, line: 1, column: 1, message: "No page uses this template",
                    remedy: near.map { "did you mean \($0)?" }
                        ?? "templates are " + Self.names.joined(separator: ", ")))
        }
        func template(
            _ file: String, builtIn: String, _ names: TemplateNames.Names
        ) -> MustacheTemplate? {
            // That the built-in templates can be read is held by a test.
            overrides[file].flatMap { Self.checked($0, file, names, report) }
                ?? (try? MustacheTemplate(string: builtIn))
        }
        page = template("page.mustache", builtIn: Templates.page, TemplateNames.page)
        course = template("course.mustache", builtIn: Templates.course, TemplateNames.course)
        courses = template("courses.mustache", builtIn: Templates.courses, TemplateNames.courses)
        styleSheet = overrides["style.css"] ?? Templates.style
    }

    public func html(of page: LessonPage) -> String { self.page?.render(page.fields) ?? "" }
    public func html(of page: CoursePage) -> String { course?.render(page.fields) ?? "" }
    public func html(of page: CoursesPage) -> String { courses?.render(page.fields) ?? "" }

    private static func checked(
        _ text: String, _ file: String, _ names: TemplateNames.Names, _ report: (TemplateError) -> Void
    ) -> MustacheTemplate? {
        let problems = TemplateChecker(file: file, text: text, names: names).problems()
        problems.forEach(report)
        guard problems.isEmpty else { return nil }
        do {
            return try MustacheTemplate(string: text)
        } catch let error as MustacheTemplate.ParserError {
            report(
                TemplateError(
                    file: file, line: error.context.lineNumber, column: error.context.columnNumber,
                    message: "The template can't be read (\(error.error))",
                    remedy: "close every section with its own name, in the order of opening"))
        } catch {
            report(
                TemplateError(
                    file: file, line: 1, column: 1, message: "The template can't be read (\(error))",
                    remedy: "compare it with the built-in one"))
        }
        return nil
    }
}

/// The names each template can use.
enum TemplateNames {
    struct Names {
        var escaped: [String]
        var markup: [String]
        /// Lists, groups and flags.
        var sections: [String]
    }

    static let page = Names(
        escaped: [
            "language", "courseTitle", "courseAddress", "coursesAddress", "title", "number", "summary",
            "description", "styleSheet", "address", "level",
        ],
        markup: ["article", "footer", "content"],
        sections: [
            "isExercise", "previous", "next", "hasNeighbors", "lessons", "isCurrent", "hasHeadings",
            "headings",
        ])

    static let course = Names(
        escaped: [
            "language", "title", "description", "coursesAddress", "styleSheet", "number", "summary",
            "address",
        ],
        markup: ["footer"], sections: ["lessons", "first", "isExercise"])

    static let courses = Names(
        escaped: ["language", "title", "description", "styleSheet", "summary", "address", "lessonCount"],
        markup: ["footer"], sections: ["courses"])
}
