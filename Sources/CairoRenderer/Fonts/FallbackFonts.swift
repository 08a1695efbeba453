import SystemLibrary

/// Fonts of the system for characters that the fonts of a set have not: looked for when the first such character
/// comes up, and then file by file.
///
/// Of two machines with different fonts only one may find a glyph here; a character that can be read on one of them is
/// better than one that can be read on none.
struct FallbackFonts {
    /// Files that were not opened yet, the next one last.
    private var files: [String]?
    private var faces: [FontFace] = []

    /// The face that has a character; `nil` where no font of the system has it.
    mutating func face(with scalar: Unicode.Scalar) -> FontFace? {
        if let face = faces.first(where: { $0.contains(scalar) }) { return face }
        var waiting = files ?? Self.installed()
        defer { files = waiting }
        while let file = waiting.popLast() {
            // A font that cannot be read is as good as none.
            let new = ((try? FontFace.faces(inFile: file)) ?? []).filter(\.hasOutlines)
            faces += new
            if let face = new.first(where: { $0.contains(scalar) }) { return face }
        }
        return nil
    }

    /// ``files`` in reverse order of preference: families without serifs
    /// first, regular ones first, then by name.
    private static func installed() -> [String] { files.sorted { (rank($0), $0) > (rank($1), $1) } }

    /// All font files below the folders of the system.
    static var files: Set<String> {
        var files: Set<String> = []
        for folder in FontFolders.all + ["/usr/share/fonts", "/System/Library/Fonts"] {
            collect(folder, depth: 4, into: &files)
        }
        return files
    }

    private static func rank(_ path: String) -> Int {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let styles = ["bold", "italic", "oblique", "light", "black", "thin", "condensed", "mono", "serif"]
        return (name.contains("sans") ? 0 : 1) + (styles.contains { name.contains($0) } ? 2 : 0)
    }

    private static func collect(_ folder: String, depth: Int, into files: inout Set<String>) {
        guard depth > 0, files.count < 5_000, let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !name.hasPrefix(".") else { continue }
            let path = "\(folder)/\(name)"
            if [".otf", ".ttf", ".ttc"].contains(where: name.lowercased().hasSuffix) {
                files.insert(path)
            } else {
                collect(path, depth: depth - 1, into: &files)
            }
        }
    }
}
