import CairoRenderer
import Preview
import ReportBuilder
import SystemLibrary

/// Where the program begins that `descent serve` becomes.
@main
enum Entry {
    static func main() {
        FileSystem.prepareStandardStreams()
        FileSystem.cleanUpOnSignals()
        FileSystem.reportFaults()
        // A browser that goes away ends nothing.
        signal(SIGPIPE, SIG_IGN)
        guard let request = PreviewRequest(arguments: CommandLine.arguments.dropFirst()) else {
            let reason = "\(PreviewRequest.program) is started by `descent serve COURSE…`, with what it needs"
            say(CommandProblem(reason, help: nil).text)
            exit(64)
        }
        Task.detached {
            do {
                let preview = CoursePreview(
                    request, fonts: try FontSet.system(), processors: sysconf(Int32(_SC_NPROCESSORS_ONLN))
                ) { tell($0, opensBrowser: request.opensBrowser) }
                try await preview.run()
                exit(0)
            } catch {
                say(CommandProblem("\(error)").text)
                exit(1)
            }
        }
        while true { pause() }
    }

    private static func tell(_ message: CoursePreview.Message, opensBrowser: Bool) {
        switch message {
        case .address(let address):
            write("\(address)\n", to: .output)
            if isatty(2) == 1 { say("descent: Ctrl-C ends the preview") }
            if opensBrowser { open(address) }
        case .problems(let texts, let hasErrors):
            for text in texts.prefix(ShownMessages.shownDiagnostics) { write(text, to: .errors) }
            if let omission = ShownMessages.omission(of: texts.count) { say("descent: \(omission)") }
            if hasErrors { say("descent: pages with errors are shown as they were before") }
        case .mended: say("descent: no errors any more")
        }
    }

    private static func open(_ address: String) {
        #if canImport(Darwin)
            let program = "open"
        #else
            let program = "xdg-open"
        #endif
        // It is to end as it is used to.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var words = [strdup(program), strdup(address), nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        if posix_spawnp(&child, program, nil, &attributes, &words, environ) != 0 {
            say("descent: note: no browser could be opened: there is no program \(program)")
        }
    }

    private static func say(_ text: String) { write(text + "\n", to: .errors) }

    private static func write(_ text: String, to stream: FileSystem.StandardStream) {
        do {
            try FileSystem.write(Array(text.utf8), to: stream)
        } catch {
            // Nobody is left who could be told, unless it is the address that was lost.
            if stream == .output { say(CommandProblem("\(error)").text) }
        }
    }
}
