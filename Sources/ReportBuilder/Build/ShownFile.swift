/// A file of the course that a page shows.
struct ShownFile: Sendable, Hashable {
    /// From the folder of the course.
    let path: String
    /// Whether as a picture, and not as a film or a sound.
    let isPicture: Bool
    /// Where the lesson says so.
    let range: SourceRange
}

/// What is known of the files that pages show, as long as they are the same.
struct ShownFileMemory: Sendable {
    private struct Entry: Sendable {
        let stamp: UInt64
        let problem: MediaContent.Problem?
    }

    private var entries: [String: Entry] = [:]

    /// Complains about files that no browser shows, each where it stands first.
    ///
    /// - Returns: for each of the lessons.
    mutating func diagnostics(
        of lessons: [(lesson: Lesson, files: [ShownFile])], in folder: CourseFolder
    ) -> [[Diagnostic]] {
        var told: Set<String> = []
        return lessons.map { lesson, files in
            files.compactMap { file in
                guard told.insert(file.path).inserted, let problem = problem(of: file, in: folder) else {
                    return nil
                }
                let name = FileSystem.name(of: file.path).shortened(to: 60)
                return Diagnostic(
                    "\"\(name)\" \(problem.message)", file: lesson.file, range: file.range,
                    remedy: problem.remedy, code: .file)
            }
        }
    }

    private mutating func problem(of file: ShownFile, in folder: CourseFolder) -> MediaContent.Problem? {
        let key = "\(file.isPicture) \(file.path)"
        let stamp = FileSystem.stamp(of: "\(folder.path)/\(file.path)")
        if let known = entries[key], known.stamp == stamp { return known.problem }
        let problem: MediaContent.Problem?
        do {
            problem = MediaContent.problem(
                of: try folder.bytes(of: file.path), named: file.path, isPicture: file.isPicture)
        } catch {
            problem = MediaContent.Problem(message: "cannot be read: \(error.reason)", remedy: nil)
        }
        entries[key] = Entry(stamp: stamp, problem: problem)
        return problem
    }
}
