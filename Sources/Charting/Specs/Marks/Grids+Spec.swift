import Drawing
import Schema

// Contours, heat maps, vector fields and streamlines in writing.

extension ContourMark: SpecifiedMark {
    static let specName = "contour"
    static let entry = Marks.entry(
        ContourMark.self, kind, style: \.style,
        make: { spec, mapping, reader in
            guard let (grid, levels) = spec.read(mapping, &reader) else { return nil }
            var mark = ContourMark(grid: grid, levels: levels, labelled: spec.isLabelled != false)
            mark.style = spec.style
            return mark
        },
        spec: {
            ($0 as? ContourMark).map {
                GridSpec($0.grid, $0.levels, labelled: $0.isLabelled, style: $0.style)
            }
        })

    private static var kind: Kind<GridSpec> {
        var style = MarkStyle()
        (style.paint, style.opacity, style.lineWidth) = (Theme.ink, 0.35, Theme.hairline)
        return Kind(
            specName, title: "Contours", "Lines of equal value.",
            knownAs: ["contour-lines", "isolines"], GridSpec(labelled: true, style: style),
            fields: GridSpec.fields + [
                Field(
                    "labelled", \.isLabelled, .optional(.flag), "Whether lines have their value on them.")
            ])
    }
}

extension FilledContourMark: SpecifiedMark {
    static let specName = "filled-contour"
    static let entry = Marks.entry(
        FilledContourMark.self,
        Kind(
            specName, title: "Filled contours", "Bands of color between contours.",
            knownAs: ["contourf", "contour-filled", "tricontourf"], GridSpec(),
            fields: GridSpec.fields),
        style: \.style,
        make: { spec, mapping, reader in
            guard let (grid, levels) = spec.read(mapping, &reader) else { return nil }
            var mark = FilledContourMark(grid: grid, levels: levels)
            mark.style = spec.style
            return mark
        }, spec: { ($0 as? FilledContourMark).map { GridSpec($0.grid, $0.levels, style: $0.style) } })
}

extension VectorFieldMark: SpecifiedMark {
    static let specName = "vectors"
    static let entry = Marks.entry(
        VectorFieldMark.self, kind, style: \.style,
        make: { spec, mapping, reader in
            guard let field = spec.read(mapping, &reader) else { return nil }
            var mark = VectorFieldMark(field: field, normalized: spec.isNormalized)
            mark.style = spec.style
            return mark
        },
        spec: {
            ($0 as? VectorFieldMark).map { FieldSpec($0.field, normalized: $0.isNormalized, style: $0.style) }
        })

    private static var kind: Kind<FieldSpec> {
        Kind(
            specName, title: "Vectors", "An arrow at each place of a field.",
            knownAs: ["quiver", "vector-field", "arrows"], FieldSpec(lineWidth: 1.25),
            fields: FieldSpec.fields + [
                Field("normalized", \.isNormalized, .flag, "Whether all are equally long.")
            ])
    }
}

extension StreamlineMark: SpecifiedMark {
    static let specName = "streamlines"
    static let entry = Marks.entry(
        StreamlineMark.self, kind, style: \.style,
        make: { spec, mapping, reader in
            guard let field = spec.read(mapping, &reader) else { return nil }
            var mark = StreamlineMark(field: field, spacing: spec.distance)
            mark.style = spec.style
            return mark
        },
        spec: { ($0 as? StreamlineMark).map { FieldSpec($0.field, distance: $0.spacing, style: $0.style) } })

    private static var kind: Kind<FieldSpec> {
        Kind(
            specName, title: "Streamlines", "Lines that follow a field.",
            knownAs: ["streamplot", "stream", "streamline"], FieldSpec(lineWidth: 1.1),
            fields: FieldSpec.fields + [
                Field(
                    "distance", \.distance, .within(0...1000), "The distance of lines, in points.",
                    called: "the distance")
            ])
    }
}

extension HeatMapMark: SpecifiedMark {
    static let specName = "heat-map"
    static let entry = Marks.entry(
        HeatMapMark.self, kind, style: \.style,
        make: { spec, mapping, reader in
            var mark = spec.heatMap(mapping, &reader)
            mark?.style = spec.style
            return mark
        }, spec: { ($0 as? HeatMapMark).map(GridSpec.init) })

    private static var kind: Kind<GridSpec> {
        Kind(
            specName, title: "A heat map",
            "Cells of color: a grid of numbers, names on both axes, or a long table.",
            knownAs: [
                .former("heatmap"), "imshow", "matshow", "pcolormesh", "pcolor", "image", "raster", "tile",
            ], GridSpec(),
            fields: GridSpec.cells + [
                Field(
                    "labelled", \.isLabelled, .optional(.flag),
                    "Whether cells have their number in them; else those of names and tables."),
                .data,
            ])
    }
}
