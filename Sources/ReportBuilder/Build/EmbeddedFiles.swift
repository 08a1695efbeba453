/// Files of a course as addresses that hold them.
///
/// A class, because the parts of a page ask for them as they are written, one after another.
final class EmbeddedFiles {
    /// How many bytes they may have as text, each counted as often as it is shown.
    static let maximumContent = 256 << 20

    private let folder: CourseFolder
    private let figures: [String: [UInt8]]
    private var addresses: [String: DataAddress] = [:]
    private var size = 0
    private(set) var failure: FileError?

    init(_ folder: CourseFolder, figures: [OutputFile]) {
        self.folder = folder
        self.figures = Dictionary(
            figures.map { (FigureFile.folder + $0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether this is the file of a figure.
    func knows(_ path: String) -> Bool { figures[path] != nil }

    /// The file; `nil` where it cannot be read or is too much.
    func address(of path: String) -> DataAddress? {
        guard failure == nil else { return nil }
        if addresses[path] == nil {
            do throws(FileError) {
                var bytes = figures[path]
                if bytes == nil { bytes = try folder.bytes(of: path) }
                addresses[path] = DataAddress(bytes ?? [], name: path)
            } catch {
                failure = error
                return nil
            }
        }
        size += addresses[path]?.text.utf8.count ?? 0
        guard size <= Self.maximumContent else {
            failure = FileError(
                path: "\(folder.path)/\(path)",
                reason:
                    "with this file the one file would hold more than \(Self.maximumContent >> 20) MB of "
                    + "pictures, films and other files; leave films out, or build a folder of pages")
            return nil
        }
        return addresses[path]
    }
}
