import Drawing

extension PointMark: AnnotatedMark {
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        plot.points(x.values, y.values).map { $0.map { Rect(around: $0, style.symbolRadius) } }
    }
}

extension LineMark: AnnotatedMark {
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        let radius = style.symbol == nil ? 0 : style.symbolRadius
        return plot.points(x.values, y.values).map { $0.map { Rect(around: $0, radius) } }
    }
}

extension ErrorBandMark: AnnotatedMark {
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        plot.points(x.values, y.values).map { $0.map { Rect(around: $0, 0) } }
    }
}

extension AreaMark: AnnotatedMark {
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        zip(plot.points(x.values, yStart.values), plot.points(x.values, yEnd.values)).map { low, high in
            low.flatMap { low in high.map { Rect(from: low, to: $0) } }
        }
    }
}

extension ErrorBarMark: AnnotatedMark {
    public var hasInkAnnotation: Bool { true }

    public func annotationFrames(on plot: Plot) -> [Rect?] {
        zip(plot.points(x.values, yStart.values), plot.points(x.values, yEnd.values)).map { low, high in
            low.flatMap { low in high.map { Rect(from: low, to: $0) } }
        }
    }
}

extension BarMark: AnnotatedMark {
    public func annotationFrames(on plot: Plot) -> [Rect?] { rects(on: plot) }
    public var automaticAnnotation: (position: AnnotationPosition, alignment: Alignment) {
        (isLying ? .trailing : .top, .center)
    }

    public func annotationGround(ofValue index: Int, on plot: Plot) -> Paint? {
        style.opacity < 0.5 ? nil : index < paints.count ? paints[index] : plot.paint(style)
    }
}

extension RectangleMark: AnnotatedMark {
    public func annotationFrames(on plot: Plot) -> [Rect?] { rects(on: plot) }

    public func annotationGround(ofValue index: Int, on plot: Plot) -> Paint? {
        style.opacity < 0.5 ? nil : plot.paint(style)
    }
}

extension ArrowMark: AnnotatedMark {
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        zip(xEnd, yEnd).map { x, y in plot.point(x, y).map { Rect(around: $0, 0) } }
    }
}

extension LinePlot: AnnotatedMark {
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        points(on: plot).map { $0.map { Rect(around: $0, 0) } }
    }
}

extension RuleMark: AnnotatedMark {
    public func annotationFrames(on plot: Plot) -> [Rect?] {
        segments(on: plot).map { Rect(from: $0.0, to: $0.1) }
    }

    /// Beside the upper end of an upright rule, above the right end of a level one.
    public var automaticAnnotation: (position: AnnotationPosition, alignment: Alignment) {
        if case .vertical = course { (.trailing, .top) } else { (.top, .trailing) }
    }
}

extension SectorMark: AnnotatedMark {
    public var hasInkAnnotation: Bool { true }

    public func annotationFrames(on plot: Plot) -> [Rect?] {
        var middles = middles(on: plot)[...]
        return shares.map { $0.isFinite && $0 > 0 ? middles.popFirst().map { Rect(around: $0, 0) } : nil }
    }

    public func annotationGround(ofValue index: Int, on plot: Plot) -> Paint? {
        index < seriesNames.count ? plot.paint(ofSeries: seriesNames[index]) : nil
    }

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
