/// Something in a document that the Markdown parser does not know: it gets something of the same length to read, and what
/// stands there is taken up again where the tree is put together.
struct MarkdownMark: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// `\(…\)`, `\[…\]` or `\begin{align}…\end{align}`, with what is TeX in it.
        case formula(display: Bool, inside: Range<Int>)
        /// A line that begins with `:::`.
        case division
        /// The colon before a definition.
        case definition
        /// `[^name]` in a text.
        case footnote(String)
        /// `[@key]`, or several keys.
        case citation
        /// `{#name .class key=value}`
        case attributes
        case comment
        /// `<!--` without an end.
        case openComment
    }

    let kind: Kind
    /// In bytes of the file.
    let range: Range<Int>
}

/// A footnote as it stands in the source: `[^name]: text`.
struct FootnoteSource: Sendable, Hashable {
    let name: String
    /// Of the name with its brackets.
    let range: Range<Int>
    /// From the colon to the end of the text.
    let content: Range<Int>
}

extension [MarkdownMark] {
    /// The mark that holds a byte. Marks stand in order and do not overlap.
    func mark(at offset: Int) -> MarkdownMark? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].range.contains(offset) ? self[low] : nil
    }

    /// The marks that begin in a range.
    func marks(in range: Range<Int>) -> ArraySlice<MarkdownMark> {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return self[low...].prefix { $0.range.lowerBound < range.upperBound }
    }
}
