import CairoRenderer
import Drawing
import FigureChecks
import Foundation
import Testing
import WebRenderer

@testable import Charting

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Files of hostile charts")
struct HostileFileTests {
    private func check(_ figure: some Figure, _ name: String) throws {
        let fonts = try DrawnText.fonts()
        let scene = figure.scene(size: Size(240, 160), measuring: try DrawnText.measurer())
        #expect(scene.droppedItemCount == 0, "\(name)")
        for format in ImageFormat.allCases {
            let bytes = try CairoRenderer(format: format, scale: 1, fonts: fonts).render(scene)
            let start: [UInt8]
            switch format {
            case .png: start = [0x89, 0x50, 0x4e, 0x47]
            case .svg: start = Array("<?xml".utf8)
            case .pdf: start = Array("%PDF-".utf8)
            }
            #expect(bytes.starts(with: start), "\(name) as \(format)")
            if format == .svg { checkXML(bytes, name) }
        }
        checkXML(WebRenderer().render(scene), name)
    }

    /// Well-formed, and no number that is none: in attributes, where numbers stand.
    private func checkXML(_ bytes: [UInt8], _ name: String) {
        let reader = AttributeReader()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = reader
        #expect(parser.parse(), "\(name): \(parser.parserError.map { "\($0)" } ?? "")")
        #expect(reader.count > 5 && reader.suspicious == [], "\(name)")
    }

    @Test(
        "Every mark over every hostile list becomes whole files in all formats",
        arguments: HostileData.numbers)
    func numbers(data: HostileData.Numbers) throws {
        for (name, mark) in HostileData.marks(data.values) {
            let chart = Chart { mark.series("series") }
                .chartXScale(reversed: true).chartYScale(type: data.values.count % 2 == 0 ? .linear : .symlog)
            try check(chart, "\(name), \(data.name)")
        }
    }

    @Test("Every hostile text becomes whole files in all formats", arguments: HostileData.texts)
    func texts(text: String) throws {
        let names = PlottableValue.value(text, [text, text + "b", "c"])
        var chart = Chart {
            BarMark(x: names, y: .value(text, [1, 2, 3])).valueLabels([text, text, text])
            PointMark(x: names, y: .value(text, [3.0, 2, 1])).foregroundStyle(by: names).annotation(text)
        }
        .chartTitle(text, subtitle: text).chartCaption(text)
        .chartInset { Chart { LineMark(x: .value(text, [0, 1]), y: .value(text, [0, 1])).endLabel(text) } }
        chart.summary = text
        try check(chart, "bars")
        try check(Facets { [chart, chart] }.chartTitle(text), "facets")
        let sectors = SectorMark(angle: .value(text, [1, 2, 3])).foregroundStyle(by: names)
        try check(Chart { sectors }, "sectors")
    }
}

/// Collects attributes of numbers that are not numbers.
private final class AttributeReader: NSObject, XMLParserDelegate {
    private(set) var suspicious: [String] = []
    private(set) var count = 0

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        for (name, value) in attributes where !["aria-label", "id", "aria-labelledby"].contains(name) {
            count += 1
            let words = value.lowercased()
            if words.contains("nan") || words.contains("inf") {
                suspicious.append("\(name)=\(value.prefix(60))")
            }
        }
    }
}
