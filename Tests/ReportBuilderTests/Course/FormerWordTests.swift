import Testing

@testable import ReportBuilder

@Suite("Words of before")
struct FormerWordTests {
    private func warnings(_ block: String) async throws -> (text: String, built: BuiltCourse) {
        let test = try TestCourse(
            one: TestCourse.lesson(TestCourse.experiment + block), two: "---\ntitle: Two\n---\n")
        let built = try await test.build()
        return (built.diagnostics.map(\.text).joined(), built)
    }

    @Test(
        "What things were written with before is read, with a note of what to write",
        arguments: [
            (
                "```chart\nid: map\ncaption: A map.\nmarks: [{mark: heatmap, x: [0, 1], y: [0, 1], z: [[1, 2], [3, 4]]}]\n```\n",
                "warning: the mark \"heatmap\" is called \"heat-map\" now", "help: write heat-map"
            ),
            (
                "```figure\nid: surface\nof: neuron\nkind: loss-surface\nx: W1[0,0]=-1:1:5\ny: W1[0,1]=-1:1:5\n"
                    + "fill: heatmap\ncaption: A map.\n```\n",
                "warning: the option \"fill\" \"heatmap\" is called \"heat-map\" now", "help: write heat-map"
            ),
            (
                "```figure\nid: net\nof: neuron\nkind: network\nstate: final\ncaption: A network.\n```\n",
                "warning: the option \"state\" is from before",
                "help: write at: start for initial, at: end for final"
            ),
        ])
    func noted(block: String, message: String, remedy: String) async throws {
        let (text, built) = try await warnings(block)
        #expect(!built.hasErrors, "\(text)")
        #expect(text.contains(message) && text.contains(remedy), "\(text)")
        #expect(text.components(separatedBy: "warning:").count == 2, "\(text)")
    }
}
