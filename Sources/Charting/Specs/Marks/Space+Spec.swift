import Drawing
import Schema

/// A surface in space as a mark of a chart, which makes all of the chart one.
struct SpaceMark: StylelessMark, SpecifiedMark {
    static let specName = "surface3d"

    /// The surface without what the chart around it says.
    let surface: SurfaceChart
    var style = MarkStyle()

    init(_ surface: SurfaceChart) { self.surface = surface }

    var demands: MarkDemands { MarkDemands() }
    func draw(on plot: Plot) -> [SceneItem] { [] }

    static let entry = Marks.entry(
        SpaceMark.self, kind, style: \.grid.style,
        make: { spec, mapping, reader in
            guard let (grid, levels) = spec.grid.read(mapping, &reader) else { return nil }
            var surface = SurfaceChart(
                grid: grid, levels: levels, xLabel: "", yLabel: "", zLabel: spec.label ?? "")
            surface.azimuth = spec.azimuth
            surface.elevation = spec.elevation
            surface.colorMap = spec.map
            if spec.view == .perspective { surface.projection = .perspective(distance: spec.distance) }
            return SpaceMark(surface)
        }, spec: { ($0 as? SpaceMark).map { Spec($0.surface) } })

    private enum View: String, Sendable, CaseIterable { case orthographic, perspective }

    private struct Spec: Sendable {
        var grid = GridSpec()
        var label: String?
        var map = ColorMap.sequential
        var view = View.orthographic
        var distance = 3.0
        var azimuth: Double?
        var elevation = SurfaceChart.usualElevation

        init() {}

        init(_ surface: SurfaceChart) {
            grid = GridSpec(surface.grid, surface.levels, style: MarkStyle())
            (label, map, azimuth) = (
                surface.zLabel.isEmpty ? nil : surface.zLabel, surface.colorMap, surface.azimuth
            )
            if case .perspective(let distance) = surface.projection {
                (view, self.distance) = (.perspective, max(distance, 1.5))
            }
            // As it is drawn.
            elevation = min(max(surface.elevation, 5), 85)
        }
    }

    private static var kind: Kind<Spec> {
        Kind(
            specName, title: "A surface in space",
            "A surface seen from the side; lines and points lie on it.",
            knownAs: ["surface", "plot-surface", "surface-3d", "wireframe"], Spec(),
            fields: [Field("label", \.label, .name, "What its heights are.", called: "the label")] + view
                + GridSpec.fields.filter { $0.description.key != "label" }.map { $0.through(\.grid) },
            completing: { _, mapping, reader in
                guard mapping.has("distance"), mapping["projection"] != .text(View.perspective.rawValue)
                else {
                    return
                }
                mapping.report(
                    "only a perspective view has a distance", at: "distance", .key,
                    remedy: "write projection: perspective, or remove distance", into: &reader)
            })
    }

    private static var view: [Field<Spec>] {
        [
            Field("map", \.map, .colorMap, "Its colors.", called: "the color map"),
            Field("projection", \.view, .word("projections"), "How it is seen.", called: "the projection"),
            Field(
                "distance", \.distance, .atLeast(1.5), "In perspective, from how far, in widths of the box.",
                called: "the distance"),
            Field(
                "azimuth", \.azimuth, .optional(.number), "From which direction, in degrees.",
                called: "the azimuth"),
            Field(
                "elevation", \.elevation, .within(5...85), "From how high above the horizon, in degrees.",
                called: "the elevation"),
        ]
    }
}
