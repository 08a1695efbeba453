extension SurfaceChart: DescribedFigure {
    /// The surface with its range, and the paths and points on it.
    public var alternativeText: String {
        let range = grid.rangeText.map { " \($0)" }
        let surface =
            "Surface of \(zLabel.isEmpty ? "z" : zLabel) over \(xLabel) and \(yLabel), "
            + "\(grid.x.count) × \(grid.y.count) points\(range ?? "")."
        let paths = tracks.map {
            " \($0.startLabel.isEmpty ? "A path" : $0.startLabel) of \($0.x.count) points."
        }
        let symbols = points.map { points in
            let places = zip(points.x, points.y).prefix(3).map {
                "(\(NumberText.inWords($0)), \(NumberText.inWords($1)))"
            }
            let more = points.x.count > 3 ? " and \(points.x.count - 3) more" : ""
            return " \(points.label.isEmpty ? "A point" : points.label) at "
                + places.joined(separator: ", ") + "\(more)."
        }
        return surface + (paths + symbols).joined()
    }

    /// The paths and points on the surface; of a surface alone its values.
    public var dataTable: DataTable {
        let lines =
            tracks.map { ($0.startLabel, $0.x, $0.y) } + points.map { ($0.label, $0.x, $0.y) }
        guard lines.isEmpty else {
            let rows = lines.flatMap { name, x, y in
                zip(x, y).map { [name, NumberText.exact($0), NumberText.exact($1)] }
            }
            return DataTable(
                caption: title, columns: ["Series", xLabel, yLabel], rows: Array(rows.prefix(2_000)))
        }
        let rows = grid.values.prefix(2_000).enumerated().map { index, value in
            [grid.x[index % grid.x.count], grid.y[index / grid.x.count], value].map(NumberText.exact)
        }
        return DataTable(
            caption: title, columns: [xLabel, yLabel, zLabel.isEmpty ? "z" : zLabel], rows: Array(rows))
    }
}
