#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension FileSystem {
    /// A file while it is written part by part.
    public struct Writer: ~Copyable {
        fileprivate let descriptor: Int32
        fileprivate let path: String

        /// Appends bytes.
        public func append(_ bytes: [UInt8]) throws(FileError) {
            if let error = bytes.withUnsafeBytes({ write($0) }) { throw error }
        }

        /// Appends numbers of 8 bytes, lowest byte first.
        public func append(_ numbers: [Double]) throws(FileError) {
            let error =
                1.littleEndian == 1
                ? numbers.withUnsafeBytes { write($0) }
                : numbers.map(\.bitPattern.littleEndian).withUnsafeBytes { write($0) }
            if let error { throw error }
        }

        /// Writes over bytes that are there already.
        public func replace(at offset: Int, with bytes: [UInt8]) throws(FileError) {
            guard pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count else {
                throw FileError(path: path, reason: FileSystem.reason(errno))
            }
        }

        private func write(_ bytes: UnsafeRawBufferPointer) -> FileError? {
            var rest = bytes
            while !rest.isEmpty {
                let count = systemWrite(descriptor, rest)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else {
                    return FileError(path: path, reason: FileSystem.reason(errno))
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return nil
        }
    }

    /// Writes a file part by part that is there as a whole or not at all: under another name first, then in
    /// place. The path must not be a pipe or a device.
    public static func writeAtomically(
        to path: String, _ parts: (borrowing Writer) throws(FileError) -> Void
    ) throws(FileError) {
        let temporary = "\(folder(of: path))/.\(name(of: path)).\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CLOEXEC | O_CREAT | O_TRUNC, 0o666)
        guard descriptor >= 0 else { throw FileError(path: path, reason: reason(errno)) }
        do throws(FileError) {
            do throws(FileError) {
                try parts(Writer(descriptor: descriptor, path: path))
            } catch {
                close(descriptor)
                throw error
            }
            guard close(descriptor) == 0 else { throw FileError(path: path, reason: reason(errno)) }
            try rename(temporary, to: path)
        } catch {
            unlink(temporary)
            throw FileError(path: path, reason: error.reason)
        }
    }
}

// Inside the type above the name means its own function.
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    write(descriptor, buffer.baseAddress, buffer.count)
}
