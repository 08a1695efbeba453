import Drawing

/// What a layout gives: what to paint, back to front, and the labels it had no room for.
public struct FigureLayout: Sendable {
    public var items: [SceneItem]
    public var omitted: [String]

    public init(items: [SceneItem], omitted: [String] = []) {
        self.items = items
        self.omitted = omitted
    }
}
