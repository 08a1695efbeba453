/// The small blocks of a lesson: computed values, notes and answers.
package enum BlockMarkup {
    /// A computed value in prose. `value` is the number as written by a machine, `origin` the path it has.
    package static func value(text: String, value: String, origin: String) -> HTMLNode {
        .element("data", HTMLAttribute("value", value), HTMLAttribute("title", origin), text: text)
    }

    /// Where the computed values of a page come from: for those who cannot hover over them.
    package static func sources(_ values: [ValueSource]) -> HTMLNode {
        guard !values.isEmpty else { return .empty }
        let name = "Where the numbers of this page come from"
        let table = TableMarkup.table(
            alignments: [.right, .left], header: [.text("Number"), .text("Value of")],
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

    /// An answer that folds out, or is folded out from the start.
    package static func answer(
        title: HTMLNode = .empty, content: HTMLNode, isOpen: Bool = false
    ) -> HTMLNode {
        let summary = HTMLNode.element("summary", content: [title.isEmpty ? .text("Answer") : title])
        let body = HTMLNode.element("div", .class("answer-body"), content: [.text("\n"), content])
        return .element(
            "details", .class("answer"), isOpen ? HTMLAttribute("open") : nil,
            content: [summary, .text("\n"), body])
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
