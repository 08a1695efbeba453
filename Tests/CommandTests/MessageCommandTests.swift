import Foundation
import Testing

@Suite("Messages for programs")
struct MessageCommandTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        try folder.write("title: Good\n", to: "good/course.yaml")
        try folder.write("---\ntitle: One\n---\n\nText.\n", to: "good/one.md")
        try folder.write("titel: Bad\n", to: "bad/course.yaml")
        try folder.write(
            "---\ntitle: One\n---\n\nA ümlaut, $\\alhpa$ and ![slope](slop.png).\n", to: "bad/one.md")
    }

    private func lines(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test("check --json prints a line a problem, and nothing else on the standard output")
    func checkJSON() throws {
        let run = try folder.run("check", "good", "bad", "--json")
        #expect(run.status == 1)
        #expect(run.errors.isEmpty)
        let problems = try lines(run.output)
        #expect(problems.count == 3)
        let keys: Set = [
            "file", "line", "column", "endLine", "endColumn", "severity", "message", "help", "code",
        ]
        #expect(problems.allSatisfy { Set($0.keys) == keys })
        let formula = try #require(problems.first { $0["code"] as? String == "formula" })
        #expect(formula["file"] as? String == "bad/one.md")
        #expect(formula["line"] as? Int == 5)
        #expect(formula["column"] as? Int == 12)
        #expect(formula["endLine"] as? Int == 5)
        #expect(formula["endColumn"] as? Int == 18)
        #expect(formula["severity"] as? String == "error")
        #expect(
            Set(problems.compactMap { $0["code"] as? String }) == ["unknown-key", "formula", "broken-link"])
        #expect(problems.allSatisfy { ($0["help"] as? String)?.isEmpty == false })
        // Nothing is wrong, so nothing is printed.
        let whole = try folder.run("check", "good", "--json")
        #expect(whole.status == 0 && whole.output.isEmpty && whole.errors.isEmpty)
    }

    @Test("A folder that is no course is a line as well, and the other courses are read all the same")
    func missingCourse() throws {
        let run = try folder.run("check", "nowhere", "bad", "--json")
        #expect(run.status == 1)
        let problems = try lines(run.output)
        #expect(problems.count == 4)
        #expect(problems.first?["file"] as? String == "nowhere")
        #expect(problems.first?["code"] as? String == "file")
        #expect(problems.first?["line"] is NSNull)
    }

    @Test("check --sarif prints one document, also where nothing is wrong")
    func sarif() throws {
        for (course, count) in [("good", 0), ("bad", 3), ("nowhere", 1)] {
            let run = try folder.run("check", course, "--sarif")
            #expect(run.status == (count == 0 ? 0 : 1))
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            #expect(document["version"] as? String == "2.1.0")
            let first = try #require((document["runs"] as? [[String: Any]])?.first)
            let results = try #require(first["results"] as? [[String: Any]])
            #expect(results.count == count)
            let driver = try #require((first["tool"] as? [String: Any])?["driver"] as? [String: Any])
            let rules = try #require(driver["rules"] as? [[String: Any]])
            for result in results {
                let index = try #require(result["ruleIndex"] as? Int)
                #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
                let location = try #require((result["locations"] as? [[String: Any]])?.first)
                let place = try #require(location["physicalLocation"] as? [String: Any])
                #expect(place["artifactLocation"] != nil)
                #expect((place["region"] != nil) == (course == "bad"))
            }
        }
    }

    @Test("Verbs that compute print what keeps them from it as lines, and their results alone")
    func results() throws {
        try folder.write(
            WorkFolder.neuron.replacingOccurrences(of: "updates", with: "updatse"), to: "broken.yaml")
        try folder.write(WorkFolder.neuron, to: "neuron.yaml")
        for verb in [
            ["train", "broken.yaml"], ["predict", "broken.yaml"], ["gradients", "broken.yaml"],
            ["curvature", "broken.yaml"],
            ["surface", "broken.yaml", "--x", "W1[0,0]=-1:1:3", "--y", "W1[0,1]=-1:1:3"],
            ["draw", "broken.yaml", "--figure", "loss-history", "-o", "a.png"],
        ] {
            let run = try folder.run(verb + ["--json"])
            #expect(run.status == 1, "\(verb)")
            let problem = try #require(try lines(run.output).first, "\(verb)")
            #expect(problem["code"] as? String == "unknown-key", "\(verb)")
            #expect(problem["line"] as? Int == 3)
            #expect(run.errors.isEmpty)
        }
        let chart = try folder.run("chart", "nothing.yaml", "-o", "a.png", "--json")
        #expect(try lines(chart.output).first?["file"] as? String == "nothing.yaml")
        let run = try folder.run("train", "neuron.yaml", "--json")
        #expect(try lines(run.output).first?["loss"] != nil)
    }

    @Test("--quiet says nothing but errors")
    func quiet() throws {
        let built = try folder.run("build", "good", "-o", "out", "--quiet")
        #expect(built.status == 0 && built.output.isEmpty && built.errors.isEmpty)
        #expect(folder.bytes(of: "out/good/one.html") != nil)
        let json = try folder.run("build", "good", "-o", "out", "--json")
        #expect(json.status == 0 && json.output.isEmpty)
        let wrong = try folder.run("check", "bad", "--quiet")
        #expect(wrong.status == 1 && wrong.output.isEmpty)
        #expect(wrong.errors.contains("has no key \"titel\"") && !wrong.errors.contains("3 errors"))
        try folder.write(WorkFolder.neuron, to: "neuron.yaml")
        let trained = try folder.run("train", "neuron.yaml", "-o", "a.npz", "--quiet")
        #expect(trained.status == 0 && trained.output.isEmpty && trained.errors.isEmpty)
    }
}

@Suite("Builds that go on")
struct KeepGoingTests {
    @Test("A lesson with errors leaves the others written, with those that do not need it")
    func lessons() throws {
        let folder = try WorkFolder()
        let experiment =
            "```experiment\nid: plain\nnetwork: {inputs: 1, layers: [{activation: identity, weights: [[2]]}]}\n"
            + "data: {inputs: [[1]], targets: [0]}\ntraining: {updates: RATE}\n```\n"
        try folder.write("title: Course\n", to: "course/course.yaml")
        try folder.write("---\ntitle: One\n---\n\nText, and [two](two.md).\n", to: "course/one.md")
        try folder.write(
            "---\ntitle: Two\n---\n\n" + experiment.replacingOccurrences(of: "RATE", with: "many"),
            to: "course/two.md")
        try folder.write("---\ntitle: Three\n---\n\nIt is {{ two/plain.updates }}.\n", to: "course/three.md")
        try folder.write("titel: Broken\n", to: "broken/course.yaml")
        let stopped = try folder.run("build", "course", "-o", "out")
        #expect(stopped.status == 1 && folder.bytes(of: "out/course/one.html") == nil)
        let run = try folder.run("build", "broken", "course", "nowhere", "-o", "out", "--keep-going")
        #expect(run.status == 2)
        #expect(folder.bytes(of: "out/course/one.html") != nil)
        for name in ["two", "three"] { #expect(folder.bytes(of: "out/course/\(name).html") == nil) }
        #expect(run.errors.contains("course was written without"))
        #expect(
            run.errors.contains("has no key \"titel\"")
                && run.errors.contains("nowhere: there is no such folder"))
        let index = String(decoding: folder.bytes(of: "out/course/index.html") ?? [], as: UTF8.self)
        #expect(index.contains("one.html") && !index.contains("two.html"))
    }
}
