import ArgumentParser
import ReportBuilder
import SystemLibrary

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Shows courses in a browser while they are written.",
        discussion: """
            Prints the address of the pages and follows the files of the courses: after each save the page in the browser \
            shows the change, at the place where it was. What is wrong stands in the page until it is mended. Nothing is \
            written, and nobody but this machine is answered. Ctrl-C ends it.

            EXAMPLES
              descent serve Courses/optimization
              descent serve Courses/optimization --open
              descent serve Courses/* --port 9000
              descent serve Courses/optimization --set rate=0.02
            """)

    @OptionGroup var arguments: CourseArguments

    @Option(help: "The port of the address; the next one that is free if it is taken.")
    var port = PreviewRequest.usualPort

    @Flag(help: "Opens the address in a browser.")
    var open = false

    func validate() throws {
        guard (0...65535).contains(port) else {
            throw ValidationError("--port must be from 0 to 65535, not \(port).")
        }
    }

    /// Becomes the program that serves: what it needs of a web server would make all other verbs larger.
    func run() throws {
        try arguments.checkSettings()
        var request = PreviewRequest(courses: arguments.courses)
        request.settings = arguments.settings.map(\.written)
        request.port = port
        request.jobs = arguments.jobs
        request.opensBrowser = open
        let program = "\(FileSystem.folder(of: CommandPath.own))/\(PreviewRequest.program)"
        var words = ([program] + request.arguments).map { strdup($0) } + [nil]
        execv(program, &words)
        let reason = FileSystem.reason(errno)
        for word in words { free(word) }
        throw Console.fail(
            "\(program): \(reason); `descent serve` needs it beside `descent`: install the package of Descent as a whole, "
                + "or build it with `swift build -c release --product \(PreviewRequest.program)`")
    }
}
