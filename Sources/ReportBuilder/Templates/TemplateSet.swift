import Templates
import WebRenderer

/// The page templates: those compiled in, or those of a course in their place.
package struct TemplateSet: Sendable {
    /// What can be overridden.
    package static let names = [
        "page.mustache", "course.mustache", "courses.mustache", "single.mustache", "search.mustache",
        "style.css",
    ]

    let page: Template
    let course: Template
    let courses: Template
    /// A course or a lesson in one file.
    let single: Template
    /// The search of a course.
    let search: Template
    /// The text of `style.css`: what drawings need in any page, then the sheet.
    package let styleSheet: String

    /// The templates that are compiled in.
    package init() {
        var diagnostics: [Diagnostic] = []
        self.init(overrides: [:], diagnostics: &diagnostics)
    }

    /// - Parameters:
    ///   - overrides: files by the name of what they replace; see ``names``.
    ///   - diagnostics: takes what is wrong with them. A template with an error replaces nothing.
    package init(overrides: [String: SourceFile], diagnostics: inout [Diagnostic]) {
        for (name, file) in overrides.sorted(by: { $0.key < $1.key }) where !Self.names.contains(name) {
            diagnostics.append(
                Diagnostic(
                    "no page uses this template", file: file, range: nil,
                    remedy: Nearest.remedy(for: name, among: Self.names, called: "templates"), code: .template
                ))
        }
        func template(_ name: String, builtIn text: String, _ names: TemplateNames) -> Template {
            if let file = overrides[name],
                let template = TemplateReader.read(file, names: names, diagnostics: &diagnostics)
            {
                return template
            }
            // That the built-in templates can be read is held by a test.
            let builtIn = SourceFile(name: name, text: text)
            return TemplateReader.read(builtIn, names: names, diagnostics: &diagnostics)
                ?? Template(parts: [])
        }
        page = template("page.mustache", builtIn: Templates.page, .page)
        course = template("course.mustache", builtIn: Templates.course, .course)
        courses = template("courses.mustache", builtIn: Templates.courses, .courses)
        single = template("single.mustache", builtIn: Templates.single, .single)
        search = template("search.mustache", builtIn: Templates.search, .search)
        styleSheet =
            InlineDrawings.commonSheet(in: ".version") + "\n"
            + (overrides["style.css"]?.text ?? Templates.style)
    }
}
