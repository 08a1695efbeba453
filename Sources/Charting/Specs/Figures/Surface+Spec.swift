import Drawing
import Schema

// Surfaces in space in writing: a chart whose marks are a `surface3d` and lines and points on it.
extension ChartSpec {
    init(_ surface: SurfaceChart) {
        (chart.title, chart.subtitle) = (surface.title, surface.subtitle)
        (chart.summary, chart.caption) = (surface.summary, surface.caption)
        (x.options.label, y.options.label) = (surface.xLabel, surface.yLabel)
        if let bar = surface.colorBar { colorBar = ColorBarSpec(bar) }
        parts =
            [MarkPart(mark: SpaceMark(surface))]
            + surface.tracks.map {
                MarkPart(mark: $0.mark, namesEnd: !$0.endLabel.isEmpty && $0.endLabel == $0.startLabel)
            }
            + surface.points.map { MarkPart(mark: $0.mark) }
    }

    /// The chart as a surface in space: lines become paths on it, points symbols.
    func surface(_ space: SpaceMark, _ mapping: Mapping, _ reader: inout Reader) -> SurfaceChart {
        var figure = space.surface
        refuseParts(mapping, &reader)
        (figure.title, figure.subtitle) = (chart.title, chart.subtitle)
        (figure.summary, figure.caption) = (chart.summary, chart.caption)
        figure.xLabel = label(of: x, "x", mapping, &reader)
        figure.yLabel = label(of: y, "y", mapping, &reader)
        figure.notes = reader.chart.data.takeNotes()
        let first = parts.firstIndex { $0.space != nil }
        for (color, part) in parts.enumerated().filter({ $0.offset != first }).map(\.element).enumerated() {
            part.place(on: &figure, paint: Theme.series[color % Theme.series.count], &reader)
        }
        // A bar only where one is asked for: the heights are written at the box already.
        if mapping.has("color-bar") {
            figure.colorBar = colorBar.options(parts.filter { $0.space != nil }, mapping, &reader)
        }
        return figure
    }

    private func refuseParts(_ mapping: Mapping, _ reader: inout Reader) {
        for key in ["legend", "equal-aspect", "colors", "symbols", "inset"] where mapping.has(key) {
            // What is switched off need not be there.
            if mapping[key] == .flag(false) { continue }
            mapping.report(
                "a surface in space has no \(key)", at: key, .key, remedy: "remove \(key)", into: &reader)
        }
    }

    /// The name of an axis on the floor; it always shows the range of the grid.
    private func label(
        of axis: AxisSpec, _ key: String, _ mapping: Mapping, _ reader: inout Reader
    ) -> String {
        for member in mapping[key]?.members ?? []
        where member.key != "label" && member.value != .text("linear") {
            reader.report(
                "an axis in space has no \(member.key)", at: mapping.path + [.key(key), .key(member.key)],
                .key,
                remedy: "remove it; the axis is linear and shows the range of the grid")
        }
        return axis.options.label ?? key
    }
}

extension MarkPart {
    private static let trackKeys = ["mark", "x", "y", "data", "series", "label", "color"]

    /// Puts a line or points on the surface, and complains about what cannot lie there.
    fileprivate func place(on figure: inout SurfaceChart, paint usual: Paint, _ reader: inout Reader) {
        let paint = mark.style.paint ?? usual
        guard let place = (mark as? any SurfacePlacedMark)?.placeOnSurface else {
            let second = space != nil ? "a second surface" : mapping.what
            return mapping.report(
                "\(second) cannot stand on a surface in space", at: nil,
                remedy: "line and point marks lie on it; draw others in a chart of their own", into: &reader)
        }
        refuseNames(&reader)
        switch place {
        case .path(let x, let y):
            refuse("a path", Self.trackKeys, &reader)
            figure.tracks.append(
                SurfaceChart.Track(
                    x: x, y: y, paint: paint, startLabel: mark.style.series ?? "", endLabel: ownLabel ?? ""))
        case .points(let x, let y):
            refuse("a point", Self.trackKeys + ["symbol"], &reader)
            figure.points.append(
                SurfaceChart.Points(
                    x: x, y: y, symbol: mark.style.symbol ?? .circle, paint: paint,
                    label: ownLabel ?? mark.style.series ?? ""))
        }
    }

    /// Reports names of categories where positions on the grid are needed.
    private func refuseNames(_ reader: inout Reader) {
        guard let plotted = mark.plotted else { return }
        for (key, values) in [("x", plotted.x), ("y", plotted.y)] {
            guard case .categories = values else { continue }
            mapping.report(
                "\(key) on a surface must be numbers, found names", at: key, remedy: "write \(key): [0, 1]",
                into: &reader)
        }
    }

    private func refuse(_ what: String, _ keys: [String], _ reader: inout Reader) {
        for key in mapping.members.all.map(\.key) where mapping.has(key) && !keys.contains(key) {
            mapping.report(
                "\(what) on a surface has no \(key)", at: key, .key,
                remedy: "it has \(keys.dropFirst().joined(separator: ", "))", into: &reader)
        }
    }
}

extension SurfaceChart.Track {
    fileprivate var mark: LineMark {
        var mark = LineMark(x: .value("", x), y: .value("", y)).foregroundStyle(paint)
        mark.style.series = startLabel.isEmpty ? nil : startLabel
        return mark.endLabel(endLabel.isEmpty ? nil : endLabel)
    }
}

extension SurfaceChart.Points {
    fileprivate var mark: PointMark {
        var mark = PointMark(x: .value("", x), y: .value("", y)).foregroundStyle(paint)
        mark.style.symbol = symbol == .circle ? nil : symbol
        return label.isEmpty ? mark : mark.annotation(label)
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
