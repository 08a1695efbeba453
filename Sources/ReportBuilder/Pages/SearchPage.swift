/// The page with the search of a course. Where no script runs it lists the lessons.
package struct SearchPage: Sendable {
    package var language = "en"
    package var courseTitle: String
    package var lessons: [PageLesson]
    /// The page over several courses, if there is one.
    package var coursesAddress: String?
    /// The picture of the course, relative to the page.
    package var favicon: String?
    package var footer: HTMLNode = .empty
    package var styleSheet = "style.css"

    package init(courseTitle: String, lessons: [PageLesson]) {
        self.courseTitle = courseTitle
        self.lessons = lessons
    }

    /// The script with what is looked through.
    static let indexScript = "search-index.js"
    /// The script that looks.
    static let searchScript = "search.js"

    var fields: TemplateFields {
        var fields = TemplateFields()
        let words = PageWords(language: language)
        fields["language"] = .text(language)
        words.fill(&fields, skip: .skipToText)
        fields["searchCourseWord"] = .text(words[.searchCourse])
        fields["foundWord"] = .text(words[.placesFound])
        fields["nothingFoundWord"] = .text(words[.nothingFound])
        fields["searchNeedsScriptWord"] = .text(words[.searchNeedsScript])
        fields["courseTitle"] = .text(courseTitle)
        fields["courseAddress"] = .address("index.html")
        fields["coursesAddress"] = coursesAddress.map { .address($0) } ?? .nothing
        fields["favicon"] = favicon.map { .address($0) } ?? .nothing
        fields["styleSheet"] = .address(styleSheet)
        fields["indexScript"] = .address(Self.indexScript)
        fields["searchScript"] = .address(Self.searchScript)
        fields["footer"] = .markup(footer)
        fields["lessons"] = .list(lessons.map(\.fields))
        PageHead(runsScripts: true, left: courseTitle, right: words[.search]).fill(&fields)
        return fields
    }
}
