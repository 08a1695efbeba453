import Drawing
import FigureChecks

@testable import Charting

/// Charts with everything that makes layout hard, from a seed: long names, many series, legends, color
/// bars, annotations, insets, facets.
struct GeneratedCharts {
    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    private mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }
    private mutating func chance(_ part: Double) -> Bool { Double.random(in: 0..<1, using: &numbers) < part }

    private static let words = [
        "loss", "η = 0.01", "Donaudampfschifffahrtsgesellschaft", "of", "a", "mini-batch", "W1[0,12]", "relu",
        "Nesterov momentum", "gradient", "学習率と損失", "momentum, β = 0.9", "x", "validation", "שלום עולם",
        "−1.25×10⁻³", "ÉCLAIRCISSEMENT", "👩‍👩‍👧‍👦", "regularization", "l₂",
    ]

    private mutating func text(_ most: Int) -> String {
        (0..<int(1...max(1, most))).map { _ in Self.words[int(0...Self.words.count - 1)] }.joined(
            separator: " ")
    }

    private mutating func values(_ count: Int) -> [Double] {
        let scale = Double(sign: .plus, exponent: int(-40...40), significand: 1)
        let isSigned = chance(0.5)
        return (0..<count).map { _ in
            chance(0.03) ? .nan : Double.random(in: (isSigned ? -1 : 0)...1, using: &numbers) * scale
        }
    }

    static let sizes = [Size(320, 240), Size(640, 400), Size(900, 620)]

    mutating func figure() -> any Figure {
        guard chance(0.25) else {
            var chart = chart()
            if chance(0.1) { chart = chart.chartInset { plain().chartTitle("inset") } }
            return chart
        }
        let (count, columns) = (int(1...9), int(1...4))
        let charts = (0..<count).map { _ in chart() }
        let sharing = Facets.Sharing.allCases[int(0...3)]
        return Facets(columns: chance(0.5) ? columns : nil, sharing: sharing) { charts }
            .chartTitle(text(9), subtitle: text(12)).chartCaption(chance(0.3) ? text(20) : "")
    }

    private mutating func plain() -> Chart {
        let y = values(12)
        return Chart { LineMark(x: .value("", Array(0..<12)), y: .value("", y)) }
    }

    mutating func chart() -> Chart {
        var marks: [any ChartMark] = []
        var chart: Chart
        switch int(0...6) {
        case 0:
            let names = (0..<int(1...30)).map { _ in text(4) }
            let bars = (0..<int(1...4)).map { _ in
                BarMark(x: .value("", names), y: .value(text(3), values(names.count))).series(text(3))
            }
            chart = Chart { bars }
        case 1:
            let names = (0..<int(1...25)).map { _ in text(4) }
            let y = values(names.count)
            let bars = BarMark(x: .value(text(2), y), y: .value("", names))
            let labels = y.map { NumberText.significant($0) }
            chart = Chart { chance(0.5) ? bars.valueLabels(labels) : bars }
        case 2:
            let isNamed = chance(0.5)
            marks = (0..<int(1...12)).map { _ in
                let name = text(3)
                let line = LineMark(x: .value(text(2), values(20)), y: .value(text(3), values(20)))
                return (isNamed ? line.endLabel(name) : line).series(name)
            }
            chart = Chart { marks }.chartYScale(type: [.linear, .log, .symlog, .squareRoot][int(0...3)])
        case 3:
            let grid = Grid(x: (0..<8).map(Double.init), y: (0..<6).map(Double.init), values: values(48))
            guard let grid, let levels = ContourLevels(for: grid) else { return plain() }
            chart = Chart {
                chance(0.5)
                    ? HeatMapMark(grid: grid, levels: levels) : FilledContourMark(grid: grid, levels: levels)
                ContourMark(grid: grid, levels: levels)
            }
            .chartColorBar(levels, title: text(2)).chartEqualAspect(chance(0.3))
        case 4: chart = curves()
        case 5:
            let count = int(1...7)
            chart = Chart {
                SectorMark(angle: .value("", values(count).map { abs($0) }), innerRadius: 0.5)
                    .foregroundStyle(by: .value("", (0..<count).map { _ in text(3) })).annotation(text(2))
            }
        default:
            let (x, y) = (values(30), values(30))
            chart = Chart {
                PointMark(x: .value(text(2), x), y: .value(text(2), y)).annotation(text(4)).series(text(2))
                TextMark(x: .value("", x[3]), y: .value("", y[3]), text: text(6)).leader()
                RuleMark(y: y[0].isNaN ? 0 : y[0]).annotation(text(5)).series(text(2))
            }
        }
        if chance(0.7) { chart = chart.chartTitle(text(10), subtitle: chance(0.5) ? text(12) : "") }
        if chance(0.2) { chart = chart.chartCaption(text(20)) }
        if chance(0.3) { chart = chart.chartXAxisLabel(text(8)).chartYAxisLabel(text(8)) }
        if chance(0.3) { chart = chart.chartLegend(placement()) }
        if chance(0.15) { chart = chart.chartXSecondaryAxis(secondary()) }
        if chance(0.15) { chart = chart.chartYSecondaryAxis(secondary()) }
        return chart
    }

    private mutating func placement() -> LegendPlacement {
        LegendPlacement(
            position: AnnotationPosition.allCases[int(0...AnnotationPosition.allCases.count - 1)],
            alignment: chance(0.4) ? Alignment.allCases[int(0...Alignment.allCases.count - 1)] : nil,
            spacing: chance(0.2) ? Double(int(0...40)) : nil)
    }

    /// Units that grow, fall, end somewhere, and one that is none.
    private mutating func secondary() -> SecondaryAxis {
        let functions: [@Sendable (Double) -> Double] = [
            { $0 / 32 }, { 1e9 - $0 }, { $0 * $0 * $0 }, { $0.squareRoot() }, { 1 / $0 }, { abs($0) },
        ]
        return SecondaryAxis(label: chance(0.8) ? text(4) : "", function: functions[int(0...5)])
    }

    /// Lines, areas or bars that leave corners and edges free, with names for a legend.
    mutating func curves() -> Chart {
        let (count, kind) = (int(2...6), int(0...3))
        let x = (0...24).map { Double($0) }
        let falls = chance(0.7)
        let marks = (0..<count).map { index -> any ChartMark in
            let rate = Double(index + 1) / Double(3 * count) + (chance(0.3) ? 0.3 : 0)
            let y = x.map { x in falls ? 9 / (1 + rate * x) : rate * x * x / 60 }
            let (name, words) = (text(2), text(2))
            switch kind {
            case 0, 1:
                let line = LineMark(x: .value("x", x), y: .value(text(2), y)).series(name)
                return chance(0.2) ? line.annotation(position: .bottom) { words } : line
            case 2:
                let low = PlottableValue.value("", y.map { $0 * 0.8 })
                return AreaMark(x: .value("x", x), yStart: low, yEnd: .value(text(2), y)).series(name)
            default:
                let names = PlottableValue.value("", (0..<5).map { "\($0)" })
                return BarMark(x: names, y: .value("", stride(from: 0, to: 25, by: 5).map { y[$0] })).series(
                    name)
            }
        }
        return Chart { marks }
    }
}
