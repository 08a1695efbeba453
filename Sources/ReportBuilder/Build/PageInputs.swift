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
        (try? FileSystem.read(path)).map { text(ContentPrint($0)) }
    }

    private static func text(_ print: ContentPrint) -> String {
        "\(print.size)-\(String(print.hash, radix: 16))"
    }

    fileprivate static func inputs(_ facts: FileFacts, as kind: Input.Kind) -> [Input] {
        facts.contents.map { path, print in
            Input(kind: kind, name: path, print: print.map(text) ?? "")
        }.sorted { $0.name < $1.name }
    }
}

/// What the pages of a course were made of.
package struct CourseInputs: Sendable, Hashable {
    /// Of all of them.
    package var common: [PageInputs.Input] = []
    package var pages: [PageInputs] = []

    package init(common: [PageInputs.Input] = [], pages: [PageInputs] = []) {
        (self.common, self.pages) = (common, pages)
    }

    /// Of a course as a build with the memory has made it; of the pages of lessons that were read.
    init(of course: Course, for edition: Edition, _ memory: BuildMemory) {
        common = PageInputs.inputs(course.facts, as: .course)
        let templates = memory.pages.templates?.files ?? [:]
        common += templates.sorted { $0.key < $1.key }.map { name, file in
            PageInputs.Input(
                kind: .template, name: "\(course.folder.path)/\(CourseTemplates.folder)/\(name)",
                print: PageInputs.mark(ofFile: file.name) ?? "")
        }
        common += course.parameters.all.map {
            PageInputs.Input(kind: .parameter, name: $0.name, print: $0.value)
        }
        let files = Dictionary(course.lessons.map { ($0.name, $0.file.name) }) { first, _ in first }
        func input(_ kind: PageInputs.Input.Kind, _ lesson: String) -> PageInputs.Input? {
            files[lesson].map {
                PageInputs.Input(kind: kind, name: $0, print: PageInputs.mark(ofFile: $0) ?? "")
            }
        }
        pages = course.lessons.filter { !$0.isKept }.map { lesson in
            var own = [input(.lesson, lesson.name)].compactMap { $0 }
            if let entry = memory.lessons.known(lesson.name, for: edition) {
                own += PageInputs.inputs(entry.files, as: .file)
            }
            let others = memory.drawn.articles[lesson.name].first?.lessons(named: lesson) ?? []
            own += others.sorted().compactMap { input(.other, $0) }
            return PageInputs(page: lesson.page, inputs: own)
        }
    }

    /// The same where some lessons were made anew: of their pages, and of what others see of them.
    package mutating func revise(_ anew: CourseInputs) {
        let pages = Dictionary(anew.pages.map { ($0.page, $0) }) { first, _ in first }
        var prints: [String: String] = [:]
        for input in anew.pages.flatMap(\.inputs) where input.kind == .lesson {
            prints[input.name] = input.print
        }
        common = anew.common
        for number in self.pages.indices {
            if let page = pages[self.pages[number].page] {
                self.pages[number] = page
                continue
            }
            for place in self.pages[number].inputs.indices
            where self.pages[number].inputs[place].kind == .other {
                if let print = prints[self.pages[number].inputs[place].name] {
                    self.pages[number].inputs[place].print = print
                }
            }
        }
    }
}
