import Drawing

/// A network as circles in columns, joined by lines: values in the nodes, numbers on the edges.
///
/// The diagram knows nothing of training; whoever makes one decides what stands in the circles and
/// on the lines.
public struct NetworkDiagram: Sendable, Hashable {
    public struct Node: Sendable, Hashable {
        public enum Look: String, Sendable, Hashable, CaseIterable {
            case plain
            /// Filled with a tint of the accent: what changed, what matters.
            case emphasized
            /// Hollow, grey and dashed: a unit that passes nothing on.
            case dead
        }

        /// What stands in the circle, at most about six characters; formulas stand between dollar signs.
        public var text: String
        /// What stands below the circle; empty for nothing.
        public var caption: String
        public var look: Look
        /// The color of the text in the circle; `nil` for ink.
        public var paint: Paint?

        public init(_ text: String, caption: String = "", look: Look = .plain, paint: Paint? = nil) {
            self.text = text
            self.caption = caption
            self.look = look
            self.paint = paint
        }
    }

    public struct Layer: Sendable, Hashable {
        /// Stands below the column.
        public var name: String
        public var nodes: [Node]

        public init(name: String, nodes: [Node]) {
            self.name = name
            self.nodes = nodes
        }
    }

    /// A line between a node of one layer and a node of the next.
    public struct Edge: Sendable, Hashable {
        /// The layer that feeds, counted from 0.
        public var layer: Int
        public var from: Int
        public var to: Int
        public var text: String
        /// Decides the color (sign) and the thickness (magnitude) of the line.
        public var value: Double
        public var isEmphasized: Bool

        public init(
            layer: Int, from: Int, to: Int, text: String, value: Double, emphasized: Bool = false
        ) {
            self.layer = layer
            self.from = from
            self.to = to
            self.text = text
            self.value = value
            isEmphasized = emphasized
        }
    }

    public var title = ""
    public var subtitle = ""
    public var summary = ""
    public var caption = ""
    public var layers: [Layer]
    public var edges: [Edge]
    /// Whether arrows point from the output to the inputs, as slopes travel.
    public var isReversed = false

    public init(layers: [Layer], edges: [Edge]) {
        self.layers = layers
        self.edges = edges
    }
}
