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
                <figure id="mse" class="figure wide">
                <div class="drawing"><div class="version broad"><svg></svg></div>\
                <div class="version narrow"><svg/></div></div>
                <figcaption><span class="figure-number">Figure 3.</span> a &lt; b</figcaption>
                <details class="data"><summary>Data</summary><div class="table-box"><table>\
                <caption>Loss</caption><thead><tr><th scope="col" class="number">Update</th>\
                <th scope="col" class="number">MSE</th></tr></thead>
                <tbody>
                <tr><td class="number">0</td><td class="number">49</td></tr>
                <tr><td class="number">1</td><td class="number">25.4</td></tr>
                </tbody></table></div></details>
                </figure>
                """)
    }

    @Test("A figure without data offers no table, one without caption keeps its number")
    func bareFigure() {
        let node = FigureMarkup.figure(
            number: 1, id: "a", versions: [.init(svg: TrustedHTML("<svg/>"), width: 640)], caption: .empty,
            data: nil)
        #expect(
            node.markup == """
                <figure id="a" class="figure body">
                <div class="drawing"><div class="version column"><svg/></div></div>
                <figcaption><span class="figure-number">Figure 1.</span></figcaption>
                </figure>
                """)
    }

    @Test("A table stands under its caption")
    func table() {
        let node = FigureMarkup.table(
            number: 2, id: "t", caption: .text("Weights"),
            data: DataTable(caption: "", columns: ["w"], rows: [["1"]]))
        #expect(node.markup.hasPrefix("<figure id=\"t\" class=\"figure table body\">\n<figcaption>"))
        #expect(node.markup.contains("Table 2."))
    }
}
