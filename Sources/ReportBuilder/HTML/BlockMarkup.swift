/// The small blocks of a lesson: computed values, notes and answers.
public enum BlockMarkup {
    /// A computed value in prose. `value` is the number as written by a machine, `origin` the path it has.
    public static func value(text: String, value: String, origin: String) -> HTMLNode {
        .element("data", HTMLAttribute("value", value), HTMLAttribute("title", origin), text: text)
    }

    /// A remark beside the text: in the margin where the window is wide enough.
    public static func note(title: HTMLNode = .empty, content: HTMLNode) -> HTMLNode {
        var nodes: [HTMLNode] = [.text("\n")]
        if !title.isEmpty { nodes += [.element("p", .class("note-title"), content: [title]), .text("\n")] }
        return .element("aside", .class("note"), content: nodes + [content])
    }

    /// An answer that folds out.
    public static func answer(title: HTMLNode = .empty, content: HTMLNode) -> HTMLNode {
        let summary = HTMLNode.element("summary", content: [title.isEmpty ? .text("Answer") : title])
        let body = HTMLNode.element("div", .class("answer-body"), content: [.text("\n"), content])
        return .element("details", .class("answer"), content: [summary, .text("\n"), body])
    }
}
