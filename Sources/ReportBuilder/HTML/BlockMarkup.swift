/// The small blocks of a lesson: computed values, notes and answers.
package enum BlockMarkup {
    /// A computed value in prose. `value` is the number as written by a machine, `origin` the path it has.
    package static func value(text: String, value: String, origin: String) -> HTMLNode {
        .element("data", HTMLAttribute("value", value), HTMLAttribute("title", origin), text: text)
    }

    /// Where the computed values of a page come from: for those who cannot hover over them.
    package static func sources(_ values: [ValueSource], _ words: PageWords = .english) -> HTMLNode {
        guard !values.isEmpty else { return .empty }
        let name = words[.numbersFrom]
        let table = TableMarkup.table(
            alignments: [.right, .left], header: [.text(words[.number]), .text(words[.valueOf])],
            rows: values.map { [.text($0.text), .element("code", text: $0.path)] }, name: name,
            hasRowHeaders: true, longest: 8)
        return .element(
            "details", .class("data sources"), content: [.element("summary", text: name), table, .text("\n")])
    }

    /// A remark beside the text: in the margin where the window is wide enough.
    package static func note(title: HTMLNode = .empty, content: HTMLNode) -> HTMLNode {
        var nodes: [HTMLNode] = [.text("\n")]
        if !title.isEmpty { nodes += [.element("p", .class("note-title"), content: [title]), .text("\n")] }
        return .element("aside", .class("note"), content: nodes + [content])
    }

    /// An answer that folds out.
    package static func answer(title: HTMLNode = .empty, content: HTMLNode) -> HTMLNode {
        folded(title: title.isEmpty ? .text("Answer") : title, content: content, id: nil, isOpen: false)
    }

    static func folded(title: HTMLNode, content: HTMLNode, id: HTMLAttribute?, isOpen: Bool) -> HTMLNode {
        let summary = HTMLNode.element("summary", content: [title])
        let body = HTMLNode.element("div", .class("answer-body"), content: [.text("\n"), content])
        return .element(
            "details", id, .class("answer"), isOpen ? HTMLAttribute("open") : nil,
            content: [summary, .text("\n"), body])
    }

    /// A box with a title that says what it is.
    static func callout(title: HTMLNode, content: HTMLNode, id: HTMLAttribute?, style: String) -> HTMLNode {
        .element(
            "aside", id, .class("callout \(style)"),
            content: [
                .text("\n"), .element("p", .class("callout-title"), content: [title]), .text("\n"), content,
            ])
    }

    /// A definition, a theorem, an exercise: its name and number, and its title behind them.
    static func statement(
        name: String, title: HTMLNode, content: HTMLNode, id: HTMLAttribute?, style: String
    ) -> HTMLNode {
        let label = HTMLNode.element(
            "span", .class("statement-name"), text: title.isEmpty ? "\(name)." : name)
        let head = title.isEmpty ? [label] : [label, .text(" ("), title, .text(").")]
        return .element(
            "section", id, .class("statement"),
            content: [
                .text("\n"), .element("p", .class("statement-title"), content: head), .text("\n"), content,
            ])
    }

    /// Somebody else's words, and whose they are.
    static func quotation(content: HTMLNode, source: HTMLNode, id: HTMLAttribute?) -> HTMLNode {
        let quote = HTMLNode.element("blockquote", content: [.text("\n"), content])
        guard !source.isEmpty else { return quote }
        return .element(
            "figure", id, .class("quotation"),
            content: [quote, .text("\n"), .element("figcaption", content: [.text("— "), source])])
    }

    /// The box before a task.
    static func task(isDone: Bool, _ words: PageWords) -> HTMLNode {
        .element(
            "input", HTMLAttribute("type", "checkbox"), HTMLAttribute("disabled"),
            isDone ? HTMLAttribute("checked") : nil,
            HTMLAttribute("aria-label", words[isDone ? .done : .open]))
    }
}

/// A computed value as a page shows it.
package struct ValueSource: Sendable, Hashable {
    package var text: String
    /// What it is the value of, as a lesson names it: `neuron.loss[20]`.
    package var path: String

    package init(text: String, path: String) {
        self.text = text
        self.path = path
    }
}
