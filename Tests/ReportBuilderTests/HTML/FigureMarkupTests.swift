import Testing

@testable import ReportBuilder

@Suite("Figures in pages")
struct FigureMarkupTests {
    @Test("A figure has its number, its caption and its data")
    func figure() {
        let node = FigureMarkup.figure(
            number: 3, id: "mse", svg: TrustedHTML("<svg></svg>"), caption: .text("a < b"),
            data: .init(caption: "Loss", columns: ["Update", "MSE"], rows: [["0", "49"], ["1", "25.4"]]),
            width: .wide, drawnWidth: 640)
        #expect(
            node.markup == """
                <figure id="mse" class="figure wide">
                <div class="drawing" style="--drawn:640px"><svg></svg></div>
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
            number: 1, id: "a", svg: TrustedHTML("<svg/>"), caption: .empty, data: nil)
        #expect(
            node.markup == """
                <figure id="a" class="figure body">
                <div class="drawing"><svg/></div>
                <figcaption><span class="figure-number">Figure 1.</span></figcaption>
                </figure>
                """)
    }

    @Test("A table stands under its caption")
    func table() {
        let node = FigureMarkup.table(
            number: 2, id: "t", caption: .text("Weights"),
            data: .init(caption: "", columns: ["w"], rows: [["1"]]))
        #expect(node.markup.hasPrefix("<figure id=\"t\" class=\"figure table body\">\n<figcaption>"))
        #expect(node.markup.contains("Table 2."))
    }
}
