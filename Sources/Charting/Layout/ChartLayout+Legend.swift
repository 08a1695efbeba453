import Drawing

extension ChartLayout {
    /// Between the legend and the plot, or the frame of the plot where it stands inside.
    var legendSpacing: Double {
        if let spacing = chart.legend.spacing { return spacing }
        switch legendSide {
        case .top, .bottom: return 10
        case .leading, .trailing: return Theme.margin
        case .inside: return LegendPlacer.margin
        }
    }

    /// How much of the left of the canvas a legend keeps from the labels along y.
    var leadingLegendWidth: Double {
        legendSide == .leading && legend.height > 0 ? outer + legend.width + legendSpacing : 0
    }

    /// The position of a legend inside of the plot, which no label may touch.
    var insideLegend: Rect? {
        legendSide == .inside ? legendFrame.map { $0.inset(by: -Self.platePadding) } : nil
    }

    /// The same where the author said in which part of the plot it stands, so that others make way.
    var fixedLegend: Rect? { chart.legend.alignment == nil ? nil : insideLegend }

    /// Around the names, the plate of a legend that stands on a grid.
    private static let platePadding = 4.0

    // MARK: Finding a place

    /// Whether the legend can stay where it is; finds the position of one inside of the plot.
    mutating func settleLegend(of entries: [LegendEntry]) -> Bool {
        switch legendSide {
        case .top, .bottom: return true
        case .leading, .trailing:
            return legend.isWhole && legend.height <= plot.frame.height
                && plot.frame.width > canvas.width * 0.4
        case .inside:
            let space = plot.frame.inset(by: legendSpacing)
            let isWanted = chart.legend.position == .overlay
            let forms = forms(orderedByEnds(entries), in: space, isWanted: isWanted)
            guard !forms.isEmpty else { return false }
            if isWanted, let alignment = chart.legend.alignment {
                return stand(forms[0], in: space, alignment)
            }
            return stand(oneOf: forms, in: space, isWanted: isWanted)
        }
    }

    /// The legend in one, two, … columns, as far as that has room in a part of the plot: by itself a
    /// legend takes at most half of its width and three fifths of its height.
    private func forms(_ entries: [LegendEntry], in space: Rect, isWanted: Bool) -> [Legend] {
        let most = isWanted ? Size(1, 1) : Size(0.5, 0.6)
        return (1...max(1, min(4, entries.count))).map {
            Legend(columns: $0, entries, width: space.width * most.width, measuring: measuring)
        }.filter { $0.isWhole && $0.height <= space.height * most.height && $0.width <= space.width }
    }

    private mutating func stand(_ form: Legend, in space: Rect, _ alignment: Alignment) -> Bool {
        let placer = LegendPlacer(space: space, ink: InkMap(plot.frame))
        (legend, legendFrame) = (form, placer.place(form.size, alignment))
        guard let inset = insetFrame(ink), let taken = insideLegend else { return true }
        return !inset.intersects(taken)
    }

    private mutating func stand(oneOf forms: [Legend], in space: Rect, isWanted: Bool) -> Bool {
        let (map, inset) = occupied()
        let placer = LegendPlacer(space: space, ink: map)
        for form in forms {
            guard let place = placer.freePlace(form.size) else { continue }
            (legend, legendFrame) = (form, place)
            return true
        }
        guard isWanted else { return false }
        let places = forms.compactMap { form in
            placer.leastCovered(form.size, besides: inset?.inset(by: -LegendPlacer.clearance)).map {
                (form, $0)
            }
        }
        guard let best = places.min(by: { placer.covered($0.1) < placer.covered($1.1) }) else { return false }
        (legend, legendFrame) = best
        return true
    }

    /// Everything that stands in the plot: what marks draw, their labels, the axis and the inset.
    private func occupied() -> (InkMap, inset: Rect?) {
        var map = InkMap(plot.frame)
        for mark in chart.marks { map.add(mark.draw(on: plot)) }
        for rect in axisInk { map.add(rect) }
        let ink = ink
        let inset = insetFrame(ink)
        if let inset { map.add(inset) }
        let labels = labels(labelRequests(ofWhole: true), ink, besides: inset.map { [$0] } ?? [])
        for box in labels.texts { map.add(box) }
        map.add(labels.items)
        return (map, inset)
    }

    /// Lines in the order in which they end, from the top, if all of them end at one place along x and
    /// clearly apart; else the order of the series.
    private func orderedByEnds(_ entries: [LegendEntry]) -> [LegendEntry] {
        let ends = entries.compactMap { entry -> (entry: LegendEntry, end: Point)? in
            let mark = chart.marks.first { $0.style.series == entry.name && $0.legendKind == .line }
            return mark.flatMap { $0.end(on: plot) }.map { (entry, $0) }
        }.sorted { $0.end.y < $1.end.y }
        guard ends.count == entries.count, let first = ends.first else { return entries }
        let isAligned = ends.allSatisfy { abs($0.end.x - first.end.x) < 1 }
        let isClear = zip(ends, ends.dropFirst()).allSatisfy { $1.end.y - $0.end.y > 5 }
        return isAligned && isClear ? ends.map(\.entry) : entries
    }

    // MARK: Drawing

    /// The ground of a legend in the plot: up to its frame where that is near, or stumps of grid lines
    /// would be left there.
    private func plate(around place: Rect) -> Rect {
        let (plate, frame) = (place.inset(by: -Self.platePadding), plot.frame)
        let near = LegendPlacer.margin + 1
        return Rect(
            minX: place.minX - frame.minX < near ? frame.minX : plate.minX, minY: plate.minY,
            maxX: frame.maxX - place.maxX < near ? frame.maxX : plate.maxX, maxY: plate.maxY)
    }

    func legendItems() -> [SceneItem] {
        guard legend.height > 0 else { return [] }
        let frame = plot.frame
        let left = canvas.minX + outer
        let down = (frame.height - legend.height) * chart.legend.vertical
        switch legendSide {
        case .top: return legend.items(x: left, top: canvas.minY + outer + header.height, plot: plot)
        case .bottom:
            let below = outer + caption.height + (caption.height > 0 ? Theme.gap : 0)
            return legend.items(x: left, top: frame.maxY + insets.bottom - below - legend.height, plot: plot)
        case .leading: return legend.items(x: left, top: frame.minY + down, plot: plot)
        case .trailing:
            let beside = endLabels.width + Self.colorBarWidth(chart, measuring: measuring) + secondaryWidth
            return legend.items(
                x: frame.maxX + beside + legendSpacing, top: frame.minY + down, plot: plot)
        case .inside:
            guard let legendFrame else { return [] }
            // A plate that data shines through where the author put it on them.
            let paint = Theme.ground.opacity(chart.legend.position == .overlay ? 0.85 : 1)
            return [.fill(.roundedRectangle(plate(around: legendFrame), radius: 3), paint)]
                + legend.items(x: legendFrame.minX, top: legendFrame.minY, plot: plot)
        }
    }
}
