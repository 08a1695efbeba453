import Drawing

/// A label that is wanted near a position.
public struct LabelRequest: Sendable, Hashable {
    /// Beside what it names.
    public enum Side: String, Sendable, Hashable, CaseIterable {
        case topRight = "top-right"
        case right, top
        case bottomRight = "bottom-right"
        case left
        case topLeft = "top-left"
        case bottom
        case bottomLeft = "bottom-left"
    }

    /// The words.
    public var line: TextLine
    /// Their color.
    public var paint: Paint
    /// Where the label belongs; a label that may stand at several positions names them in order.
    public var places: [Point]
    /// How far from the position the text keeps, in points.
    public var clearance: Double
    /// Sides in the order of preference; others are tried after them. None: on the position itself.
    public var sides: [Side]
    /// Which part of the text stands at its position, from 0 at its left and top to 1: horizontally above and
    /// below the position, vertically beside it.
    public var alignment = Point(0.5, 0.5)
    /// Whether the label is placed after all others, with the room that they leave.
    public var isOptional = false
    /// Whether a thin line leads from the label to its position; such labels stand farther away.
    public var hasLeader = false
    /// Whether the label may stand far from its position, with such a line, rather than on what is drawn.
    var mayStandAway = false
    /// When sides that are not named are tried.
    var otherSides = OtherSides.afterwards
    /// Where such a line ends; `nil` for the position of the label itself.
    var leaderEnd: Point?
    /// Whether the label only keeps its position free, for when it appears.
    var isHidden = false
    /// What keeps the text legible over other ink.
    public var backing = Backing.halo(Theme.ground)

    /// When sides that are not wanted are tried.
    enum OtherSides: Sendable, Hashable {
        /// Where the wanted ones are taken.
        case afterwards
        /// Where there is no room on a wanted one, however far away.
        case lastOfAll
        /// The label is left out before.
        case never
    }

    /// What lies behind words.
    public enum Backing: Sendable, Hashable {
        /// A line around every letter.
        case halo(Paint)
        /// A rectangle in the color of the ground behind the text, with this opacity.
        case plate(Double)
    }

    /// Words for any of these positions, at this distance in points.
    public init(
        _ line: TextLine, paint: Paint, at place: Point, clearance: Double = 6,
        sides: [Side] = [.topRight]
    ) {
        self.line = line
        self.paint = paint
        places = [place]
        self.clearance = clearance
        self.sides = sides
    }
}

extension LabelRequest {
    /// What the text is painted with: on the ground of the page, what can be read there.
    var textPaint: Paint {
        if case .halo(let ground) = backing, ground != Theme.ground { return paint }
        return Theme.text(paint)
    }
}
