import ArgumentParser

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the process begins.
///
/// Only commands that share work among threads pay for starting Swift's concurrency, which makes four
/// threads with a heap each: the others run here.
@main
enum Entry {
    static func main() {
        do {
            var command = try DescentCommand.parseAsRoot()
            if command is any AsyncParsableCommand { runOnThreads() }
            try command.run()
        } catch {
            DescentCommand.exit(withError: error)
        }
    }

    /// Runs the command line as an asynchronous command and ends the process with it.
    private static func runOnThreads() -> Never {
        Task.detached {
            await DescentCommand.main()
            DescentCommand.exit()
        }
        while true { pause() }
    }
}
