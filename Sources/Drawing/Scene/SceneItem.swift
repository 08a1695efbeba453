/// One thing in a ``Scene``. Items are painted in order, later ones over earlier ones.
public indirect enum SceneItem: Sendable, Hashable {
    case path(PathItem)
    case text(TextItem)
    case group(SceneGroup)

    public static func fill(_ path: Path, _ paint: Paint, crisp: Bool = false) -> SceneItem {
        .path(PathItem(path, fill: paint, crisp: crisp))
    }

    public static func stroke(_ path: Path, _ stroke: Stroke) -> SceneItem {
        .path(PathItem(path, stroke: stroke))
    }
}

/// An outline that is filled, stroked or both (the fill first).
public struct PathItem: Sendable, Hashable {
    public enum FillRule: String, Sendable, Hashable { case nonZero, evenOdd }

    public var path: Path
    public var fill: Paint?
    public var stroke: Stroke?
    public var fillRule: FillRule
    /// Whether the fill ends exactly at pixel borders instead of being smoothed there. Cells that
    /// touch are crisp: smoothed edges would let the ground shine through as a seam.
    public var isCrisp: Bool

    public init(
        _ path: Path, fill: Paint? = nil, stroke: Stroke? = nil, fillRule: FillRule = .nonZero,
        crisp: Bool = false
    ) {
        self.path = path
        self.fill = fill
        self.stroke = stroke
        self.fillRule = fillRule
        self.isCrisp = crisp
    }
}

/// A line of text at a place.
public struct TextItem: Sendable, Hashable {
    /// Which part of the line stands at ``position``.
    public enum Anchor: String, Sendable, Hashable { case start, middle, end }

    public var line: TextLine
    /// Where the baseline is, and horizontally the start, middle or end of the line.
    public var position: Point
    public var anchor: Anchor
    public var paint: Paint
    /// A line around every letter, painted first, that keeps text legible over data.
    public var halo: Stroke?
    /// Degrees, clockwise, about ``position``.
    public var rotation: Double
    /// What the line says in full, where there was only room for a part of it; else `nil`.
    public var fullText: String?

    public init(
        _ line: TextLine, at position: Point, anchor: Anchor = .start, paint: Paint,
        halo: Stroke? = nil, rotation: Double = 0, fullText: String? = nil
    ) {
        self.line = line
        self.position = position
        self.anchor = anchor
        self.paint = paint
        self.halo = halo
        self.rotation = rotation
        self.fullText = fullText
    }
}

/// Items that belong together.
public struct SceneGroup: Sendable, Hashable {
    /// What the group shows, for people who cannot see it ("MSE, 21 points"); `nil` for decoration.
    public var label: String?
    /// Nothing of the items is painted outside of this rectangle; `nil` for no clipping.
    public var clip: Rect?
    /// The opacity of the group as a whole, 0 to 1: where items overlap, nothing shines through.
    public var opacity: Double
    public var items: [SceneItem]

    public init(
        label: String? = nil, clip: Rect? = nil, opacity: Double = 1, items: [SceneItem] = []
    ) {
        self.label = label
        self.clip = clip
        self.opacity = opacity
        self.items = items
    }
}
