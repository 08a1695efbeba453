import Testing

@testable import ReportBuilder

@Suite("Parts of a course")
struct PartTests {
    private static let files: [(name: String, text: String)] = [
        ("course.yaml", "title: Parts\naddress: https://example.org/c\nparts: {part-two: Going on}\n"),
        ("00-welcome.md", "---\ntitle: Welcome\n---\n\nOn to [](part-one/01-intro.md).\n"),
        ("shared.csv", "a,b\n1,2\n2,3\n"),
        (
            "part-one/01-intro.md",
            "---\ntitle: Intro\naliases: [first, /start]\n---\n\n## Begin\n\n\(TestCourse.experiment)\n"
        ),
        (
            "part-one/2-more.md",
            """
            ---
            title: More
            ---

            ::: include _text.md

            ![A picture](i.png) and [the data](shared.csv), [](../part-two/my_lesson.md#end), [home](../index.html).

            ```figure
            id: losses
            of: 01-intro.md#neuron
            kind: loss-history
            ```

            ```chart
            id: lines
            marks: [{mark: line, data: own.csv, x: a, y: b}]
            ```

            """
        ),
        ("part-one/10-last.md", "---\ntitle: Last\n---\n\nSee @losses.\n"),
        ("part-one/_text.md", "Included.\n"), ("part-one/own.csv", "a,b\n1,2\n2,3\n"),
        ("part-one/i.png", "GIF89a"),
        (
            "part-two/my_lesson.md",
            """
            ---
            title: Mine
            ---

            ## End

            {{ part-one/01-intro/neuron.loss[1] }}, [back](../part-one/01-intro.md#begin), [](part-one/2-more.md#losses)

            ```experiment
            id: slower
            like: ../part-one/01-intro.md#neuron
            training: {optimizer: {learning-rate: 0.005}}
            ```

            ```figure
            id: both
            of: [slower, part-one/01-intro.md#neuron]
            kind: loss-history
            ```

            """
        ),
        ("snippets/setup.md", "No lesson.\n"), ("nested/course.yaml", "title: Another\n"),
        ("nested/one.md", "---\ntitle: Elsewhere\n---\n"), ("zz-end.md", "---\ntitle: The end\n---\n"),
    ]

    private static func folder(
        _ changes: [(name: String, text: String)] = [], without name: String? = nil
    ) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for file in files + changes where file.name != name {
            try folder.write(file.text, to: "course/\(file.name)")
        }
        return folder
    }

    private static func build(
        _ folder: TemporaryFolder, as form: CourseForm = .pages, figures: [String] = []
    ) async throws -> BuiltCourse {
        try await TestCourse.builder().build(
            CourseFolder(path: folder.path + "/course"), figures: figures.isEmpty ? nil : [.svg], as: form)
    }

    private static func errors(_ changes: [(name: String, text: String)]) async throws -> String {
        let folder = try folder(changes)
        return try await build(folder).diagnostics.map(\.text).joined()
            .replacing(folder.path + "/course/", with: "")
    }

    private static func text(_ path: String, of built: BuiltCourse) throws -> String {
        String(decoding: try #require(built.files.first { $0.path == path }, "\(path)").bytes, as: UTF8.self)
    }

    /// Addresses of links, pictures and files that a page names and that are no page, file or id.
    private static func dead(_ path: String, of built: BuiltCourse) throws -> [String] {
        let pages = Dictionary(uniqueKeysWithValues: built.files.map { ($0.path, $0.bytes) })
        return PageTags(try text(path, of: built)).attributes
            .filter { ["href", "src"].contains($0.name) && !$0.value.hasPrefix("https:") }.map(\.value)
            .filter { address in
                let parts = address.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
                let target =
                    parts[0].isEmpty
                    ? path
                    : CourseFolder.meanings(of: parts[0], seenFrom: CourseFolder.folder(of: path)).first ?? ""
                guard let bytes = pages[target] else { return true }
                return parts.count > 1
                    && !String(decoding: bytes, as: UTF8.self).contains("id=\"\(parts[1])\"")
            }
    }

    @Test("Lessons in folders are parts: numbers order them, and every address leads to something")
    func pages() async throws {
        let built = try await Self.build(try Self.folder(), figures: ["svg"])
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text))")
        let pages = [
            "00-welcome.html", "part-one/01-intro.html", "part-one/2-more.html", "part-one/10-last.html",
            "part-two/my_lesson.html", "zz-end.html",
        ]
        #expect(built.lessonCount == pages.count)
        let index = try Self.text("index.html", of: built)
        let places = pages.map { index.firstRange(of: "href=\"\($0)\"")?.lowerBound }
        #expect(!places.contains(nil))
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
        #expect(index.contains("<h2 class=\"part\" id=\"_part-1\">Part one</h2>"))
        #expect(index.contains("<h2 class=\"part\" id=\"_part-2\">Going on</h2>"))
        for page in pages + ["index.html", "search.html", "part-one/first.html", "start.html"] {
            #expect(try Self.dead(page, of: built) == [], "\(page)")
        }
        #expect(
            built.files.map(\.path).filter { $0.hasPrefix("figures/") }.contains(
                "figures/part-one/2-more/losses.svg"))
        let more = try Self.text("part-one/2-more.html", of: built)
        for piece in [
            "Included.", "href=\"../shared.csv\"", "src=\"i.png\"", "href=\"../part-two/my_lesson.html#end\"",
            "<a href=\"../index.html#_part-1\">Part one</a>", "<p class=\"contents-part\">Going on</p>",
            "rel=\"prev\" href=\"01-intro.html\"", "https://example.org/c/part-one/2-more.html",
        ] { #expect(more.contains(piece), "\(piece)") }
        let last = try Self.text("part-one/10-last.html", of: built)
        #expect(last.contains("rel=\"next\" href=\"../part-two/my_lesson.html\""))
        #expect(last.contains("href=\"2-more.html#losses\""))
        let mine = try Self.text("part-two/my_lesson.html", of: built)
        #expect(mine.contains(">25.4016</data>"))
        #expect(try Self.text("sitemap.xml", of: built).contains("/c/part-two/my_lesson.html"))
        #expect(
            try Self.text("search-index.js", of: built).contains("[\"part-two/my_lesson.html\",\"Mine\"]"))
        #expect(try Self.text("part-one/first.html", of: built).contains("url=01-intro.html"))
        #expect(try Self.text("start.html", of: built).contains("url=part-one/01-intro.html"))
    }

    @Test("In one file parts keep their order, and every address within leads to an id")
    func oneFile() async throws {
        let built = try await Self.build(try Self.folder(), as: .singleFile(lesson: nil))
        #expect(built.diagnostics.isEmpty, "\(built.diagnostics.map(\.text))")
        let html = try Self.text("course.html", of: built)
        let tags = PageTags(html)
        let ids = tags.attributes.filter { $0.name == "id" }.map(\.value)
        #expect(Set(ids).count == ids.count)
        let addresses = tags.attributes.filter { $0.name == "href" }.map(\.value)
        for address in addresses where !address.hasPrefix("data:") && !address.hasPrefix("https:") {
            #expect(address.hasPrefix("#") && ids.contains(String(address.dropFirst())), "\(address)")
        }
        #expect(html.contains("href=\"#part-one.01-intro/begin\""))
        #expect(html.contains("<h2 class=\"part\">Part one</h2>"))
        let one = try await Self.build(try Self.folder(), as: .singleFile(lesson: "part-one/2-more"))
        #expect(one.files.map(\.path) == ["2-more.html"])
        #expect(
            try Self.text("2-more.html", of: one).contains(
                "https://example.org/c/part-two/my_lesson.html#end"))
    }

    @Test("Titles of parts say their order, and a list of lessons may name folders")
    func order() async throws {
        let course = "title: Parts\nparts:\n  part-two: Second\n  part-one: First\n"
        func order(_ text: String) async throws -> [String] {
            let built = try await Self.build(try Self.folder([("course.yaml", text)]))
            #expect(!built.hasErrors, "\(built.diagnostics.map(\.text))")
            return try Self.text("search-index.js", of: built).split(separator: "\n").filter {
                $0.hasPrefix("[\"")
            }
            .map { String($0.dropFirst(2).prefix { $0 != "." }) }
        }
        let one = ["part-one/01-intro", "part-one/2-more", "part-one/10-last"]
        // What is like an experiment stands behind it; here the parts change places.
        #expect(
            try await order(
                course.replacing(
                    "part-two: Second\n  part-one: First", with: "part-one: First\n  part-two: Second"))
                == ["00-welcome"] + one + ["part-two/my_lesson", "zz-end"])
        #expect(
            try await order(
                "title: Parts\nlessons: [zz-end.md, part-one, ./part-two/my_lesson.md, 00-welcome.md]\n")
                == ["zz-end"] + one + ["part-two/my_lesson", "00-welcome"])
        #expect(
            try await Self.errors([("course.yaml", course)]).contains(
                "there is no experiment \"../part-one/01-intro.md#neuron\" above"))
    }

    @Test(
        "What is wrong with parts is said, with what to write",
        arguments: [
            (
                "course.yaml", "title: P\nparts: {part-won: One}\n",
                "there is no folder \"part-won\" with lessons"
            ),
            (
                "course.yaml", "title: P\nlessons: [part-one, part-two, part-one/2-more.md]\n",
                "stands twice in the list"
            ),
            (
                "course.yaml", "title: P\nlessons: [snippets]\n",
                "there are no lessons in the folder \"snippets\""
            ),
            ("course.yaml", "title: P\nlessons: [snippets/setup.md]\n", "the lesson has no front matter"),
            (
                "part two/a.md", "---\ntitle: A\n---\n",
                "part two: error: \"part two\" cannot be the folder of lessons"
            ),
            (
                "part-one/x.md", "---\ntitle: X\naliases: 01-intro\n---\n",
                "the alias \"01-intro\" is the name of another page"
            ),
            ("part-one/x.md", "---\ntitle: X\naliases: ../00-welcome\n---\n", "is the name of another page"),
            ("part-one/x.md", "---\ntitle: X\naliases: ../../out\n---\n", "cannot be the name of a page"),
            (
                "part-one/x.md", "---\ntitle: X\n---\n\n[a](../../secret.txt)\n",
                "leads out of the course folder"
            ),
            (
                "part-one/x.md", "---\ntitle: X\n---\n\n::: include ../../x.md\n",
                "leads out of the course folder"
            ),
            ("part-one/x.md", "---\ntitle: X\n---\n\n[a](01-intor.md)\n", "did you mean \"01-intro.md\"?"),
            (
                "part-one/x.md", "---\ntitle: X\n---\n\n[a](../part-two/my_leson.md)\n",
                "did you mean \"../part-two/my_lesson.md\"?"
            ),
            (
                "part-one/x.md", "---\ntitle: X\n---\n\n[a](01-intro.html)\n",
                "write 01-intro.md, so that the link is checked"
            ),
            ("part-one/x.md", "---\ntitle: X\n---\n\n![a](j.png)\n", "did you mean \"i.png\"?"),
            ("part-one/x.md", "---\ntitle: X\n---\n\n{{ 01-intor/neuron.loss[1] }}\n", "there is no lesson"),
            ("part-one/x.md", "---\ntitle: X\n---\n\n::: include _test.md\n", "did you mean \"_text.md\"?"),
        ])
    func mistakes(name: String, text: String, message: String) async throws {
        let errors = try await Self.errors([(name, text)])
        #expect(errors.contains(message), "\(errors)")
        #expect(errors.components(separatedBy: "error:").count == 2, "\(errors)")
    }

    @Test("Files of experiments that a lesson of another part is like are found")
    func likeWithData() async throws {
        let data =
            "```experiment\nid: fitted\nnetwork: {inputs: 1, layers: [{activation: identity, weights: [[2]]}]}\ndata: {file: own.csv, inputs: [a], targets: [b]}\ntraining: {updates: 2, optimizer: {name: gradient-descent, learning-rate: 0.01}}\n```\n"
        let like = "```experiment\nid: longer\nlike: part-one/3-data.md#fitted\ntraining: {updates: 3}\n```\n"
        let errors = try await Self.errors([
            ("part-one/3-data.md", "---\ntitle: D\n---\n\n" + data),
            ("part-two/x.md", "---\ntitle: X\n---\n\n" + like),
        ])
        #expect(errors.isEmpty, "\(errors)")
    }

    @Test("Folders give parts readable titles")
    func titles() {
        let titles = [
            "01-first-steps": "First steps", "a/going_further": "Going further", "3d-shapes": "3d shapes",
            "07": "07", "2. sums": "Sums",
        ]
        for (folder, title) in titles { #expect(CoursePart.title(ofFolder: folder) == title) }
    }

    @Test("Up to sixty lessons all stand in the contents, beyond that those of the part or those around")
    func many() {
        func contents(_ counts: [Int]) -> ShownContents {
            ShownContents(
                counts.enumerated().flatMap { part, count in
                    (0..<count).map {
                        PageLesson(number: $0, title: "", address: "", part: .init(title: "\(part)", id: ""))
                    }
                })
        }
        #expect(contents([30, 30]).range(around: 4) == 0..<60)
        #expect(contents([30, 31]).range(around: 4) == 0..<30)
        #expect(contents([30, 31]).range(around: 40) == 30..<61)
        #expect(contents([100]).range(around: 3) == 0..<24)
        #expect(contents([100, 100]).range(around: 150) == 130..<171)
    }
}
