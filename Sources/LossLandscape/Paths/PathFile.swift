import Tables
import TrainingCore

extension PlanePath {
    /// The arrays `update`, `x`, `y`, `loss`, `surface_loss` and `distance_from_plane`, a number per point each, and
    /// `explained_variance`, one number.
    public var archive: NumPyArchive {
        var archive = NumPyArchive()
        archive.add("update", updates.map(Double.init))
        for column in columns { archive.add(column.name, column.numbers) }
        archive.add("explained_variance", [explainedVariance])
        return archive
    }

    /// Reads what ``archive`` has written.
    package init(npz bytes: [UInt8]) throws(NumPyReadError) {
        let contents = try NumPyContents(bytes)
        func numbers(_ name: String) throws(NumPyReadError) -> [Double] {
            try contents.array(name).elements
        }
        updates = try numbers("update").map { Int(exactly: $0) ?? -1 }
        x = try numbers("x")
        y = try numbers("y")
        loss = try numbers("loss")
        surfaceLoss = try numbers("surface_loss")
        distanceFromPlane = try numbers("distance_from_plane")
        explainedVariance = try numbers("explained_variance").first ?? .nan
    }

    /// A row per point, with the columns of ``archive``.
    public var table: Table {
        Table(
            [Table.Column("update", .integers(updates))]
                + columns.map { Table.Column($0.name, .numbers($0.numbers)) })
    }

    /// The lists of ``archive`` under their names, and `explained_variance`.
    public var json: JSONValue {
        .object(
            [.init("update", JSONValue(updates.map(Double.init)))]
                + columns.map { .init($0.name, JSONValue($0.numbers)) }
                + [.init("explained_variance", .number(explainedVariance))])
    }

    private var columns: [(name: String, numbers: [Double])] {
        [
            ("x", x), ("y", y), ("loss", loss), ("surface_loss", surfaceLoss),
            ("distance_from_plane", distanceFromPlane),
        ]
    }
}

extension PlanePath: NumericResult {}
