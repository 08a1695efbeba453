import Drawing

@testable import Charting

/// Every mark with data and texts that programs stumble over.
enum HostileData {
    struct Numbers: Sendable, CustomStringConvertible {
        let name: String
        let values: [Double]
        var description: String { name }

        /// How many of them no linear axis has a place for.
        var unplaced: Int { values.count { !$0.isFinite } }
    }

    private static let largest = Double.greatestFiniteMagnitude
    private static let smallest = Double.leastNonzeroMagnitude

    static let numbers: [Numbers] = [
        Numbers(name: "empty", values: []),
        Numbers(name: "one point", values: [3]),
        Numbers(name: "constant", values: [2, 2, 2, 2]),
        Numbers(name: "gaps", values: [1, .nan, 2, .nan, .nan, 3]),
        Numbers(name: "all NaN", values: [.nan, .nan, .nan]),
        Numbers(name: "infinities", values: [1, .infinity, 2, -.infinity]),
        Numbers(name: "only infinities", values: [.infinity, -.infinity]),
        Numbers(name: "smallest", values: [smallest, 2 * smallest, 5 * smallest]),
        Numbers(name: "one smallest", values: [smallest]),
        Numbers(name: "tiny", values: [1e-300, 3e-300]),
        Numbers(name: "largest", values: [-largest, 0, largest]),
        Numbers(name: "one largest", values: [largest]),
        Numbers(name: "all magnitudes", values: [smallest, 1, largest, -1e-300]),
        Numbers(name: "far from zero", values: (0..<20).map { 1e9 + 0.01 * Double($0) }),
        Numbers(name: "neighbours", values: [1, 1.0.nextUp, 1.0.nextUp.nextUp]),
        Numbers(name: "unsorted", values: [3, -1, 7, 2, -5, 2.5]),
        Numbers(name: "duplicates", values: [1, 1, 2, 2, 1, 1]),
        Numbers(name: "zeros", values: [0, -0.0, 0]),
    ]

    static let texts = [
        String(repeating: "ten kilobytes of label ", count: 440), String(repeating: "x", count: 10_000),
        "שלום עולם", "مرحبا بالعالم", "👩‍👩‍👧‍👦🏳️‍🌈 e\u{301}", "学習率と損失", "<&\"'>", "a\u{0}b", "", " ",
        "line\nbreak\tand tab",
        "\u{202E}turned around",
    ]

    /// Every mark over the same numbers along x and y.
    static func marks(_ n: [Double]) -> [(name: String, mark: any ChartMark)] {
        let (x, y) = (PlottableValue.value("x", n), PlottableValue.value("y", n))
        let up = n.indices.map(Double.init)
        let places = PlottableValue.value("place", up)
        let names = PlottableValue.value("name", up.map { "category \($0)" })
        var marks: [(name: String, mark: any ChartMark)] = [
            ("line over x", LineMark(x: x, y: places).endLabel("end")),
            ("line", LineMark(x: places, y: y).symbol(.diamond).casing()),
            ("points", PointMark(x: x, y: y).annotation("last", .top)),
            ("bars", BarMark(x: names, y: y).valueLabels(up.map { "\($0)" })),
            ("bars over numbers", BarMark(x: x, y: y, base: n)),
            ("lying bars", BarMark(x: x, y: names, base: n)),
            ("area", AreaMark(x: places, yStart: y, yEnd: .value("end", n.reversed()))),
            ("segments", RuleMark(xStart: n, yStart: up, xEnd: up, yEnd: n)),
            ("rectangles", RectangleMark(xStart: n, xEnd: up, yStart: up, yEnd: n)),
            ("arrows", ArrowMark(xStart: n, yStart: up, xEnd: up, yEnd: n).annotation("tip")),
            ("text", TextMark(x: x, y: y, text: "here")),
            ("text with a leader", TextMark(x: x, y: y, text: "here").leader()),
            ("sectors", SectorMark(angle: y, innerRadius: 0.5).foregroundStyle(by: names).annotation("sum")),
            ("error band", ErrorBandMark(x: places, y: y, error: n.reversed())),
            ("error bars", ErrorBarMark(x: names, yStart: y, yEnd: .value("end", n.reversed()))),
            ("points by value", PointMark(x: places, y: y).foregroundStyle(by: .value("value", n))),
            ("points by name", PointMark(x: x, y: places).foregroundStyle(by: names).symbol(by: names)),
            ("bars side by side", BarMark(x: names, y: y).position(by: .value("run", "a"))),
            ("shares", BarMark(x: names, y: y, stacking: .normalized)),
        ]
        if let first = n.first {
            marks.append(("vertical rule", RuleMark(x: first).annotation("rule")))
            marks.append(("horizontal rule", RuleMark(y: first).annotation("rule")))
        }
        return marks + surfaces(n) + curves(n)
    }

    /// Functions and vector fields that take the numbers as values, and as the ends of their domains.
    static func curves(_ n: [Double]) -> [(name: String, mark: any ChartMark)] {
        var marks: [(name: String, mark: any ChartMark)] = [
            (
                "function",
                LinePlot(x: "x", y: "y", domain: 0...10) { n.isEmpty ? .nan : n[Int($0) % n.count] }
            )
        ]
        let sorted = n.filter { !$0.isNaN }.sorted()
        if let low = sorted.first, let high = sorted.last {
            marks.append(
                ("function over", LinePlot(x: "x", y: "y", domain: low...high) { 1 / $0 }.endLabel("end")))
        }
        let axis = (0..<5).map(Double.init)
        let values = (0..<25).map { n.isEmpty ? .nan : n[$0 % n.count] }
        if let field = VectorField(x: axis, y: axis, dx: values, dy: values.reversed()) {
            marks.append(("vectors", VectorFieldMark(field: field)))
            marks.append(("streamlines", StreamlineMark(field: field)))
        }
        return marks
    }

    /// Marks of a grid whose values are the numbers, over and over.
    static func surfaces(_ n: [Double]) -> [(name: String, mark: any ChartMark)] {
        let axis = (0..<6).map(Double.init)
        let values = (0..<36).map { n.isEmpty ? .nan : n[$0 % n.count] }
        var marks: [(name: String, mark: any ChartMark)] = []
        let wide = n.filter(\.isFinite).sorted()
        let ascending = wide.indices.filter { $0 == 0 || wide[$0] > wide[$0 - 1] }.map { wide[$0] }
        for (name, x) in [("", axis), (" over these numbers", ascending)] {
            let values = x.count == 6 ? values : (0..<x.count * 6).map { Double($0 % 7) }
            guard let grid = Grid(x: x, y: axis, values: values) else { continue }
            for logarithmic in [false, true] {
                guard let levels = ContourLevels(for: grid, logarithmic: logarithmic) else { continue }
                marks.append(("heat map" + name, HeatMapMark(grid: grid, levels: levels)))
                marks.append(("filled contours" + name, FilledContourMark(grid: grid, levels: levels)))
                marks.append(("contours" + name, ContourMark(grid: grid, levels: levels)))
            }
        }
        return marks
    }
}
