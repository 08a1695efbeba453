import SystemLibrary

/// Other programs, and folders in which they work.
extension FileSystem {
    /// How a program ended.
    package enum ProgramEnd: Sendable, Hashable {
        /// With what it says of itself; 0 is well.
        case ended(Int32)
        /// It was ended, as it took too long.
        case tookTooLong
        /// It was ended, as this process was told to end, by the signal of this number.
        case interrupted(Int32)
    }

    /// Whether this process is of the user who may do anything.
    package static var isRoot: Bool { geteuid() == 0 }

    /// The value of a variable of the environment; `nil` for none.
    package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Whether a file can be run.
    package static func isProgram(_ path: String) -> Bool { access(path, X_OK) == 0 && !isFolder(path) }

    /// Runs a program to its end; what it says is lost, what it complains of goes into a file.
    ///
    /// - Parameters:
    ///   - program: its path.
    ///   - arguments: behind its name.
    ///   - complaints: the file for its standard error.
    ///   - patience: after how many seconds it is ended.
    /// - Throws: ``FileError`` where it cannot be started.
    package static func run(
        _ program: String, _ arguments: [String], complaints: String, patience: Int
    ) throws(FileError) -> ProgramEnd {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, path) in [(0, "/dev/null"), (1, "/dev/null"), (2, complaints)] {
            let flags = descriptor == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC
            posix_spawn_file_actions_addopen(&actions, Int32(descriptor), path, flags, 0o600)
        }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        noteSignals()
        defer { cleanUpOnSignals() }
        let code = posix_spawn(&process, program, &actions, nil, &words, environ)
        guard code == 0 else { throw FileError(path: program, reason: reason(code)) }
        return wait(for: process, patience: patience)
    }

    /// Waits in short steps, so that a signal to this process ends the other one too.
    private static func wait(for process: pid_t, patience: Int) -> ProgramEnd {
        var status: Int32 = 0
        for _ in 0..<patience * 50 {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { return .ended(status) }
            if ended < 0, errno != EINTR { return .ended(-1) }
            if let signal = notedSignal {
                kill(process, SIGTERM)
                waitpid(process, &status, 0)
                return .interrupted(signal)
            }
            usleep(20_000)
        }
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        return .tookTooLong
    }

    /// Makes a folder of its own among the temporary ones of the system, and removes it when the work in it is done.
    package static func inScratchFolder<Result, Failure: Error>(
        _ work: (_ path: String) throws(Failure) -> Result, failed: (FileError) -> Failure
    ) throws(Failure) -> Result {
        let parent = variable("TMPDIR") ?? "/tmp"
        var name = Array("\(parent)/descent-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else {
            throw failed(
                FileError(
                    path: parent,
                    reason:
                        "no folder can be made there for a while (\(reason(errno))); name another one with TMPDIR"
                ))
        }
        let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { removeAll(path) }
        return try work(path)
    }

    /// Removes a folder with everything in it; links are removed, not followed.
    private static func removeAll(_ path: String) {
        if kind(of: path) == .folder {
            for name in (try? names(in: path)) ?? [] { removeAll("\(path)/\(name)") }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}
