extension PageWords {
    /// What a page says of itself.
    ///
    /// - Parameter skip: what its first link leads to.
    func fill(_ fields: inout TemplateFields, skip: PageWord) {
        fields["direction"] = direction.map { .text($0) } ?? .nothing
        let words: KeyValuePairs<String, PageWord> = [
            "skipWord": skip, "contentsWord": .contents, "allCoursesWord": .allCourses,
            "previousWord": .previous, "nextWord": .next, "beginWord": .beginWith, "startWord": .start,
            "aroundWord": .lessonsAround, "exerciseWord": .exercise, "exerciseMark": .exerciseMark,
            "printWord": .printAnswers, "searchWord": .search,
            "allLessonsWord": .allLessons, "placeWord": .placeInCourse,
        ]
        for (name, word) in words { fields[name] = .text(self[word]) }
    }
}
