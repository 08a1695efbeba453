import LongRuns
import Testing
import TrainingCore

@testable import ReportBuilder

@Suite("Builds after edits")
struct EditScriptTests {
    /// A course on disk that edits change at random, each as an author could.
    private struct Script {
        let folder: TemporaryFolder
        var random: SplitMix64
        var files: [String: String] = [:]
        var count = 0

        init(seed: UInt64) throws {
            folder = try TemporaryFolder()
            random = SplitMix64(seed: seed)
            try write("title: Edited\n", to: "course.yaml")
            try write("a,b\n1,2\n2,3\n", to: "data.csv")
            try write("Included [](one.md).\n", to: "_part.md")
            for name in ["one.md", "two.md", "part/three.md"] { try write(text(), to: name) }
        }

        var lessons: [String] {
            files.keys.filter { $0.hasSuffix(".md") && !$0.hasSuffix("_part.md") }.sorted()
        }

        mutating func write(_ text: String, to name: String) throws {
            files[name] = text
            try folder.write(text, to: "course/\(name)")
        }

        mutating func remove(_ name: String) throws {
            files[name] = nil
            try FileSystem.removeFile("\(folder.path)/course/\(name)")
        }

        mutating func pick<Item>(_ items: [Item]) -> Item {
            items[Int.random(in: 0..<items.count, using: &random)]
        }

        /// The text of a lesson, of parts that may need others which are there or not.
        mutating func text() -> String {
            let rate = pick(["0.01", "0.02"])
            let parts = [
                "Prose.\n", "More \(pick(["prose", "words"])).\n", "::: include _part.md\n", "[](one.md)\n",
                "See [two](two.md).\n",
                "## Heading\n", "[the data](data.csv)\n", "{{ one/plain.loss[1] }}\n",
                "{{ plain.loss[2] }}\n", "Look at @shown.\n",
                "```figure\nid: shown\nof: plain\nkind: loss-history\ntitle: Loss {{ plain.loss[1] }}\n```\n",
                "```chart\nid: lines\nmarks: [{mark: line, data: data.csv, x: a, y: b}]\n```\n",
                "```experiment\nid: like\nlike: one.md#plain\ntraining: {updates: 4}\n```\n",
                "```sweep\nid: several\nexperiment: plain\nvary: {training.optimizer.learning-rate: [0.01, \(rate)1]}\n```\n",
            ]
            var text = "---\ntitle: \(pick(["A", "B", "C {{ plain.loss[1] }}"]))\n---\n\n"
            if Int.random(in: 0..<5, using: &random) > 0 {
                text += TestCourse.experiment.replacing("neuron", with: "plain").replacing("0.01", with: rate)
                    .replacing("updates: 20", with: "updates: 3")
            }
            for part in parts where Int.random(in: 0..<3, using: &random) == 0 { text += "\n" + part }
            return text
        }

        /// Spoils some of what a cache keeps, or takes it away.
        mutating func damageCache() throws {
            for name in folder.contents(of: "cache").keys.sorted()
            where Int.random(in: 0..<4, using: &random) == 0 {
                if Bool.random(using: &random) {
                    try FileSystem.removeFile("\(folder.path)/cache/\(name)")
                } else {
                    try folder.write("spoiled", to: "cache/\(name)")
                }
            }
        }

        /// Makes one edit and says what it was.
        mutating func edit() throws -> String {
            count += 1
            let lesson = pick(lessons)
            switch Int.random(in: 0..<12, using: &random) {
            case 0: try write(text(), to: lesson)
            case 1, 2: try write((files[lesson] ?? "") + "\nWord \(count).\n", to: lesson)
            case 3: try write(text(), to: pick(["four.md", "part/five.md", "other/six.md"]))
            case 4 where lessons.count > 1: try remove(lesson)
            case 5 where lessons.count > 1:
                let text = files[lesson] ?? ""
                try remove(lesson)
                try write(text, to: pick(["seven.md", "part/eight.md"]))
            case 6: try write("Included \(count).\n", to: pick(["_part.md", "part/_part.md"]))
            case 7: try write("a,b\n1,\(count)\n2,3\n", to: pick(["data.csv", "part/data.csv"]))
            case 8:
                try write(
                    pick([
                        "<title>{{title}}</title>{{{article}}}", "{{{article}}}{{#next}}{{address}}{{/next}}",
                    ]),
                    to: "templates/page.mustache")
            case 9:
                try write(
                    "title: \(pick(["Edited", "Again"]))\n"
                        + pick([
                            "", "language: de\n", "parts: {part: Named}\n", "address: https://example.org\n",
                        ]),
                    to: "course.yaml")
            case 10:
                for name in ["part/_part.md", "part/data.csv", "templates/page.mustache"]
                where files[name] != nil {
                    try remove(name)
                    return "remove \(name)"
                }
            default: try write(files[lesson] ?? "", to: lesson)
            }
            return "edit \(count)"
        }
    }

    @Test(
        "After any edits the files and messages are those of a build without a memory or cache",
        arguments: LongRuns.areAsked ? 0..<1000 : 0..<30)
    func edits(seed: UInt64) async throws {
        var script = try Script(seed: seed)
        let builder = try TestCourse.builder(jobs: 1)
        let course = CourseFolder(path: script.folder.path + "/course")
        var memory = BuildMemory()
        var cached = builder
        cached.cache = ResultCache(path: script.folder.path + "/cache", program: "")
        let disk = try KeptBuild(in: script.folder.path)
        for _ in 0..<5 {
            let edit = try script.edit()
            let remembering = try await builder.build(
                course, for: Readership(), coursesAddress: nil, memory: &memory, holdsMedia: true)
            let fresh = try await builder.build(course)
            let kept = try await cached.build(course)
            #expect(kept.files == fresh.files, "\(edit) of script \(seed), with a cache")
            _ = try await disk.build()
            if !fresh.hasErrors {
                let clean = OutputTree(path: script.folder.path + "/clean/course")
                try clean.replace(with: fresh.files)
                let (out, expected) = (script.folder.contents(of: "out"), script.folder.contents(of: "clean"))
                #expect(out == expected, "\(edit) of script \(seed), on disk")
                #expect(disk.known?.warnings.map(\.text) == fresh.diagnostics.map(\.text))
            }
            try script.damageCache()
            #expect(remembering.files == fresh.files, "\(edit) of script \(seed)")
            #expect(
                remembering.diagnostics.map(\.text) == fresh.diagnostics.map(\.text),
                "\(edit) of script \(seed)")
        }
    }
}
