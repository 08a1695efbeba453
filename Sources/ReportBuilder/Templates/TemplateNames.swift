/// The names a template can use.
struct TemplateNames {
    var escaped: [String]
    var markup: [String]
    /// Lists, groups and flags.
    var sections: [String]

    /// What stands in the head of every page, see ``PageHead``.
    private static let head = ["policy", "styles"]

    static let page = TemplateNames(
        escaped: [
            "language", "courseTitle", "courseAddress", "coursesAddress", "title", "number", "summary",
            "description", "styleSheet", "address", "level",
        ],
        markup: ["article", "footer", "content"] + head,
        sections: [
            "isExercise", "previous", "next", "hasAnswers", "hasNeighbors", "lessons", "isCurrent",
            "hasHeadings",
            "headings",
        ])

    static let course = TemplateNames(
        escaped: [
            "language", "title", "description", "coursesAddress", "styleSheet", "number", "summary",
            "address",
        ],
        markup: ["footer"] + head, sections: ["lessons", "first", "isExercise"])

    static let courses = TemplateNames(
        escaped: ["language", "title", "description", "styleSheet", "summary", "address", "lessonCount"],
        markup: ["footer"] + head, sections: ["courses"])
}
