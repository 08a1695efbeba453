import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Small figures")
struct SmallFigureTests {
    private let measurer = EvenTextMeasurer()

    private func texts(_ figure: any Figure, _ size: Size) -> [TextItem] {
        figure.scene(size: size, measuring: measurer).items.flatMap(Self.texts)
    }

    private static func texts(_ item: SceneItem) -> [TextItem] {
        switch item {
        case .path: []
        case .text(let text): [text]
        case .group(let group): group.items.flatMap(texts)
        }
    }

    private func said(_ figure: any Figure, _ size: Size) -> String {
        texts(figure, size).map(\.line.plainText).joined(separator: " ")
    }

    private func chart(x: String = "Update", y: String = "Loss") -> Chart {
        Chart { LineMark(x: .value(x, [0, 1, 2]), y: .value(y, [3, 2, 1.0])) }
    }

    @Test("A name below a node that is wider than its place goes on in the next line; numbers are not parted")
    func names() {
        let block = TextBlock(
            "temperature wind_speed_in_knots 3.14159265358", size: 11, width: 60, limit: 9, breaksWords: true,
            measuring: measurer)
        let lines = block.lines.map(\.plainText)
        #expect(!lines.dropLast().contains { $0.contains("…") }, "\(lines)")
        let whole = lines.dropLast().joined().replacing("-", with: "").replacing(" ", with: "")
        #expect(whole == "temperaturewind_speed_in_knots", "\(lines)")
        #expect(lines.last?.hasSuffix("…") == true)
        let plain = TextBlock("wind speed", size: 11, width: 60, breaksWords: true, measuring: measurer)
        #expect(plain.lines.map(\.plainText) == ["wind", "speed"])
    }

    @Test("A title of an axis that is longer than its line goes on in the next one")
    func axisTitles() {
        let long = "The mean of the squared error of all of the samples that are put aside to test on"
        for figure in [chart(x: long), chart(y: long)] {
            let texts = texts(figure, Size(320, 300))
            #expect(said(figure, Size(320, 300)).contains(long))
            #expect(texts.allSatisfy { $0.fullText == nil })
        }
    }

    @Test("On the least size of a figure all of its note, its subtitle and its title are there")
    func words() {
        let words = "This says what the line is, of which run it is, and what is left out of it. "
        let lines = Chart {
            for (number, name) in ["first", "second", "third"].enumerated() {
                LineMark(x: .value("Update", [0, 1]), y: .value("Loss", [1, Double(number)])).series(name)
            }
        }
        for var figure in [chart(), lines] as [Chart] {
            (figure.title, figure.subtitle) = ("Every word of it stays", String(repeating: words, count: 2))
            figure.caption = String(repeating: words, count: 4)
            let least = figure.minimumHeight(width: 320, measuring: measurer).rounded(.up)
            let said = said(figure, Size(320, least))
            for text in [figure.title, figure.subtitle, figure.caption] {
                #expect(said.contains(text.trimmingSpaces), "\(least)")
            }
        }
    }

    @Test("A network that is too deep for the width runs from the top to the bottom")
    func deepNetworks() {
        let layers = (0..<6).map { NetworkDiagram.Layer(name: "layer \($0)", nodes: [.init("\($0).5")]) }
        let edges = (0..<5).map {
            NetworkDiagram.Edge(layer: $0, from: 0, to: 0, text: "weight\($0)", value: 1)
        }
        let diagram = NetworkDiagram(layers: layers, edges: edges)
        func places(_ width: Double) -> [Point] {
            let height = diagram.preferredHeight(width: width, measuring: measurer) ?? 0
            let texts = texts(diagram, Size(width, height))
            #expect(edges.allSatisfy { edge in texts.contains { $0.line.plainText == edge.text } })
            return layers.indices.compactMap { layer in
                texts.first { $0.line.plainText == "\(layer).5" }?.position
            }
        }
        let (wide, narrow) = (places(640), places(320))
        #expect(Set(wide.map(\.y)).count == 1 && wide.map(\.x) == wide.map(\.x).sorted())
        #expect(Set(narrow.map(\.x)).count == 1 && narrow.map(\.y) == narrow.map(\.y).sorted())
        #expect(diagram.minimumWidth <= 320)
    }

    @Test(
        "With equal units no number of an axis is cut, whatever steps it takes over from the other",
        arguments: 1...40)
    func numbers(tenths: Int) {
        let reach = Double(tenths) / 10
        let chart = Chart {
            LineMark(x: .value("x", [0, 30 * reach]), y: .value("y", [-3 * reach, 2.4 * reach]))
        }
        .chartEqualAspect()
        for width in stride(from: 240.0, through: 640, by: 80) {
            let cut = texts(chart, Size(width, 260)).compactMap(\.fullText)
            #expect(cut.isEmpty, "\(width): \(cut)")
        }
    }

    @Test("A field has no more arrows than its plot can show")
    func arrows() throws {
        let places = (0..<15).map(Double.init)
        let field = try #require(
            VectorField(
                x: places, y: places, dx: [Double](repeating: 1, count: 225),
                dy: [Double](repeating: 0, count: 225)))
        func columns(_ size: Size) -> Int {
            let chart = Chart { VectorFieldMark(field: field) }
            let layout = ChartLayout(
                chart, in: Rect(x: 0, y: 0, width: size.width, height: size.height), measuring: measurer)
            let ink = chart.marks[0].ink(on: layout.plot)
            return Set(ink.map { ($0.midY * 8).rounded() }).count
        }
        #expect(columns(Size(640, 520)) == 15)
        #expect(columns(Size(320, 230)) == 8)
        #expect(columns(Size(320, 130)) == 3)
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
