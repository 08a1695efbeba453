import Charting
import TrainingCore

/// Which nodes of a network too large for a diagram are drawn: the first ones and the last of each layer.
struct Elision {
    /// Nodes that a column shows where it has more.
    private static let shown = 6
    private static let most = 8
    private static let mostLayers = 6

    /// For the inputs and every layer the nodes that are drawn, ascending.
    let nodes: [[Int]]
    /// The columns that are drawn: all, or the first three and the last two of many.
    let columns: [Int]
    private let network: Network

    init(_ network: Network) {
        self.network = network
        let counts = [network.inputCount] + network.layers.map(\.nodeCount)
        nodes = counts.map { count in
            count <= Self.most ? Array(0..<count) : Array(0..<Self.shown - 2) + [count - 1]
        }
        columns =
            counts.count <= Self.mostLayers + 1
            ? Array(counts.indices) : [0, 1, 2, counts.count - 2, counts.count - 1]
    }

    private var counts: [Int] { [network.inputCount] + network.layers.map(\.nodeCount) }

    /// Whether something is left out.
    var isNeeded: Bool { columns.count < counts.count || zip(nodes, counts).contains { $0.count < $1 } }

    /// Whether numbers still have room on the edges: where layers are left out of a chain of small ones as well.
    var hasRoomForWeights: Bool {
        !counts.indices.contains(where: isHidden)
            && network.layers.allSatisfy { $0.nodeCount * $0.inputCount <= 32 }
    }

    private func isHidden(column: Int) -> Bool { counts[column] > nodes[column].count }

    /// The nodes of a column with a gap for those that are left out.
    func column(_ column: Int, _ node: (Int) -> NetworkDiagram.Node) -> [NetworkDiagram.Node] {
        var drawn = nodes[column].map(node)
        if isHidden(column: column) {
            let left = counts[column] - nodes[column].count
            drawn.insert(.init("⋮", caption: "\(left) more", look: .dead), at: drawn.count - 1)
        }
        return drawn
    }

    /// The positions of the drawn edges: the layer that is fed, counted from 0, the nodes, and the edge's own positions.
    func edges(_ make: (Int, Int, Int) -> NetworkDiagram.Edge) -> [NetworkDiagram.Edge] {
        network.layers.indices.flatMap { layer -> [NetworkDiagram.Edge] in
            guard let from = columns.firstIndex(of: layer), columns.contains(layer + 1) else { return [] }
            return nodes[layer + 1].flatMap { node in
                nodes[layer].map { input in
                    var edge = make(layer, input, node)
                    edge.layer = place(of: from)
                    edge.from = place(of: input, in: layer)
                    edge.to = place(of: node, in: layer + 1)
                    if !hasRoomForWeights { edge.text = "" }
                    return edge
                }
            }
        }
    }

    /// The columns of the diagram, with one for the layers that are left out.
    func layers(_ make: (Int) -> NetworkDiagram.Layer) -> [NetworkDiagram.Layer] {
        var layers = columns.map(make)
        if columns.count < counts.count {
            let left = counts.count - columns.count
            layers.insert(
                .init(name: "\(left) more layers", nodes: [.init("⋯", look: .dead)]), at: Self.gap)
        }
        return layers
    }

    /// Where the column stands that counts the layers that are left out.
    private static let gap = 3

    private func place(of column: Int) -> Int {
        columns.count < counts.count && column >= Self.gap ? column + 1 : column
    }

    private func place(of node: Int, in column: Int) -> Int {
        let place = nodes[column].firstIndex(of: node) ?? 0
        return isHidden(column: column) && place == nodes[column].count - 1 ? place + 1 : place
    }

    /// What is left out, for the figure itself; empty where all is drawn.
    func caption(_ subject: Subject) -> Phrase {
        guard isNeeded else {
            return hasRoomForWeights ? "" : "The weights are in the table; lines are as thick as their size."
        }
        let drawn = columns.reduce(0) { $0 + nodes[$1].count }
        let weights = network.layers.reduce(0) { $0 + $1.nodeCount * $1.inputCount }
        let edges = network.layers.indices.reduce(0) { sum, layer in
            guard columns.contains(layer), columns.contains(layer + 1) else { return sum }
            return sum + nodes[layer].count * nodes[layer + 1].count
        }
        return
            "\(.drawnNodes, drawn, of: subject) of \(.allNodes, counts.reduce(0, +), of: subject) nodes and "
            + "\(.drawnEdges, edges, of: subject) of \(.allEdges, weights, of: subject) weights are drawn, the first "
            + "and the last of each layer; all are in the table."
    }
}
