import Drawing

/// The last word on texts: whatever a layout did, no two of them end up on each other and none is
/// cut off at the border of the canvas.
///
/// Layouts make room for what they write; on canvases too small for that, what was painted first
/// stays and what would cover it is left out.
struct LegibleText {
    private let canvas: Rect
    private let measuring: any TextMeasuring
    private var boxes: [TurnedBox] = []
    /// What was left out.
    private(set) var omitted: [String] = []
    /// How much fonts' boxes may overlap before letters do, in points.
    private static let slack = 0.25

    init(on canvas: Rect, measuring: any TextMeasuring) {
        self.canvas = canvas.inset(by: -Self.slack)
        self.measuring = measuring
    }

    /// The items without the texts that lie on an earlier one or leave the canvas. O(texts²).
    mutating func kept(_ items: [SceneItem]) -> [SceneItem] {
        var kept: [SceneItem] = []
        for item in items {
            switch item {
            case .path: kept.append(item)
            case .group(var group):
                group.items = self.kept(group.items)
                kept.append(.group(group))
            case .text(let text):
                let extents = measuring.extents(of: text.line)
                let inner = TurnedBox(text, extents: extents, slack: Self.slack)
                guard canvas.contains(inner.bounds.inset(by: -Self.slack)),
                    !boxes.contains(where: { $0.intersects(inner) })
                else {
                    let words = text.fullText ?? text.line.plainText
                    if !words.allSatisfy(\.isWhitespace) { omitted.append(words) }
                    continue
                }
                boxes.append(inner)
                kept.append(item)
            }
        }
        return kept
    }
}

extension TextItem {
    /// The rectangle that the line takes, not counting a rotation.
    func box(extents: TextExtents) -> Rect {
        let left =
            switch anchor {
            case .start: position.x
            case .middle: position.x - extents.width / 2
            case .end: position.x - extents.width
            }
        return Rect(
            x: left, y: position.y - extents.ascent, width: extents.width, height: extents.height)
    }
}
