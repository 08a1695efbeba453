import CairoRenderer

@testable import ReportBuilder

/// A course whose pages hold whatever a page can hold.
enum EverythingCourse {
    static func build(as form: CourseForm = .pages) async throws -> BuiltCourse {
        let folder = try TemporaryFolder()
        try folder.write(
            "title: Everything & more\ndescription: All that pages hold.\nfigures: [png, svg]\nlessons: [all.md, short.md]\n",
            to: "course/course.yaml")
        try folder.write(lesson, to: "course/all.md")
        try folder.write(
            "---\ntitle: שלום\n---\n\n# One\n\nJust [this](all.md#history).\n", to: "course/short.md")
        try folder.write(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"2000\"><script>window.attacked='svg'</script></svg>",
            to: "course/tall.svg")
        return try await CourseBuilder(fonts: try FontSet.system(), jobs: 2)
            .build(CourseFolder(path: folder.path + "/course"), as: form)
    }

    private static let long = (1...60).map {
        "line\($0) = \"a line that is as long as lines of code sometimes are, and longer\""
    }

    private static let rows = (1...70).map {
        "| \($0) | \($0 * $0) | words that stand in a cell and say a lot | x |"
    }

    static let lesson = """
        ---
        title: Every block, "quoted" <and> long, with a word that is Donaudampfschifffahrtsgesellschaft
        summary: One of each.
        kind: exercise
        ---

        Text with **strong**, *emphasis*, ~~struck~~, `code that is rather long for a phone`, a
        [link](https://example.org/a-long-address/that-goes-on-and-on?and=on), [another](short.md), السلام عليكم and
        שלום in a line, $w_i \\leftarrow w_i - \\eta \\frac{\\partial L}{\\partial w_i}$, and
        $a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u = 1$ in a line.

        \(TestCourse.experiment)
        ```check
        neuron.loss[0]: 49
        ```

        # Numbers of $\\nabla L$ and {{ neuron.loss[1] | 2 }}

        It was {{ neuron.loss[0] }}, then {{ neuron.loss[1] }}, at last {{ neuron.loss[20] | 3 }}.

        ```figure
        id: history
        of: neuron
        kind: loss-history
        caption: It falls to {{ neuron.loss[20] | 2 }}, see [the other](#surface).
        ```

        ## Contents

        ```figure
        id: surface
        of: neuron
        kind: loss-surface
        x: W1[0,1]=-1:3:21
        y: W1[0,2]=-1:3:21
        ```

        ```table
        id: weights
        of: neuron
        kind: weight-history
        caption: Every weight.
        ```

        ### Deeper

        ```chart
        id: own
        title: A chart
        marks: [{mark: line, x: [1, 2, 3, 4], y: [1, 4, 9, 16]}, {mark: point, x: [1, 2], y: [2, 3]}]
        caption: Of numbers.
        ```

        ```note A remark with $x^2$
        Beside the text, with `code` and $y$.
        ```

        > A quotation.
        >
        > ## A heading within
        >
        > $$x = \\begin{pmatrix} 1 & 2 & 3 & 4 & 5 & 6 & 7 & 8 & 9 & 10 & 11 & 12 & 13 \\end{pmatrix}$$

        1. First
           - and *within*
             - and within that a formula $f(x) = a x^9 + b x^8 + c x^7 + d x^6 + e x^5 + f x^4$

             ```python
             for update in range(20): weights = weights - 0.01 * slope(weights, targets, inputs)
             ```
        2. Second

        $$\\begin{aligned} L &= \\frac{1}{N} \\sum_{j=1}^{N} \\left(\\hat y_j - y_j\\right)^2 + \\lambda \\sum_i w_i^2 \\\\
        \\nabla L &= \\overline{abc} + \\widehat{xyz} \\end{aligned}$$

        # Long things

        | Update | Square | Words | |
        |---|---:|:---:|---|
        \(rows.joined(separator: "\n"))

        ```python
        \(long.joined(separator: "\n"))
        ```

        ![A tall picture](tall.svg "Its caption")

        ![Small](tall.svg)

        ```answer Show *it*
        The answer, with a heading, a table and a figure.

        # Numbers of answers

        | A | B |
        |---|---|
        | 1 | 2 |

        $$1 + 1 = 2$$
        ```

        ---

        ```answer
        Another.
        ```

        ```quiz
        id: asked
        question: How large is $L$ at last, rounded to {{ neuron.updates }} digits?
        answer: = neuron.loss[20]
        explanation: It is small.
        ```

        ```quiz
        id: chosen
        question: Which of these are vectors?
        choices: [right: "$\\nabla L$", "$L$, which is a number and stands here in a line that is longer than a phone is wide", right: w]
        ```

        """
}
