import TrainingCore

/// The values of a course's parameters for one reader.
struct Parameters: Sendable, Hashable {
    private let values: [String: ParameterValue]
    private var log = Log()

    /// What notes what is asked. Nothing of it tells values apart.
    private struct Log: Sendable, Hashable {
        var notes: ParameterLog?
        static func == (one: Log, other: Log) -> Bool { true }
        func hash(into hasher: inout Hasher) {}
    }

    /// None, as of a lesson without a course.
    static let none = Parameters([:])

    init(_ values: [String: ParameterValue]) { self.values = values }

    /// In the order of their letters.
    var names: [String] { values.keys.sorted() }

    subscript(name: String) -> ParameterValue? {
        let value = values[name]
        log.notes?.note(value, of: name)
        return value
    }

    /// The same, noting which are asked for.
    func noting(in log: ParameterLog) -> Parameters {
        var parameters = self
        parameters.log = Log(notes: log)
        return parameters
    }

    /// What notes which are asked for.
    var notes: ParameterLog? { log.notes }

    /// With their values, in the order of their letters.
    var all: [NamedParameter] {
        names.map { NamedParameter(name: $0, value: values[$0]?.text ?? "") }
    }
}

extension ParameterAnswers {
    /// Whether the parameters have the same values now.
    func hold(in parameters: Parameters) -> Bool { values.allSatisfy { parameters[$0.key] == $0.value } }
}

/// A parameter with the value that it had.
package struct NamedParameter: Sendable, Hashable {
    package let name: String
    package let value: String
}

/// A value given for a parameter by a command line or a roster.
public struct ParameterSetting: Sendable, Hashable {
    /// The name of the parameter.
    public let name: String
    let value: ParameterValue
    /// Where it was given, for messages.
    let file: SourceFile
    let range: SourceRange
    /// As it was given.
    package var text: String { file.text(in: SourceRange(lower: 0, upper: file.bytes.count)) }

    /// - Parameter argument: a name, `=` and a value: `rate=0.02`.
    /// - Returns: `nil` where that is not its form.
    public init?(_ argument: String) {
        guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
        let file = SourceFile(name: "--set", text: argument)
        let start = argument[...sign].utf8.count
        self.init(
            name: String(argument[..<sign]), text: String(argument[argument.index(after: sign)...]),
            file: file, range: SourceRange(lower: min(start, file.bytes.count - 1), upper: file.bytes.count))
    }

    init(name: String, text: String, file: SourceFile, range: SourceRange) {
        self.name = name
        value = ParameterValue(written: text)
        self.file = file
        self.range = range
    }

    /// As it was given: `rate=0.02`. Only for one of a command line.
    package var written: String { file.text }

    /// What is said where no course has such a parameter.
    package func unknown(among names: [String]) -> Diagnostic {
        Diagnostic(
            "there is no parameter \"\(name.shortened(to: 40))\"", file: file, range: range,
            remedy: names.isEmpty
                ? "declare it under parameters in course.yaml"
                : Nearest.remedy(for: name, among: names, called: "parameters"))
    }
}

/// For whom a course is built.
public struct Readership: Sendable, Hashable {
    /// What drawn parameters depend on; empty for pages that are nobody's own.
    public var student: String
    /// Given values of parameters; later ones count. Names that a course does not know are another one's.
    public var settings: [ParameterSetting]
    /// What of the source is for this reader.
    public var edition: Edition

    /// A reader with values of her own; by default nobody in particular.
    public init(student: String = "", settings: [ParameterSetting] = [], edition: Edition = .usual) {
        self.student = student
        self.settings = settings
        self.edition = edition
    }
}
