/// The column and the row of every node, and of every edge in the columns that it passes.
struct GraphPlaces {
    /// From the left; rows are counted in heights of one, from the top.
    private(set) var columns: [Int]
    private(set) var rows: [Double]
    /// By target and input: the rows in the columns between both ends.
    private(set) var ways: [[[Double]]]
    private(set) var rowCount = 1.0

    var columnCount: Int { (columns.max() ?? 0) + 1 }

    init(_ nodes: [GraphDiagram.Node]) {
        columns = Self.columns(nodes)
        rows = Self.keys(nodes)
        ways = nodes.map { $0.inputs.map { _ in [] } }
        spread(nodes)
    }

    /// Gates stand behind all of their inputs, names right before the first gate that takes them.
    private static func columns(_ nodes: [GraphDiagram.Node]) -> [Int] {
        var columns = nodes.map { _ in 0 }
        for (index, node) in nodes.enumerated() {
            columns[index] = node.inputs.map { columns[$0] + 1 }.max() ?? 0
        }
        for (index, node) in nodes.enumerated() where node.inputs.isEmpty {
            let takers = nodes.indices.filter { nodes[$0].inputs.contains(index) }
            columns[index] = (takers.map { columns[$0] }.min() ?? 1) - 1
        }
        return columns
    }

    /// Names in the order in which the result comes to them; a gate in the middle of its inputs.
    private static func keys(_ nodes: [GraphDiagram.Node]) -> [Double] {
        var (keys, next) = ([Double?](repeating: nil, count: nodes.count), 0.0)
        var open = nodes.isEmpty ? [] : [nodes.count - 1]
        var seen = Set(open)
        while let index = open.popLast() {
            if nodes[index].inputs.isEmpty {
                keys[index] = next
                next += 1
            }
            for input in nodes[index].inputs.reversed() where seen.insert(input).inserted {
                open.append(input)
            }
        }
        for (index, node) in nodes.enumerated() where !node.inputs.isEmpty {
            let own = node.inputs.map { keys[$0] ?? 0 }
            keys[index] = own.reduce(0, +) / Double(own.count)
        }
        return keys.map { $0 ?? 0 }
    }

    /// Moves what stands in one column at least a row apart.
    private mutating func spread(_ nodes: [GraphDiagram.Node]) {
        enum Item { case node(Int), way(Int, Int) }
        var all = [[(key: Double, item: Item)]](repeating: [], count: columnCount)
        for (index, node) in nodes.enumerated() {
            all[columns[index]].append((rows[index], .node(index)))
            for (place, input) in node.inputs.enumerated() {
                for column in (columns[input] + 1)..<max(columns[input] + 1, columns[index]) {
                    all[column].append((rows[input], .way(index, place)))
                }
            }
        }
        for column in all.indices {
            // Equal keys stay in the order of the list.
            let order = all[column].indices.sorted { (all[column][$0].key, $0) < (all[column][$1].key, $1) }
            var least = 0.0
            for place in order {
                let row = max(least, all[column][place].key)
                switch all[column][place].item {
                case .node(let index): rows[index] = row
                case .way(let index, let input): ways[index][input].append(row)
                }
                least = row + 1
                rowCount = max(rowCount, least)
            }
        }
    }
}
