extension TemplateSet {
    package func html(of page: LessonPage) -> String { self.page.page(page.fields) }
    package func html(of page: CoursePage) -> String { course.page(page.fields) }
    package func html(of page: SearchPage) -> String { search.page(page.fields) }
    package func html(of page: SingleFilePage) -> String { single.page(page.fields(styleSheet: styleSheet)) }
    package func html(of page: CoursesPage) -> String { courses.page(page.fields) }
}

extension Template {
    /// The page, with the style sheet of its drawings at the begin of its head where the template of an author does
    /// not name a place for it.
    fileprivate func page(_ fields: TemplateFields) -> String {
        let page = render(fields)
        guard !parts.contains(.markup("styles")), case .markup(let styles)? = fields["styles"] else {
            return page
        }
        for tag in ["<head>", "<head ", "<html", "<!doctype"] {
            guard let start = page.range(of: tag), let end = page[start...].firstIndex(of: ">") else {
                continue
            }
            let place = page.index(after: end)
            return page[..<place] + "\n" + styles.markup + page[place...]
        }
        return styles.markup + page
    }
}

extension String {
    /// Where a tag begins, in letters of either case.
    fileprivate func range(of tag: String) -> String.Index? {
        let tag = Array(tag.utf8)
        return utf8.indices.first { start in
            utf8[start...].prefix(tag.count).elementsEqual(tag) { $0 | 0x20 == $1 | 0x20 }
        }
    }
}
