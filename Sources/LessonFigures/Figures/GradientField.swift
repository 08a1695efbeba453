import Charting
import Drawing
import LossLandscape
import TrainingCore

extension FigureKind {
    static let gradientField = FigureKind(
        "gradient-field",
        "Arrows against the gradient over the contours of the loss, on two weights or a plane through all",
        subjects: 1...6,
        options: [
            FigureOption(
                "x", .text,
                "What runs along x, with its range: W1[0,0]=-2:2:61, pca=auto:41, random=-1:1:41 or hessian=-1:1:41; "
                    + "pca=auto:41."),
            FigureOption(
                "y", .text, "What runs along y; of directions the same as along x, the next of its kind."),
            .at("end, or the start of runs without an update", seriesOf: "fields"),
            FigureOption(
                "arrows", .integer,
                "At how many places in a row and in a column the slope is taken, of which small pictures have arrows at every second or third.",
                in: 3...40, default: .integer(15)),
            FigureOption(
                "lengths", .choice(["proportional", "equal"]),
                "Whether arrows are as long as the slope is steep; equal where most would be too short."),
            FigureOption("seed", .seed, "What random directions are drawn from.", default: .seed(1)),
            FigureOption(
                "normalize", .choice(DirectionNormalization.allCases.map(\.rawValue)),
                "Brings random directions to the length of the weights: none, layer or filter; filter."),
            FigureOption("labels", .texts, "Names of the experiments; their ids."), .mixed,
            FigureOption(
                "scale", .choice(["linear", "log"]), "Scale of the loss; logarithmic over two decades."),
            levelsOption,
        ], grows: true
    ) { (input: FigureInput) throws(FigureError) in
        try GradientFieldFigure(input).figure()
    }
}

/// A surface seen from above with arrows on it.
private struct GradientFieldFigure {
    let surface: SurfaceFigure
    let field: SlopeField
    let isEqual: Bool

    init(_ input: FigureInput) throws(FigureError) {
        _ = try input.labels()
        let count = input[integer: "arrows"]
        let first = input.text("x") ?? "pca=auto:41"
        let (x, y) = (try Self.axis(first, "x"), try Self.axis(input.text("y") ?? first, "y"))
        let areWeights = (x.subject.isWeight, y.subject.isWeight)
        guard areWeights.0 == areWeights.1 else {
            throw FigureError(
                "A weight runs along one axis, a direction through all weights along the other.",
                remedy:
                    "Give two weights, such as x: W1[0,0]=-2:2:61 and y: b1[0]=-2:2:61, or two directions.",
                option: "y")
        }
        if areWeights.0 {
            guard input.text("y") != nil else {
                throw FigureError(
                    "The figure needs `y`.",
                    remedy: "Give another weight with its range: `y: b1[0]=-2:2:61`.",
                    option: "y")
            }
            var own = input
            own.options["x"] = .axis(try Self.weight(first, "x"))
            own.options["y"] = .axis(try Self.weight(input.text("y") ?? first, "y"))
            surface = try SurfaceFigure(own, logarithmic: nil)
        } else {
            surface = try PlaneRequest(input).figure()
        }
        guard let field = SlopeField(surface, plane: try Self.plane(surface, x, y), count: count) else {
            throw FigureError(
                "The slopes are not finite numbers anywhere there.", remedy: "Choose smaller ranges.",
                option: "x")
        }
        self.field = field
        isEqual = input.text("lengths").map { $0 == "equal" } ?? field.mostAreShort
    }

    private static func axis(_ text: String, _ option: String) throws(FigureError) -> LandscapeAxis {
        do {
            return try LandscapeAxis(parsing: text)
        } catch {
            throw FigureError(error.message, remedy: error.remedy, option: option)
        }
    }

    private static func weight(_ text: String, _ option: String) throws(FigureError) -> ParameterRange {
        do {
            return try ParameterRange(parsing: text)
        } catch {
            throw FigureError(error.message, remedy: error.remedy, option: option)
        }
    }

    /// Where the positions of the surface lie among all weights.
    private static func plane(
        _ surface: SurfaceFigure, _ x: LandscapeAxis, _ y: LandscapeAxis
    ) throws(FigureError) -> ParameterPlane {
        try surface.input.landscape { () throws(LandscapeError) in
            if let frame = surface.landscape.frame { return try frame.plane() }
            let network = surface.network
            guard case .parameter(let first) = x.subject, case .parameter(let second) = y.subject,
                let i = network.index(of: first), let j = network.index(of: second)
            else {
                throw LandscapeError(
                    message: "The surface has no axes of weights.", remedy: "Name two weights.")
            }
            var origin = network.parameters
            (origin[i], origin[j]) = (0, 0)
            return try ParameterPlane(
                origin: origin, first: origin.indices.map { $0 == i ? 1 : 0 },
                second: origin.indices.map { $0 == j ? 1 : 0 })
        }
    }

    func figure() -> StatedFigure {
        var words = surface.words(seen: "Contour plot", notes: surface.notes)
        words.title = title
        words.caption = caption
        for list in [\FigureWords.sentences, \FigureWords.panelSentences] {
            words[keyPath: list][0] = "\(title)."
            words[keyPath: list].insert(sentence, at: 1)
        }
        var arrows: [any ChartMark] = []
        if let downhill = field.downhill {
            arrows = [VectorFieldMark(field: downhill, normalized: isEqual).foregroundStyle(Theme.mark)]
        }
        return StatedFigure(
            content: surface.chartFromAbove(under: arrows), size: Size(640, 520), words: words, table: table)
    }

    // MARK: Words

    private func steepness(_ value: Double, _ digits: Statement.Digits = .significant(4)) -> Phrase {
        "\(.steepestArrow, value, digits)"
    }

    private var title: Phrase {
        guard field.steepest > 0 else { return "The loss is flat everywhere \(surface.place)" }
        return "Which way is downhill \(surface.place)"
    }

    private var caption: Phrase {
        let lengths: Phrase =
            isEqual
            ? "Arrows run against the slope and are equally long."
            : "Arrows run against the slope, the longer the steeper."
        var parts = [lengths]
        if !surface.hasSquareUnits {
            parts.append(
                "Units are not equally long on both axes, so that arrows, which run as steps do, do not cross contours at "
                    + "right angles.")
        }
        if field.holes > 0 {
            parts.append(
                "\(.arrowHoles, field.holes) of \(.arrowPlaces, field.x.count * field.y.count) places have no finite slope."
            )
        }
        return (parts + [surface.pathText]).spoken.joined(" ")
    }

    private var sentence: Phrase {
        let size: Phrase = "\(.arrows(.x), field.x.count) × \(.arrows(.y), field.y.count)"
        return "Slopes are taken at \(size) places; the steepest is \(steepness(field.steepest))."
    }

    private var table: FigureTable {
        let (x, y, field) = (surface.surface.xLabel, surface.surface.yLabel, field)
        return FigureTable(
            caption: "Slopes of the loss",
            columns: [
                "\(name: x)", "\(name: y)", "Slope along \(name: x)", "Slope along \(name: y)",
            ], rowCount: field.x.count * field.y.count
        ) { row in
            let (i, j) = (row % field.x.count, row / field.x.count)
            return [
                "\(.arrowPlace(.x, i), field.x[i])", "\(.arrowPlace(.y, j), field.y[j])",
                "\(.arrowSlope(.x, i, j), field.slopesX[row])",
                "\(.arrowSlope(.y, i, j), field.slopesY[row])",
            ]
        }
    }
}

/// Slopes of the loss along both axes of a surface, in the middles of equal parts of it.
private struct SlopeField {
    let x: [Double]
    let y: [Double]
    /// Row by row.
    let slopesX: [Double]
    let slopesY: [Double]

    /// - Returns: `nil` if no slope is finite.
    init?(_ surface: SurfaceFigure, plane: ParameterPlane, count: Int) {
        let (xRange, yRange) = (surface.xRange, surface.yRange)
        func places(_ range: (from: Double, to: Double, length: Double)) -> [Double] {
            (0..<count).map { range.from + (Double($0) + 0.5) / Double(count) * range.length }
        }
        let (xs, ys) = (places(xRange), places(yRange))
        let (experiment, network) = (surface.experiment, surface.network)
        var (alongX, alongY): ([Double], [Double]) = ([], [])
        for y in ys {
            for x in xs {
                let gradient = experiment.state(
                    at: network.replacing(parameters: plane.parameters(x: x, y: y))
                )
                .gradient
                alongX.append(zip(gradient, plane.first).reduce(0) { $0 + $1.0 * $1.1 })
                alongY.append(zip(gradient, plane.second).reduce(0) { $0 + $1.0 * $1.1 })
            }
        }
        (x, y, slopesX, slopesY) = (xs, ys, alongX, alongY)
        guard holes < xs.count * ys.count else { return nil }
    }

    private func steepness(_ index: Int) -> Double {
        // Scaled, so that no square is beyond what a number can hold.
        let (a, b) = (abs(slopesX[index]), abs(slopesY[index]))
        let size = max(a, b)
        guard size > 0, size.isFinite, (a + b).isFinite else { return size == 0 ? 0 : .nan }
        return size * ((a / size) * (a / size) + (b / size) * (b / size)).squareRoot()
    }

    private var finite: [Double] { slopesX.indices.map(steepness).filter(\.isFinite) }

    var holes: Int { slopesX.count - finite.count }
    var steepest: Double { finite.max() ?? 0 }

    /// Whether an arrow of the middle steepness would be a stump.
    var mostAreShort: Bool {
        let sorted = finite.sorted()
        return sorted[sorted.count / 2] < steepest / 6
    }

    /// In parts of the steepest slope; `nil` on a plain.
    var downhill: VectorField? {
        guard steepest > 0 else { return nil }
        return VectorField(
            x: x, y: y, dx: slopesX.map { -$0 / steepest }, dy: slopesY.map { -$0 / steepest })
    }
}

extension LandscapeAxis.Subject {
    fileprivate var isWeight: Bool { if case .parameter = self { true } else { false } }
}
