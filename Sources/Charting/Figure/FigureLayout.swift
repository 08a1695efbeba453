import Drawing

/// What a layout gives: what to paint, back to front, and the labels it had no room for.
public struct FigureLayout: Sendable {
    /// What is drawn, from the back to the front.
    public var items: [SceneItem]
    /// Labels that had no room.
    public var omitted: [String]

    /// Items, and the labels that were left out of them.
    public init(items: [SceneItem], omitted: [String] = []) {
        self.items = items
        self.omitted = omitted
    }
}
