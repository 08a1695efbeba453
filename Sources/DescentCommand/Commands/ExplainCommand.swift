import ArgumentParser
import CairoRenderer
import ReportBuilder

struct ExplainCommand: ParsableCommand, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tells what a page was made of, and why it would be made again.",
        discussion: """
            FILE is a page, or a file of a figure, in a folder that descent build has written, or the file of a lesson: then \
            its pages are explained in all folders that its course was built into. What pages were made of is kept in the \
            cache; of builds with --no-cache nothing is known.

            EXAMPLES
              descent explain Output/optimization/passes.html
              descent explain Output/optimization/figures/passes/steps.svg
              descent explain Courses/optimization/passes.md
            """)

    @Argument(
        help: ArgumentHelp("A file that descent build has written, or a lesson.", valueName: "file"),
        completion: .file())
    var file: String

    @OptionGroup var cache: CacheOptions

    @OptionGroup var quiet: QuietOption

    var messages: MessageStyle { quiet.style(json: false) }

    func validate() throws {
        if cache.isOff { throw ValidationError("Without the cache nothing is known of pages.") }
    }

    func run() throws {
        guard FileSystem.kind(of: file) != nil else {
            throw Console.fail(FileError(path: file, reason: "there is no such file"))
        }
        guard let results = cache.results else {
            throw Console.fail(
                "there is no place for a cache; set HOME or name one with --cache")
        }
        let place = PageExplanation.place(of: file)
        if let (course, page) = PageExplanation.page(ofLesson: file), place == nil {
            try explain(page, of: course, results)
        } else {
            try explain(place, results)
        }
    }

    /// A file in a folder of pages.
    private func explain(_ place: (folder: String, page: String)?, _ results: ResultCache) throws {
        guard let (folder, path) = place else {
            throw Console.fail(
                FileError(
                    path: file,
                    reason:
                        "no build has written the folder in which this stands; name a page in one, such as "
                        + "Output/course/lesson.html"))
        }
        guard let record = BuildRecord.read(from: results, of: folder) else {
            throw Console.fail(
                FileError(
                    path: folder,
                    reason:
                        "the cache knows nothing of its last build; name with --cache the one that was used, or "
                        + "build it again"))
        }
        let page = PageExplanation.page(ofFile: path)
        guard let explanation = PageExplanation(page, in: folder, record, program: results.program) else {
            throw Console.fail(
                FileError(
                    path: file,
                    reason: "this is no page of a lesson; it is made of all lessons of \(record.course)"))
        }
        show(explanation, of: record)
    }

    /// A lesson, in all folders of its pages.
    private func explain(_ page: String, of course: String, _ results: ResultCache) throws {
        let explanations = BuildRecord.all(ofCourse: course, from: results).compactMap { record in
            PageExplanation(page, in: record.folder, record, program: results.program).map { (record, $0) }
        }
        guard !explanations.isEmpty else {
            throw Console.fail(
                FileError(
                    path: file,
                    reason:
                        "the cache knows of no page that was made of it; build its course, or name with --cache the one "
                        + "that was used"))
        }
        for (record, explanation) in explanations { show(explanation, of: record) }
    }

    private func show(_ explanation: PageExplanation, of record: BuildRecord) {
        print("\(record.folder)/\(explanation.page), of the course \(record.course)")
        for (input, state) in explanation.inputs {
            let value = input.kind == .parameter ? " = \(input.print)" : ": \(state.rawValue)"
            print("  \(input.kind.rawValue) \(input.name)\(value)")
        }
        let reasons = explanation.reasons
        print(
            reasons.isEmpty
                ? "It is as it was." : "It would be made again: \(reasons.joined(separator: "; ")).")
    }
}
