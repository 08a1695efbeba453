/// What changes in the pages of a course where only the texts of some lessons have.
package struct CourseRevision: Sendable {
    package var files: [OutputFile]
    /// What is kept of the lessons that were made anew.
    var lessons: [KeptLesson]
    /// What their pages were made of.
    package var inputs: CourseInputs
}

extension KeptCourse {
    /// The same with what is kept of some lessons now.
    func revised(by revision: CourseRevision) -> KeptCourse {
        let anew = Dictionary(revision.lessons.map { ($0.name, $0) }) { first, _ in first }
        return KeptCourse(lessons: lessons.map { anew[$0.name] ?? $0 })
    }
}
