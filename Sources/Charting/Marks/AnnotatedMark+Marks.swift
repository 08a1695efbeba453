import Drawing

extension PointMark: AnnotatedMark {
    /// What each value covers, in points; `nil` where it cannot be seen.
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        plot.points(x.values, y.values).map { $0.map { Rect(around: $0, style.symbolRadius) } }
    }
}

extension LineMark: AnnotatedMark {
    /// What each value covers, in points; `nil` where it cannot be seen.
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        let radius = style.symbol == nil ? 0 : style.symbolRadius
        return plot.points(x.values, y.values).map { $0.map { Rect(around: $0, radius) } }
    }
}

extension ErrorBandMark: AnnotatedMark {
    /// What each value covers, in points; `nil` where it cannot be seen.
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        plot.points(x.values, y.values).map { $0.map { Rect(around: $0, 0) } }
    }
}

extension AreaMark: AnnotatedMark {
    /// What each value covers, in points; `nil` where it cannot be seen.
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        zip(plot.points(x.values, yStart.values), plot.points(x.values, yEnd.values)).map { low, high in
            low.flatMap { low in high.map { Rect(from: low, to: $0) } }
        }
    }
}

extension ErrorBarMark: AnnotatedMark {
    /// Whether words stand on the mark's own color.
    public var hasInkAnnotation: Bool { true }

    /// What each value covers, in points; `nil` where it cannot be seen.
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        zip(plot.points(x.values, yStart.values), plot.points(x.values, yEnd.values)).map { low, high in
            low.flatMap { low in high.map { Rect(from: low, to: $0) } }
        }
    }
}

extension BarMark: AnnotatedMark {
    /// What each value covers, in points; `nil` where it cannot be seen.
    public func annotationFrames(on plot: Plot) -> [Rect?] { rects(on: plot) }
    /// Where words stand unless a position is asked for.
    public var automaticAnnotation: (position: AnnotationPosition, alignment: Alignment) {
        (isLying ? .trailing : .top, .center)
    }

    /// The color behind words that stand on a value; `nil` for the plot's ground.
    public func annotationGround(ofValue index: Int, on plot: Plot) -> Paint? {
        style.opacity < 0.5 ? nil : paints.indices.contains(index) ? paints[index] : plot.paint(style)
    }
}

extension RectangleMark: AnnotatedMark {
    /// What each value covers, in points; `nil` where it cannot be seen.
    public func annotationFrames(on plot: Plot) -> [Rect?] { rects(on: plot) }

    /// The color behind words that stand on a value; `nil` for the plot's ground.
    public func annotationGround(ofValue index: Int, on plot: Plot) -> Paint? {
        style.opacity < 0.5 ? nil : plot.paint(style)
    }
}

extension ArrowMark: AnnotatedMark {
    /// What each value covers, in points; `nil` where it cannot be seen.
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        zip(xEnd, yEnd).map { x, y in plot.point(x, y).map { Rect(around: $0, 0) } }
    }
}

extension LinePlot: AnnotatedMark {
    /// What each value covers, in points; `nil` where it cannot be seen.
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        points(on: plot).map { $0.map { Rect(around: $0, 0) } }
    }
}

extension RuleMark: AnnotatedMark {
    /// What each value covers, in points; `nil` where it cannot be seen.
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        segments(on: plot).map { Rect(from: $0.0, to: $0.1) }
    }

    /// Beside the upper end of an upright rule, above the right end of a level one.
    public var automaticAnnotation: (position: AnnotationPosition, alignment: Alignment) {
        if case .vertical = course { (.trailing, .top) } else { (.top, .trailing) }
    }
}

extension SectorMark: AnnotatedMark {
    /// Whether words stand on the mark's own color.
    public var hasInkAnnotation: Bool { true }

    /// What each value covers, in points; `nil` where it cannot be seen.
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        var middles = middles(on: plot)[...]
        return shares.map { $0.isFinite && $0 > 0 ? middles.popFirst().map { Rect(around: $0, 0) } : nil }
    }

    /// The color behind words that stand on a value; `nil` for the plot's ground.
    public func annotationGround(ofValue index: Int, on plot: Plot) -> Paint? {
        seriesNames.indices.contains(index) ? plot.paint(ofSeries: seriesNames[index]) : nil
    }

    /// Where words stand unless a position is asked for.
    public var automaticAnnotation: (position: AnnotationPosition, alignment: Alignment) {
        (.overlay, .center)
    }
}

extension Rect {
    fileprivate init(around center: Point, _ radius: Double) {
        self.init(x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)
    }

    fileprivate init(from a: Point, to b: Point) {
        self.init(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
    }
}
