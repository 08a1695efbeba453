extension FileSystem {
    /// How the path that begins with a text may go on: folders, with a slash, and files with one of the endings.
    ///
    /// O(names of the folder).
    package static func proposals(for text: String, endings: [String]) -> [String] {
        let cut = text.lastIndex(of: "/").map { text.index(after: $0) } ?? text.startIndex
        let (folder, start) = (String(text[..<cut]), text[cut...])
        guard let names = try? names(in: folder.isEmpty ? "." : folder) else { return [] }
        return names.compactMap { name in
            guard name.hasPrefix(start), name.first != "." || start.first == "." else { return nil }
            if isFolder(folder + name) { return folder + name + "/" }
            return endings.contains(where: name.hasSuffix) ? folder + name : nil
        }
    }
}
