import Charting

/// The questions of a course as Moodle reads them: XML with a question each, in the order of the lessons.
package enum MoodleQuestions {
    /// The file, and what of it Moodle will not show.
    package static func file(of course: BuiltCourse) -> (text: String, warnings: [String]) {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n"
        text +=
            "<question type=\"category\"><category><text>\(HTMLEscape.text("$course$/top/" + plain(course.title)))</text></category></question>\n"
        for quiz in course.quizzes { text += question(quiz) }
        let warnings = course.quizzes.filter { $0.question.markup.contains("<img ") }.map {
            "\($0.lesson)#\($0.id): pictures are not part of the file; put them into the question in Moodle"
        }
        return (text + "</quiz>\n", warnings)
    }

    /// A slash would make a category of its own.
    private static func plain(_ title: String) -> String { title.replacing("/", with: "-") }

    private static func question(_ quiz: LessonQuiz) -> String {
        let head = """
            <name><text>\(HTMLEscape.text("\(quiz.lesson): \(quiz.id)"))</text></name>
            <questiontext format="html">\(html(quiz.question))</questiontext>
            <generalfeedback format="html">\(html(quiz.explanation))</generalfeedback>

            """
        switch quiz.answer {
        case .number(let number, let tolerance):
            return "<question type=\"numerical\">\n\(head)" + """
                <answer fraction="100" format="moodle_auto_format"><text>\(number)</text><tolerance>\(tolerance)</tolerance></answer>
                </question>

                """
        case .choices(let choices, let hasSeveral):
            let rights = choices.count(where: \.isRight)
            let answers = choices.map { choice in
                // Who takes all of them gets nothing.
                let share =
                    choice.isRight
                    ? share(of: rights) : hasSeveral ? "-" + share(of: choices.count - rights) : "0"
                return "<answer fraction=\"\(share)\" format=\"html\">\(html(choice.text))</answer>\n"
            }
            return "<question type=\"multichoice\">\n\(head)<single>\(!hasSeveral)</single>\n"
                + "<shuffleanswers>true</shuffleanswers>\n<answernumbering>abc</answernumbering>\n"
                + answers.joined() + "</question>\n"
        }
    }

    private static func html(_ node: HTMLNode) -> String { "<text>\(HTMLEscape.text(node.markup))</text>" }

    /// A hundred over a number with at most five decimals, as Moodle knows shares.
    private static func share(of count: Int) -> String {
        let whole = (100.0 / Double(max(1, count)) * 100_000).rounded() / 100_000
        return NumberText.exact(whole)
    }
}
