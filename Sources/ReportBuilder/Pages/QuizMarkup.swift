/// A question with what its page needs to check an answer.
package struct QuizMarkup: Sendable {
    /// `Question 3`.
    package var name: String
    package var id: String
    package var question: HTMLNode
    package var choices: [HTMLNode] = []
    package var hasSeveral = false
    /// `nil` where pages check nothing, as on paper.
    package var seal: QuizSeal?
    /// What folds out below it, if the edition has answers.
    package var answer: HTMLNode = .empty

    package init(name: String, id: String, question: HTMLNode) {
        (self.name, self.id, self.question) = (name, id, question)
    }

    /// Where no script runs there are the question and the choices; the script puts fields and a button there.
    package func node(_ words: PageWords) -> HTMLNode {
        var content: [HTMLNode] = [
            .text("\n"), .element("p", .class("quiz-title"), text: name), .text("\n"),
            .element("div", .class("quiz-text"), content: [question]), .text("\n"),
        ]
        if !choices.isEmpty {
            content += [
                .element(
                    "ul", .class("quiz-choices"),
                    content: [.text("\n")]
                        + choices.flatMap { [.element("li", content: [$0]), .text("\n")] }), .text("\n"),
            ]
        }
        if !answer.isEmpty { content += [answer, .text("\n")] }
        return .element("section", attributes(words), content)
    }

    private func attributes(_ words: PageWords) -> [HTMLAttribute] {
        var all: [HTMLAttribute] = [.class("quiz"), .id(id), HTMLAttribute("aria-label", name)]
        guard let seal else { return all }
        all += [
            HTMLAttribute("data-salt", seal.salt),
            HTMLAttribute("data-seals", seal.hashes.joined(separator: " ")),
        ]
        if let step = seal.step { all.append(HTMLAttribute("data-step", step)) }
        if hasSeveral { all.append(HTMLAttribute("data-several")) }
        all += [
            HTMLAttribute("data-check", words[.check]), HTMLAttribute("data-field", words[.yourAnswer]),
            HTMLAttribute("data-right", words[.rightAnswer]),
            HTMLAttribute("data-wrong", words[.wrongAnswer]),
            HTMLAttribute("data-number", words[.writeNumber]),
        ]
        return all
    }
}
