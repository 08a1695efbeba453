import Drawing

/// A network as circles in columns, joined by lines: values in the nodes, numbers on the edges.
///
/// The diagram knows nothing of training; whoever makes one decides what stands in the circles and
/// on the lines.
public struct NetworkDiagram: Sendable, Hashable {
    /// A circle of a layer.
    public struct Node: Sendable, Hashable {
        /// How a node is drawn.
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
        /// How it is drawn.
        public var look: Look
        /// The color of the text in the circle; `nil` for ink.
        public var paint: Paint?

        /// A circle with words inside and below it.
        public init(_ text: String, caption: String = "", look: Look = .plain, paint: Paint? = nil) {
            self.text = text
            self.caption = caption
            self.look = look
            self.paint = paint
        }
    }

    /// Nodes below each other.
    public struct Layer: Sendable, Hashable {
        /// Stands below the column.
        public var name: String
        /// From the top to the bottom.
        public var nodes: [Node]

        /// A layer with words above it.
        public init(name: String, nodes: [Node]) {
            self.name = name
            self.nodes = nodes
        }
    }

    /// A line between a node of one layer and a node of the next.
    public struct Edge: Sendable, Hashable {
        /// The layer that feeds, counted from 0.
        public var layer: Int
        /// The node at its left, from 0.
        public var from: Int
        /// The node at its right, from 0.
        public var to: Int
        /// What stands at the edge.
        public var text: String
        /// Decides the color (sign) and the thickness (magnitude) of the line.
        public var value: Double
        /// Whether it stands out from the others.
        public var isEmphasized: Bool

        /// An edge from a node of a layer to one of the next.
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

    /// Above the figure; empty for none.
    public var title = ""
    /// Below the title, quieter; empty for none.
    public var subtitle = ""
    /// Words instead of the alternative text that is made of the content; empty for those.
    public var summary = ""
    /// Below the figure; empty for none.
    public var caption = ""
    /// From the left to the right.
    public var layers: [Layer]
    /// In any order.
    public var edges: [Edge]
    /// Whether arrows point from the output to the inputs, as slopes travel.
    public var isReversed = false

    /// Layers and the edges between them.
    public init(layers: [Layer], edges: [Edge]) {
        self.layers = layers
        self.edges = edges
    }
}
