/// A figure that can say what it shows.
public protocol DescribedFigure: Figure {
    /// What is seen, in sentences, for people who cannot see it.
    var alternativeText: String { get }
    /// The numbers that are drawn, at most 2,000 rows of them.
    var dataTable: DataTable { get }
}

extension DataTable {
    /// The tables of several figures below each other; columns of one name are one column.
    init(caption: String, joining figures: [any Figure], called name: String) {
        var columns: [String] = []
        var rows: [[String]] = []
        for (index, figure) in figures.enumerated() {
            guard let table = (figure as? any DescribedFigure)?.dataTable else { continue }
            // The second column of one name in a table is the second one in all.
            var free = columns.indices.map { $0 }
            let places = table.columns.map { column -> Int in
                if let place = free.first(where: { columns[$0] == column }) {
                    free.removeAll { $0 == place }
                    return place
                }
                columns.append(column)
                return columns.count - 1
            }
            let title = figure.title.isEmpty ? "\(index + 1)" : figure.title
            for row in table.rows.prefix(max(0, 2_000 - rows.count)) {
                var cells = [title] + Array(repeating: "", count: columns.count)
                for (place, cell) in zip(places, row) { cells[place + 1] = cell }
                rows.append(cells)
            }
        }
        self.init(
            caption: caption, columns: [name] + columns,
            rows: rows.map { $0 + Array(repeating: "", count: columns.count + 1 - $0.count) })
    }
}
