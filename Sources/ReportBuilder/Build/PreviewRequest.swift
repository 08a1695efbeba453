/// What is to be previewed and how: what the command hands to the program that serves, as arguments that only the two
/// of them know.
package struct PreviewRequest: Sendable, Hashable {
    /// Folders with a course.yaml; at least one.
    package var courses: [String]
    /// The values of parameters, each as it was written: `rate=0.02`.
    package var settings: [String] = []
    /// The first port to try; 0 leaves the choice to the system.
    package var port = PreviewRequest.usualPort
    /// How many experiments, figures and pages are worked on at the same time; `nil` for one on each core.
    package var jobs: Int?
    /// Whether a browser is opened.
    package var opensBrowser = false

    /// Where a preview is looked for.
    package static let usualPort = 8000

    /// The program that serves, which stands beside the command.
    package static let program = "descent-serve"

    package init(courses: [String]) { self.courses = courses }

    /// The request as arguments of the program.
    package var arguments: [String] {
        var words = ["--port", "\(port)"]
        if let jobs { words += ["--jobs", "\(jobs)"] }
        if opensBrowser { words.append("--open") }
        for setting in settings { words += ["--set", setting] }
        return words + ["--"] + courses
    }

    /// Reads what ``arguments`` says; `nil` for anything else.
    package init?(arguments: some Collection<String>) {
        var rest = Array(arguments)[...]
        courses = []
        while let word = rest.popFirst(), word != "--" {
            if word == "--open" {
                opensBrowser = true
                continue
            }
            guard let value = rest.popFirst() else { return nil }
            switch word {
            case "--port":
                guard let number = UInt16(value) else { return nil }
                port = Int(number)
            case "--jobs":
                guard let number = Int(value), number > 0 else { return nil }
                jobs = number
            case "--set": settings.append(value)
            default: return nil
            }
        }
        courses = Array(rest)
        guard !courses.isEmpty else { return nil }
    }
}
