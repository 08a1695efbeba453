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
    /// The rows of the device that are painted; what has no ink there is passed over.
    let rows: ClosedRange<Double>

    func paint(_ scene: Scene, on canvas: Rect) {
        let background = scene.background.color(in: appearance)
        if background.alpha > 0 { context.cover(with: background) }
        paint(scene.items, within: canvas)
    }

    /// - Parameter visible: the part of the device that ink can reach.
    private func paint(_ items: [SceneItem], within visible: Rect) {
        var first = 0
        while first < items.count {
            let end = format == .png ? Stamps.run(in: items, from: first) : first + 1
            if end - first >= Stamps.many {
                paintEqual(items[first..<end], within: visible)
            } else {
                for item in items[first..<end] { paint(item, within: visible) }
            }
            first = end
        }
    }

    private func paint(_ item: SceneItem, within visible: Rect) {
        switch item {
        case .path(let path): paint(path, within: visible)
        case .text(let text): paint(text, within: visible)
        case .group(let group): paint(group, within: visible)
        }
    }

    /// Paints fills that differ only in where they are.
    private func paintEqual(_ items: ArraySlice<SceneItem>, within visible: Rect) {
        let seen = Rect(
            minX: visible.minX, minY: max(visible.minY, rows.lowerBound), maxX: visible.maxX,
            maxY: min(visible.maxY, rows.upperBound))
        var stamps: Stamps?
        for case .path(let item) in items {
            guard let color = item.fill?.color(in: appearance), color.alpha > 0 else { return }
            if stamps == nil { stamps = Stamps(item, scale: scale) }
            if stamps?.paint(item.path, color, on: context, within: seen) != true {
                paint(item, within: visible)
            }
        }
    }

    private func paint(_ item: PathItem, within visible: Rect) {
        let style = item.stroke.flatMap { LineStyle($0, scale: scale) }
        guard hasInk(item.path, scale: scale, reach: style?.reach ?? 0) else { return }
        let path = Placement(scale: scale).apply(item.path)
        if let fill = item.fill?.color(in: appearance), fill.alpha > 0 {
            let sharp = format == .png ? PixelGrid.sharpRectangle(item.path, scale: scale) : nil
            self.fill(
                sharp.map(Placement(scale: 1).apply) ?? path, fill, rule: item.fillRule, crisp: item.isCrisp,
                within: visible)
        }
        if let stroke = item.stroke {
            self.stroke(columnWidth.map(path.thinned) ?? path, stroke, within: visible)
        }
    }

    /// Whether ink that reaches so far beyond a path reaches the rows that are painted.
    private func hasInk(_ path: Path, scale: Double, reach: Double) -> Bool {
        var (top, bottom) = (Double.infinity, -Double.infinity)
        func include(_ point: Point) {
            top = min(top, point.y)
            bottom = max(bottom, point.y)
        }
        for element in path.elements {
            switch element {
            case .move(let p), .line(let p): include(p)
            case .cubic(let a, let b, let p):
                include(a)
                include(b)
                include(p)
            case .close: break
            }
        }
        // Edges and lines are moved by up to half a pixel and widened to a whole one.
        let room = reach + 2
        return top * scale - room <= rows.upperBound && bottom * scale + room >= rows.lowerBound
    }

    /// - Parameter path: on the device.
    private func fill(
        _ path: Path, _ color: Color, rule: PathItem.FillRule = .nonZero, crisp: Bool = false,
        within visible: Rect
    ) {
        var path = PathClipper(visible, reach: 0).filled(path)
        // To fill a path is to close it. Cairo would write the last close twice, and surfaces are thousands of paths.
        if format != .png, path.elements.last == .close { path = Path(elements: path.elements.dropLast()) }
        context.fill(
            path, crisp && format == .svg ? SVGFinisher.markedAsCrisp(color) : color, rule: rule,
            antialias: crisp ? .none : format == .png ? .quick : .full)
    }

    /// Few samples hit thinner lines: what they see of them depends on how these lie.
    private static let thinnestQuickLine = 1.0

    /// - Parameter path: on the device.
    private func stroke(_ path: Path, _ stroke: Stroke, within visible: Rect) {
        let color = stroke.paint.color(in: appearance)
        guard color.alpha > 0, var style = LineStyle(stroke, scale: scale) else { return }
        var path = path
        if format == .png, stroke.width <= PixelGrid.widestLine,
            let sharp = PixelGrid.sharp(path, style)
        {
            (path, style) = sharp
        }
        // Level edges between two rows of samples would be moved by half of their distance, and cost nothing.
        let isQuick =
            format == .png && style.width >= Self.thinnestQuickLine && !PixelGrid.isRectilinear(path)
        let antialias: CairoContext.Antialias = isQuick ? .quick : .full
        for piece in PathClipper(visible, reach: style.reach).stroked(path, dashPeriod: style.dashPeriod) {
            if format == .png && color.alpha >= 1 && style.dash.isEmpty {
                for part in piece.path.strokePieces(of: 1000) {
                    context.stroke(part, style, color, antialias: antialias)
                }
            } else {
                context.stroke(
                    piece.path, style, color, dashStart: piece.dashStart, antialias: antialias)
            }
        }
    }

    private func paint(_ item: TextItem, within visible: Rect) {
        let line = item.line
        guard line.size.isFinite, line.size > 0 else { return }
        let (runs, width) = line.placedRuns(shaper.advance)
        let start = -width * item.anchor.fraction
        var letters = Path()
        for (run, style, x) in runs where run.scale.isFinite && run.rise.isFinite {
            let placement = Placement(
                at: item.position, offset: Point(start + x, -run.rise * line.size),
                size: line.size * run.scale, turn: item.rotation, scale: scale)
            letters.append(placement.apply(shaper.outline(run.text, style)))
        }
        let strokes = (line.layout?.strokes ?? []).map { stroke in
            let placement = Placement(
                at: item.position, offset: Point(start, 0), size: line.size, turn: item.rotation, scale: scale
            )
            return (path: placement.apply(.polyline(stroke.points)), width: stroke.width * line.size)
        }
        if let halo = item.halo {
            self.stroke(letters, halo, within: visible)
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
            context.faded(to: group.opacity) { paint(group.items, within: visible) }
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
