/// The kind of a problem, as a word that programs can rely on: it stays when a message finds better words.
public enum ProblemCode: String, Sendable, Hashable, CaseIterable {
    case brokenLink = "broken-link"
    case checkFailed = "check-failed"
    case duplicateID = "duplicate-id"
    case duplicateKey = "duplicate-key"
    case failed
    case figure
    case file
    case formula
    case frontMatter = "front-matter"
    case include
    case invalidData = "invalid-data"
    case invalidText = "invalid-text"
    case invalidValue = "invalid-value"
    case invalidYAML = "invalid-yaml"
    case markdown
    case missingKey = "missing-key"
    case missingText = "missing-text"
    case notCarriedOver = "not-carried-over"
    case note
    case outOfRange = "out-of-range"
    case rawHTML = "raw-html"
    case template
    case unclosed
    case unknownKey = "unknown-key"
    case unknownName = "unknown-name"
    case value
    case wrongType = "wrong-type"

    /// What problems of this kind have in common, as a sentence.
    public var words: String {
        switch self {
        case .brokenLink: "A link, an image or a reference leads to nothing."
        case .checkFailed: "A value is not what a check expects."
        case .duplicateID: "An id is taken."
        case .duplicateKey: "A key or an entry stands twice."
        case .failed: "Something could not be done, for a reason that lies in no file."
        case .figure: "A figure or a table cannot be made of what it shows."
        case .file: "A file or a folder cannot be read or written."
        case .formula: "A formula cannot be read."
        case .frontMatter: "The beginning of a lesson cannot be read."
        case .include: "A file cannot be included."
        case .invalidData: "A table of data, works or students cannot be read."
        case .invalidText: "A file is not UTF-8."
        case .invalidValue: "A value does not fit where it stands."
        case .invalidYAML: "A text is not the YAML that is read here."
        case .markdown: "A lesson's text says something that is not known."
        case .missingKey: "A key is missing."
        case .missingText: "An image or a link has no words."
        case .notCarriedOver: "Something of a file that is imported has no counterpart in lessons."
        case .note: "Something worth knowing, which is no error."
        case .outOfRange: "A number is outside of what is allowed."
        case .rawHTML: "HTML stands in a course that does not allow it."
        case .template: "A template cannot be read."
        case .unclosed: "Something was opened and never ends."
        case .unknownKey: "There is no such key."
        case .unknownName: "There is nothing of that name."
        case .value: "A value in braces, or a formula of values, cannot be worked out."
        case .wrongType: "A value is of another type than the key takes."
        }
    }
}
