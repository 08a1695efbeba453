import Charting

/// A question of a lesson as one reader gets it, with its answer: for the key, and for other programs.
package struct LessonQuiz: Sendable {
    package enum Answer: Sendable {
        case number(Double, tolerance: Double)
        case choices([(text: HTMLNode, isRight: Bool)], hasSeveral: Bool)
    }

    /// The name of the lesson, and what the question is called there.
    package let lesson: String
    package let id: String
    package let question: HTMLNode
    package let answer: Answer
    package let explanation: HTMLNode
}

/// Makes questions of the text of a lesson.
struct QuizWriter {
    let lesson: Lesson
    let course: Course
    let edition: Edition
    let words: PageWords
    let values: LessonValues
    /// Prose with several paragraphs, and in one line.
    let prose: (PlacedText) -> HTMLNode
    let line: (PlacedText) -> HTMLNode

    /// The question, what the page shows of it, and the words of its answer; `nil` after an error.
    ///
    /// - Parameter number: which of the lesson's it is, from 1.
    func written(_ block: QuizBlock, number: Int) -> (quiz: LessonQuiz, markup: QuizMarkup, answer: HTMLNode)?
    {
        guard !block.isBroken, let id = block.id?.name, let question = block.question else { return nil }
        // Not the value alone: a question has the same salt in all editions, and for all readers.
        let salt = "\(course.name)/\(lesson.name)/\(id)"
        let choices = block.choices.map { (text: line($0.text), isRight: $0.isRight) }
        var markup = QuizMarkup(name: "\(words[.question]) \(number)", id: id, question: prose(question))
        let answer: LessonQuiz.Answer
        var said: HTMLNode
        if let wanted = block.number {
            guard let value = values.number(of: wanted) else { return nil }
            let tolerance = wanted.tolerance ?? (value == 0 ? 0.01 : abs(value) / 100)
            let seal = QuizSeal(number: value, tolerance: max(tolerance, abs(value) * 1e-12), salt: salt)
            guard let seal else {
                values.report("the tolerance of the answer is too small to be checked", at: wanted.range)
                return nil
            }
            markup.seal = seal
            answer = .number(value, tolerance: tolerance)
            said = .element(
                "p", text: "\(NumberText.significant(value, 6)) ± \(NumberText.significant(tolerance, 3))")
        } else {
            markup.choices = choices.map(\.text)
            markup.hasSeveral = block.hasSeveral
            markup.seal = QuizSeal(choices: choices.indices.filter { choices[$0].isRight }, salt: salt)
            answer = .choices(choices, hasSeveral: block.hasSeveral)
            said = .element(
                "ul", content: choices.filter(\.isRight).map { .element("li", content: [$0.text]) })
        }
        // Explanations are not looked at where they are not shown.
        let explanation = edition.hasAnswers ? block.explanation.map(prose) ?? .empty : .empty
        said = .fragment([said, .text("\n"), explanation])
        if edition == .print { markup.seal = nil }
        let quiz = LessonQuiz(
            lesson: lesson.name, id: id, question: markup.question, answer: answer, explanation: explanation)
        return (quiz, markup, said)
    }
}
