import Drawing

extension Scene {
    /// Paths that leave the canvas by more than half a point, in words. Empty if none does.
    public var inkProblems: [String] {
        let canvas = Rect(x: 0, y: 0, width: size.width, height: size.height).inset(by: -0.5)
        return items.flatMap { $0.inkProblems(canvas: canvas, clip: nil) }
    }
}

extension SceneItem {
    fileprivate func inkProblems(canvas: Rect, clip: Rect?) -> [String] {
        switch self {
        case .text: return []
        case .group(let group):
            let inner = group.clip.map { clip.map($0.intersection) ?? $0 } ?? clip
            return group.items.flatMap { $0.inkProblems(canvas: canvas, clip: inner) }
        case .path(let item):
            guard var ink = item.path.bounds else { return [] }
            ink = ink.inset(by: -(item.stroke?.width ?? 0) / 2)
            if let clip, !clip.intersects(ink.inset(by: -0.01)) { return [] }
            let shown = clip.map(ink.intersection) ?? ink
            guard !canvas.contains(shown) else { return [] }
            return ["ink outside of the canvas: \(shown)"]
        }
    }
}

extension Rect {
    fileprivate func intersection(_ other: Rect) -> Rect {
        Rect(
            minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
            maxY: min(maxY, other.maxY))
    }
}
