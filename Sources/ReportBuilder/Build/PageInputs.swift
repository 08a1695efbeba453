/// What the page of a lesson was made of, so that one can ask why it is made again.
package struct PageInputs: Sendable, Hashable {
    package struct Input: Sendable, Hashable {
        package enum Kind: String, Sendable, CaseIterable {
            /// The file of the lesson itself.
            case lesson
            /// A file that the lesson includes or reads data from.
            case file
            /// `course.yaml`, and what it names.
            case course
            case template
            /// The file of another lesson, whose titles, numbers or values stand in the page.
            case other = "other lesson"
            /// A parameter of the course with its value.
            case parameter
        }

        package var kind: Kind
        /// The path of a file, or the name of a parameter.
        package var name: String
        /// Tells the content from another, or the value of a parameter.
        package var print: String

        package init(kind: Kind, name: String, print: String) {
            self.kind = kind
            self.name = name
            self.print = print
        }
    }

    /// The path of the page in the folder of the pages.
    package var page: String
    package var inputs: [Input]

    package init(page: String, inputs: [Input]) {
        self.page = page
        self.inputs = inputs
    }

    /// What tells the content of a file from another; `nil` where it cannot be read.
    package static func mark(ofFile path: String) -> String? {
        (try? FileSystem.read(path)).map { text(FileFacts.Print($0)) }
    }

    private static func text(_ print: FileFacts.Print) -> String {
        "\(print.size)-\(String(print.hash, radix: 16))"
    }

    private static func inputs(_ facts: FileFacts, as kind: Input.Kind) -> [Input] {
        facts.contents.map { path, print in
            Input(kind: kind, name: path, print: print.map(text) ?? "")
        }.sorted { $0.name < $1.name }
    }

    /// Of all pages of lessons that a build with the memory has made.
    static func all(of course: Course, for edition: Edition, _ memory: BuildMemory) -> [PageInputs] {
        var common = inputs(course.facts, as: .course)
        let templates = memory.pages.templates?.files ?? [:]
        common += templates.sorted { $0.key < $1.key }.map { name, file in
            Input(
                kind: .template, name: "\(course.folder.path)/\(CourseTemplates.folder)/\(name)",
                print: mark(ofFile: file.name) ?? "")
        }
        common += course.parameters.all.map { Input(kind: .parameter, name: $0.name, print: $0.value) }
        let files = Dictionary(
            course.lessons.map { lesson in
                (
                    lesson.name,
                    Input(kind: .other, name: lesson.file.name, print: mark(ofFile: lesson.file.name) ?? "")
                )
            }
        ) { first, _ in first }
        return course.lessons.map { lesson in
            var own: [Input] = []
            if let file = files[lesson.name] {
                own.append(Input(kind: .lesson, name: file.name, print: file.print))
            }
            if let entry = memory.lessons.known(lesson.name, for: edition) {
                own += inputs(entry.files, as: .file)
            }
            let others = memory.articles[lesson.name]?.lessons(named: lesson) ?? []
            own += others.sorted().compactMap { files[$0] }
            return PageInputs(page: lesson.page, inputs: own + common)
        }
    }
}
