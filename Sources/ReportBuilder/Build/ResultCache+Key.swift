extension ResultCache {
    /// A key that tells texts from others.
    static func key(of texts: [String]) -> String {
        let text = texts.map { "\($0.utf8.count) \($0)" }.joined(separator: "\n")
        return SHA256.digest(Array(text.utf8)).map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
    }
}
