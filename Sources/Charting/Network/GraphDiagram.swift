/// A calculation as a graph: names on the left, gates that take what arrives, and the result on the right. Each edge
/// has what flows forward above it and what flows back below it.
package struct GraphDiagram: Sendable {
    package struct Node: Sendable, Hashable {
        /// In its box: a name, or what the gate does.
        package var text: String
        /// Smaller below it; empty for none.
        package var note: String
        /// Where its inputs come from, by their positions in the list; none of a name.
        package var inputs: [Int]
        /// What it gives.
        package var value: String
        /// What flows back into it, from all that take it.
        package var gradient: String
        /// What flows back into each of the inputs.
        package var gradients: [String]

        package init(
            _ text: String, note: String = "", inputs: [Int] = [], value: String, gradient: String,
            gradients: [String] = []
        ) {
            (self.text, self.note, self.inputs) = (text, note, inputs)
            (self.value, self.gradient, self.gradients) = (value, gradient, gradients)
        }
    }

    package var title = ""
    package var subtitle = ""
    package var summary = ""
    package var caption = ""
    /// Inputs before the gates that take them; the last is the result.
    package var nodes: [Node]

    package init(nodes: [Node]) { self.nodes = nodes }
}
