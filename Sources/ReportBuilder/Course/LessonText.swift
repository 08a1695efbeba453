/// The text of a lesson as one edition has it: what is not for it is gone before anything else reads it.
///
/// There is no other way to the text of a lesson, so that nothing has to ask about editions: neither what numbers figures
/// and headings nor what trains, draws and writes pages.
struct LessonText: Sendable {
    let file: SourceFile
    let edition: Edition
    let vocabulary: Vocabulary

    struct Part: Sendable {
        var document: MarkdownDocument
        /// What is wrong with the words that say for which editions something is.
        var diagnostics: [Diagnostic] = []
        /// Whether something was left out.
        var isCut = false
    }

    /// All of the text behind the front matter.
    func whole(startingAt offset: Int) -> Part { part(of: file.bytes, startingAt: offset) }

    /// The Markdown inside a block of prose, with places in the file.
    func document(inside text: String, startingAt offset: Int) -> Part {
        // Lines of a block in a list lack the list's indent, so only their first line is placed exactly.
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: offset)
        return part(of: padding + Array(text.utf8), startingAt: offset)
    }

    private func part(of bytes: [UInt8], startingAt offset: Int) -> Part {
        let document = MarkdownDocument(parsing: bytes, startingAt: offset)
        var filter = EditionFilter(edition, in: file, bytes: bytes, vocabulary: vocabulary)
        return Part(
            document: filter.kept(document), diagnostics: filter.diagnostics, isCut: filter.leftSomethingOut)
    }
}
