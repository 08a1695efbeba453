/// The page templates and the style sheet that are compiled in. A course may bring its own in their place.
public enum Templates {
    /// The page of a lesson.
    public static let page = text(PackageResources.page_mustache)
    /// The first page of a course: its lessons.
    public static let course = text(PackageResources.course_mustache)
    /// The page over several courses.
    public static let courses = text(PackageResources.courses_mustache)
    /// A course, or a lesson of it, in one file.
    public static let single = text(PackageResources.single_mustache)
    /// The page with the search of a course.
    public static let search = text(PackageResources.search_mustache)
    /// What searches there.
    public static let searchScript = text(PackageResources.search_js)
    /// What makes quizzes check themselves.
    public static let quizScript = text(PackageResources.quiz_js)
    /// What gives code a button that copies it.
    public static let copyScript = text(PackageResources.copy_js)
    /// The style sheet of all pages.
    public static let style = text(PackageResources.style_css)

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
