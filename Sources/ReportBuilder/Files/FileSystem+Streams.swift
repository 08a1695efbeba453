import SystemLibrary

extension FileSystem {
    /// A file while it is written part by part.
    package struct Writer: ~Copyable {
        private let descriptor: Int32
        private let path: String

        init(descriptor: Int32, path: String) {
            self.descriptor = descriptor
            self.path = path
        }

        /// Appends bytes.
        package func append(_ bytes: [UInt8]) throws(FileError) {
            try check(bytes.withUnsafeBytes { FileSystem.write($0, to: descriptor) })
        }

        /// Appends numbers of 8 bytes, lowest byte first.
        package func append(_ numbers: [Double]) throws(FileError) {
            try check(
                1.littleEndian == 1
                    ? numbers.withUnsafeBytes { FileSystem.write($0, to: descriptor) }
                    : numbers.map(\.bitPattern.littleEndian).withUnsafeBytes {
                        FileSystem.write($0, to: descriptor)
                    })
        }

        /// Writes over bytes that are there already.
        package func replace(at offset: Int, with bytes: [UInt8]) throws(FileError) {
            guard pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count else {
                throw FileError(path: path, reason: FileSystem.reason(errno))
            }
        }

        private func check(_ code: Int32) throws(FileError) {
            guard code == 0 else { throw FileError(path: path, reason: FileSystem.reason(code)) }
        }
    }

    /// Writes all of these bytes to an open file. Returns 0, or the error's number.
    fileprivate static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
        var rest = bytes
        while !rest.isEmpty {
            let count = systemWrite(descriptor, rest)
            if count > 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
                continue
            }
            let code = count == 0 ? ENOSPC : errno
            if code == EAGAIN || code == EWOULDBLOCK {
                // A pipe that somebody else has told not to wait.
                var descriptors = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&descriptors, 1, -1)
            } else if code != EINTR {
                return code
            }
        }
        return 0
    }

    /// Where the process writes to without opening a file.
    package enum StandardStream: Int32, Sendable {
        case output = 1
        case errors = 2
    }

    /// Writes to a standard stream, as a whole or with an error.
    package static func write(_ bytes: [UInt8], to stream: StandardStream) throws(FileError) {
        let code = bytes.withUnsafeBytes { write($0, to: stream.rawValue) }
        guard code == 0 else { throw failure(of: stream, code) }
    }

    /// Closes a standard stream, which is when some file systems say that what was written is not there.
    package static func closeStream(_ stream: StandardStream) throws(FileError) {
        guard close(stream.rawValue) != 0, errno != EBADF, errno != EINTR else { return }
        throw failure(of: stream, errno)
    }

    private static func failure(of stream: StandardStream, _ code: Int32) -> FileError {
        FileError(
            path: stream == .output ? "standard output" : "standard error",
            reason: code == EBADF ? "it is closed" : reason(code))
    }

    /// Makes the standard streams safe to write to: what was closed stays so, but no file that is opened later takes its
    /// place; a reader that goes away ends the process, as everywhere; a file that may grow no further (ulimit -f) is an
    /// error like a full disk.
    package static func prepareStandardStreams() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            // Open the other way round, so that every use is still refused.
            let flags = descriptor == 0 ? O_WRONLY : O_RDONLY
            if open("/dev/null", flags) < 0 { _ = open("/", O_RDONLY) }
        }
        signal(SIGPIPE, SIG_DFL)
        signal(SIGXFSZ, SIG_IGN)
    }
}

// Inside the enum above the name means its own functions.
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    write(descriptor, buffer.baseAddress, buffer.count)
}
