import Drawing
import Mathematics

// Signs that grow with what they belong to.
extension MathLayout {
    func root(_ radicand: MathNode, index: MathNode?, scale: Double) -> MathBox {
        let inner = box(radicand, scale: scale)
        let top = -(max(inner.ascent, 0.6 * scale) + 0.13 * scale)
        let bottom = max(inner.descent, 0.04 * scale)
        let hook = 0.36 * scale
        var left = 0.04 * scale
        var box = MathBox()
        if let index {
            let small = self.box(index, scale: Self.smallestScale * scale)
            left += max(0, small.width - 0.16 * scale)
            box.add(small.moved(right: left - small.width + 0.16 * scale, up: 0.42 * scale))
        }
        box.add(inner.moved(right: left + hook + 0.06 * scale))
        box.width = left + hook + inner.width + 0.14 * scale
        let sign = [
            Point(left, -0.3 * scale), Point(left + 0.1 * scale, -0.38 * scale),
            Point(left + 0.22 * scale, bottom), Point(left + hook, top),
            Point(box.width - 0.02 * scale, top),
        ]
        box.strokes.append(TextStroke(sign, width: Self.pen * scale))
        box.ascent = max(box.ascent, -top + Self.pen * scale)
        box.descent = max(box.descent, bottom + Self.pen * scale)
        return box
    }

    func accent(
        _ base: MathNode, _ mark: String, _ position: MathAccentPosition, stretches: Bool, scale: Double
    ) -> MathBox {
        var box = box(base, scale: scale)
        let middle = box.width / 2 + (position == .above ? 0.03 * scale : 0)
        let half = stretches ? box.width / 2 : min(0.2 * scale, max(0.16 * scale, box.width / 2))
        let y = position == .above ? -(box.ascent + 0.1 * scale) : box.descent + 0.1 * scale
        for points in Self.mark(mark, half: half, height: 0.12 * scale) {
            box.strokes.append(TextStroke(points.map { Point(middle, y) + $0 }, width: Self.pen * scale))
        }
        if position == .above {
            box.ascent += 0.26 * scale
        } else {
            box.descent += 0.14 * scale
        }
        return box
    }

    /// The strokes of a mark that stands above the origin.
    private static func mark(_ mark: String, half: Double, height: Double) -> [[Point]] {
        switch mark {
        case "^": return [[Point(-half, 0), Point(0, -height), Point(half, 0)]]
        case "→":
            let (y, head) = (-height / 2, height * 0.6)
            return [
                [Point(-half, y), Point(half, y)],
                [Point(half - head, y - head), Point(half, y), Point(half - head, y + head)],
            ]
        case "~":
            let wave = (0...8).map { step -> Point in
                let t = Double(step) / 8
                // Up, down, up: a cubic with the turns of a tilde.
                let y = 20.0 / 3 * t * (t - 0.5) * (t - 1) * height
                return Point(half * (2 * t - 1), -height / 2 - y)
            }
            return [wave]
        case "˙": return [[Point(0, -height / 2), Point(0.001, -height / 2)]]
        case "¨":
            return [-0.5, 0.5].map { [Point($0 * half, -height / 2), Point($0 * half + 0.001, -height / 2)] }
        default: return [[Point(-half, -height / 4), Point(half, -height / 4)]]
        }
    }

    func fenced(_ open: String, _ content: MathNode, _ close: String, scale: Double) -> MathBox {
        let inner = box(content, scale: scale)
        let isTall = inner.ascent > 0.88 * scale || inner.descent > 0.35 * scale
        func delimiter(_ text: String, opens: Bool) -> MathBox {
            if text.isEmpty { return MathBox() }
            return isTall ? grown(text, around: inner, scale: scale) : letters(text, scale: scale)
        }
        return MathBox.row([delimiter(open, opens: true), inner, delimiter(close, opens: false)])
    }

    /// A delimiter as tall as a box.
    private func grown(_ text: String, around inner: MathBox, scale: Double) -> MathBox {
        let (top, bottom) = (-(inner.ascent + 0.04 * scale), inner.descent + 0.04 * scale)
        let (height, wide) = (bottom - top, 0.16 * scale)
        func curve(_ x: (Double) -> Double) -> [Point] {
            (0...12).map { step in
                let t = Double(step) / 12
                return Point(0.08 * scale + wide * x(t), top + height * t)
            }
        }
        let arc: (Double) -> Double = { t in 4 * t * (1 - t) }
        let lines: [[Point]]
        switch text {
        case "(": lines = [curve { 1 - arc($0) }]
        case ")": lines = [curve(arc)]
        case "[", "⌊", "⌈":
            let points = curve { _ in 0 }
            var line = [points[0], points[12]]
            if text != "⌊" { line.insert(points[0] + Point(wide, 0), at: 0) }
            if text != "⌈" { line.append(points[12] + Point(wide, 0)) }
            lines = [line]
        case "]", "⌋", "⌉":
            let points = curve { _ in 1 }
            var line = [points[0], points[12]]
            if text != "⌋" { line.insert(points[0] - Point(wide, 0), at: 0) }
            if text != "⌉" { line.append(points[12] - Point(wide, 0)) }
            lines = [line]
        case "⟨": lines = [curve { abs(2 * $0 - 1) }]
        case "⟩": lines = [curve { 1 - abs(2 * $0 - 1) }]
        case "{": lines = [curve { 0.5 + Self.brace($0) }]
        case "}": lines = [curve { 0.5 - Self.brace($0) }]
        case "‖": lines = [curve { _ in 0.2 }, curve { _ in 0.9 }]
        default: lines = [curve { _ in 0.5 }]
        }
        return MathBox(
            width: wide + 0.16 * scale, ascent: -top, descent: bottom,
            strokes: lines.map { TextStroke($0, width: Self.pen * scale) })
    }

    /// How far a brace stands from its middle line: ends to the inside, the point to the outside.
    private static func brace(_ t: Double) -> Double {
        switch t {
        case ..<0.1, 0.91...: 0.5
        case 0.45...0.55: -0.5
        default: 0
        }
    }
}
