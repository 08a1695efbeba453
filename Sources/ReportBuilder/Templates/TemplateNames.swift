/// The names a template can use.
struct TemplateNames {
    var escaped: [String]
    var markup: [String]
    /// Lists, groups and flags.
    var sections: [String]

    /// What stands in the head of every page, see ``PageHead``.
    private static let head = ["policy", "styles"]

    /// The words of the page itself, in the language of its text, and the direction of that.
    private static let words = [
        "direction", "skipWord", "contentsWord", "allCoursesWord", "previousWord", "nextWord", "beginWord",
        "startWord", "aroundWord", "exerciseWord", "exerciseMark", "printWord", "searchWord",
        "allLessonsWord",
        "placeWord",
    ]

    /// What the contents by parts name.
    private static let parts = ["partTitle", "partID"]

    static let page = TemplateNames(
        escaped: [
            "language", "courseTitle", "courseAddress", "coursesAddress", "title", "number", "summary",
            "description", "styleSheet", "address", "level", "author", "canonical", "favicon", "byline",
            "searchAddress",
        ] + words + parts,
        markup: ["article", "footer", "content"] + head,
        sections: [
            "isExercise", "previous", "next", "hasAnswers", "hasNeighbors", "lessons", "isCurrent",
            "hasHeadings",
            "headings", "parts", "part", "hasMoreLessons",
        ])

    static let course = TemplateNames(
        escaped: [
            "language", "title", "description", "coursesAddress", "styleSheet", "number", "summary",
            "address", "canonical", "favicon", "searchAddress",
        ] + words + parts,
        markup: ["footer"] + head, sections: ["lessons", "first", "isExercise", "parts"])

    static let single = TemplateNames(
        escaped: [
            "language", "courseTitle", "title", "number", "summary", "description", "address", "name",
            "class",
            "level", "author", "canonical", "favicon", "byline",
        ] + words + parts,
        markup: ["article", "footer", "content"] + head,
        sections: ["isExercise", "hasAnswers", "hasSeveral", "lessons", "hasHeadings", "headings", "parts"])

    static let search = TemplateNames(
        escaped: [
            "language", "courseTitle", "courseAddress", "coursesAddress", "styleSheet", "favicon", "number",
            "title",
            "summary", "address", "searchCourseWord", "foundWord", "nothingFoundWord",
            "searchNeedsScriptWord",
            "indexScript", "searchScript",
        ] + words,
        markup: ["footer"] + head, sections: ["lessons", "isExercise"])

    static let courses = TemplateNames(
        escaped: ["language", "title", "description", "styleSheet", "summary", "address", "lessonCount"]
            + words,
        markup: ["footer"] + head, sections: ["courses"])
}
