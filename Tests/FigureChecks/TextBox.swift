import Drawing
import SystemLibrary

/// The rectangle that a line of text takes on the canvas.
public struct TextBox: Sendable, Hashable, CustomStringConvertible {
    public let text: String
    /// The smallest upright rectangle around the line.
    public let rect: Rect
    /// The corners of the line's own rectangle, which is turned if the line is, in order around it.
    let corners: [Point]

    public var description: String {
        func rounded(_ value: Double) -> String { DecimalText.short(value, places: 1) }
        let from = "\(rounded(rect.minX)),\(rounded(rect.minY))"
        return "“\(text.prefix(40))” \(from)–\(rounded(rect.maxX)),\(rounded(rect.maxY))"
    }
}

extension TextBox {
    /// How far the two would have to move apart to share no area; 0 or less if they share none.
    ///
    /// Two convex shapes are apart if a line along one of their sides separates them.
    fileprivate func overlap(with other: TextBox) -> Double {
        func sides(_ corners: [Point]) -> [Point] {
            corners.indices.compactMap { (corners[($0 + 1) % 4] - corners[$0]).normalized?.perpendicular }
        }
        return (sides(corners) + sides(other.corners)).map { axis in
            let mine = corners.map { $0.x * axis.x + $0.y * axis.y }
            let others = other.corners.map { $0.x * axis.x + $0.y * axis.y }
            return min((mine.max() ?? 0) - (others.min() ?? 0), (others.max() ?? 0) - (mine.min() ?? 0))
        }.min() ?? 0
    }
}

extension Scene {
    /// The box of every text that has any ink, in the order of painting.
    public func textBoxes(measuring: any TextMeasuring) -> [TextBox] {
        items.flatMap { $0.textBoxes(measuring: measuring) }
    }

    /// What is wrong with the texts of the scene, in words: texts that lie on each other or leave
    /// the canvas by more than a quarter of a point. Empty if nothing is.
    public func textProblems(measuring: any TextMeasuring) -> [String] {
        let slack = 0.25
        let boxes = textBoxes(measuring: measuring)
        let canvas = Rect(x: 0, y: 0, width: size.width, height: size.height).inset(by: -slack)
        var problems = boxes.filter { !canvas.contains($0.rect) }.map { "outside: \($0)" }
        for (index, box) in boxes.enumerated() {
            let inner = box.rect.inset(by: slack)
            for other in boxes[(index + 1)...] where other.rect.inset(by: slack).intersects(inner) {
                guard box.overlap(with: other) > 2 * slack else { continue }
                problems.append("overlap: \(box) and \(other)")
            }
        }
        return problems
    }
}

extension SceneItem {
    fileprivate func textBoxes(measuring: any TextMeasuring) -> [TextBox] {
        switch self {
        case .path: []
        case .group(let group): group.items.flatMap { $0.textBoxes(measuring: measuring) }
        case .text(let item):
            item.line.plainText.allSatisfy(\.isWhitespace) ? [] : [item.box(measuring: measuring)]
        }
    }
}

extension TextItem {
    /// The box of the line; of a turned line the smallest upright rectangle around it.
    fileprivate func box(measuring: any TextMeasuring) -> TextBox {
        let extents = measuring.extents(of: line)
        let left =
            switch anchor {
            case .start: 0.0
            case .middle: -extents.width / 2
            case .end: -extents.width
            }
        let (cosine, sine) = (cos(rotation / 180 * .pi), sin(rotation / 180 * .pi))
        let corners = [
            (left, -extents.ascent), (left + extents.width, -extents.ascent),
            (left + extents.width, extents.descent), (left, extents.descent),
        ].map { position + Point($0.0 * cosine - $0.1 * sine, $0.0 * sine + $0.1 * cosine) }
        let bounds = Path.polyline(corners).bounds
        return TextBox(
            text: line.plainText, rect: bounds ?? Rect(x: 0, y: 0, width: 0, height: 0), corners: corners)
    }
}
