import Drawing

extension Scene {
    /// Every coordinate, text position and clip edge of the scene.
    public var coordinates: [Double] { items.flatMap(\.coordinates) }
}

extension SceneItem {
    fileprivate var coordinates: [Double] {
        switch self {
        case .path(let item):
            item.path.points.flatMap { [$0.x, $0.y] } + (item.stroke.map { [$0.width] } ?? [])
        case .text(let item): [item.position.x, item.position.y, item.line.size]
        case .group(let group):
            group.items.flatMap(\.coordinates)
                + (group.clip.map { [$0.minX, $0.minY, $0.maxX, $0.maxY] } ?? [])
        }
    }
}
