extension MarkdownDocument {
    /// Reads CommonMark with tables, strikethrough and `$…$`/`$$…$$` mathematics.
    ///
    /// - Parameters:
    ///   - text: the whole file, front matter included.
    ///   - offset: the byte at which the body starts, after the front matter; what stands before is not read.
    ///     All ranges are offsets into the file.
    ///   - end: the byte before which reading ends, by default the end of the file: so that the Markdown inside
    ///     a block is read with its own place in the file.
    ///
    /// Every text is a document, so nothing is thrown. Containers nested deeper than 64 levels are merged
    /// into the 64th, to keep all later walks over the tree within the stack. Linear in the length.
    package init(parsing text: String, startingAt offset: Int = 0, endingBefore end: Int? = nil) {
        self.init(parsing: Array(text.utf8), startingAt: offset, endingBefore: end)
    }

    /// The same from bytes; ill-formed UTF-8 reads as U+FFFD.
    package init(parsing bytes: [UInt8], startingAt offset: Int = 0, endingBefore end: Int? = nil) {
        let part = end.map { Array(bytes.prefix(max($0, 0))) } ?? bytes
        self = MarkdownReader.document(of: part, startingAt: offset)
    }
}
