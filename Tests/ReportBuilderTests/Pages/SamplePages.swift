import Charting

@testable import ReportBuilder

/// A small course whose pages hold everything a page can hold.
enum SamplePages {
    static let lessons = [
        PageLesson(
            number: 1, title: "The need for optimization", summary: "Why one number measures all errors.",
            address: "need-for-optimization.html"),
        PageLesson(
            number: 2, title: "Making multiple updates to weights",
            summary: "Twenty updates of one neuron, each of which takes the same share of the error away.",
            kind: .exercise, address: "multiple-updates.html"),
        PageLesson(
            number: 3, title: "Backpropagation", summary: "All slopes at once.",
            address: "backpropagation.html"),
    ]

    static let text = """
        Every update multiplies the error of a *linear neuron* by the same factor. After 20 updates the MSE is
        {{ multiple-updates.loss[20] }}, see [the chart](#mse-history).

        ## The rule

        With the learning rate $\\eta = 0.01$, every weight $w_i$ moves against its slope:

        $$w_i \\leftarrow w_i - \\eta \\, \\frac{\\partial L}{\\partial w_i}, \\qquad
        L = \\frac{1}{N} \\sum_{j=1}^{N} \\left(\\hat y_j - y_j\\right)^2$$

        ```note Why the factor is constant
        The slope is proportional to the error, so each step takes the *same share* of it away.
        ```

        The error after $k$ updates is $7 \\cdot 0.72^k$, as the inputs are $[1, 2, 3]$ and $|x|^2 = 14$. The
        factor is $1 - 2\\eta\\,|x|^2$, which falls below zero as soon as the step jumps over the lowest point of
        the valley; beyond −1 the error grows.

        ```figure
        id: mse-history
        ```

        ### What to look for

        1. The first update takes away more than *half* of the MSE.
        2. On a logarithmic axis the points would stand on a line.
           - A line means a constant factor.
           - Its slope is $\\log 0.5184$.

        | Update | Error | MSE | Remark |
        |---|---|---|---|
        | 0 | 7 | 49 | before training |
        | 1 | {{ multiple-updates.error[1] | 3 }} | {{ multiple-updates.loss[1] }} | `loss[1]` |
        | 2 | 3.6288 | 13.1682 | |

        > The course counts updates from 0: `loss[0]` is the loss before the first one.

        ```python
        for update in range(20):
            weights -= 0.01 * slope(weights)   # a comment that is a good deal longer than the column is wide
        ```

        ```answer Show the calculation
        The prediction is $0 \\cdot 1 + 2 \\cdot 2 + 1 \\cdot 3 = 7$, the target $0$, hence

        $$\\nabla L = 2 \\cdot 7 \\cdot \\begin{bmatrix} 1 \\\\ 2 \\\\ 3 \\end{bmatrix}
        = \\begin{bmatrix} 14 \\\\ 28 \\\\ 42 \\end{bmatrix}.$$
        ```

        ## The path on the surface

        Two of the three weights span the surface, the third is held where it ends.

        ```figure
        id: surface
        ```
        """

    static var article: Article {
        var handlers = ArticleHandlers()
        var number = 0
        handlers.value = { path, _ in BlockMarkup.value(text: "0.0000962711", value: "9.627e-5", origin: path)
        }
        handlers.block = { block in
            let words = block.info.split(separator: " ", maxSplits: 1).map(String.init)
            let title = HTMLNode.text(words.count > 1 ? words[1] : "")
            switch words.first {
            case "note": return BlockMarkup.note(title: title, content: inner(block))
            case "answer": return BlockMarkup.answer(title: title, content: inner(block))
            case "figure":
                number += 1
                return figure(number, wide: block.text.contains("surface"))
            default: return nil
            }
        }
        return ArticleWriter(handlers: handlers).article(MarkdownDocument(parsing: text))
    }

    private static func inner(_ block: FencedBlock) -> HTMLNode {
        let document = MarkdownDocument(
            parsing: text, startingAt: block.textStart,
            endingBefore: block.textStart + block.text.utf8.count)
        return ArticleWriter(handlers: ArticleHandlers()).article(document).content
    }

    private static func figure(_ number: Int, wide: Bool) -> HTMLNode {
        FigureMarkup.figure(
            number: number, id: wide ? "surface" : "mse-history",
            versions: [.init(svg: drawing(width: wide ? 860 : 640), width: wide ? 860 : 640)],
            caption: .text("The MSE after each of the 20 updates falls by the same factor, 0.5184."),
            data: DataTable(
                caption: "Loss per update", columns: ["Update", "MSE"],
                rows: (0..<8).map { ["\($0)", "\(49 - 5 * $0)"] }),
            width: wide ? .wide : .body)
    }

    /// A chart as a renderer might draw it.
    private static func drawing(width: Int) -> TrustedHTML {
        var points = ""
        var marks = ""
        var value = 49.0
        for update in 0...20 {
            let x = 48 + update * (width - 70) / 20
            let y = 330 - Int(value * 5.4)
            points += "\(x),\(y) "
            marks += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"3.5\"/>"
            value *= 0.5184
        }
        let style = "font:11px Inter,sans-serif;fill:var(--muted)"
        var grid = ""
        for tick in 0...5 {
            let y = 330 - tick * 54
            grid += "<line x1=\"48\" x2=\"\(width - 16)\" y1=\"\(y)\" y2=\"\(y)\"/>"
            grid +=
                "<text x=\"40\" y=\"\(y + 4)\" style=\"\(style)\" stroke=\"none\" text-anchor=\"end\">\(tick * 10)</text>"
        }
        return TrustedHTML(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"360\""
                + " viewBox=\"0 0 \(width) 360\" role=\"img\"><title>MSE against the update</title>"
                + "<g stroke=\"var(--rule)\">\(grid)</g>"
                + "<text x=\"16\" y=\"20\" style=\"font:600 16px Inter,sans-serif;fill:var(--ink)\">"
                + "The MSE falls by the same factor at every update</text>"
                + "<polyline points=\"\(points)\" fill=\"none\" stroke=\"var(--accent)\" stroke-width=\"1.75\"/>"
                + "<g fill=\"var(--accent)\">\(marks)</g></svg>")
    }

    static var lesson: LessonPage {
        var page = LessonPage(
            courseTitle: "Optimizing a neural network with backward propagation", lessons: lessons,
            current: 1,
            article: article)
        page.coursesAddress = "../index.html"
        return page
    }

    static var course: CoursePage {
        var page = CoursePage(
            title: "Optimizing a neural network with backward propagation", lessons: lessons)
        page.description = "From one weight to backpropagation, with every number computed."
        return page
    }

    static var courses: CoursesPage {
        CoursesPage(courses: [
            .init(
                title: "Optimization", summary: "From one weight on.", address: "a/index.html", lessonCount: 9
            ),
            .init(title: "Races", address: "b/index.html", lessonCount: 1),
        ])
    }
}
