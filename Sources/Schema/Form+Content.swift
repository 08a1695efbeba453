extension Form {
    /// The content as it is written.
    public func value(_ content: Content) -> Value { write(content) }

    /// What is wrong with content, wherever it came from; `nil` if nothing is.
    public func problem(of content: Content, at spot: Spot) -> Problem? { check(content, spot) }
}
