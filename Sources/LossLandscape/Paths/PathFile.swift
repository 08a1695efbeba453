import TrainingCore

extension PlanePath {
    /// The arrays `x`, `y`, `loss`, `surface_loss` and `distance_from_plane`, n + 1 numbers each, and
    /// `explained_variance`, one number.
    public var archive: NumPyArchive {
        var archive = NumPyArchive()
        for column in columns { archive.add(column.name, column.numbers) }
        archive.add("explained_variance", [explainedVariance])
        return archive
    }

    /// Reads what ``archive`` has written.
    public init(npz bytes: [UInt8]) throws(NumPyReadError) {
        func numbers(_ name: String) throws(NumPyReadError) -> [Double] {
            try NumPyArchive.array(name, in: bytes).elements
        }
        x = try numbers("x")
        y = try numbers("y")
        loss = try numbers("loss")
        surfaceLoss = try numbers("surface_loss")
        distanceFromPlane = try numbers("distance_from_plane")
        explainedVariance = try numbers("explained_variance").first ?? .nan
    }

    /// A row per update, from 0: `update`, then the columns of ``archive``.
    public var table: CSVTable {
        CSVTable(
            columns: ["update"] + columns.map(\.name),
            rows: x.indices.map { update in
                ["\(update)"] + columns.map { CSVTable.field($0.numbers[update]) }
            })
    }

    /// The lists of ``archive`` under their names, and `explained_variance`.
    public var json: JSONValue {
        .object(
            columns.map { .init($0.name, JSONValue($0.numbers)) }
                + [.init("explained_variance", .number(explainedVariance))])
    }

    private var columns: [(name: String, numbers: [Double])] {
        [
            ("x", x), ("y", y), ("loss", loss), ("surface_loss", surfaceLoss),
            ("distance_from_plane", distanceFromPlane),
        ]
    }
}

extension GradientPath {
    /// The same path without the names of its parameters, as it is saved.
    public var planePath: PlanePath {
        PlanePath(
            x: x, y: y, loss: loss, surfaceLoss: surfaceLoss, distanceFromPlane: distanceFromPlane,
            explainedVariance: explainedVariance)
    }
}
