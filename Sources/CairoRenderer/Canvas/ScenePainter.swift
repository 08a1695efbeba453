import Drawing

/// Paints the items of a scene with Cairo. Everything that decides what the picture looks like has
/// happened before; here it is only placed, cut to the canvas and handed over.
struct ScenePainter {
    let context: CairoContext
    let shaper: TextShaper
    let appearance: Appearance
    /// Device units per point.
    let scale: Double
    let format: ImageFormat
    /// The width of the columns, in device units, to which long lines are thinned; `nil` for not at all.
    var columnWidth: Double?
    /// Paints in Cairo's place; `nil` where there are no pixels, or others are painted on.
    var filler: PathFiller?

    func paint(_ scene: Scene, width: Double, height: Double) {
        let background = scene.background.color(in: appearance)
        if background.alpha > 0 {
            if let filler { filler.cover(with: background) } else { context.cover(with: background) }
        }
        paint(scene.items, within: Rect(x: 0, y: 0, width: width, height: height))
        filler?.finish()
    }

    /// - Parameter visible: the part of the device that ink can reach.
    private func paint(_ items: [SceneItem], within visible: Rect) {
        for item in items {
            switch item {
            case .path(let path): paint(path, within: visible)
            case .text(let text): paint(text, within: visible)
            case .group(let group): paint(group, within: visible)
            }
        }
    }

    private func paint(_ item: PathItem, within visible: Rect) {
        let placement = Placement(scale: scale)
        if let fill = item.fill?.color(in: appearance), fill.alpha > 0 {
            let sharp = format == .png ? PixelGrid.sharpRectangle(item.path, scale: scale) : nil
            let (path, place) = sharp.map { ($0, Placement(scale: 1)) } ?? (item.path, placement)
            if let filler, !item.isCrisp {
                filler.fill(path, at: place, fill, rule: item.fillRule, within: visible)
            } else {
                self.fill([(path, place)], fill, rule: item.fillRule, crisp: item.isCrisp, within: visible)
            }
        }
        if let stroke = item.stroke {
            let path = placement.apply(item.path)
            self.stroke(columnWidth.map(path.thinned) ?? path, stroke, within: visible)
        }
    }

    /// Fills paths, each moved to its place, as one.
    private func fill(
        _ paths: [(path: Path, placement: Placement)], _ color: Color,
        rule: PathItem.FillRule = .nonZero, crisp: Bool = false, within visible: Rect
    ) {
        if !crisp, let filler { return filler.fill(paths, color, rule: rule, within: visible) }
        filler?.finish()
        var placed = Path()
        for (path, placement) in paths { placed.append(placement.apply(path)) }
        var path = PathClipper(visible, reach: 0).filled(placed)
        // To fill a path is to close it. Cairo would write the last close twice, and surfaces are thousands of paths.
        if format != .png, path.elements.last == .close { path = Path(elements: path.elements.dropLast()) }
        context.fill(
            path, crisp && format == .svg ? SVGFinisher.markedAsCrisp(color) : color, rule: rule, crisp: crisp
        )
    }

    private func stroke(_ path: Path, _ stroke: Stroke, within visible: Rect) {
        let color = stroke.paint.color(in: appearance)
        guard color.alpha > 0, var style = LineStyle(stroke, scale: scale) else { return }
        var path = path
        if format == .png, stroke.width <= PixelGrid.widestLine,
            let sharp = PixelGrid.sharp(path, style)
        {
            (path, style) = sharp
        }
        let pieces = PathClipper(visible, reach: style.reach).stroked(path, dashPeriod: style.dashPeriod)
        if let filler { return filler.stroke(pieces, style, color, within: visible) }
        for piece in pieces {
            if format == .png && color.alpha >= 1 && style.dash.isEmpty {
                for part in piece.path.strokePieces(of: 1000) { context.stroke(part, style, color) }
            } else {
                context.stroke(piece.path, style, color, dashStart: piece.dashStart)
            }
        }
    }

    private func paint(_ item: TextItem, within visible: Rect) {
        let line = item.line
        guard line.size.isFinite, line.size > 0 else { return }
        let (runs, width) = line.placedRuns(shaper.advance)
        let start = -width * item.anchor.fraction
        let letters = runs.filter { $0.run.scale.isFinite && $0.run.rise.isFinite }.map { run, style, x in
            let placement = Placement(
                at: item.position, offset: Point(start + x, -run.rise * line.size),
                size: line.size * run.scale, turn: item.rotation, scale: scale)
            return (path: shaper.outline(run.text, style), placement: placement)
        }
        let strokes = (line.layout?.strokes ?? []).map { stroke in
            let placement = Placement(
                at: item.position, offset: Point(start, 0), size: line.size, turn: item.rotation, scale: scale
            )
            return (path: placement.apply(.polyline(stroke.points)), width: stroke.width * line.size)
        }
        if let halo = item.halo {
            var outlines = Path()
            for (path, placement) in letters { outlines.append(placement.apply(path)) }
            self.stroke(outlines, halo, within: visible)
            for stroke in strokes {
                let wide = Stroke(halo.paint, width: halo.width + stroke.width, cap: .round)
                self.stroke(stroke.path, wide, within: visible)
            }
        }
        let color = item.paint.color(in: appearance)
        if color.alpha > 0 { fill(letters, color, within: visible) }
        for stroke in strokes {
            self.stroke(stroke.path, Stroke(item.paint, width: stroke.width, cap: .round), within: visible)
        }
    }

    private func paint(_ group: SceneGroup, within visible: Rect) {
        guard let clip = group.clip else { return paintFaded(group, within: visible) }
        let device = deviceRect(clip)
        let rect = format == .png ? PixelGrid.sharp(device) : device
        let seen = Rect(
            minX: max(rect.minX, visible.minX), minY: max(rect.minY, visible.minY),
            maxX: min(rect.maxX, visible.maxX), maxY: min(rect.maxY, visible.maxY))
        guard seen.width > 0, seen.height > 0 else { return }
        context.clipped(to: seen) { paintFaded(group, within: seen) }
    }

    private func paintFaded(_ group: SceneGroup, within visible: Rect) {
        if group.opacity >= 1 {
            paint(group.items, within: visible)
        } else if group.opacity > 0 {
            // The group is painted on a surface of Cairo's own.
            filler?.finish()
            var painter = self
            painter.filler = nil
            context.faded(to: group.opacity) { painter.paint(group.items, within: visible) }
        }
    }

    private func deviceRect(_ rect: Rect) -> Rect {
        Rect(
            minX: Placement.quantized(rect.minX * scale), minY: Placement.quantized(rect.minY * scale),
            maxX: Placement.quantized(rect.maxX * scale), maxY: Placement.quantized(rect.maxY * scale))
    }
}

extension TextItem.Anchor {
    /// How much of the line stands before its position.
    fileprivate var fraction: Double {
        switch self {
        case .start: 0
        case .middle: 0.5
        case .end: 1
        }
    }
}
