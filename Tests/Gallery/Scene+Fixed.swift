import Drawing

extension Scene {
    /// The scene with the colors of one ground on both, whatever a page prefers.
    public func fixed(to appearance: Appearance) -> Scene {
        Scene(
            size: size, title: title, summary: summary, background: background.fixed(to: appearance),
            items: items.map { $0.fixed(to: appearance) })
    }
}

extension SceneItem {
    fileprivate func fixed(to appearance: Appearance) -> SceneItem {
        switch self {
        case .path(var item):
            item.fill = item.fill?.fixed(to: appearance)
            item.stroke?.fix(to: appearance)
            return .path(item)
        case .text(var item):
            item.paint = item.paint.fixed(to: appearance)
            item.halo?.fix(to: appearance)
            return .text(item)
        case .group(var group):
            group.items = group.items.map { $0.fixed(to: appearance) }
            return .group(group)
        }
    }
}

extension Stroke {
    fileprivate mutating func fix(to appearance: Appearance) { paint = paint.fixed(to: appearance) }
}

extension Paint {
    fileprivate func fixed(to appearance: Appearance) -> Paint { Paint(color(in: appearance)) }
}
