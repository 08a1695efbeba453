import Tables
import TrainingCore

extension SteepestDescent {
    /// "from (0, 1) down to (3, 2): level there"
    ///
    /// - Parameter number: how a number is written, with at most so many digits.
    package func text(
        number: (Double, _ digits: Int) -> String = { number, _ in "\(number)" }
    ) -> String {
        func place(_ point: [Double]?) -> String {
            "(" + (point ?? []).map { number($0, 6) }.joined(separator: ", ") + ")"
        }
        return "from \(place(points.first)) down to \(place(points.last)): \(ending.words)"
    }

    /// `start`, `end`, and how it ends.
    package var json: JSONValue {
        .object([
            .init("start", JSONValue(points.first ?? [])), .init("end", JSONValue(points.last ?? [])),
            .init("ending", .string(ending.rawValue)),
        ])
    }

    /// A row for each point of each curve: `curve`, `time`, `x`, `y`, and the quantity under its name.
    package static func table(of curves: [SteepestDescent], quantity: String) -> Table {
        let points = curves.flatMap(\.points)
        return Table([
            Table.Column(
                "curve",
                .integers(curves.enumerated().flatMap { Array(repeating: $0, count: $1.points.count) })),
            Table.Column("time", .numbers(curves.flatMap(\.times))),
            Table.Column("x", .numbers(points.map { $0[0] })),
            Table.Column("y", .numbers(points.map { $0[1] })),
            Table.Column(quantity, .numbers(curves.flatMap(\.values))),
        ])
    }
}

extension SteepestDescent.Ending {
    fileprivate var words: String {
        switch self {
        case .level: "level there"
        case .outside: "leaves the grid"
        case .unfinished: "not at its end after the most evaluations"
        case .notFinite: "no finite number there"
        }
    }
}
