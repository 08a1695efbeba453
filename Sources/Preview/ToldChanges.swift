#if os(Linux)
    import ReportBuilder
    import SystemLibrary

    /// Changes of folders as the system tells them (inotify).
    ///
    /// Folders are watched, never files, because editors put a new file in the place of the old one.
    struct ToldChanges: ~Copyable {
        private struct Watched {
            let path: String
            /// The place of the folder to which it belongs.
            let number: Int
        }

        /// How long it must be quiet after a change, in milliseconds: for files that were written, and for those that
        /// are gone, which most often come back under the same name.
        private static let quietTime: (written: Int32, gone: Int32) = (4, 40)
        /// How often all of it may be put off by more changes.
        private static let patience = 25

        private static let mask = UInt32(
            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF
                | IN_MOVE_SELF
                | IN_ONLYDIR)

        /// How long at most nothing is told though nothing happens, in milliseconds.
        private static let rest: Int32 = 500

        private let descriptor: Int32
        private let folders: [String]
        private var watched: [Int32: Watched] = [:]
        /// Whether all that happens is told. Otherwise the caller must look from time to time.
        private(set) var isComplete = true

        /// - Returns: `nil` where the system does not tell of these folders.
        init?(_ folders: [String]) {
            self.folders = folders
            descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
            guard descriptor >= 0 else { return nil }
            for (number, folder) in folders.enumerated() {
                if FileSystem.isRemote(folder) { isComplete = false }
                watch(folder, number)
            }
            guard isComplete else { return nil }
        }

        deinit { if descriptor >= 0 { close(descriptor) } }

        /// Waits for a change and until it is quiet again.
        ///
        /// - Returns: which folders have changed, by their places; may be none.
        mutating func wait() -> Set<Int> {
            var changed: Set<Int> = []
            var wasGone = false
            var pause = Self.rest
            for _ in 0..<Self.patience {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                let count = poll(&waiting, 1, pause)
                if count == 0 { return changed }
                guard count > 0 else { continue }
                let (numbers, isGone) = read()
                changed.formUnion(numbers)
                if !changed.isEmpty {
                    wasGone = wasGone || isGone
                    pause = wasGone ? Self.quietTime.gone : Self.quietTime.written
                }
                guard isComplete else { return Set(folders.indices) }
            }
            return changed
        }

        /// Watches a folder and those in it.
        private mutating func watch(_ path: String, _ number: Int) {
            guard watched.count < WatchedFolders.maximumFolders else {
                isComplete = false
                return
            }
            let watch = inotify_add_watch(descriptor, path, Self.mask)
            guard watch >= 0 else {
                // One that is gone again is no loss.
                if errno != ENOENT && errno != ENOTDIR { isComplete = false }
                return
            }
            watched[watch] = Watched(path: path, number: number)
            for name in (try? FileSystem.names(in: path)) ?? [] where !WatchedFolders.isIgnored(name) {
                let inner = "\(path)/\(name)"
                if FileSystem.kind(of: inner) == .folder { self.watch(inner, number) }
            }
        }

        /// All that was told until now: which folders have changed, and whether anything is gone.
        private mutating func read() -> (Set<Int>, isGone: Bool) {
            var changed: Set<Int> = []
            var isGone = false
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0) }
            var offset = 0
            let header = MemoryLayout<inotify_event>.size
            while offset + header <= count {
                let event = buffer.withUnsafeBytes {
                    $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                }
                let end = min(count, offset + header + Int(event.len))
                let name = String(
                    decoding: buffer[(offset + header)..<end].prefix { $0 != 0 }, as: UTF8.self)
                offset = end
                if let number = take(event, name) {
                    changed.insert(number)
                    if event.mask & UInt32(IN_DELETE | IN_MOVED_FROM) != 0 { isGone = true }
                }
            }
            return (changed, isGone)
        }

        /// The place of the folder that an event changes; `nil` for none.
        private mutating func take(_ event: inotify_event, _ name: String) -> Int? {
            if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
                // What was lost nobody knows: from now on somebody looks.
                isComplete = false
                return nil
            }
            guard let place = watched[event.wd] else { return nil }
            if event.mask & UInt32(IN_IGNORED) != 0 {
                watched.removeValue(forKey: event.wd)
                return nil
            }
            if event.mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF) != 0 {
                // The course itself was moved: what comes in its place has to be found.
                if place.path == folders[place.number] { isComplete = false }
                return nil
            }
            guard !WatchedFolders.isIgnored(name) else { return nil }
            let path = "\(place.path)/\(name)"
            if event.mask & UInt32(IN_ISDIR) != 0 {
                if event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 { watch(path, place.number) }
                return place.number
            }
            // A new file is whole when it is closed; a link has nothing to close.
            if event.mask & UInt32(IN_CREATE) != 0, FileSystem.kind(of: path) == .file { return nil }
            return place.number
        }
    }

    // Inside the type above the name means its own function.
    private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        read(descriptor, buffer.baseAddress, buffer.count)
    }
#endif
