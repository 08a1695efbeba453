import Charting
import Drawing
import LossLandscape
import TrainingCore

extension FigureKind {
    static let optimizerPaths = FigureKind(
        "optimizer-paths", "The paths of optimizers on a test function", subjects: 0...0,
        options: [
            FigureOption("function", .choice(Objective.named.map(\.name)), "Which function; himmelblau."),
            FigureOption("x", .text, "The range along x and its points: -2:2:121. That of the function."),
            FigureOption("y", .text, "The range along y and its points."),
            FigureOption(
                "start", .numbers, "Where all start: x and y. A usual place of the function."),
            FigureOption(
                "optimizers", .texts,
                "Which: \(Optimizers.all.names.joined(separator: ", ")); gradient-descent and adam."),
            FigureOption(
                "rates", .numbers,
                "The learning rate of each; 0.01 for the first (0.001 on rosenbrock), 0.2 for others."),
            FigureOption("updates", .integer, "How many updates each makes; 200."),
            FigureOption(
                "scale", .choice(["linear", "log"]), "Scale of the values; logarithmic over two decades."),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        try OptimizerPaths(input).figure()
    }
}

/// A function seen from above with a path for each optimizer.
private struct OptimizerPaths {
    private struct Track {
        let label: String
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
        let objective = input.text("function").flatMap { Objective.named($0) } ?? .himmelblau
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

    private static func tracks(
        _ input: FigureInput, _ objective: Objective, _ start: [Double]
    ) throws(FigureError) -> [Track] {
        let names = input.texts("optimizers") ?? [GradientDescent.kind.name, Adam.kind.name]
        // Beyond 2 divided by the curvature of the valley's walls gradient descent diverges.
        let first = objective.name == "rosenbrock" ? 0.001 : 0.01
        let rates = input.numbers("rates") ?? names.indices.map { $0 == 0 ? first : 0.2 }
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
            guard let optimizer = Optimizers.named(name, learningRate: rates[index]) else {
                throw FigureError(
                    "There is no optimizer \"\(name)\".",
                    remedy: "Name one of \(Optimizers.all.names.joined(separator: ", ")).",
                    option: "optimizers")
            }
            let path: ObjectivePath
            do {
                path = try objective.path(
                    from: start, optimizer: optimizer, updates: input.integer("updates") ?? 200)
            } catch {
                let isStart = start.count != 2 || !start.allSatisfy(\.isFinite)
                throw FigureError(
                    error.message, remedy: error.remedy, option: isStart ? "start" : "updates")
            }
            tracks.append(
                Track(
                    label: "\(name), η = \(Words.number(rates[index]))", path: path,
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
        default: ("-5:5:161", "-5:5:161", [4, 0.5])
        }
    }

    private static func axis(_ text: String, _ option: String) throws(FigureError) -> PlaneAxis {
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

    func figure() -> LessonFigure {
        var marks: [any ChartMark] = [
            FilledContourMark(grid: grid, levels: levels), ContourMark(grid: grid, levels: levels),
        ]
        for track in tracks {
            let (x, y) = (track.path.places.column(0), track.path.places.column(1))
            marks.append(
                LineMark(x: .value("x", x), y: .value("y", y))
                    .lineStyle(width: Theme.pathWidth).casing().foregroundStyle(track.paint).series(
                        track.label))
            if let endX = x.last, let endY = y.last {
                marks.append(
                    PointMark(x: .value("x", [endX]), y: .value("y", [endY]))
                        .symbol(.circle, radius: 3.5).casing().foregroundStyle(track.paint))
            }
        }
        marks.append(
            PointMark(x: .value("x", [start[0]]), y: .value("y", [start[1]]))
                .symbol(.ring, radius: 4.5).foregroundStyle(Theme.contrast)
                .annotation("start", .topRight, .topLeft))
        for place in objective.minima where isInside(place) {
            marks.append(
                PointMark(x: .value("x", [place[0]]), y: .value("y", [place[1]]))
                    .symbol(.cross, radius: 4).foregroundStyle(Theme.contrast))
        }
        let chart = Chart { marks }
            .chartXAxisLabel("x").chartYAxisLabel("y").chartColorBar(levels, title: "value")
            .chartEqualAspect(hasSquareUnits).chartLegend(tracks.count > 1)
            .chartTitle(
                "\(updateCounts) of \(tracks.count == 1 ? tracks[0].label : "\(tracks.count) optimizers")",
                subtitle: "The function \(objective.name); crosses: where it is least")
        return LessonFigure(
            content: chart, size: Size(640, 560), alternativeText: alternativeText, table: table, notes: notes
        )
    }

    private var updateCounts: String {
        Words.plural(tracks.map { $0.path.loss.count - 1 }.max() ?? 0, "update")
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

    private var alternativeText: String {
        var text =
            "Contour plot of \(objective.name) on \(surface.x.count) × \(surface.y.count) points "
            + "\(grid.rangeText ?? "")\(minimaText), with paths from \(Self.place(start)). "
        for track in tracks {
            let path = track.path
            if let update = path.divergedAtUpdate {
                text += "\(track.label) diverges at update \(update). "
            } else {
                text +=
                    "\(track.label) ends at \(Self.place(path.places.row(path.places.rows - 1))) with the value "
                    + "\(Words.number(path.loss[path.loss.count - 1])). "
            }
        }
        return String(text.dropLast())
    }

    /// Where the crosses stand, and the value there.
    private var minimaText: String {
        let inside = objective.minima.filter(isInside)
        guard let first = inside.first, let range = grid.range else { return "" }
        let value = objective.value(at: first)
        let isZero = value.magnitude < 1e-12 * (range.upperBound - range.lowerBound)
        return "; least at \(Words.enumeration(inside.map(Self.place))) with the value "
            + Words.number(isZero ? 0 : value)
    }

    private static func place(_ place: [Double]) -> String {
        "(\(place.map(Words.number).joined(separator: ", ")))"
    }

    private var notes: [String] {
        tracks.flatMap { track -> [String] in
            let path = track.path
            let outside = (0..<path.places.rows).count { !isInside(path.places.row($0)) }
            var notes =
                path.divergedAtUpdate.map {
                    ["\(track.label) diverged: after update \($0) a number is not finite."]
                } ?? []
            if outside > 0 {
                notes.append(
                    "\(outside) of \(path.places.rows) points of \(track.label) lie outside of the plot.")
            }
            return notes
        }
    }

    private var table: DataTable {
        DataTable(
            caption: "Places and values", columns: ["Optimizer", "Update", "x", "y", "Value"],
            rows: tracks.flatMap { track in
                track.path.loss.indices.map { update in
                    [
                        track.label, "\(update)", NumberText.significant(track.path.places[update, 0], 6),
                        NumberText.significant(track.path.places[update, 1], 6),
                        NumberText.significant(track.path.loss[update], 6),
                    ]
                }
            })
    }
}
