import Charting
import Drawing
import LossLandscape
import TrainingCore

extension FigureKind {
    static let optimizerPaths = FigureKind(
        "optimizer-paths", "The paths of optimizers on a test function", subjects: 0...0,
        options: [
            FigureOption(
                "function", .text,
                "Which: \(Objective.named.map(\.name).joined(separator: ", ")), or a formula in x and y such as "
                    + "x^2 + 10*y^2; himmelblau."),
            FigureOption("x", .text, "The range along x and its points: -2:2:121. That of the function."),
            FigureOption("y", .text, "The range along y and its points."),
            FigureOption(
                "start", .numbers, "Where all start: x and y. A usual place of the function."),
            FigureOption(
                "optimizers", .texts,
                "Which: \(optimizerNames.joined(separator: ", ")); gradient-descent and adam."),
            FigureOption(
                "momentum", .number, "That of momentum and nesterov, from 0 to below 1.", bounds: .share,
                default: .number(0.9)),
            FigureOption(
                "rates", .numbers,
                "The learning rate of each; 0.01 for the first (0.001 on rosenbrock), 0.2 for others."),
            FigureOption(
                "updates", .integer, "How many updates each makes.", in: 0...(.infinity),
                default: .integer(200)),
            FigureOption(
                "scale", .choice(["linear", "log"]), "Scale of the values; logarithmic over two decades."),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        try OptimizerPaths(input).figure()
    }

    /// Gradient descent with momentum has two names of its own here.
    fileprivate static let optimizerNames = Optimizers.all.names + ["momentum", "nesterov"]
}

/// A function seen from above with a path for each optimizer.
private struct OptimizerPaths {
    private struct Track {
        let label: Phrase
        let path: ObjectivePath
        let paint: Paint
    }

    private let objective: Objective
    private let surface: SurfaceGrid
    private let grid: Grid
    private let levels: ContourLevels
    private let start: [Double]
    private let tracks: [Track]

    init(_ input: FigureInput) throws(FigureError) {
        let objective = try Self.objective(input.text("function") ?? "himmelblau")
        let ranges = Self.ranges(of: objective)
        let x = try Self.axis(input.text("x") ?? ranges.x, "x")
        let y = try Self.axis(input.text("y") ?? ranges.y, "y")
        let surface = try input.landscape { () throws(LandscapeError) in try objective.surface(x: x, y: y) }
        guard let grid = Grid(x: surface.x, y: surface.y, values: surface.values),
            let levels = ContourLevels(for: grid, logarithmic: input.text("scale").map { $0 == "log" })
        else {
            throw FigureError(
                "The function is not a finite number anywhere there.", remedy: "Choose smaller ranges.",
                option: "x")
        }
        let start = input.numbers("start") ?? ranges.start
        self.objective = objective
        self.surface = surface
        self.grid = grid
        self.levels = levels
        self.start = start
        tracks = try Self.tracks(input, objective, start)
    }

    /// A function by its name, or by its formula.
    private static func objective(_ text: String) throws(FigureError) -> Objective {
        if let named = Objective.named(text) { return named }
        let formula: Formula
        do {
            formula = try Formula(text)
        } catch {
            let isWord = text.allSatisfy { $0.isLetter || $0 == "-" }
            throw FigureError(
                isWord
                    ? "There is no function \"\(text)\"."
                    : "The function \"\(text)\" cannot be read: \(error.message).",
                remedy:
                    "Name one of \(Objective.named.map(\.name).joined(separator: ", ")), or write a formula in x and y.",
                option: "function")
        }
        return Objective(name: text, dimension: 2) { formula.value(x: $0[0], y: $0[1]) }
    }

    private static func optimizer(
        _ name: String, rate: Double, momentum: Double
    ) throws(FigureError) -> Optimizer {
        switch name {
        case "momentum": return .gradientDescent(learningRate: rate, momentum: momentum)
        case "nesterov": return .gradientDescent(learningRate: rate, momentum: momentum, nesterov: true)
        default: break
        }
        if let optimizer = Optimizers.named(name, learningRate: rate) { return optimizer }
        throw FigureError(
            "There is no optimizer \"\(name)\".",
            remedy: "Name one of \(FigureKind.optimizerNames.joined(separator: ", ")).", option: "optimizers")
    }

    private static func tracks(
        _ input: FigureInput, _ objective: Objective, _ start: [Double]
    ) throws(FigureError) -> [Track] {
        let names = input.texts("optimizers") ?? [GradientDescent.kind.name, Adam.kind.name]
        // Beyond 2 divided by the curvature of the valley's walls gradient descent diverges.
        let first = objective.name == "rosenbrock" ? 0.001 : 0.01
        // Those of momentum walk far with the rate of plain gradient descent already.
        let rates =
            input.numbers("rates")
            ?? names.enumerated().map { index, name in
                index == 0 || name == "momentum" || name == "nesterov" ? first : 0.2
            }
        let momentum = input[number: "momentum"]
        guard (1...6).contains(names.count) else {
            throw FigureError(
                "There are \(names.count) optimizers.", remedy: "Name from 1 to 6.", option: "optimizers")
        }
        guard rates.count == names.count else {
            throw FigureError(
                "There are \(rates.count) learning rates for \(names.count) optimizers.",
                remedy: "Give one for each.", option: "rates")
        }
        guard rates.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
            throw FigureError(
                "A learning rate is negative or not finite.", remedy: "Give numbers such as 0.1.",
                option: "rates")
        }
        var tracks: [Track] = []
        for (index, name) in names.enumerated() {
            let optimizer = try optimizer(name, rate: rates[index], momentum: momentum)
            let path: ObjectivePath
            do {
                path = try objective.path(
                    from: start, optimizer: optimizer, updates: input[integer: "updates"])
            } catch {
                let isStart = start.count != 2 || !start.allSatisfy(\.isFinite)
                throw FigureError(
                    error.message, remedy: error.remedy, option: isStart ? "start" : "updates")
            }
            tracks.append(
                Track(
                    label: "\(name: name), η = \(.option("rates", index), rates[index])", path: path,
                    paint: names.count == 1 ? Theme.accent : Theme.series[index % Theme.series.count]))
        }
        return tracks
    }

    /// Where a function is usually looked at, and where optimizers are started on it.
    private static func ranges(of objective: Objective) -> (x: String, y: String, start: [Double]) {
        switch objective.name {
        case "rosenbrock": ("-2:2:161", "-1:3:161", [-1.5, 2])
        case "beale": ("-4.5:4.5:161", "-4.5:4.5:161", [1, 1.5])
        case "himmelblau": ("-5:5:161", "-5:5:161", [-0.5, -1.2])
        case "quadratic": ("-3:3:121", "-3:3:121", [-2.5, 1.5])
        case "ravine": ("-10:4:141", "-4:4:121", [-8, 2])
        case "saddle": ("-2:2:121", "-2:2:121", [-1.5, 0.01])
        case "rastrigin": ("-3:3:181", "-3:3:181", [-2.3, 1.8])
        case _ where Objective.named(objective.name) == nil: ("-3:3:121", "-3:3:121", [-2.5, 1.5])
        default: ("-5:5:161", "-5:5:161", [4, 0.5])
        }
    }

    private static func axis(_ text: String, _ option: String) throws(FigureError) -> AxisRange {
        let axis: LandscapeAxis
        do {
            axis = try LandscapeAxis(parsing: text)
        } catch {
            throw FigureError(error.message, remedy: error.remedy, option: option)
        }
        guard axis.subject == .coordinate, let range = axis.range else {
            throw FigureError(
                "\"\(text)\" is not a range alone.", remedy: "Write FROM:TO:POINTS, such as -2:2:121.",
                option: option)
        }
        return range
    }

    func figure() -> StatedFigure {
        var marks: [any ChartMark] = [
            FilledContourMark(grid: grid, levels: levels), ContourMark(grid: grid, levels: levels),
        ]
        for track in tracks {
            let (x, y) = (track.path.places.column(0), track.path.places.column(1))
            marks.append(
                LineMark(x: .value("x", x), y: .value("y", y))
                    .lineStyle(width: Theme.pathWidth).casing().foregroundStyle(track.paint).series(
                        track.label.text))
            // A dot for each update: where they are close together, some are left out.
            marks.append(
                PointMark(x: .value("x", x), y: .value("y", y))
                    .symbol(.circle, radius: 2).casing().symbolSpacing(7).foregroundStyle(track.paint))
            if let endX = x.last, let endY = y.last {
                marks.append(
                    PointMark(x: .value("x", [endX]), y: .value("y", [endY]))
                        .symbol(.square, radius: 4.5).casing().foregroundStyle(track.paint))
            }
        }
        marks.append(
            PointMark(x: .value("x", [start[0]]), y: .value("y", [start[1]]))
                .symbol(.ring, radius: 4.5).casing().foregroundStyle(Theme.mark)
                .annotation("start", .topRight, .topLeft))
        for place in objective.minima where isInside(place) {
            marks.append(
                PointMark(x: .value("x", [place[0]]), y: .value("y", [place[1]]))
                    .symbol(.cross, radius: 4).casing().foregroundStyle(Theme.mark))
        }
        let chart = Chart { marks }
            .chartXAxisLabel("x").chartYAxisLabel("y").chartColorBar(levels, title: "value")
            .chartEqualAspect(hasSquareUnits).chartLegend(tracks.count > 1)
        let ends: Phrase =
            tracks.count == 1 ? "; dots: updates, square: its end" : "; dots: updates, squares: their ends"
        let crosses: Phrase = objective.minima.contains(where: isInside) ? ", crosses: where it is least" : ""
        return StatedFigure(
            content: chart, size: Size(640, 560),
            words: FigureWords(
                title: title, subtitle: "The function \(name: objective.name)\(ends)\(crosses)",
                sentences: sentences,
                notes: notes),
            table: table)
    }

    private var title: Phrase {
        let updates = tracks.map { $0.path.loss.count - 1 }.max() ?? 0
        let whose: Phrase = tracks.count == 1 ? tracks[0].label : "\(.pathCount, tracks.count) optimizers"
        return Words.plural(.mostPathUpdates, updates, "update") + " of \(whose)"
    }

    private func isInside(_ place: [Double]) -> Bool {
        guard let left = surface.x.first, let right = surface.x.last, let bottom = surface.y.first,
            let top = surface.y.last
        else { return false }
        return place[0] >= left && place[0] <= right && place[1] >= bottom && place[1] <= top
    }

    private var hasSquareUnits: Bool {
        let ratio =
            ((surface.x.last ?? 1) - (surface.x.first ?? 0))
            / ((surface.y.last ?? 1) - (surface.y.first ?? 0))
        return ratio > 0.95 && ratio < 2.6
    }

    /// The best end first, then every end.
    private var sentences: [Phrase] {
        let ends = tracks.indices.filter { tracks[$0].path.divergedAtUpdate == nil }
        func end(_ index: Int) -> Double { tracks[index].path.loss.last ?? .nan }
        let best = ends.min { end($0) < end($1) }
        let finding: Phrase =
            best.map { "\(tracks.count == 1 ? "" : "Of these ")\(tracks[$0].label) ends lowest." }
            ?? "Every path diverges."
        let places = tracks.enumerated().map { index, track -> Phrase in
            let path = track.path
            if let update = path.divergedAtUpdate {
                return "\(track.label) diverges at update \(.pathDivergedAt(index), update)."
            }
            let last = path.loss.count - 1
            return "\(track.label) ends at \(place(of: index, after: last)) with the value "
                + "\(.pathValue(index), path.loss[last], at: last)."
        }
        let (columns, rows): (Phrase, Phrase) = (
            "\(.gridPoints(.x), surface.x.count)", "\(.gridPoints(.y), surface.y.count)"
        )
        let start: Phrase = "(\(.pathStart(0), start[0]), \(.pathStart(1), start[1]))"
        return (tracks.count == 1 ? [] : [finding]) + places + [
            "Contour plot of \(name: objective.name) on \(columns) × \(rows) points \(grid.extremes)\(minimaText), "
                + "with paths from \(start)."
        ]
    }

    private func place(of track: Int, after update: Int, _ digits: Statement.Digits = .significant(4))
        -> Phrase
    {
        "(\(coordinate(0, of: track, after: update, digits)), \(coordinate(1, of: track, after: update, digits)))"
    }

    private func coordinate(_ axis: Int, of track: Int, after update: Int, _ digits: Statement.Digits)
        -> Phrase
    {
        "\(.pathPlace(track, axis), tracks[track].path.places[update, axis], at: update, digits)"
    }

    /// Where the crosses stand, and the value there.
    private var minimaText: Phrase {
        let inside = objective.minima.indices.filter { isInside(objective.minima[$0]) }
        guard let first = inside.first, let range = grid.range else { return "" }
        let value = objective.evaluate(objective.minima[first])
        let isZero = value.magnitude < 1e-12 * (range.upperBound - range.lowerBound)
        let places = inside.map { index -> Phrase in
            let place = objective.minima[index]
            return "(\(.minimumPlace(index, 0), place[0]), \(.minimumPlace(index, 1), place[1]))"
        }
        return "; least at \(Words.enumeration(places)) with the value "
            + "\(.minimumValue(first), isZero ? 0 : value)"
    }

    private var notes: [Phrase] {
        tracks.enumerated().flatMap { index, track -> [Phrase] in
            let path = track.path
            let outside = (0..<path.places.rows).count { !isInside(path.places.row($0)) }
            var notes: [Phrase] =
                path.divergedAtUpdate.map {
                    [
                        "\(track.label) diverged: after update \(.pathDivergedAt(index), $0) a number is not finite."
                    ]
                } ?? []
            if outside > 0 {
                notes.append(
                    "\(.outsideOfPath(index), outside) of \(.pathPoints(index), path.places.rows) points of "
                        + "\(track.label) lie outside of the plot.")
            }
            return notes
        }
    }

    private var table: FigureTable {
        let places = tracks.indices.flatMap { track in
            tracks[track].path.loss.indices.map { (track: track, update: $0) }
        }
        return FigureTable(
            caption: "Places and values", columns: ["Optimizer", "Update", "x", "y", "Value"],
            rowCount: places.count
        ) { row in
            let (track, update) = places[row]
            return [
                tracks[track].label, "\(number: .update, update)",
                coordinate(0, of: track, after: update, .significant(6)),
                coordinate(1, of: track, after: update, .significant(6)),
                "\(.pathValue(track), tracks[track].path.loss[update], at: update, .significant(6))",
            ]
        }
    }
}
