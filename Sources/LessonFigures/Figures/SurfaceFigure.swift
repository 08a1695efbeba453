import Charting
import Drawing
import LossLandscape
import TrainingCore

extension FigureKind {
    private static let surfaceOptions = [
        FigureOption(
            "x", .axis, "The weight along x and its range: W1[0,0]=-2:2:81.", required: "W1[0,0]=-2:2:81"),
        FigureOption("y", .axis, "The weight along y and its range.", required: "W1[0,1]=-2:2:81"),
        .at("end, or the start of runs without an update", seriesOf: "surfaces"),
        FigureOption("labels", .texts, "Names of the experiments; their ids."), .mixed,
        FigureOption(
            "scale", .choice(["linear", "log"]),
            "Scale of the loss. Without it, contours are logarithmic over two decades and heights linear."),
        levelsOption,
    ]

    static let levelsOption = FigureOption(
        "levels", .numbers, "The heights of contours, such as [1, 2, 5]; chosen from the surface.")

    static let featuresOption = FigureOption(
        "features", .flag, "Marks every minimum, saddle and maximum with its loss.", default: .flag(false))

    static let lossSurface = FigureKind(
        "loss-surface", "The loss over two weights from above, with the paths of runs", subjects: 1...6,
        options: surfaceOptions + [
            FigureOption(
                "fill", .choice(["bands", "heat-map"]), "Bands between contours, or cells.",
                default: .text("bands")),
            featuresOption,
        ],
        grows: true
    ) { (input: FigureInput) throws(FigureError) in
        try SurfaceFigure(input, logarithmic: nil).seenFromAbove()
    }

    static let lossSurface3D = FigureKind(
        "loss-surface-3d", "The loss over two weights as a surface in space, with the paths of runs",
        subjects: 1...6,
        options: surfaceOptions + [
            FigureOption(
                "projection", .choice(["orthographic", "perspective"]),
                "In perspective what is nearer is larger; without it, the view is orthographic."),
            FigureOption(
                "azimuth", .number, "Degrees about the upright axis; without it, from the low side."),
            FigureOption(
                "elevation", .number, "Degrees above the horizon.", in: 5...85, default: .number(44)),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let isNatural = input.text("projection") == "perspective"
        return try SurfaceFigure(input, logarithmic: false).seenInSpace(
            isNatural ? .perspective() : .orthographic)
    }
}

/// The surface of the first experiment, and every experiment's position and path on it.
struct SurfaceFigure {
    struct Track {
        let label: Phrase
        let subject: Subject
        let path: PlanePath
        let paint: Paint

        var isPoint: Bool { path.x.count < 2 }
    }

    let input: FigureInput
    /// Whose loss it is, and the network through which the surface goes.
    let experiment: Experiment
    let network: Network
    let landscape: Landscape
    var surface: SurfaceGrid { landscape.grid }
    /// What stands along the axes.
    let axisTitles: (x: String, y: String)
    /// What the loss is drawn over, as the title ends: "over two weights".
    let place: Phrase
    /// Where the surface lies, behind the network's name.
    let setting: Phrase
    /// Whether a unit along x is as long as one along y.
    let hasCommonUnit: Bool
    /// Whether the share of the path that the plane shows is named where that is all of it.
    let showsShare: Bool
    let grid: Grid
    let levels: ContourLevels
    let tracks: [Track]
    /// The lowest point of the surface, if it is a minimum inside.
    let minimum: CriticalPoint?
    /// Minima, saddles and maxima, where they are asked for.
    let features: [CriticalPoint]

    /// The surface over two weights.
    ///
    /// - Parameter logarithmic: the scale if the author names none; `nil` lets the data decide. Heights
    ///   are linear: a valley of loss 0 would be a bottomless slit on a logarithmic scale.
    init(_ input: FigureInput, logarithmic: Bool?) throws(FigureError) {
        let subject = try input.subject()
        let (x, y) = (try input.axis("x"), try input.axis("y"))
        let moment = try Self.moment(input)
        let network = moment.state.network
        var request = LandscapeRequest(subject.experiment, x: LandscapeAxis(x), y: LandscapeAxis(y))
        request.place = .network(network)
        let landscape = try input.landscape { () throws(LandscapeError) in try request.run() }
        let others: Phrase = moment.words.isEmpty ? "as at the start" : "as \(moment.words)"
        try self.init(
            input, landscape, through: network, logarithmic: logarithmic,
            axisTitles: (x.parameter.axisTitle, y.parameter.axisTitle),
            place: "over \(x.parameter.with(y.parameter))",
            setting: network.parameterCount > 2 ? "all other \(subject.parametersWord) \(others)" : "",
            hasCommonUnit: true)
    }

    /// Where the network of the surface stands: at the end of a path, if that is a position.
    static func moment(_ input: FigureInput) throws(FigureError) -> Moment {
        let subject = try input.subject()
        let hasEnd = subject.recording.divergedAtUpdate == nil
        let moment = try input.moment(of: subject, default: hasEnd ? "end" : "start")
        if let update = subject.recording.divergedAtUpdate, update <= moment.update {
            throw FigureError(
                "The training diverged at update \(update), so that it has no end for a surface.",
                remedy: "Write `at: start`, or take a smaller learning rate.", option: "at")
        }
        return moment
    }

    init(
        _ input: FigureInput, _ landscape: Landscape, through network: Network, logarithmic: Bool?,
        axisTitles: (x: String, y: String),
        place: Phrase, setting: Phrase, hasCommonUnit: Bool, showsShare: Bool = false
    ) throws(FigureError) {
        let surface = landscape.grid
        let logarithmic = input.text("scale").map { $0 == "log" } ?? logarithmic
        let sampled = Grid(
            x: surface.x, y: surface.y, values: surface.values, isComputed: surface.sampling?.isComputed)
        guard let grid = sampled, let chosen = ContourLevels(for: grid, logarithmic: logarithmic) else {
            throw FigureError(
                "The loss is not a finite number anywhere on the surface.", remedy: "Choose smaller ranges.",
                option: "x")
        }
        let levels = try Self.levels(input, of: grid) ?? chosen
        var tracks: [Track] = []
        for (index, pair) in zip(input.subjects, try input.comparedLabels()).enumerated() {
            let path = try input.landscape { () throws(LandscapeError) in
                try landscape.path(of: pair.0.recording)
            }
            let paint = input.subjects.count == 1 ? Theme.accent : Theme.series[index % Theme.series.count]
            tracks.append(Track(label: pair.1, subject: pair.0, path: path, paint: paint))
        }
        try input.checkComparable()
        self.input = input
        experiment = try input.subject().experiment
        self.network = network
        self.landscape = landscape
        self.axisTitles = axisTitles
        self.place = place
        self.setting = setting
        self.hasCommonUnit = hasCommonUnit
        self.showsShare = showsShare
        self.grid = grid
        self.levels = levels
        self.tracks = tracks
        minimum = landscape.minimum
        features =
            input.flag("features", default: false)
            ? landscape.function.map(surface.criticalPoints) ?? [] : []
    }

    /// At the heights that an author chose; `nil` if none did.
    private static func levels(_ input: FigureInput, of grid: Grid) throws(FigureError) -> ContourLevels? {
        guard let heights = input.numbers("levels"), let range = grid.range else { return nil }
        guard let missed = heights.first(where: { !range.contains($0) }) else {
            return ContourLevels(heights: heights, for: grid)
        }
        throw FigureError(
            "No contour is at \(NumberText.significant(missed, 6)): the surface goes from "
                + "\(NumberText.significant(range.lowerBound, 6)) to \(NumberText.significant(range.upperBound, 6)).",
            remedy: "Write heights between these, such as `levels: [\(Self.example(range))]`.",
            option: "levels")
    }

    private static func example(_ range: ClosedRange<Double>) -> String {
        [0.25, 0.5, 0.75].map {
            NumberText.significant(range.lowerBound * (1 - $0) + range.upperBound * $0, 2)
        }.joined(separator: ", ")
    }

    // MARK: From above

    func seenFromAbove() -> StatedFigure {
        var words = words(seen: "Contour plot", notes: notes)
        words.caption = pathText
        return StatedFigure(content: chartFromAbove(), size: Size(640, 520), words: words, table: table)
    }

    /// - Parameter extra: what lies on the contours, under paths and marked points.
    func chartFromAbove(under extra: [any ChartMark] = []) -> Chart {
        let (xName, yName) = axisTitles
        var marks: [any ChartMark] = []
        if input.text("fill") == "heat-map" {
            marks.append(HeatMapMark(grid: grid, levels: levels))
        } else {
            marks.append(FilledContourMark(grid: grid, levels: levels))
        }
        marks.append(ContourMark(grid: grid, levels: levels))
        marks += extra
        for track in tracks { marks += self.marks(track, xName: xName, yName: yName) }
        if input.flag("features", default: false) {
            marks += features.map { mark($0, xName: xName, yName: yName) }
        } else if let lowest = minimum {
            marks.append(
                PointMark(x: .value(xName, lowest.x), y: .value(yName, lowest.y))
                    .symbol(.cross, radius: 4).casing().foregroundStyle(Theme.mark)
                    .annotation("minimum", .bottomRight, .topRight))
        }
        return Chart { marks }
            .chartXAxisLabel(xName).chartYAxisLabel(yName)
            .chartColorBar(levels, title: lossName.label)
            .chartEqualAspect(hasSquareUnits)
            .chartLegend(tracks.contains { !$0.isPoint })
    }

    private func mark(_ point: CriticalPoint, xName: String, yName: String) -> PointMark {
        let symbol: Symbol
        switch point.kind {
        case .minimum: symbol = .cross
        case .saddle: symbol = .diamond
        case .maximum: symbol = .triangle
        }
        return PointMark(x: .value(xName, point.x), y: .value(yName, point.y))
            .symbol(symbol, radius: 4).casing().foregroundStyle(Theme.mark)
            .annotation(
                "\(point.kind.rawValue) \(Words.number(shown(point.value)))", .bottomRight, .topRight,
                .bottomLeft,
                .topLeft)
    }

    private func marks(_ track: Track, xName: String, yName: String) -> [any ChartMark] {
        let path = track.path
        let label = tracks.count == 1 && !track.isPoint ? "start" : track.label.text
        guard !track.isPoint else {
            return [
                PointMark(x: .value(xName, path.x), y: .value(yName, path.y))
                    .symbol(.circle, radius: 5).casing().foregroundStyle(track.paint)
                    .annotation(label, .topRight, .topLeft)
            ]
        }
        let dots = Thinning.rows(path.x.count)
        var marks: [any ChartMark] = [
            LineMark(x: .value(xName, path.x), y: .value(yName, path.y))
                .lineStyle(width: Theme.pathWidth).casing().foregroundStyle(track.paint).series(
                    track.label.text
                )
                .appearing(at: path.updates),
            PointMark(x: .value(xName, dots.map { path.x[$0] }), y: .value(yName, dots.map { path.y[$0] }))
                .symbol(.circle, radius: 2.75).casing().symbolSpacing(8).foregroundStyle(track.paint)
                .appearing(at: dots.map { path.updates[$0] }),
            PointMark(x: .value(xName, path.x[0]), y: .value(yName, path.y[0]))
                .symbol(.ring, radius: 4.5).foregroundStyle(track.paint),
        ]
        if tracks.count == 1, contains(path.x[0], path.y[0]) {
            marks[2] = PointMark(x: .value(xName, path.x[0]), y: .value(yName, path.y[0]))
                .symbol(.ring, radius: 4.5).foregroundStyle(track.paint).annotation(
                    label, .topRight, .topLeft)
        }
        marks.append(
            ArrowMark(xStart: [path.x[0]], yStart: [path.y[0]], xEnd: [path.x[1]], yEnd: [path.y[1]])
                .foregroundStyle(track.paint).lineStyle(width: Theme.pathWidth).appearing(at: [
                    path.updates[1]
                ]))
        marks.append(marks.remove(at: 2))
        return marks
    }

    /// Whether a unit is as long along one axis as along the other.
    var hasSquareUnits: Bool {
        let ratio = xRange.length / yRange.length
        return hasCommonUnit && ratio > 0.25 && ratio < 4
    }

    var xRange: (from: Double, to: Double, length: Double) { Self.range(of: surface.x) }
    var yRange: (from: Double, to: Double, length: Double) { Self.range(of: surface.y) }

    private static func range(of axis: [Double]) -> (from: Double, to: Double, length: Double) {
        let (from, to) = (axis.first ?? 0, axis.last ?? 0)
        return (from, to, to - from)
    }

    // MARK: In space

    func seenInSpace(_ projection: SurfaceProjection) -> StatedFigure {
        let lines = tracks.map { track in
            let start = tracks.count == 1 && !track.isPoint ? "start" : track.label.text
            return SurfaceChart.Track(x: track.path.x, y: track.path.y, paint: track.paint, startLabel: start)
        }
        var chart = SurfaceChart(
            grid: grid, levels: levels, xLabel: surface.xLabel, yLabel: surface.yLabel,
            zLabel: levels.isLogarithmic ? "\(lossName.label), logarithmic" : lossName.label, tracks: lines)
        chart.projection = projection
        chart.azimuth = input.number("azimuth")
        if let elevation = input.number("elevation") { chart.elevation = elevation }
        if let lowest = minimum {
            chart.points = [
                .init(
                    x: [lowest.x], y: [lowest.y], symbol: .cross, paint: Theme.mark, label: "minimum")
            ]
        }
        // The chart itself notes what lies outside of the grid.
        var words = words(
            seen: "Surface in space",
            notes: tracks.compactMap(\.subject.divergenceNote) + shareNotes + ownerNotes + input.mixtureNotes)
        // A surface in space has no note below it.
        let below = asideText
        if !below.isEmpty { words.subtitle += "; \(below)" }
        return StatedFigure(content: chart, size: Size(640, 460), words: words, table: table)
    }
}
