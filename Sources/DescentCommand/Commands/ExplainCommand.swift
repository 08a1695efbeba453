import ArgumentParser
import CairoRenderer
import ReportBuilder

struct ExplainCommand: ParsableCommand, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tells what a page was made of, and why it would be made again.",
        discussion: """
            FILE is a page, or a file of a figure, in a folder that descent build has written. What pages were made of is \
            kept in the cache; of builds with --no-cache nothing is known.

            EXAMPLES
              descent explain Output/optimization/passes.html
              descent explain Output/optimization/figures/passes/steps.svg
            """)

    @Argument(
        help: ArgumentHelp("A file that descent build has written.", valueName: "file"), completion: .file())
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
        guard let (folder, path) = PageExplanation.place(of: file) else {
            throw Console.fail(
                FileError(
                    path: file,
                    reason:
                        "no build has written the folder in which this stands; name a page in one, such as "
                        + "Output/course/lesson.html"))
        }
        let fonts: FontSet
        do { fonts = try FontSet.system() } catch { throw Console.fail(error.description) }
        let page = PageExplanation.page(ofFile: path)
        guard let results = cache.results(fonts: fonts),
            let record = BuildRecord.read(from: results, of: folder)
        else {
            throw Console.fail(
                FileError(
                    path: folder,
                    reason:
                        "the cache knows nothing of its last build; name with --cache the one that was used, or "
                        + "build it again"))
        }
        guard
            let explanation = PageExplanation(page, in: folder, record, program: results.program)
        else {
            throw Console.fail(
                FileError(
                    path: file,
                    reason: "this is no page of a lesson; it is made of all lessons of \(record.course)"))
        }
        show(explanation, of: record)
    }

    private func show(_ explanation: PageExplanation, of record: BuildRecord) {
        print("\(file): \(explanation.page) of the course \(record.course)")
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
