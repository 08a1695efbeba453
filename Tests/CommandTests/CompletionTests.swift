import Testing

/// What a shell is told when somebody presses the tabulator; it calls the command as its script does.
@Suite("Completions")
struct CompletionTests {
    private func proposals(
        _ verb: String, _ argument: String, words: [String]
    ) throws -> [String] {
        let folder = try WorkFolder()
        try folder.write(
            "---\ntitle: L\n---\n\n```experiment\nid: written\n\(WorkFolder.neuron)\n```\n\n"
                + "```figure\nid: drawn\nof: written\nkind: loss-history\n```\n", to: "lesson.md")
        try folder.write(WorkFolder.neuron, to: "neuron.yaml")
        try folder.write("no", to: "letter.txt")
        try folder.write("a,b\n", to: "data/points.csv")
        let line = ["descent", verb] + words
        let run = try folder.run(
            ["---completion", verb, "--", argument, "\(line.count - 1)", "\(words.last?.count ?? 0)"] + line)
        #expect(run.status == 0, "\(run.errors)")
        return run.output.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
    }

    @Test("Experiments are files that can be one, folders, and the ids of a lesson")
    func experiments() throws {
        #expect(try proposals("train", "positional@0", words: [""]) == ["data/", "lesson.md", "neuron.yaml"])
        #expect(try proposals("train", "positional@0", words: ["ne"]) == ["neuron.yaml"])
        #expect(try proposals("train", "positional@0", words: ["lesson.md#"]) == ["lesson.md#written"])
        #expect(
            try proposals("draw", "positional@0", words: ["lesson.md#"])
                == ["lesson.md#written", "lesson.md#drawn"])
    }

    @Test("Kinds are those of the lists, and options those of the kind that the line names")
    func kinds() throws {
        #expect(
            try proposals("draw", "--figure", words: ["--figure", "loss-"]) == [
                "loss-curve", "loss-surface", "loss-surface-3d", "loss-plane", "loss-history",
            ])
        #expect(
            try proposals("draw", "--option", words: ["--figure", "loss-curve", "--option", "s"]) == [
                "sample=", "steps=",
            ])
        #expect(try proposals("schema", "positional@0", words: ["exp"]) == ["experiment"])
    }
}
