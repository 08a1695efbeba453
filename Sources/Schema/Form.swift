/// How values of a type are written: read, checked, written back, and described.
///
/// A form is a value. ``Field``s put one behind each key; forms of lists and alternatives are made of others.
public struct Form<Content: Sendable>: Sendable {
    /// What the form is, for JSON Schema, reference pages and messages. Made when it is asked for: reading, which
    /// every command does, needs none.
    package var description: FormDescription { makeDescription() }
    private let makeDescription: @Sendable () -> FormDescription
    /// Stands for a value that could not be read, so that what surrounds it can still be checked.
    let placeholder: Content?
    /// Whether what was read needs no check any more.
    let readingChecks: Bool
    let parse: @Sendable (Value, Spot, inout Reader) -> Content?
    let check: @Sendable (Content, Spot) -> Problem?
    let write: @Sendable (Content) -> Value

    /// - Parameters:
    ///   - placeholder: what stands for a value that could not be read, in lists.
    ///   - readingChecks: whether `parse` finds whatever `check` would, as that of a mapping does.
    ///   - parse: reads the value at a spot. After a problem it gives what could be read, or `nil`.
    ///   - check: what is wrong with a value of the type, wherever it came from.
    ///   - write: the value as it would be written.
    package init(
        _ description: @autoclosure @escaping @Sendable () -> FormDescription, placeholder: Content? = nil,
        readingChecks: Bool = false,
        parse: @escaping @Sendable (Value, Spot, inout Reader) -> Content?,
        check: @escaping @Sendable (Content, Spot) -> Problem? = { _, _ in nil },
        write: @escaping @Sendable (Content) -> Value
    ) {
        makeDescription = description
        self.placeholder = placeholder
        self.readingChecks = readingChecks
        self.parse = parse
        self.check = check
        self.write = write
    }

    /// The content of a value.
    ///
    /// - Returns: `nil` after problems, which the reader then has.
    package func read(_ value: Value, at spot: Spot, into reader: inout Reader) -> Content? {
        let before = reader.problems.count
        let content = readAnyhow(value, at: spot, into: &reader)
        return reader.problems.count == before ? content : nil
    }

    /// The content as far as it can be read; after problems, which the reader then has, it may be `nil`.
    package func readAnyhow(_ value: Value, at spot: Spot, into reader: inout Reader) -> Content? {
        let before = reader.problems.count
        let content = parse(value, spot, &reader)
        guard !readingChecks, let content, reader.problems.count == before, let problem = check(content, spot)
        else {
            return content
        }
        reader.report(problem)
        return content
    }
}
