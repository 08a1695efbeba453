import Drawing

// Ticks, titles and the names of paths.
extension SurfaceLayout {
    func labels() -> [SceneItem] {
        var placer = LabelPlacer(bounds: space.inset(by: -4), ink: [], measuring: measuring)
        let corners = corners
        let frontLeft = (corners.left, corners.front, corners.left.x == corners.front.x)
        let frontRight = (corners.front, corners.right, corners.front.x == corners.right.x)
        for (side, edge) in [(-1.0, frontLeft), (1.0, frontRight)] {
            axisLabels(along: edge, side: side, into: &placer)
        }
        let top = place(u: corners.left.x, v: corners.left.y, w: 1)
        let title = LabelRequest(
            LabelText.line(chart.zLabel, size: Theme.labelSize, measuring: measuring), paint: Theme.muted,
            at: top, clearance: 6,
            sides: [.top])
        placer.place(title)
        for (value, label) in zip(chart.levels.values, chart.levels.labels) {
            let w = chart.levels.fraction(of: value)
            let tick = place(u: corners.left.x, v: corners.left.y, w: w)
            var request = LabelRequest(
                AxisLayout.tickLine(label), paint: Theme.ink.opacity(0.85), at: tick, clearance: 0, sides: [])
            let width = measuring.extents(of: request.line).width
            request.places = [tick - Point(6 + width / 2, 0)]
            request.isOptional = true
            placer.place(request)
        }
        for track in chart.tracks {
            let places = surfacePlaces(track)
            for (text, place) in [(track.startLabel, places.first), (track.endLabel, places.last)] {
                guard let place, !text.isEmpty else { continue }
                let line = LabelText.line(text, size: Theme.labelSize, weight: .medium, measuring: measuring)
                placer.place(
                    LabelRequest(line, paint: track.paint, at: place, clearance: 8, sides: [.topRight, .top]))
            }
        }
        return placer.items
    }

    /// Ticks and title along one of the two front edges of the floor.
    private func axisLabels(
        along edge: (from: Point, to: Point, isY: Bool), side: Double, into placer: inout LabelPlacer
    ) {
        let axis = edge.isY ? chart.grid.y : chart.grid.x
        guard let low = axis.first, let high = axis.last else { return }
        func at(_ value: Double) -> Point {
            let unit = edge.isY ? field.v(value) : field.u(value)
            return edge.isY
                ? place(u: edge.from.x, v: unit, w: Self.floor)
                : place(u: unit, v: edge.from.y, w: Self.floor)
        }
        let length = (at(high) - at(low)).length
        let space = TickSpace(length: length, extent: { _ in 16 }, gap: 10, pitch: 60)
        let ticks = LinearTicks.ticks(lower: low, upper: high, space: space)
        for tick in ticks.ticks {
            let line = AxisLayout.tickLine(tick.label)
            let extents = measuring.extents(of: line)
            let center = at(tick.value) + Point(side * (8 + extents.width / 2), 4 + extents.height / 2)
            var request = LabelRequest(
                line, paint: Theme.ink.opacity(0.85), at: center, clearance: 0, sides: [])
            request.isOptional = true
            placer.place(request)
        }
        let text = ticks.complete(title: edge.isY ? chart.yLabel : chart.xLabel)
        let line = LabelText.line(text, size: Theme.labelSize, measuring: measuring)
        let extents = measuring.extents(of: line)
        let middle = at(low / 2 + high / 2) + Point(side * (34 + extents.width / 2), 22)
        var request = LabelRequest(line, paint: Theme.muted, at: middle, clearance: 0, sides: [])
        request.places += [
            middle + Point(0, 12), middle + Point(side * 10, 18), middle + Point(-side * 14, 26),
        ]
        placer.place(request)
    }
}
