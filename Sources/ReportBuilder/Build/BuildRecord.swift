/// What a build has made of a course in a folder, as the cache keeps it: for `descent explain`.
package struct BuildRecord: Sendable, Hashable {
    /// The folder of the course, without links.
    package var course: String
    /// The folder of the pages, without links.
    package var folder: String
    /// Where it was built: paths of inputs are seen from there.
    package var base = FileSystem.place(of: ".")
    /// What built it.
    package var program: String
    package var inputs: CourseInputs

    package init(course: String, folder: String, program: String, inputs: CourseInputs) {
        self.course = course
        self.folder = FileSystem.place(of: folder)
        self.program = program
        self.inputs = inputs
    }

    private static let kind = "builds"

    /// Keeps it under the folder of the pages.
    package func keep(in cache: ResultCache) {
        var record = RecordWriter()
        for text in [course, folder, base, program] { record.add(text) }
        record.add(inputs.common) { $0.write(to: &$1) }
        record.add(inputs.pages) { page, record in
            record.add(page.page)
            record.add(page.inputs) { $0.write(to: &$1) }
        }
        cache.keep(record.bytes, Self.kind, ResultCache.key(of: [folder]))
    }

    /// What is known of the last build into a folder of pages.
    package static func read(from cache: ResultCache, of folder: String) -> BuildRecord? {
        cache.content(kind, ResultCache.key(of: [FileSystem.place(of: folder)])).flatMap(BuildRecord.init)
    }

    /// The last builds of a course into all folders that are known, in the order of these.
    ///
    /// - Parameter course: its folder, without links.
    package static func all(ofCourse course: String, from cache: ResultCache) -> [BuildRecord] {
        cache.keys(kind).compactMap { cache.content(kind, $0).flatMap(BuildRecord.init) }
            .filter { $0.course == course }.sorted { $0.folder < $1.folder }
    }

    private init?(_ bytes: [UInt8]) {
        var record = RecordReader(bytes)
        guard let texts = record.list(count: 4, { $0.text() }),
            let common = record.list({ PageInputs.Input(from: &$0) }),
            let pages = record.list({ PageInputs(from: &$0) }), record.isAtEnd
        else { return nil }
        (course, folder, base, program) = (texts[0], texts[1], texts[2], texts[3])
        inputs = CourseInputs(common: common, pages: pages)
    }
}

extension PageInputs {
    fileprivate init?(from record: inout RecordReader) {
        guard let page = record.text(), let inputs = record.list({ Input(from: &$0) }) else { return nil }
        self.init(page: page, inputs: inputs)
    }
}

extension PageInputs.Input {
    fileprivate func write(to record: inout RecordWriter) {
        for text in [kind.rawValue, name, print] { record.add(text) }
    }

    fileprivate init?(from record: inout RecordReader) {
        guard let kind = record.text().flatMap(Kind.init), let name = record.text(),
            let print = record.text()
        else { return nil }
        self.init(kind: kind, name: name, print: print)
    }
}
