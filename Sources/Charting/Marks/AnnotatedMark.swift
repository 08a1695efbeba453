import Drawing

/// A mark that words can be put beside.
public protocol AnnotatedMark: ChartMark {
    /// What each value is on the canvas; `nil` for values without a position.
    func annotationFrames(on plot: Plot) -> [Rect?]

    /// Where words stand if nothing is said about it.
    var automaticAnnotation: (position: AnnotationPosition, alignment: Alignment) { get }

    /// Whether words about the mark are in ink rather than in its color.
    var hasInkAnnotation: Bool { get }

    /// The color on which words on a value stand; `nil` for the ground.
    func annotationGround(ofValue index: Int, on plot: Plot) -> Paint?
}

extension AnnotatedMark {
    /// Where words stand unless a position is asked for.
    public var automaticAnnotation: (position: AnnotationPosition, alignment: Alignment) { (.top, .center) }

    /// The color behind words that stand on a value; `nil` for the plot's ground.
    public func annotationGround(ofValue index: Int, on plot: Plot) -> Paint? { nil }

    /// Whether words stand on the mark's own color.
    public var hasInkAnnotation: Bool { legendKind == .area }

    /// Writes words beside the mark: at its last value, where it has several.
    ///
    /// As everywhere, words that would lie on others move to another side or farther away, and words
    /// without room are left out and reported.
    ///
    /// - Parameters:
    ///   - position: on which side of the value; `.overlay` is on it.
    ///   - alignment: which part of the words stands at the same part of the value, as `.leading` for
    ///     words above a bar that begin where it begins.
    ///   - spacing: the distance between both, in points.
    public func annotation(
        position: AnnotationPosition = .automatic, alignment: Alignment = .center, spacing: Double? = nil,
        _ text: () -> String
    ) -> Self {
        annotated(
            MarkAnnotation(
                [text()], isEach: false, position: position, alignment: alignment, spacing: spacing))
    }

    /// Writes a text beside each value, in their order; empty ones are left out.
    public func annotation(
        position: AnnotationPosition = .automatic, alignment: Alignment = .center, spacing: Double? = nil,
        _ texts: () -> [String]
    ) -> Self {
        annotated(
            MarkAnnotation(
                texts(), isEach: true, position: position, alignment: alignment, spacing: spacing))
    }

    func annotated(_ annotation: MarkAnnotation) -> Self {
        var copy = self
        copy.style.annotation = annotation
        return copy
    }
}

extension ChartMark {
    /// Every label of the mark: its own, and its annotation.
    func allLabels(on plot: Plot) -> [LabelRequest] {
        labels(on: plot) + ((self as? any AnnotatedMark)?.annotationLabels(on: plot) ?? [])
    }
}

extension AnnotatedMark {
    fileprivate func annotationLabels(on plot: Plot) -> [LabelRequest] {
        guard let annotation = style.annotation else { return [] }
        let frames = annotationFrames(on: plot)
        let last = annotation.isEach ? 0 : frames.lastIndex { $0 != nil } ?? 0
        return zip(annotation.texts, frames[min(last, frames.count)...]).enumerated().compactMap {
            index, pair in
            guard let frame = pair.1, !pair.0.isEmpty else { return nil }
            return request(
                pair.0, annotation, at: frame, on: plot,
                ground: annotationGround(ofValue: last + index, on: plot))
        }
    }

    private func request(
        _ text: String, _ annotation: MarkAnnotation, at frame: Rect, on plot: Plot, ground: Paint?
    ) -> LabelRequest {
        let isAutomatic = annotation.position == .automatic
        let (position, alignment) =
            isAutomatic ? automaticAnnotation : (annotation.position, annotation.alignment)
        let line = LabelText.line(
            text, size: Theme.labelSize, weight: .medium, measuring: plot.measuring)
        let (h, v) = (alignment.horizontal, alignment.vertical)
        let (x, y) = (frame.minX + h * frame.width, frame.minY + v * frame.height)
        // Words about a filled shape are in ink: they are not part of it.
        var request = LabelRequest(
            line, paint: hasInkAnnotation ? Theme.ink : plot.paint(style), at: Point(x, y),
            clearance: annotation.spacing ?? 5)
        request.alignment = Point(h, v)
        switch position {
        case .automatic, .top: (request.places, request.sides) = ([Point(x, frame.minY)], [.top])
        case .bottom: (request.places, request.sides) = ([Point(x, frame.maxY)], [.bottom])
        case .leading: (request.places, request.sides) = ([Point(frame.minX, y)], [.left])
        case .trailing: (request.places, request.sides) = ([Point(frame.maxX, y)], [.right])
        case .topLeading:
            (request.places, request.sides) = ([Point(frame.minX, frame.minY)], [.topLeft])
        case .topTrailing:
            (request.places, request.sides) = ([Point(frame.maxX, frame.minY)], [.topRight])
        case .bottomLeading:
            (request.places, request.sides) = ([Point(frame.minX, frame.maxY)], [.bottomLeft])
        case .bottomTrailing:
            (request.places, request.sides) = ([Point(frame.maxX, frame.maxY)], [.bottomRight])
        case .overlay:
            let extents = plot.measuring.extents(of: line)
            let inner = frame.inset(by: annotation.spacing ?? 0)
            request.places = [
                Point(
                    inner.minX + h * (inner.width - extents.width) + extents.width / 2,
                    inner.minY + v * (inner.height - extents.height) + extents.height / 2)
            ]
            request.sides = []
            if let ground { (request.paint, request.backing) = (Theme.legible(on: ground), .halo(ground)) }
        }
        return request
    }
}

extension Theme {
    /// What can be read on a color, with a contrast of 4.5 at least (WCAG 2.2): ink, else the ground's own color, else
    /// black or white, one of which always can; on each face.
    static func legible(on paint: Paint) -> Paint {
        func best(_ appearance: Appearance) -> Color {
            let (ink, ground) = (Theme.ink.color(in: appearance), Theme.ground.color(in: appearance))
            let color = paint.color(in: appearance)
            if let found = [ink, ground].first(where: { $0.contrast(with: color) >= 4.5 }) { return found }
            return Color.black.contrast(with: color) > Color.white.contrast(with: color) ? .black : .white
        }
        let (light, dark) = (best(.light), best(.dark))
        if light == Theme.ink.light, dark == Theme.ink.dark { return Theme.ink }
        if light == Theme.ground.light, dark == Theme.ground.dark { return Theme.ground }
        return Paint(light: light, dark: dark)
    }
}

// MARK: What the values of marks are on the canvas
