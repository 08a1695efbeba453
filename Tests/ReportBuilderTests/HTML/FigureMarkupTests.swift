import Charting
import Testing

@testable import ReportBuilder

@Suite("Figures in pages")
struct FigureMarkupTests {
    @Test("A figure has its number, its caption and its data")
    func figure() {
        let node = FigureMarkup.figure(
            number: 3, id: "mse",
            versions: [
                .init(svg: TrustedHTML("<svg></svg>"), width: 880),
                .init(svg: TrustedHTML("<svg/>"), width: 300),
            ], caption: .text("a < b"),
            data: DataTable(
                caption: "Loss", columns: ["Update", "MSE"], rows: [["0", "49"], ["1", "25.4"]]),
            width: .wide)
        #expect(
            node.markup == """
                <div class="figure wide">
                <figure id="mse">
                <div class="drawing"><div class="version broad paper"><svg></svg></div>\
                <div class="version narrow"><svg/></div></div>
                <figcaption><span class="figure-number">Figure 3.</span> a &lt; b</figcaption>
                </figure>
                <details class="data"><summary>Data<span class="unseen"> of Figure 3</span></summary>\
                <div class="table-box"><table>\
                <caption><span class="unseen">Data of Figure 3: </span>Loss</caption>\
                <thead><tr><th scope="col" class="number">Update</th>\
                <th scope="col" class="number">MSE</th></tr></thead>
                <tbody>
                <tr><th scope="row" class="number">0</th><td class="number">49</td></tr>
                <tr><th scope="row" class="number">1</th><td class="number">25.4</td></tr>
                </tbody></table></div></details>
                </div>
                """)
    }

    @Test(
        "Where the page is in another language, the words of figures are marked as English, from left to right"
    )
    func languages() {
        func markup(_ language: String, speaksEnglish: Bool = true) -> String {
            FigureMarkup.figure(
                number: 1, id: "a", versions: [.init(svg: TrustedHTML("<svg/>"), width: 300)],
                caption: .text("b"), data: DataTable(caption: "Loss", columns: ["Update"], rows: [["0"]]),
                speaksEnglish: speaksEnglish, words: PageWords(language: language)
            ).markup
        }
        #expect(!markup("en-GB").contains("lang"))
        let german = markup("de")
        #expect(german.contains("<div class=\"drawing\" lang=\"en\">"))
        #expect(german.contains("Daten von Abbildung 1: </span><span lang=\"en\">Loss</span>"))
        #expect(german.contains("<thead lang=\"en\">") && german.contains("<tbody lang=\"en\">"))
        #expect(!markup("de", speaksEnglish: false).contains("lang"))
        #expect(markup("ar").contains("<div class=\"drawing\" lang=\"en\" dir=\"ltr\">"))
        #expect(markup("ar", speaksEnglish: false).contains("<div class=\"drawing\" dir=\"ltr\">"))
    }

    @Test(
        "A table that scrolls can be reached by the keyboard and has a name; one that fits is in nobody's way"
    )
    func scrollBoxes() {
        func box(rows: Int) -> Bool {
            let data = DataTable(
                caption: "", columns: ["Update", "MSE"], rows: (0..<rows).map { ["\($0)", "1"] })
            let node = FigureMarkup.figure(number: 2, id: "a", versions: [], caption: .empty, data: data)
            return node.markup.contains(
                "<div class=\"table-box\" tabindex=\"0\" role=\"group\" aria-label=\"Data of Figure 2\">")
        }
        #expect(!box(rows: 8) && box(rows: 9))
        let code = { ArticleWriter.code($0, info: "").markup.contains("tabindex") }
        #expect(!code("w = w - g\n") && code(String(repeating: "x", count: 40)))
    }

    @Test("Paper takes the widest version that can be read on a third of a sheet")
    func paper() {
        func taken(_ sizes: (Int, Int)...) -> Int? {
            FigureMarkup.Version.onPaper(
                sizes.map { .init(svg: TrustedHTML(""), width: $0.0, height: $0.1) })
        }
        #expect(taken((640, 380), (300, 360)) == 0)
        #expect(taken((640, 620), (300, 360)) == 1)
        #expect(taken((880, 320), (640, 750), (300, 1370)) == 0)
        // Neither fits: the one that shrinks the least.
        #expect(taken((640, 500), (300, 900)) == 0)
        #expect(taken() == nil)
    }

    @Test("A figure without data offers no table, one without caption keeps its number")
    func bareFigure() {
        let node = FigureMarkup.figure(
            number: 1, id: "a", versions: [.init(svg: TrustedHTML("<svg/>"), width: 640)], caption: .empty,
            data: nil)
        #expect(
            node.markup == """
                <div class="figure body">
                <figure id="a">
                <div class="drawing"><div class="version column paper"><svg/></div></div>
                <figcaption><span class="figure-number">Figure 1.</span></figcaption>
                </figure>
                </div>
                """)
    }

    @Test("A table stands under its caption")
    func table() {
        let node = FigureMarkup.table(
            number: 2, id: "t", caption: .text("Weights"),
            data: DataTable(caption: "", columns: ["w"], rows: [["1"]]))
        #expect(node.markup.hasPrefix("<figure id=\"t\" class=\"figure table body\">\n<figcaption>"))
        #expect(node.markup.contains("Table 2."))
        #expect(node.markup.contains("<table aria-label=\"Table 2. Weights\">"))
        #expect(node.markup.contains("<th scope=\"row\" class=\"number\">1</th>"))
    }
}
