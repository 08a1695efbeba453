/// Reads a document with md4c.
enum MarkdownReader {
    static func blocks(of bytes: [UInt8], startingAt offset: Int) -> [MarkdownBlock] {
        []
    }
}
