/// Who sees what is asked of files, and is told of each.
package protocol FileObserving: Sendable {
    /// What stands at a path was asked.
    func asked(_ path: String)
    /// Where a path leads was asked.
    ///
    /// - Parameter place: the answer; `nil` where nothing stands there.
    func asked(_ path: String, place: String?)
    /// A file is read.
    func reading(
        _ path: String, _ read: () throws(FileError) -> [UInt8]
    ) throws(FileError) -> [UInt8]
    /// The names in a folder are read.
    func listing(
        _ path: String, _ list: () throws(FileError) -> [String]
    ) throws(FileError) -> [String]
    /// Something was asked that cannot be asked again.
    func lost()
}

/// Everything that the functions of ``FileSystem`` are asked is told to the observer of the task in which they are.
package enum FileObservation {
    /// `nil` for nobody.
    @TaskLocal package static var observer: (any FileObserving)?
}
