/// Fills computed values into the texts that are needed before pages are written: titles of lessons, which stand on other
/// pages too, and titles of figures, which are drawn.
enum FilledTexts {
    /// The course with these texts filled.
    ///
    /// - Parameter diagnostics: takes what is wrong with the values.
    static func filled(
        _ course: Course, index: ExperimentIndex, recordings: Recordings, diagnostics: inout [Diagnostic]
    ) -> Course {
        var course = course
        for number in course.lessons.indices where !course.lessons[number].isKept {
            let values = LessonValues(
                course.lessons[number], index: index, recordings: recordings, parameters: course.parameters,
                language: NumberLanguage(tag: course.language))
            fill(&course.lessons[number], values)
            diagnostics += values.diagnostics
        }
        return course
    }

    private static func fill(_ lesson: inout Lesson, _ values: LessonValues) {
        let places = lesson.places
        lesson.title = values.filled(lesson.title, startingAt: places["title"] ?? 0)
        lesson.summary = values.filled(lesson.summary, startingAt: places["summary"] ?? 0)
        for number in lesson.blocks.indices {
            guard case .figure(var figure) = lesson.blocks[number].content, !figure.isBroken else { continue }
            let starts = figure.textStarts
            figure.title = figure.title.map { values.filled($0, startingAt: starts["title"] ?? 0) }
            figure.subtitle = figure.subtitle.map { values.filled($0, startingAt: starts["subtitle"] ?? 0) }
            figure.alternativeText = figure.alternativeText.map {
                values.filled($0, startingAt: starts["alt"] ?? 0)
            }
            lesson.blocks[number].content = .figure(figure)
        }
    }
}
