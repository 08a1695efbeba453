/// Paths inside of a course, of its files and of its pages alike.
extension CourseFolder {
    /// What stands before the last slash of a path inside: `part-one`; empty where there is none.
    static func folder(of name: String) -> String {
        name.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(name[..<$0]) } ?? ""
    }

    /// The way from a folder inside to the course's: `../` for `part-one`.
    static func above(_ folder: String) -> String {
        String(repeating: "../", count: folder.split(separator: "/").count)
    }

    /// A path inside as seen from a file inside: `../two/b.html` for `two/b.html` from `one/a.html`.
    static func relative(_ path: String, from file: String) -> String {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        let home = file.split(separator: "/").dropLast()
        let common = zip(steps.dropLast(), home).prefix { $0 == $1 }.count
        guard common > 0 || !home.isEmpty else { return path }
        return String(repeating: "../", count: home.count - common)
            + steps.dropFirst(common).joined(separator: "/")
    }

    /// The same folder as a lesson sees it.
    ///
    /// - Parameter name: the lesson's file.
    func ofLesson(_ name: String) -> CourseFolder { seen(from: CourseFolder.folder(of: name)) }
}
