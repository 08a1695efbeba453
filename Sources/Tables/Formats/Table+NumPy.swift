extension Table {
    /// The arrays of an archive as columns: a list is one, and an array with two dimensions as many as it has columns,
    /// which are called `name[0]`, `name[1]` …. Shorter ones end with cells that are missing; arrays that are neither
    /// numbers nor texts, or have more dimensions, are no columns.
    ///
    /// - Complexity: linear in the bytes of the archive.
    package init(_ archive: NumPyContents) throws(NumPyReadError) {
        var columns: [Column] = []
        for name in archive.names {
            switch try archive.content(of: name) {
            case .others: continue
            case .texts: columns.append(Column(name, .texts(try archive.texts(name))))
            case .numbers: columns += Self.columns(name, of: try archive.array(name))
            }
        }
        let count = columns.map(\.cells.count).max() ?? 0
        self.init(columns.map { Column($0.name, $0.cells.rows(Array(0..<count))) })
    }

    private static func columns(_ name: String, of array: NumPyArray) -> [Column] {
        guard array.shape.count == 2 else { return [Column(name, .numbers(array.elements))] }
        let width = array.shape[1]
        return (0..<width).map { column in
            let cells = stride(from: column, to: array.elements.count, by: width)
            return Column("\(name)[\(column)]", .numbers(cells.map { array.elements[$0] }))
        }
    }
}
