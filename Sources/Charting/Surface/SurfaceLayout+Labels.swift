import Drawing

// Ticks, titles and the names of paths.
extension SurfaceLayout {
    func labels() -> FigureLayout {
        let paths = chart.tracks.map { surfacePlaces($0.x, $0.y) }
        let spots = chart.points.map { surfacePlaces($0.x, $0.y) }
        let radius = Theme.pointRadius + 1
        var ink: [Rect] = []
        for places in paths {
            for (from, to) in zip(places, places.dropFirst()) {
                ink += Plot.boxes(along: from, to, width: Theme.pathWidth)
            }
        }
        for spot in spots.joined() {
            ink.append(Rect(x: spot.x - radius, y: spot.y - radius, width: 2 * radius, height: 2 * radius))
        }
        var placer = LabelPlacer(bounds: space.inset(by: -4), ink: ink, measuring: measuring)
        let corners = corners
        let sides = [
            (side: -1.0, edge: edge(corners.left, corners.front)),
            (side: 1.0, edge: edge(corners.front, corners.right)),
        ]
        let top = place(u: corners.left.x, v: corners.left.y, w: 1)
        var title = LabelRequest(
            LabelText.line(chart.zLabel, size: Theme.labelSize, measuring: measuring), paint: Theme.muted,
            at: top, clearance: 6, sides: [.top, .topLeft, .topRight, .left])
        title.places += [Point(0, -34), Point(40, -22), Point(-40, -22), Point(80, -40)].map { top + $0 }
        // Names first: an axis may go without a tick, but not without its name.
        if !chart.zLabel.isEmpty { placer.place(title) }
        for (side, edge) in sides { axisTitle(along: edge, side: side, into: &placer) }
        for (side, edge) in sides { axisTicks(along: edge, side: side, into: &placer) }
        for (value, label) in heights {
            let w = chart.levels.fraction(of: value)
            if mesh.hides(u: corners.left.x, v: corners.left.y, w: w) { continue }
            let tick = place(u: corners.left.x, v: corners.left.y, w: w)
            var request = LabelRequest(
                AxisLayout.tickLine(label), paint: Theme.ink.opacity(0.85), at: tick, clearance: 0, sides: [])
            let width = measuring.extents(of: request.line).width
            request.places = [tick - Point(6 + width / 2, 0)]
            request.isOptional = true
            placer.place(request)
        }
        var names = zip(chart.tracks, paths).flatMap { track, places in
            [(track.startLabel, track.paint, places.first), (track.endLabel, track.paint, places.last)]
        }
        names += zip(chart.points, spots).map { ($0.label, $0.paint, $1.last) }
        for case (let text, let paint, let place?) in names where !text.isEmpty {
            let line = LabelText.line(text, size: Theme.labelSize, weight: .medium, measuring: measuring)
            placer.place(
                LabelRequest(line, paint: paint, at: place, clearance: 8, sides: [.topRight, .top]))
        }
        return FigureLayout(items: placer.items, omitted: placer.omitted)
    }

    /// The heights that are written at the box: the levels, or every so many of them that each has room; the one
    /// height of a surface that has no other.
    private var heights: [(value: Double, label: String)] {
        let levels = chart.levels
        guard let first = levels.values.first else {
            return [(levels.range.lowerBound, NumberText.significant(levels.range.lowerBound))]
        }
        func height(_ value: Double) -> Double {
            place(u: corners.left.x, v: corners.left.y, w: levels.fraction(of: value)).y
        }
        guard !levels.isLogarithmic, levels.values.count > 2, let last = levels.values.last else {
            return Array(zip(levels.values, levels.labels))
        }
        let distance = abs(height(last) - height(first)) / Double(levels.values.count - 1)
        let needed = measuring.extents(of: AxisLayout.tickLine("0")).height + 2
        let stride = distance > 0 ? Int(min((needed / distance).rounded(.up), 100)) : 1
        guard stride > 1 else { return Array(zip(levels.values, levels.labels)) }
        // The roundest of them, without the decimals that only the others have.
        let choices = (0..<stride).map { start in
            levels.values.indices.filter { $0 % stride == start }.map { DecimalDigits(levels.values[$0]) }
        }
        func decimals(_ choice: [DecimalDigits]) -> Int {
            choice.map { $0.digits.count - $0.point }.max() ?? 0
        }
        let best = choices.indices.min { decimals(choices[$0]) < decimals(choices[$1]) } ?? 0
        let values = levels.values.indices.filter { $0 % stride == best }.map { levels.values[$0] }
        return Array(zip(values, NumberText.aligned(choices[best])))
    }

    /// An edge of the box with an axis along it.
    private struct Edge {
        /// Where one of its ends is over the floor.
        var corner: Point
        var isY: Bool
        var w: Double
    }

    /// The edge of the floor between two corners; the one above it where the viewer looks down into the box and
    /// the surface may stand before the floor.
    private func edge(_ a: Point, _ b: Point) -> Edge {
        let isAbove = !isBefore(a, b) && view.eyeHeight > 1
        return Edge(corner: a, isY: a.x == b.x, w: isAbove ? 1 : Self.floor)
    }

    private func spot(_ value: Double, _ edge: Edge) -> (u: Double, v: Double) {
        edge.isY ? (edge.corner.x, field.v(value)) : (field.u(value), edge.corner.y)
    }

    /// The position of a value on the edge of its axis.
    private func at(_ value: Double, _ edge: Edge) -> Point {
        let (u, v) = spot(value, edge)
        return place(u: u, v: v, w: edge.w)
    }

    private func ticks(along edge: Edge) -> TickSet {
        let axis = edge.isY ? chart.grid.y : chart.grid.x
        guard let low = axis.first, let high = axis.last else { return TickSet(ticks: []) }
        let length = (at(high, edge) - at(low, edge)).length
        let space = TickSpace(length: length, extent: { _ in 16 }, gap: 10, pitch: 60)
        return LinearTicks.ticks(lower: low, upper: high, space: space)
    }

    private func axisTicks(along edge: Edge, side: Double, into placer: inout LabelPlacer) {
        for tick in ticks(along: edge).ticks {
            let (u, v) = spot(tick.value, edge)
            if mesh.hides(u: u, v: v, w: edge.w) { continue }
            let line = AxisLayout.tickLine(tick.label)
            let extents = measuring.extents(of: line)
            let center = at(tick.value, edge) + Point(side * (8 + extents.width / 2), 4 + extents.height / 2)
            var request = LabelRequest(
                line, paint: Theme.ink.opacity(0.85), at: center, clearance: 0, sides: [])
            request.isOptional = true
            placer.place(request)
        }
    }

    private func axisTitle(along edge: Edge, side: Double, into placer: inout LabelPlacer) {
        let axis = edge.isY ? chart.grid.y : chart.grid.x
        guard let low = axis.first, let high = axis.last else { return }
        let ticks = ticks(along: edge)
        let text = ticks.complete(title: edge.isY ? chart.yLabel : chart.xLabel)
        guard !text.isEmpty else { return }
        let line = LabelText.line(text, size: Theme.labelSize, measuring: measuring)
        let extents = measuring.extents(of: line)
        let widest = ticks.ticks.map { measuring.extents(of: AxisLayout.tickLine($0.label)).width }.max() ?? 0
        // Beyond the ticks, farther out and along the edge until there is room.
        var places: [Point] = []
        for away in stride(from: 0.0, through: 72, by: 12) {
            for share in [0.5, 0.35, 0.65, 0.2, 0.8] {
                let value = low * (1 - share) + high * share
                let beside = Point(side * (14 + widest + extents.width / 2), 20 + extents.height / 2)
                let below = Point(side * extents.width / 2, 34 + extents.height / 2)
                places += [beside, below].map { offset in
                    let place = at(value, edge) + offset + Point(side * away / 2, away)
                    let (left, right) = (space.minX + extents.width / 2, space.maxX - extents.width / 2)
                    return Point(max(left, min(place.x, right)), place.y)
                }
            }
        }
        var request = LabelRequest(line, paint: Theme.muted, at: places[0], clearance: 0, sides: [])
        request.places = places
        placer.place(request)
    }
}
