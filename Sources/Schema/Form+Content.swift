extension Form {
    /// The content as it is written.
    package func value(_ content: Content) -> Value { write(content) }

    /// What is wrong with content, wherever it came from; `nil` if nothing is.
    package func problem(of content: Content, at spot: Spot) -> Problem? { check(content, spot) }
}
