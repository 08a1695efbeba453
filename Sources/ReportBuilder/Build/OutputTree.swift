#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder of finished pages on disk.
///
/// The new folder is made beside the old one and then takes its place in one step, so that whoever looks, or
/// whatever kills the build, finds the old pages or the new ones, whole. Files that no build wrote are kept;
/// files that an earlier build wrote and this one does not are left behind with the old folder.
public struct OutputTree: Sendable {
    /// The list of the files that a build wrote, inside the folder.
    public static let manifestName = ".descent-manifest"

    /// The folder of the pages.
    public let path: String

    public init(path: String) {
        self.path = path
    }

    /// Puts files in place of those of the last build.
    ///
    /// - Returns: whether anything had to be changed.
    /// - Throws: ``FileError``; the folder is then as it was.
    @discardableResult
    public func replace(with files: [OutputFile]) throws(FileError) -> Bool {
        let files = files.sorted { $0.path < $1.path }
        let manifest = Array((files.map(\.path).joined(separator: "\n") + "\n").utf8)
        let ours = try earlierFiles()
        if isUnchanged(files, manifest: manifest) { return false }
        let foreign = try foreignFiles(ours: ours)
        try refuseToOverwrite(foreign, with: files)
        try FileSystem.makeFolder(FileSystem.folder(of: path))
        let staging = "\(FileSystem.folder(of: path))/.\(FileSystem.name(of: path)).staging-\(getpid())"
        FileSystem.removeTree(staging)
        do throws(FileError) {
            try FileSystem.makeFolder(staging)
            for file in files { try write(file.bytes, to: file.path, in: staging) }
            try write(manifest, to: OutputTree.manifestName, in: staging)
            for name in foreign { try keep(name, in: staging) }
            try FileSystem.exchange(staging, path)
        } catch {
            FileSystem.removeTree(staging)
            throw error
        }
        FileSystem.removeTree(staging)
        return true
    }

    /// The files that the last build wrote; none where there was none.
    private func earlierFiles() throws(FileError) -> Set<String> {
        let manifest = "\(path)/\(OutputTree.manifestName)"
        guard FileSystem.kind(of: manifest) == .file else { return [] }
        let text = String(decoding: try FileSystem.read(manifest), as: UTF8.self)
        return Set(text.split(separator: "\n").map(String.init) + [OutputTree.manifestName])
    }

    private func isUnchanged(_ files: [OutputFile], manifest: [UInt8]) -> Bool {
        guard (try? FileSystem.read("\(path)/\(OutputTree.manifestName)")) == manifest else { return false }
        return files.allSatisfy { (try? FileSystem.read("\(path)/\($0.path)")) == $0.bytes }
    }

    /// What stands in the folder that no build wrote, in order.
    private func foreignFiles(ours: Set<String>) throws(FileError) -> [String] {
        guard FileSystem.kind(of: path) != nil else { return [] }
        guard FileSystem.kind(of: path) == .folder else {
            throw FileError(path: path, reason: "pages need a folder, but this is a file or a link")
        }
        return try FileSystem.filesBelow(path).filter { !ours.contains($0) }
    }

    private func refuseToOverwrite(_ foreign: [String], with files: [OutputFile]) throws(FileError) {
        let names = Set(foreign)
        guard let taken = files.first(where: { names.contains($0.path) }) else { return }
        throw FileError(
            path: "\(path)/\(taken.path)",
            reason:
                "this file was not written by a build and would be replaced; move it away, or choose another "
                + "folder with -o")
    }

    private func write(_ bytes: [UInt8], to name: String, in folder: String) throws(FileError) {
        let target = "\(folder)/\(name)"
        try FileSystem.makeFolder(FileSystem.folder(of: target))
        try FileSystem.write(bytes, to: target, flags: O_CREAT | O_TRUNC)
    }

    /// Gives a file of the old folder a place in the new one.
    private func keep(_ name: String, in folder: String) throws(FileError) {
        let target = "\(folder)/\(name)"
        try FileSystem.makeFolder(FileSystem.folder(of: target))
        try FileSystem.hardLink("\(path)/\(name)", to: target)
    }
}
