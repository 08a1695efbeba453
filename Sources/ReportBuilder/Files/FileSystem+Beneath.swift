import CFiles
import SystemLibrary

extension FileSystem {
    /// A file that is open for reading.
    package final class OpenFile: Sendable {
        private let descriptor: Int32
        private let path: String
        /// In bytes, when it was opened.
        package let size: Int

        fileprivate init(descriptor: Int32, path: String, size: Int) {
            self.descriptor = descriptor
            self.path = path
            self.size = size
        }

        deinit { close(descriptor) }

        /// Some bytes of the file; fewer where it ends.
        package func bytes(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
            var bytes = [UInt8](repeating: 0, count: count)
            var filled = 0
            while filled < count {
                let read = bytes.withUnsafeMutableBytes {
                    pread(
                        descriptor, $0.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled)
                    )
                }
                if read < 0, errno == EINTR { continue }
                guard read >= 0 else { throw FileError(path: path, reason: reason(errno)) }
                if read == 0 { break }
                filled += read
            }
            bytes.removeLast(count - filled)
            return bytes
        }
    }

    /// Opens a file that stands beneath a folder. The system itself refuses names and links that lead out, whatever
    /// becomes of the folders on the way meanwhile.
    ///
    /// - Parameter name: relative to the folder.
    package static func openFile(_ name: String, beneath folder: String) throws(FileError) -> OpenFile {
        let path = "\(folder)/\(name)"
        let root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard root >= 0 else { throw FileError(path: folder, reason: reason(errno)) }
        let descriptor = descent_open_beneath(root, name)
        let code = errno
        close(root)
        guard descriptor >= 0 else { throw FileError(path: path, reason: reason(code)) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw FileError(path: path, reason: "this is no file")
        }
        return OpenFile(descriptor: descriptor, path: path, size: Int(status.st_size))
    }

    /// Whether a folder is on a file system that other machines change as well, of which this one is not told.
    package static func isRemote(_ path: String) -> Bool { descent_is_remote(path) != 0 }

    /// How many bytes a file has, and when it was written, in seconds; `nil` for what is none.
    static func sizeAndTime(of path: String) -> (size: Int, time: Int)? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        #if canImport(Darwin)
            return (Int(status.st_size), Int(status.st_mtimespec.tv_sec))
        #else
            return (Int(status.st_size), Int(status.st_mtim.tv_sec))
        #endif
    }

    /// A number that is another as soon as a file was written or replaced; 0 where there is none.
    package static func stamp(of path: String) -> UInt64 {
        var status = stat()
        guard stat(path, &status) == 0 else { return 0 }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        let parts = [
            UInt64(status.st_ino), UInt64(bitPattern: Int64(status.st_size)),
            UInt64(bitPattern: Int64(time.tv_sec)), UInt64(bitPattern: Int64(time.tv_nsec)),
        ]
        return parts.withUnsafeBytes { descent_fingerprint($0.baseAddress, $0.count) }
    }
}
