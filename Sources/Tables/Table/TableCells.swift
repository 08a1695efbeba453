extension Table {
    /// The cells of a column.
    public enum Cells: Sendable, Hashable {
        /// Whole numbers; `nil` where there is nothing.
        case integers([Int?])
        /// Numbers; ``Table/missing`` where there is nothing.
        case numbers([Double])
        case texts([String])
        /// Texts that stay in the bytes of their file until they are read.
        case written(FileCells)

        /// How many there are.
        public var count: Int {
            switch self {
            case .integers(let numbers): numbers.count
            case .numbers(let numbers): numbers.count
            case .texts(let texts): texts.count
            case .written(let cells): cells.count
            }
        }
    }

    /// Nothing, in a column of numbers: not-a-number with a payload of its own (R's way), so that a number that is
    /// recorded as not-a-number stays apart from one that was not recorded.
    public static let missing = Double(nan: 1954, signaling: false)

    /// Whether a number is ``missing``.
    public static func isMissing(_ number: Double) -> Bool { number.bitPattern == missing.bitPattern }

    /// A number as a cell of text: the shortest that parses back to the same Double; `nan`, `inf` and `-inf`, which all
    /// common readers take, where it is not finite.
    package static func field(_ number: Double) -> String { isMissing(number) ? "" : "\(number)" }
}

extension Table.Cells {
    /// The cell of a row as text, empty where there is nothing, also behind the last.
    ///
    /// - Complexity: O(1), and linear in a text of a file.
    public func text(_ row: Int) -> String {
        guard row >= 0, row < count else { return "" }
        return switch self {
        case .integers(let numbers): numbers[row].map(String.init) ?? ""
        case .numbers(let numbers): Table.field(numbers[row])
        case .texts(let texts): texts[row]
        case .written(let cells): cells[row]
        }
    }

    /// All cells as text.
    package var texts: [String] {
        if case .texts(let texts) = self { return texts }
        return (0..<count).map(text)
    }

    /// Some of the cells, counted from 0.
    package func rows(_ indices: [Int]) -> Table.Cells {
        switch self {
        case .integers(let numbers): .integers(indices.map { $0 < numbers.count ? numbers[$0] : nil })
        case .numbers(let numbers): .numbers(indices.map { $0 < numbers.count ? numbers[$0] : Table.missing })
        case .texts(let texts): .texts(indices.map { $0 < texts.count ? texts[$0] : "" })
        case .written(let cells): .written(cells.rows(indices))
        }
    }
}
