/// One thing in a ``Scene``. Items are painted in order, later ones over earlier ones.
public indirect enum SceneItem: Sendable, Hashable {
    case path(PathItem)
    case text(TextItem)
    case group(SceneGroup)

    /// A filled path; `crisp` puts level and upright edges on whole pixels.
    public static func fill(_ path: Path, _ paint: Paint, crisp: Bool = false) -> SceneItem {
        .path(PathItem(path, fill: paint, crisp: crisp))
    }

    /// A path drawn with a pen.
    public static func stroke(_ path: Path, _ stroke: Stroke) -> SceneItem {
        .path(PathItem(path, stroke: stroke))
    }
}

/// An outline that is filled, stroked or both (the fill first).
public struct PathItem: Sendable, Hashable {
    /// What is inside of a path that crosses itself.
    public enum FillRule: String, Sendable, Hashable { case nonZero, evenOdd }

    /// The outline.
    public var path: Path
    /// The paint inside; `nil` for none.
    public var fill: Paint?
    /// The pen along it; `nil` for none.
    public var stroke: Stroke?
    /// What counts as inside.
    public var fillRule: FillRule
    /// Whether the fill ends exactly at pixel borders instead of being smoothed there. Cells that
    /// touch are crisp: smoothed edges would let the ground shine through as a seam.
    public var isCrisp: Bool

    /// A path with its fill and its pen.
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

    /// The words and their type.
    public var line: TextLine
    /// Where the baseline is, and horizontally the start, middle or end of the line.
    public var position: Point
    /// Which part of the line stands at the position.
    public var anchor: Anchor
    /// The color of the words.
    public var paint: Paint
    /// A line around every letter, painted first, that keeps text legible over data.
    public var halo: Stroke?
    /// Degrees, clockwise, about ``position``.
    public var rotation: Double
    /// What the line says in full, where there was only room for a part of it; else `nil`.
    public var fullText: String?

    /// A line of text at a position, turned clockwise around it by degrees.
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
    /// What belongs together, from the back to the front.
    public var items: [SceneItem]

    /// Items with one name, one clip and one opacity, from 0 to 1.
    public init(
        label: String? = nil, clip: Rect? = nil, opacity: Double = 1, items: [SceneItem] = []
    ) {
        self.label = label
        self.clip = clip
        self.opacity = opacity
        self.items = items
    }
}
