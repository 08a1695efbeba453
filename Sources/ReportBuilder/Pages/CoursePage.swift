/// The first page of a course: what it is about and its lessons.
package struct CoursePage: Sendable {
    package var language = "en"
    package var title: String
    /// One sentence, or empty.
    package var description = ""
    package var lessons: [PageLesson]
    /// The page over several courses, if there is one.
    package var coursesAddress: String?
    /// The address of the page in the web, if there is one.
    package var canonical: String?
    /// The page with the search, if there is one.
    package var searchAddress: String?
    /// The picture of the course, relative to the page.
    package var favicon: String?
    package var footer: HTMLNode = .empty
    package var styleSheet = "style.css"

    package init(title: String, lessons: [PageLesson]) {
        self.title = title
        self.lessons = lessons
    }

    var fields: TemplateFields {
        var fields = TemplateFields()
        fields["language"] = .text(language)
        PageWords(language: language).fill(&fields, skip: .skipToLessons)
        fields["canonical"] = canonical.map { .address($0) } ?? .nothing
        fields["searchAddress"] = searchAddress.map { .address($0) } ?? .nothing
        fields["favicon"] = favicon.map { .address($0) } ?? .nothing
        fields["title"] = .text(title)
        fields["description"] = .text(description)
        fields["coursesAddress"] = coursesAddress.map { .address($0) } ?? .nothing
        fields["styleSheet"] = .address(styleSheet)
        fields["footer"] = .markup(footer)
        PageHead(left: title).fill(&fields)
        fields["lessons"] = .later { lessons.map(\.fields) }
        fields["parts"] = lessons.fieldsByParts { lessons[$0].fields }
        fields["first"] = lessons.first.map { .group($0.fields) } ?? .nothing
        return fields
    }
}

/// The page over several courses.
package struct CoursesPage: Sendable {
    /// A course as this page names it.
    package struct Course: Sendable, Hashable {
        package var title: String
        /// One sentence, or empty.
        package var summary: String
        package var address: String
        package var lessonCount: Int

        package init(title: String, summary: String = "", address: String, lessonCount: Int) {
            self.title = title
            self.summary = summary
            self.address = address
            self.lessonCount = lessonCount
        }
    }

    package var language = "en"
    package var title = "Courses"
    package var description = ""
    package var courses: [Course]
    package var footer: HTMLNode = .empty
    package var styleSheet = "style.css"

    package init(courses: [Course]) {
        self.courses = courses
    }

    var fields: TemplateFields {
        var fields = TemplateFields()
        fields["language"] = .text(language)
        let words = PageWords(language: language)
        words.fill(&fields, skip: .skipToCourses)
        fields["title"] = .text(title)
        fields["description"] = .text(description)
        fields["styleSheet"] = .address(styleSheet)
        fields["footer"] = .markup(footer)
        PageHead(left: title).fill(&fields)
        fields["courses"] = .list(
            courses.map { course in
                var fields = TemplateFields()
                fields["title"] = .text(course.title)
                fields["summary"] = .text(course.summary)
                fields["address"] = .address(course.address)
                fields["lessonCount"] = .text(
                    "\(course.lessonCount) \(words[course.lessonCount == 1 ? .lesson : .lessons])")
                return fields
            })
        return fields
    }
}
