import Testing

@testable import ReportBuilder

/// Slips that gave several messages, or none.
@Suite("One slip")
struct OneSlipTests {
    private static let experiment = """
        ```experiment
        id: plain
        network: {inputs: 3, layers: [{nodes: 1, activation: identity, weights: [[0, 2, 1]]}]}
        data: {inputs: [[1, 2, 3]], targets: [0]}
        training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, updates: 10}
        ```

        See [it](#falling-loss): {{ plain.loss[1] }}.

        ```figure
        id: falling-loss
        of: plain
        kind: loss-history
        ```

        After it $$a = b,$$ all is well.

        """

    @Test(
        "It is one message",
        arguments: [
            ("10}\n```\n", "10}\n", "one.md:6:1: error: the block never ends"),
            ("history\n```\n", "history\n", "one.md:15:1: error: the block never ends"),
            ("id: falling-loss", "id: Falling loss", "one.md:16:5: error: \"Falling loss\" cannot be an id"),
            ("id: plain", "id: plain one", "one.md:7:5: error: \"plain one\" cannot be an id"),
            ("id: plain", "id plain", "one.md:7:1: error: this is not a key with a value"),
            (
                "id: falling-loss\nof: plain", "id: falling-loss\nof plain",
                "one.md:17:1: error: this is not a key with a value"
            ),
            ("id: plain", "ID: plain", "one.md:7:1: error: the experiment has no key \"ID\""),
            ("[[0, 2, 1]]", "[0, 2, 1]", "must be a list of lists"),
            (
                "{{ plain.loss[1] }}", "{ plain.loss[1] }",
                "one.md:13:26: error: a value is written in two braces"
            ),
            ("{{ plain.loss[1] }}", "${plain.loss[1]}", "write {{ plain.loss[1] }}"),
            ("rate: 0.01", "rate 0.01", "put a colon after the key: learning-rate: 0.01"),
            ("updates: 10", "updates: 1_000", "help: write 1000\n"),
            ("updates: 10", "updates: 0x10", "help: write 16\n"),
            ("updates: 10", "updates: 1,000", "help: write 1000, or a point if that is meant: 1.000"),
            ("updates: 10", "updates: '10'", "help: remove the quotes"),
            ("rate: 0.01", "rate: 0,01", "write a point: 0.01"),
            ("rate: 0.01", "rate: inf", "write a decimal number"),
            ("$$a = b,$$", "$a = b,$$", "begins with other signs than it ends with"),
            ("$$a = b,$$", "$$a = b,$", "begins with other signs than it ends with"),
        ])
    func once(_ written: String, _ instead: String, _ expected: String) async throws {
        try #require(Self.experiment.contains(written))
        let text = Self.experiment.replacing(written, with: instead, maxReplacements: 1)
        let errors = try await AuthorsPage(text).errors
        #expect(errors.contains(expected), "\(errors)")
        #expect(errors.ranges(of: ": error: ").count == 1, "\(errors)")
    }

    @Test("Without it there is none")
    func none() async throws {
        let errors = try await AuthorsPage(Self.experiment).errors
        #expect(errors.isEmpty, "\(errors)")
    }

    @Test("Lessons whose names differ in capitals alone are an error, and so is an empty list of lessons")
    func names() async throws {
        let lesson = "---\ntitle: A\n---\n"
        let both = try await AuthorsPage("", course: "title: A\n", files: [("One.md", lesson)]).errors
        #expect(both.contains("\"One.md\" and \"one.md\" differ in capitals alone"), "\(both)")
        let errors = try await TestCourse.errors(inLesson: lesson, course: "title: A\nlessons: []\n")
        #expect(errors.contains("the list of lessons is empty"), "\(errors)")
    }

    @Test("Addresses are read with %20 and the like")
    func encoded() async throws {
        let page = try await AuthorsPage("## Größe\n\n[a](one%2Emd) [b](#gr%C3%B6%C3%9Fe)\n")
        #expect(page.errors.isEmpty, "\(page.errors)")
        #expect(page.html.contains("<a href=\"one.html\">a</a>"))
    }
}
