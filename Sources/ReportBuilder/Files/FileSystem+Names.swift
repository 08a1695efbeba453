import SystemLibrary

/// Further names of files, which share their content and rights.
extension FileSystem {
    /// What came of giving a file a further name.
    enum Naming: Sendable, Hashable {
        case done
        /// The file is not there any more, or another, or has as many names as it can have.
        case unusable
        /// Here there are no such names.
        case refused(String)
    }

    /// Gives a file a further name, in one step.
    ///
    /// - Parameter identity: what the file must be: a name that leads to anything else is taken back.
    static func name(
        _ file: String, also target: String, _ replacement: Replacement, if identity: FileIdentity
    ) throws(FileError) -> Naming {
        switch replacement {
        case .nothing:
            guard link(file, target) == 0 else {
                if errno == EEXIST { throw FileError(path: target, reason: hasAppeared) }
                return naming(errno)
            }
            guard self.identity(of: target)?.identity == identity else {
                unlink(target)
                return .unusable
            }
        case .anything:
            let temporary = temporaryPath(beside: target)
            guard link(file, temporary) == 0 else { return naming(errno) }
            // A name that the file has already stays beside the new one.
            defer { unlink(temporary) }
            guard self.identity(of: temporary)?.identity == identity else { return .unusable }
            // Who removes leftovers may take it for one.
            guard systemRename(temporary, target) == 0 else { return .unusable }
        }
        return .done
    }

    private static func naming(_ code: Int32) -> Naming {
        switch code {
        case EXDEV, EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS: .refused(reason(code))
        default: .unusable
        }
    }
}

private func systemRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }
