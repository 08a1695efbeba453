import Drawing
import Schema

// Surfaces in space in writing: a chart whose marks are a `surface3d` and lines and points on it.
extension SurfaceChart {
    static let writtenKeys = ["title", "subtitle", "caption", "alt", "x", "y", "marks", "color-bar"]
    static let trackKeys = ["mark", "x", "y", "data", "series", "label", "color"]
    static let pointKeys = trackKeys + ["symbol"]
    static let usualDistance = 3.0

    func written(at path: [any CodingKey]) throws -> Value {
        var writer = ChartWriter()
        writer.titles(self)
        writer.text("caption", caption)
        writer.write("x", .text(xLabel))
        writer.write("y", .text(yLabel))
        writer.write("color-bar", colorBar?.written)
        writer.write(
            "marks", .list([surfaceMark] + tracks.map(\.written) + points.map(\.written)))
        return writer.value
    }

    private var surfaceMark: Value {
        var writer = ChartWriter()
        writer.text("mark", MarkVocabulary.space)
        writer.gridded(grid, levels)
        writer.text("label", zLabel)
        if colorMap != .sequential {
            writer.text("map", ColorMap.names.first { $0.map == colorMap }?.name)
        }
        if case .perspective(let distance) = projection {
            writer.text("projection", "perspective")
            writer.number("distance", max(distance, 1.5), unless: Self.usualDistance)
        }
        writer.number("azimuth", azimuth)
        // As it is drawn.
        writer.number("elevation", min(max(elevation, 5), 85), unless: Self.usualElevation)
        return writer.value
    }

    /// Reads the keys of the mark that are not those of its grid.
    mutating func read(_ fields: ChartFields) {
        zLabel = fields.text("label", "the label") ?? ""
        azimuth = fields.number("azimuth", "the azimuth")
        if let angle = fields.number("elevation", "the elevation") {
            guard (5...85).contains(angle) else {
                return fields.report(
                    "the elevation must be between 5 and 85 degrees, found \(NumberText.exact(angle))",
                    at: "elevation")
            }
            elevation = angle
        }
        let maps = ColorMap.names.map(\.name)
        if let name = fields.choice("map", of: maps, called: "color maps", "the color map") {
            colorMap = ColorMap(name) ?? .sequential
        }
        let names = ["orthographic", "perspective"]
        let name = fields.choice("projection", of: names, called: "projections", "the projection")
        let distance = fields.number("distance", "the distance")
        if let distance, distance < 1.5 {
            fields.report(
                "the distance must be at least 1.5 widths of the box, found \(NumberText.exact(distance))",
                at: "distance")
        }
        if name == "perspective" {
            projection = .perspective(distance: distance ?? Self.usualDistance)
        } else if distance != nil {
            fields.report(
                "only a perspective view has a distance", at: "distance", .key,
                remedy: "write projection: perspective, or remove distance")
        }
    }
}

extension SurfaceChart.Track {
    fileprivate var written: Value {
        var writer = ChartWriter()
        writer.text("mark", LineMark.writtenName)
        writer.numbers("x", x)
        writer.numbers("y", y)
        writer.text("series", startLabel)
        writer.text("label", endLabel)
        writer.text("color", paint.written)
        return writer.value
    }
}

extension SurfaceChart.Points {
    fileprivate var written: Value {
        var writer = ChartWriter()
        writer.text("mark", PointMark.writtenName)
        writer.numbers("x", x)
        writer.numbers("y", y)
        writer.text("label", label)
        writer.text("color", paint.written)
        if symbol != .circle { writer.text("symbol", symbol.rawValue) }
        return writer.value
    }
}

extension ChartKind {
    static let space = ChartKind(
        MarkVocabulary.space, title: "A surface in space",
        "A surface seen from the side; lines and points lie on it.",
        ChartKey.grid + [
            ChartKey("map", .word(ColorMap.names.map(\.name)), "Its colors.", usual: .text("sequential")),
            ChartKey("projection", .word(["parallel", "perspective"]), "How it is seen."),
            ChartKey(
                "distance", .upTo(100), "In perspective, from how far, in widths of the box.",
                usual: .number(SurfaceChart.usualDistance)),
            ChartKey("azimuth", .number(.all), "From which direction, in degrees."),
            ChartKey("elevation", .number(.all), "From how high above the horizon, in degrees."),
        ])
}

extension ChartFields {
    /// The chart as a surface in space: lines become paths on it, points symbols.
    func surface(_ space: MarkPart, among parts: [MarkPart]) -> SurfaceChart? {
        guard let grid = space.grid, let levels = space.levels, let mark = space.fields else { return nil }
        for key in ["legend", "equal-aspect", "colors", "symbols", "inset"] where has(key) {
            // What is switched off need not be there.
            if self[key] == .flag(false) { continue }
            report("a surface in space has no \(key)", at: key, .key, remedy: "remove \(key)")
        }
        var figure = SurfaceChart(
            grid: grid, levels: levels, xLabel: spaceLabel("x"), yLabel: spaceLabel("y"), zLabel: "")
        figure.read(mark)
        figure.notes = reader.takeNotes()
        var colors = 0
        let first = parts.firstIndex { $0.isSpace }
        for (index, part) in parts.enumerated() where index != first {
            let paint = part.mark?.style.paint ?? Theme.series[colors % Theme.series.count]
            part.fields?.refuseNames(of: part.mark)
            let placed = (part.mark as? any SurfacePlacedMark)?.placeOnSurface
            if let mark = part.mark, case .path(let x, let y)? = placed {
                part.fields?.refuse(onSurface: "a path", SurfaceChart.trackKeys)
                figure.tracks.append(
                    SurfaceChart.Track(
                        x: x, y: y, paint: paint,
                        startLabel: mark.style.series ?? "",
                        endLabel: part.fields?.ownLabel ?? ""))
            } else if let mark = part.mark, case .points(let x, let y)? = placed {
                part.fields?.refuse(onSurface: "a point", SurfaceChart.pointKeys)
                figure.points.append(
                    SurfaceChart.Points(
                        x: x, y: y, symbol: mark.style.symbol ?? .circle,
                        paint: paint, label: part.fields?.ownLabel ?? mark.style.series ?? ""))
            } else if let fields = part.fields {
                let second = part.isSpace ? "a second surface" : fields.what
                reader.report(
                    "\(second) cannot stand on a surface in space", at: fields.path, .head,
                    remedy: "line and point marks lie on it; draw others in a chart of their own")
            }
            colors += 1
        }
        figure.colorBar = surfaceBar(of: figure)
        readTitles(into: &figure)
        figure.caption = text("caption", "the caption") ?? ""
        return figure
    }

    /// The label that is written, not the one that follows from the series.
    private var ownLabel: String? {
        if case .flag? = self["label"] { return nil }
        return text("label")
    }

    /// Reports names of categories where places on the grid are needed.
    private func refuseNames(of mark: (any ChartMark)?) {
        guard mark is any SurfacePlacedMark, let plotted = mark?.plotted else { return }
        for (key, values) in [("x", plotted.x), ("y", plotted.y)] {
            guard case .categories = values else { continue }
            report(
                "\(key) on a surface must be numbers, found names", at: key, remedy: "write \(key): [0, 1]")
        }
    }

    private func refuse(onSurface what: String, _ keys: [String]) {
        for key in fields.map(\.key) where has(key) && !keys.contains(key) && !members.unknown.contains(key) {
            report(
                "\(what) on a surface has no \(key)", at: key, .key,
                remedy: "it has \(keys.dropFirst().joined(separator: ", "))")
        }
    }

    /// The name of an axis on the floor; it always shows the range of the grid.
    private func spaceLabel(_ name: String) -> String {
        guard case .fields(let fields)? = self[name] else { return axis(name).label ?? name }
        for field in fields where field.key != "label" && Self.axisKeys.contains(field.key) {
            if field.value == .text("linear") { continue }
            reader.report(
                "an axis in space has no \(field.key)", at: path + [.key(name), .key(field.key)], .key,
                remedy: "remove it; the axis is linear and shows the range of the grid")
        }
        return axis(name).label ?? name
    }

    /// A bar only where one is asked for: the heights are written at the box already.
    private func surfaceBar(of figure: SurfaceChart) -> ColorBarOptions? {
        guard has("color-bar") else { return nil }
        let part = MarkPart(label: figure.zLabel, levels: figure.levels, map: figure.colorMap)
        return colorBar([part])
    }
}

/// What a mark is on a surface in space: the surface gives it its height.
enum SurfacePlace {
    case path(x: [Double], y: [Double])
    case points(x: [Double], y: [Double])
}

/// A mark that can lie on a surface in space.
protocol SurfacePlacedMark: ChartMark {
    var placeOnSurface: SurfacePlace { get }
}

extension LineMark: SurfacePlacedMark {
    var placeOnSurface: SurfacePlace { .path(x: x.numbers, y: y.numbers) }
}

extension PointMark: SurfacePlacedMark {
    var placeOnSurface: SurfacePlace { .points(x: x.numbers, y: y.numbers) }
}

extension PlottableValue {
    fileprivate var numbers: [Double] {
        if case .numbers(let numbers) = values { numbers } else { [] }
    }
}
