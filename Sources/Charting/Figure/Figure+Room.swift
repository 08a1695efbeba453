import Drawing

// Figures whose size nobody asked for: they grow, and count what has no room all the same.
extension Figure {
    /// The figure on the lowest canvas of this width that has room for all labels, up to three times as high as this
    /// one; where none has, on this one.
    ///
    /// - Complexity: one layout if the figure fits, two if no height will do, else up to six.
    package func heightened(from size: Size, measuring: any TextMeasuring) -> FigureFit {
        let (scene, omitted) = laidOut(size: size, measuring: measuring)
        if !omitted.isEmpty, let higher = smallest(of: Self.higher(than: size), measuring: measuring) {
            let whole = self.scene(size: higher, measuring: measuring)
            return FigureFit(size: higher, scene: whole, omitted: [], fittingSize: nil)
        }
        return FigureFit(size: size, scene: scene, omitted: omitted, fittingSize: nil)
    }

    /// The smallest canvas that has room for all labels: this one, one of its width up to three times as high, or one
    /// of its shape up to eight times as large; `nil` where none of them has.
    package func roomyCanvas(from size: Size, measuring: any TextMeasuring) -> Size? {
        let higher = heightened(from: size, measuring: measuring)
        if higher.fits, higher.size == size { return size }
        guard let larger = fit(size: size, measuring: measuring).fittingSize else {
            return higher.fits ? higher.size : nil
        }
        guard higher.fits else { return larger }
        return larger.width * larger.height < higher.size.width * higher.size.height ? larger : higher.size
    }

    /// The figure with the number of labels that have no room on a canvas in its note, and a canvas that is higher by
    /// that line.
    package func counting(_ fit: FigureFit, measuring: any TextMeasuring) -> (
        figure: any Figure, fit: FigureFit
    ) {
        guard !fit.fits, let captioned = self as? any CaptionedFigure else { return (self, fit) }
        let least = minimumHeight(width: fit.size.width, measuring: measuring)
        var (copy, counted) = (captioned, fit)
        func add(_ words: String) {
            copy.caption = [captioned.caption, words].filter { !$0.isEmpty }.joined(separator: " ")
            let own = copy.minimumHeight(width: fit.size.width, measuring: measuring)
            let size = Size(fit.size.width, fit.size.height + max(0, own - least))
            let (scene, omitted) = copy.laidOut(size: size, measuring: measuring)
            counted = FigureFit(size: size, scene: scene, omitted: omitted, fittingSize: fit.fittingSize)
        }
        // The line may take the room of one more, or another canvas give it one.
        for _ in 0..<4 {
            let count = counted.omitted.count
            add(Self.words(count))
            if counted.omitted.count == count { return (copy, counted) }
        }
        // No number is true of itself here.
        add("Some labels may have no room.")
        return (copy, counted)
    }

    private static func words(_ count: Int) -> String {
        switch count {
        case 0: ""
        case 1: "1 label has no room and is left out."
        default: "\(count) labels have no room and are left out."
        }
    }

    /// Sizes of the same width up to three times as high, each 15 % higher than the one before.
    private static func higher(than size: Size) -> [Size] {
        sequence(first: size.height * 1.15) { $0 * 1.15 }.prefix {
            $0 <= min(3 * size.height, Scene.maximumSide)
        }
        .map { Size(size.width, $0.rounded(.up)) }
    }
}
