import Drawing

/// Finds free positions for labels: no two texts ever overlap, and none leaves the canvas.
///
/// Labels are placed one after the other, each at the cheapest of its places: texts are obstacles
/// that nothing may touch, ink (points, lines) costs by the area that would be covered, and so does
/// leaving the wanted side. A label without any free position is left out.
struct LabelPlacer {
    let bounds: Rect
    let measuring: any TextMeasuring
    private(set) var texts: [Rect]
    private let ink: [Rect]
    private(set) var items: [SceneItem] = []
    /// Labels that have to be there and have no room.
    private(set) var omitted: [String] = []

    init(bounds: Rect, texts: [Rect] = [], ink: [Rect], measuring: any TextMeasuring) {
        self.bounds = bounds
        self.texts = texts
        self.ink = ink
        self.measuring = measuring
    }

    mutating func place(_ request: LabelRequest) {
        let extents = measuring.extents(of: request.line)
        var best: (cost: Double, box: Rect)?
        for (rank, place) in request.places.enumerated() where bounds.inset(by: -1).contains(place) {
            for (box, price) in candidates(request, at: place, extents: extents) {
                let cost = price + Double(rank) * 0.5
                guard cost < best?.cost ?? .infinity, bounds.contains(box) else { continue }
                let roomy = box.inset(by: Insets(top: -1, left: -3, bottom: -1, right: -3))
                guard !texts.contains(where: { $0.intersects(roomy) }) else { continue }
                let isCrossed = request.mayStandAway && ink.contains { $0.intersects(box) }
                let total = cost + covered(box.inset(by: -1.5)) + (isCrossed ? 12 : 0)
                if total < best?.cost ?? .infinity { best = (total, box) }
            }
        }
        guard let box = best?.box else {
            if !request.isOptional { omitted.append(request.line.plainText) }
            return
        }
        texts.append(box)
        guard !request.isHidden else { return }
        if let place = request.leaderEnd ?? (needsLeader(request, box) ? request.places.first : nil) {
            items += leader(from: box, to: place)
        }
        var text = TextItem(
            request.line, at: Point(box.minX, box.minY + extents.ascent), paint: request.textPaint)
        switch request.backing {
        case .halo(let paint):
            text.halo = Stroke(paint, width: 3, join: .round)
        case .plate(let opacity):
            let plate = Path.roundedRectangle(
                box.inset(by: Insets(top: 0, left: -3, bottom: 0, right: -3)), radius: 3)
            items.append(.fill(plate, Theme.ground.opacity(opacity)))
        }
        items.append(.text(text))
    }

    /// Whether nobody sees what the label speaks of without a line to it.
    private func needsLeader(_ request: LabelRequest, _ box: Rect) -> Bool {
        guard !request.hasLeader, request.mayStandAway, let place = request.places.first else {
            return request.hasLeader
        }
        let gap = Point(
            max(box.minX - place.x, place.x - box.maxX, 0), max(box.minY - place.y, place.y - box.maxY, 0))
        return gap.length > request.clearance + Self.rings[3]
    }

    /// A thin line from the nearest point of a label's box to the position it speaks of, and a dot there. A line that is
    /// more level than steep begins at half the height, or it would underline what stands above.
    private func leader(from box: Rect, to place: Point) -> [SceneItem] {
        let outer = box.inset(by: -2)
        var start = Point(
            min(max(place.x, outer.minX), outer.maxX), min(max(place.y, outer.minY), outer.maxY))
        if abs(place.x - start.x) > 2 * abs(place.y - start.y), place.y != start.y { start.y = box.center.y }
        guard (place - start).length > 4 else { return [] }
        return [
            .stroke(.segment(start, place), Stroke(Theme.muted, width: Theme.hairline)),
            .fill(.circle(center: place, radius: 1.75), Theme.muted),
        ]
    }

    /// Boxes around a position, with what each costs: first the wanted sides, then all others, then
    /// the same farther away.
    private func candidates(
        _ request: LabelRequest, at place: Point, extents: TextExtents
    ) -> [(Rect, Double)] {
        guard !request.sides.isEmpty else {
            let box = Rect(
                x: place.x - extents.width / 2, y: place.y - extents.height / 2, width: extents.width,
                height: extents.height)
            return [(box, 0)]
        }
        let others =
            request.otherSides == .never
            ? [] : LabelRequest.Side.allCases.filter { !request.sides.contains($0) }
        let isLastOfAll = request.otherSides == .lastOfAll
        let priceOfOthers = isLastOfAll ? 100.0 : 3
        let sides =
            request.sides.enumerated().map { ($1, Double($0) * 0.4) } + others.map { ($0, priceOfOthers) }
        let rings =
            isLastOfAll
            ? Self.levels : request.mayStandAway ? Self.rings : Array(Self.rings.prefix(4))
        return rings.enumerated().flatMap { ring, extra in
            sides.map { side, price in
                let distance = request.clearance + extra
                let box = box(
                    side, at: place, distance: distance, extents: extents, alignment: request.alignment)
                return (box, price + Double(ring) * 2 + (ring > 3 ? 2 : 0))
            }
        }
    }

    /// How much farther than its clearance a label may stand; the last ones only with a line to its position.
    private static let rings = [0, 6, 14, 26, 46, 68.0]

    /// The same for a label that keeps to its sides: above each other as lines of text are.
    private static let levels = (0..<16).map { Double($0) * 7 }

    private func box(
        _ side: LabelRequest.Side, at place: Point, distance: Double, extents: TextExtents, alignment: Point
    ) -> Rect {
        let (width, height) = (extents.width, extents.height)
        let slanted = distance * 0.6
        let x: Double
        switch side {
        case .right: x = place.x + distance
        case .topRight, .bottomRight: x = place.x + slanted
        case .left: x = place.x - distance - width
        case .topLeft, .bottomLeft: x = place.x - slanted - width
        case .top, .bottom:
            // Above or below, a label may stand off-center rather than leave the canvas.
            x = min(max(place.x - width * alignment.x, bounds.minX), bounds.maxX - width)
        }
        let y: Double
        switch side {
        case .left, .right: y = place.y - height * alignment.y
        case .top: y = place.y - distance - height
        case .topLeft, .topRight: y = place.y - slanted - height
        case .bottom: y = place.y + distance
        case .bottomLeft, .bottomRight: y = place.y + slanted
        }
        return Rect(x: x, y: y, width: width, height: height)
    }

    /// The share of a box that lies on ink, in the unit of prices.
    private func covered(_ box: Rect) -> Double {
        guard box.width > 0, box.height > 0 else { return 0 }
        var area = 0.0
        for rect in ink where rect.intersects(box) {
            let width = min(rect.maxX, box.maxX) - max(rect.minX, box.minX)
            let height = min(rect.maxY, box.maxY) - max(rect.minY, box.minY)
            area += width * height
        }
        return 20 * min(1, area / (box.width * box.height) * 8)
    }
}
