/// The names a template can use.
struct TemplateNames {
    var escaped: [String]
    var markup: [String]
    /// Lists, groups and flags.
    var sections: [String]

    static let page = TemplateNames(
        escaped: [
            "language", "courseTitle", "courseAddress", "coursesAddress", "title", "number", "summary",
            "description", "styleSheet", "address", "level",
        ],
        markup: ["article", "footer", "content"],
        sections: [
            "isExercise", "previous", "next", "hasNeighbors", "lessons", "isCurrent", "hasHeadings",
            "headings",
        ])

    static let course = TemplateNames(
        escaped: [
            "language", "title", "description", "coursesAddress", "styleSheet", "number", "summary",
            "address",
        ],
        markup: ["footer"], sections: ["lessons", "first", "isExercise"])

    static let courses = TemplateNames(
        escaped: ["language", "title", "description", "styleSheet", "summary", "address", "lessonCount"],
        markup: ["footer"], sections: ["courses"])
}
