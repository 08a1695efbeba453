import Foundation

/// The files of the repository that this test was compiled in.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file that is compiled into a library, the command or a test.
    static let sources: [SwiftSource] = ["Sources", "Templates", "Tests"].flatMap(swiftFiles)

    static func sources(in folder: String) -> [SwiftSource] {
        sources.filter { $0.path.hasPrefix(folder + "/") }
    }

    /// The text of a file, or nil if there is none.
    static func text(of path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The paths of all files below a folder.
    static func files(in folder: String) -> [String] {
        let names = FileManager.default.enumerator(
            atPath: root.appending(path: folder).path(percentEncoded: false))
        return (names?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
    }

    /// Whether there is a file or a folder.
    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path(percentEncoded: false))
    }

    /// The names of the folders in a folder, sorted.
    static func folders(in path: String) throws -> [String] {
        let keys: [URLResourceKey] = [.isDirectoryKey]
        return try FileManager.default
            .contentsOfDirectory(at: root.appending(path: path), includingPropertiesForKeys: keys)
            .filter { try $0.resourceValues(forKeys: Set(keys)).isDirectory == true }
            .map(\.lastPathComponent).sorted()
    }

    private static func swiftFiles(in folder: String) -> [SwiftSource] {
        files(in: folder).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            text(of: path).map { SwiftSource(path: path, text: $0) }
        }
    }
}
