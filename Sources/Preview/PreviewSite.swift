import ReportBuilder

/// What is served at a moment: the pages of the last builds without errors, and what is wrong now.
struct PreviewSite: Sendable {
    /// A course as its last build without errors left it.
    struct Course: Sendable {
        var built: BuiltCourse
        var folder: CourseFolder
        /// Another number as soon as any of its media files is another.
        var mediaStamp: UInt64
    }

    /// What stands at an address.
    enum Item: Sendable {
        /// A file of a build, in memory.
        case made([UInt8])
        /// A file of a course, by its name there.
        case media(name: String, folder: String)
        /// The address that was meant.
        case elsewhere(String)
    }

    /// By the addresses of their folders, `/optimization/`, in the order of the command line.
    private(set) var courses: [(address: String, course: Course?)] = []
    private var items: [String: Item] = [:]
    /// What is wrong, a text as a terminal shows it for each problem.
    var problems: [String] = []

    init(_ courses: [(name: String, course: Course?)], problems: [String]) {
        self.problems = problems
        for (name, course) in courses {
            let address = "/\(name)/"
            self.courses.append((address, course))
            items["/\(name)"] = .elsewhere(address)
            guard let course else { continue }
            for file in course.built.files { items[address + file.path] = .made(file.bytes) }
            for media in course.built.media {
                items[address + media] = .media(name: media, folder: course.folder.path)
            }
            items[address] = items[address + "index.html"]
        }
        if let only = self.courses.first, self.courses.count == 1 {
            items["/"] = .elsewhere(only.address)
        } else {
            for file in OutputFolder.index(of: courses.compactMap { $0.course?.built }) {
                items["/" + file.path] = .made(file.bytes)
            }
            items["/"] = items["/index.html"]
        }
    }

    /// - Parameter path: decoded, with a slash at its beginning.
    subscript(path: String) -> Item? { items[path] }

    /// Whether an address shows a page.
    static func isPage(_ path: String) -> Bool { path.hasSuffix("/") || path.hasSuffix(".html") }

    /// Tells whether the page at an address, with all that it shows, is another than before.
    func version(of path: String) -> String {
        var bytes: [UInt8] = []
        if case .made(let page)? = items[path] { bytes = page }
        var prints = [FileSystem.fingerprint(of: bytes)]
        let home = courses.first { path.hasPrefix($0.address) }
        if case .made(let style)? = items[(home?.address ?? "/") + "style.css"] {
            prints.append(FileSystem.fingerprint(of: style))
        }
        if let stamp = home?.course?.mediaStamp { prints.append(stamp) }
        return prints.map { String($0, radix: 16) }.joined(separator: "-")
    }
}
