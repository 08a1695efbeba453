import ArgumentParser

/// How a verb says what is wrong.
protocol Messaging: ParsableCommand {
    var messages: MessageStyle { get }
}

/// How what is wrong is said, and what else is.
struct MessageStyle {
    enum Form {
        /// For people, on the standard error.
        case text
        /// A JSON object a problem, on the standard output.
        case lines
        /// One document at the end, on the standard output.
        case sarif
    }

    var form = Form.text
    /// Whether only errors are told.
    var isQuiet = false
    /// Whether the standard output belongs to what the verb computes, so that only what keeps it from that is a line.
    var hasResults = false
}
