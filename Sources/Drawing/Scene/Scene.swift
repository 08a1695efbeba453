/// A finished drawing: everything there is to paint, in order, with places and paints.
///
/// A Scene is the hinge between layout and output. Layout decides everything; a renderer only
/// translates. Two equal Scenes give the same bytes from the same renderer.
public struct Scene: Sendable, Hashable {
    /// The canvas, in points.
    public let size: Size
    /// What the figure is called.
    public var title: String
    /// What the figure shows, in sentences, for people who cannot see it (its alternative text).
    public var summary: String
    /// What lies behind everything.
    public let background: Paint
    /// What is drawn, from the back to the front.
    public private(set) var items: [SceneItem]
    /// How many items were left out because a coordinate of theirs was NaN or infinite.
    ///
    /// Charts remove such data with a warning long before; a number other than 0 is a defect of
    /// the layout, and a drawing without one mark is better than none at all.
    public private(set) var droppedItemCount: Int

    /// - Parameters:
    ///   - size: the canvas, in points. Sizes below 1 or not finite become 1, sizes above
    ///     16,000 become that.
    public init(size: Size, title: String, summary: String, background: Paint, items: [SceneItem]) {
        func bounded(_ side: Double) -> Double {
            side.isFinite ? min(max(side, 1), Scene.maximumSide) : 1
        }
        self.size = Size(bounded(size.width), bounded(size.height))
        self.title = title
        self.summary = summary
        self.background = background
        var dropped = 0
        self.items = items.compactMap { $0.finite(dropping: &dropped) }
        self.droppedItemCount = dropped
    }

    /// The longest side a scene may have, in points. Cairo's pictures end at 32,767 pixels.
    package static let maximumSide = 16_000.0
}

extension Scene {
    /// Every line of text, in the order in which it is painted.
    public var texts: [TextLine] { items.flatMap(\.texts) }
}

extension SceneItem {
    fileprivate var texts: [TextLine] {
        switch self {
        case .path: []
        case .text(let item): [item.line]
        case .group(let group): group.items.flatMap(\.texts)
        }
    }
}

extension SceneItem {
    /// The item without parts whose coordinates are not finite, or `nil` where nothing is left.
    fileprivate func finite(dropping count: inout Int) -> SceneItem? {
        switch self {
        case .path(let item):
            if item.path.isFinite { return self }
        case .text(let item):
            if item.position.isFinite && item.rotation.isFinite { return self }
        case .group(var group):
            group.items = group.items.compactMap { $0.finite(dropping: &count) }
            return .group(group)
        }
        count += 1
        return nil
    }
}
