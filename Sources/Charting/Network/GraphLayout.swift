import Drawing

/// Decides where the boxes, edges and numbers of a ``GraphDiagram`` stand.
struct GraphLayout {
    private let diagram: GraphDiagram
    private let space: Rect
    private let measuring: any TextMeasuring
    private let places: GraphPlaces
    private let boxes: [Rect]
    private let cell: Double

    init(_ diagram: GraphDiagram, in space: Rect, measuring: any TextMeasuring) {
        self.diagram = diagram
        self.space = space
        self.measuring = measuring
        let places = GraphPlaces(diagram.nodes)
        self.places = places
        let columns = Double(places.columnCount)
        let inset = 20.0
        // Behind the result there is a short edge.
        let cell = (space.width - inset) / (columns - 0.2)
        self.cell = cell
        boxes = diagram.nodes.enumerated().map { index, node in
            let x = space.minX + inset + cell * Double(places.columns[index])
            let y = space.minY + space.height * (places.rows[index] + 0.5) / max(2, places.rowCount)
            let text = measuring.extents(of: Self.line(node.text, measuring)).width
            let note = measuring.extents(of: Self.note(node.note, measuring)).width
            let width = min(max(26, text + 12, note + 10), max(26, cell * 0.56))
            let height = node.note.isEmpty ? 26.0 : 36
            let left = node.inputs.isEmpty ? x - min(width / 2, inset) : x - width / 2
            return Rect(x: left, y: y - height / 2, width: width, height: height)
        }
    }

    private static func line(_ text: String, _ measuring: any TextMeasuring) -> TextLine {
        LabelText.line(text, size: 13, weight: .semibold, measuring: measuring)
    }

    private static func note(_ text: String, _ measuring: any TextMeasuring) -> TextLine {
        LabelText.line(text, size: 9, measuring: measuring)
    }

    func layout() -> FigureLayout {
        var labels: [SceneItem] = []
        var omitted: [String] = []
        var taken = boxes
        let edges = edges
        for (index, node) in diagram.nodes.enumerated() {
            guard let own = edges.first(where: { $0.from == index }) else { continue }
            let others = edges.filter { $0.from != index }.flatMap(\.curve)
            let texts = [(node.value, true), (node.gradient, false)]
            if let items = label(texts, along: own.curve, fromEnd: false, others, &taken) {
                labels += items
            } else {
                omitted += texts.map(\.0)
            }
        }
        // Where a name goes to several gates, every way back has a number of its own.
        for edge in edges where !edge.gradient.isEmpty {
            let others = edges.filter { $0 != edge }.flatMap(\.curve)
            if let items = label([(edge.gradient, false)], along: edge.curve, fromEnd: true, others, &taken) {
                labels += items
            } else {
                omitted.append(edge.gradient)
            }
        }
        return FigureLayout(
            items: edges.flatMap { items(along: $0.curve) } + nodes() + labels, omitted: omitted)
    }

    private struct Edge: Hashable {
        let from: Int
        let curve: [Point]
        /// What flows back along it; empty where that is all that flows back into the node.
        let gradient: String
    }

    private var edges: [Edge] {
        var edges: [Edge] = []
        for (index, node) in diagram.nodes.enumerated() {
            for (place, input) in node.inputs.enumerated() {
                let isShared = diagram.nodes.reduce(0) { $0 + $1.inputs.count { $0 == input } } > 1
                let gradient = node.gradients.indices.contains(place) ? node.gradients[place] : ""
                edges.append(
                    Edge(
                        from: input, curve: curve(from: input, to: index, place),
                        gradient: isShared ? gradient : ""))
            }
        }
        if let box = boxes.last {
            let end = Point(min(space.maxX, box.maxX + cell * 0.55), box.midY)
            let curve = (0...12).map { Point(box.maxX + (end.x - box.maxX) * Double($0) / 12, box.midY) }
            edges.append(Edge(from: boxes.count - 1, curve: curve, gradient: ""))
        }
        return edges
    }

    // MARK: Edges

    /// Points along an edge: level at both ends of each part.
    private func curve(from input: Int, to index: Int, _ place: Int) -> [Point] {
        let (from, to) = (boxes[input], boxes[index])
        let count = diagram.nodes[index].inputs.count
        let share = (Double(place) + 0.5) / Double(count) - 0.5
        var stops = [Point(from.maxX, from.midY)]
        for (step, row) in places.ways[index][place].enumerated() {
            let x = space.minX + 20 + cell * Double(places.columns[input] + 1 + step)
            stops.append(Point(x, space.minY + space.height * (row + 0.5) / max(2, places.rowCount)))
        }
        stops.append(Point(to.minX, to.midY + share * min(to.height - 4, 8 * Double(count))))
        return zip(stops, stops.dropFirst()).flatMap { a, b in
            (0...24).map { step -> Point in
                let t = Double(step) / 24
                // Long level, then down or up: numbers stand on the level part.
                let turn = max(0, min(1, (t - 0.3) / 0.55))
                return Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * turn * turn * (3 - 2 * turn))
            }
        }
    }

    private func items(along curve: [Point]) -> [SceneItem] {
        guard curve.count > 1, let end = curve.last else { return [] }
        let stroke = Stroke(Theme.axis, width: 1.25)
        let before = Point(end.x - 7, end.y)
        return [.stroke(.polyline(curve.dropLast() + [before]), stroke)]
            + Arrow(from: before, to: end).items(stroke: stroke, headLength: 6)
    }

    /// Numbers above the edge and below it, where they have room, off other edges if that can be.
    ///
    /// - Parameters:
    ///   - texts: with whether each stands above.
    ///   - isFromEnd: whether positions near the end come first.
    private func label(
        _ texts: [(text: String, isAbove: Bool)], along curve: [Point], fromEnd isFromEnd: Bool,
        _ others: [Point],
        _ taken: inout [Rect]
    ) -> [SceneItem]? {
        let lines = texts.map { LabelText.line($0.text, size: 11, weight: .medium, measuring: measuring) }
        let extents = lines.map(measuring.extents)
        let width = extents.map(\.width).max() ?? 0
        let (first, last) = (curve[0].x + 4, curve[curve.count - 1].x - width - 9)
        var starts = [first] + stride(from: first + 3, through: last, by: 3)
        if isFromEnd { starts.reverse() }
        for isStrict in [true, false] {
            for start in starts {
                let under = curve.filter { $0.x >= start - 2 && $0.x <= start + width + 2 }
                // Where an edge is steep under the whole number, the number stands by its nearer end.
                let level = isFromEnd ? start + width : start
                let ys = (isStrict ? under.map(\.y) : []) + [Self.y(of: curve, at: level)]
                guard let top = ys.min(), let bottom = ys.max(), bottom - top < 6 else { continue }
                let places = zip(texts, extents).map { text, extents in
                    Rect(
                        x: start, y: text.isAbove ? top - extents.height - 2 : bottom + 2, width: width,
                        height: extents.height)
                }
                let isFree = places.allSatisfy { place in
                    let roomy = place.inset(by: Insets(top: 0, left: -4, bottom: 0, right: -4))
                    return space.contains(place) && !taken.contains { $0.intersects(roomy) }
                        && !(isStrict && others.contains(where: place.inset(by: -1).contains))
                }
                guard isFree else { continue }
                taken += places
                return zip(zip(lines, extents), zip(places, texts)).map { text, place in
                    let paint = place.1.isAbove ? Theme.accent : Theme.contrast
                    var item = TextItem(
                        text.0, at: Point(place.0.midX, place.0.minY + text.1.ascent), anchor: .middle,
                        paint: Theme.text(paint))
                    item.halo = Stroke(Theme.ground, width: 3)
                    return .text(item)
                }
            }
        }
        return nil
    }

    private static func y(of curve: [Point], at x: Double) -> Double {
        curve.min { abs($0.x - x) < abs($1.x - x) }?.y ?? 0
    }

    // MARK: Boxes

    private func nodes() -> [SceneItem] {
        zip(diagram.nodes, boxes).flatMap { node, box -> [SceneItem] in
            let isGate = !node.inputs.isEmpty
            let outline = Path.roundedRectangle(box, radius: isGate ? 8 : 4)
            var items: [SceneItem] = [.fill(outline, Theme.ground)]
            if isGate { items.append(.fill(outline, Theme.accent.opacity(0.08))) }
            items.append(.stroke(outline, Stroke(isGate ? Theme.ink : Theme.axis, width: 1.25)))
            let text = fitted(Self.line(node.text, measuring), in: box)
            let extents = measuring.extents(of: text)
            guard !node.note.isEmpty else {
                let baseline = box.midY + (extents.ascent - extents.descent) / 2
                return items + [
                    .text(TextItem(text, at: Point(box.midX, baseline), anchor: .middle, paint: Theme.ink))
                ]
            }
            let note = fitted(Self.note(node.note, measuring), in: box)
            items.append(
                .text(
                    TextItem(
                        text, at: Point(box.midX, box.minY + 3 + extents.ascent), anchor: .middle,
                        paint: Theme.ink)))
            items.append(
                .text(
                    TextItem(note, at: Point(box.midX, box.maxY - 5), anchor: .middle, paint: Theme.muted)))
            return items
        }
    }

    /// In the largest size at which it stays inside.
    private func fitted(_ line: TextLine, in box: Rect) -> TextLine {
        var line = line
        while line.size > 6, measuring.extents(of: line).width > box.width - 4 { line.size -= 0.5 }
        return line
    }
}
