import Drawing

/// Decides where the nodes and the labels of a ``NetworkDiagram`` stand.
struct NetworkLayout {
    private let diagram: NetworkDiagram
    private let space: Rect
    private let measuring: any TextMeasuring
    private let form: NetworkForm
    private let radius: Double
    /// Half of how wide the nodes of each layer are: circles where their numbers are short.
    private let halfWidths: [Double]
    /// The middle of every node, by layer.
    private let centers: [[Point]]
    private let largestWeight: Double
    /// What stands below every node, broken into lines, by layer.
    private let captions: [[TextBlock]]

    init(_ diagram: NetworkDiagram, in space: Rect, measuring: any TextMeasuring) {
        self.diagram = diagram
        self.space = space
        self.measuring = measuring
        let form = NetworkForm(diagram, width: space.width, measuring: measuring)
        let cell = form.cell(in: space)
        self.form = form
        // Captions are left out where circles and captions together would be taller than their rows.
        let captionLines = min(form.captionLines, Int(max(0, (cell.height - 40) / 15)))
        captions = diagram.layers.map { layer in
            layer.nodes.map {
                TextBlock(
                    $0.caption, size: Theme.noteSize, width: form.captionWidth(cell: cell),
                    limit: captionLines, breaksWords: true, measuring: measuring)
            }
        }
        let captionRoom = 4 + (captions.flatMap { $0 }.map(\.height).max() ?? 0)
        let widestCircle = cell.width / 2 - (form.isTurned ? 4 : 8)
        let edgeRoom = form.isTurned ? 14.0 : 4
        let radius = max(8, min(17, cell.height / 2 - captionRoom / 2 - edgeRoom, widestCircle))
        self.radius = radius
        largestWeight = diagram.edges.map { abs($0.value) }.filter(\.isFinite).max() ?? 1
        halfWidths = diagram.layers.map { layer in
            let texts = layer.nodes.map { measuring.extents(of: Self.valueLine($0.text, measuring)).width }
            return max(radius, min((texts.max() ?? 0) / 2 + 7, widestCircle))
        }
        // Room for names that are wider than the circles, on canvases that are not narrow.
        func inset(_ half: Double) -> Double { max(half + 2, min(radius + 26, cell.width / 2)) }
        let left = space.minX + inset(halfWidths.first ?? radius)
        let right = space.maxX - inset(halfWidths.last ?? radius)
        let count = diagram.layers.count
        centers = diagram.layers.enumerated().map { place, layer in
            let nodes = Double(layer.nodes.count)
            if form.isTurned {
                let first = space.minX + NetworkForm.nameWidth + Theme.gap
                let start = (first + space.maxX - nodes * cell.width) / 2
                let y = space.minY + cell.height * (Double(place) + 0.5) - captionRoom / 2
                return layer.nodes.indices.map { Point(start + cell.width * (Double($0) + 0.5), y) }
            }
            let fraction = count > 1 ? Double(place) / Double(count - 1) : 0.5
            let row = min(cell.height, radius * 2 + 64)
            let top = space.minY + (form.rowsHeight(of: space.height) - row * nodes) / 2
            return layer.nodes.indices.map { index in
                Point(left + (right - left) * fraction, top + row * (Double(index) + 0.5) - captionRoom / 2)
            }
        }
    }

    private static func valueLine(_ text: String, _ measuring: any TextMeasuring) -> TextLine {
        LabelText.line(text, size: 13, weight: .semibold, measuring: measuring)
    }

    func layout() -> FigureLayout {
        let (captions, names) = (captionItems(), names())
        var placer = LabelPlacer(
            bounds: space.inset(by: -2), texts: shapes + boxes(of: captions + names), ink: [],
            measuring: measuring)
        for request in edgeLabels() { placer.place(request) }
        return FigureLayout(
            items: lines() + nodes() + captions + names + placer.items, omitted: placer.omitted)
    }

    private func boxes(of items: [SceneItem]) -> [Rect] {
        items.compactMap { item in
            guard case .text(let text) = item else { return nil }
            return text.box(extents: measuring.extents(of: text.line))
        }
    }

    /// The boxes of all nodes.
    private var shapes: [Rect] {
        zip(centers, halfWidths).flatMap { centers, half in centers.map { shape(at: $0, half: half) } }
    }

    private func shape(at center: Point, half: Double) -> Rect {
        Rect(x: center.x - half, y: center.y - radius, width: 2 * half, height: 2 * radius)
    }

    /// From the middle of a node to its edge: of a circle the radius, of what is longer where the direction leaves one of
    /// its level sides or the half circle at its end.
    private func reach(_ direction: Point, half: Double) -> Double {
        let straight = half - radius
        let (x, y) = (abs(direction.x), abs(direction.y))
        if y > 0, x * radius / y <= straight { return radius / y }
        return straight * x + (radius * radius - straight * straight * y * y).squareRoot()
    }

    // MARK: Edges

    private func ends(of edge: NetworkDiagram.Edge) -> (Point, Point)? {
        guard centers.indices.contains(edge.layer), centers.indices.contains(edge.layer + 1),
            centers[edge.layer].indices.contains(edge.from),
            centers[edge.layer + 1].indices.contains(edge.to)
        else { return nil }
        let (a, b) = (centers[edge.layer][edge.from], centers[edge.layer + 1][edge.to])
        guard let direction = (b - a).normalized else { return nil }
        return (
            a + direction * (reach(direction, half: halfWidths[edge.layer]) + 1),
            b - direction * (reach(direction, half: halfWidths[edge.layer + 1]) + 2)
        )
    }

    private func paint(_ edge: NetworkDiagram.Edge) -> Paint {
        Theme.sign(of: edge.value)
    }

    private func lines() -> [SceneItem] {
        // What matters is drawn last, over what does not.
        let ordered = diagram.edges.filter { !$0.isEmphasized } + diagram.edges.filter(\.isEmphasized)
        return ordered.flatMap { edge -> [SceneItem] in
            guard let (a, b) = ends(of: edge) else { return [] }
            let share = largestWeight > 0 && edge.value.isFinite ? abs(edge.value) / largestWeight : 0
            let width = edge.value == 0 ? 1 : 1 + 1.8 * share
            let faded = paint(edge).opacity(edge.isEmphasized || edge.value == 0 ? 1 : 0.62)
            let stroke = Stroke(
                faded, width: edge.isEmphasized ? width + 1 : width, dash: edge.value == 0 ? [3, 3] : [])
            let arrow = diagram.isReversed ? Arrow(from: b, to: a) : Arrow(from: a, to: b)
            return arrow.items(stroke: stroke, headLength: 7 + width)
        }
    }

    /// Numbers stand on their lines, near the feeding end, where the lines have not met yet.
    private func edgeLabels() -> [LabelRequest] {
        diagram.edges.compactMap { edge in
            guard !edge.text.isEmpty, let (a, b) = ends(of: edge) else { return nil }
            let line = LabelText.line(
                edge.text, size: 12, weight: edge.isEmphasized ? .bold : .medium, measuring: measuring)
            var request = LabelRequest(line, paint: paint(edge), at: a, clearance: 0, sides: [])
            request.backing = .plate(1)
            request.places = [0.3, 0.24, 0.38, 0.18, 0.46, 0.62, 0.7, 0.78, 0.54].map { a + (b - a) * $0 }
            return request
        }
    }

    // MARK: Nodes

    private func nodes() -> [SceneItem] {
        zip(zip(diagram.layers, centers), halfWidths).flatMap { layer, half in
            zip(layer.0.nodes, layer.1).flatMap { node, center in items(node, at: center, half: half) }
        }
    }

    private func items(_ node: NetworkDiagram.Node, at center: Point, half: Double) -> [SceneItem] {
        let circle =
            half > radius
            ? Path.roundedRectangle(shape(at: center, half: half), radius: radius)
            : Path.circle(center: center, radius: radius)
        var items: [SceneItem] = [.fill(circle, Theme.ground)]
        switch node.look {
        case .plain:
            items.append(.stroke(circle, Stroke(Theme.ink, width: 1.25)))
        case .emphasized:
            items.append(.fill(circle, Theme.accent.opacity(0.12)))
            items.append(.stroke(circle, Stroke(Theme.accent, width: 2)))
        case .dead:
            items.append(.stroke(circle, Stroke(Theme.muted, width: 1.25, dash: [3, 3])))
        }
        let value = fitted(node.text, into: 2 * half - 6)
        let extents = measuring.extents(of: value)
        let baseline = center.y + (extents.ascent - extents.descent) / 2
        let paint = node.paint.map(Theme.text) ?? (node.look == .dead ? Theme.muted : Theme.ink)
        items.append(.text(TextItem(value, at: Point(center.x, baseline), anchor: .middle, paint: paint)))
        return items
    }

    /// Captions stand below their nodes, as far to the side as the border of the canvas asks.
    private func captionItems() -> [SceneItem] {
        zip(captions, centers).flatMap { blocks, centers in
            zip(blocks, centers).flatMap { block, center -> [SceneItem] in
                let items = block.items(
                    x: inside(center.x, half: block.width / 2), top: center.y + radius + 3, anchor: .middle,
                    paint: Theme.muted)
                let words = items.map { item -> SceneItem in
                    guard case .text(var text) = item else { return item }
                    text.halo = Stroke(Theme.ground, width: 3)
                    return .text(text)
                }
                // Edges that run down from a node begin below what is said of it.
                guard form.isTurned, !diagram.isReversed, block.height > 0 else { return words }
                let plate = Rect(
                    x: inside(center.x, half: block.width / 2) - block.width / 2, y: center.y + radius + 2,
                    width: block.width, height: block.height + 1)
                return [.fill(.rectangle(plate), Theme.ground)] + words
            }
        }
    }

    private func inside(_ middle: Double, half: Double) -> Double {
        max(min(middle, space.maxX - half), space.minX + half)
    }

    /// The text in the largest size at which it is no wider.
    private func fitted(_ text: String, into width: Double) -> TextLine {
        var line = Self.valueLine(text, measuring)
        while line.size > 8, measuring.extents(of: line).width > width { line.size -= 1 }
        return line
    }

    /// Names stand in one line below the lowest node of all columns.
    private var namesTop: Double {
        let lowest = centers.flatMap { $0 }.map(\.y).max() ?? space.midY
        let captionHeight = captions.flatMap { $0 }.map(\.height).max() ?? 0
        return lowest + radius + (captionHeight > 0 ? captionHeight + 16 : 12)
    }

    private func names() -> [SceneItem] {
        zip(diagram.layers, centers).flatMap { layer, centers -> [SceneItem] in
            guard let center = centers.first else { return [] }
            func block(_ width: Double, _ lines: Int) -> TextBlock {
                TextBlock(
                    layer.name, size: Theme.noteSize, width: width, limit: lines, breaksWords: true,
                    measuring: measuring)
            }
            if form.isTurned {
                let block = block(NetworkForm.nameWidth, NetworkForm.mostNameLines)
                return block.items(x: space.minX, top: center.y - block.height / 2, paint: Theme.muted)
            }
            let block = block(
                space.width / Double(max(1, diagram.layers.count)) - 8, NetworkForm.mostNameLines)
            return block.items(
                x: inside(center.x, half: block.width / 2), top: min(namesTop, space.maxY - block.height),
                anchor: .middle, paint: Theme.muted)
        }
    }
}
