/// A lesson as other pages name it.
package struct PageLesson: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case concept, exercise
    }

    /// A part of the course, with lessons in it.
    package struct Part: Sendable, Hashable {
        package var title: String
        /// Of its heading in the contents of the course.
        package var id: String

        package init(title: String, id: String) {
            self.title = title
            self.id = id
        }
    }

    /// Counts from 1.
    package var number: Int
    package var title: String
    /// One sentence, or empty.
    package var summary: String
    package var kind: Kind
    /// Relative to the page that links to it.
    package var address: String
    /// The part in which it stands, if it stands in one.
    package var part: Part?

    package init(
        number: Int, title: String, summary: String = "", kind: Kind = .concept, address: String,
        part: Part? = nil
    ) {
        self.number = number
        self.title = title
        self.summary = summary
        self.kind = kind
        self.address = address
        self.part = part
    }

    /// The same as a page names it.
    ///
    /// - Parameter page: its path in the folder of the course.
    func seen(from page: String) -> PageLesson {
        var lesson = self
        lesson.address = CourseFolder.relative(address, from: page)
        return lesson
    }
}

extension [PageLesson] {
    /// Where each run of lessons of one part lies.
    var runs: [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        for index in indices where index + 1 == count || self[index + 1].part != self[index].part {
            runs.append(start..<index + 1)
            start = index + 1
        }
        return runs
    }

    /// The lessons by their parts, as templates name them; one group without a title where there are no parts.
    ///
    /// - Parameter entry: the fields of a lesson.
    func fieldsByParts(_ entry: @escaping (Int) -> TemplateFields) -> TemplateFields.Field {
        .later {
            runs.map { run in
                var fields = TemplateFields()
                fields["partTitle"] = .text(self[run.lowerBound].part?.title ?? "")
                fields["partID"] = .text(self[run.lowerBound].part?.id ?? "")
                fields["lessons"] = .list(run.map(entry))
                return fields
            }
        }
    }
}
