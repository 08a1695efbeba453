import Drawing

/// Whether all that a figure wants to say has room on a canvas.
public struct FigureFit: Sendable, Hashable {
    /// The canvas that was asked for, in points.
    public let size: Size
    /// The figure on that canvas.
    public let scene: Scene
    /// The labels that are left out, in the order of the layout.
    public let omitted: [String]
    /// A size on which all of them have room; `nil` if the figure fits, or if no size up to eight
    /// times this one will do.
    public let fittingSize: Size?

    /// Whether nothing was left out.
    public var fits: Bool { omitted.isEmpty }

    /// The same in words, or `nil` if the figure fits.
    public var warning: String? {
        guard let first = omitted.first else { return nil }
        func text(_ size: Size) -> String { "\(Int(size.width))×\(Int(size.height))" }
        let names = omitted.prefix(3).map { name in
            "\"\(name.count > 40 ? String(name.prefix(39)) + "…" : name)\""
        }
        let more = omitted.count > 3 ? " and \(omitted.count - 3) more" : ""
        let what =
            omitted.count == 1
            ? "the label \(names.first ?? first)" : "the labels \(names.joined(separator: ", "))\(more)"
        let remedy = fittingSize.map { "; \(text($0)) has room" } ?? "; no larger canvas has room"
        return "no room for \(what) at \(text(size))\(remedy)"
    }
}

extension Figure {
    /// Whether all labels of the figure have room on a canvas, and if not, on which they would.
    ///
    /// - Complexity: one layout if the figure fits, two if no size will do, else up to six.
    public func fit(size: Size, measuring: any TextMeasuring) -> FigureFit {
        let (scene, omitted) = laidOut(size: size, measuring: measuring)
        func fit(on larger: Size?) -> FigureFit {
            FigureFit(size: size, scene: scene, omitted: omitted, fittingSize: larger)
        }
        guard !omitted.isEmpty else { return fit(on: nil) }
        let larger = Self.larger(than: size)
        // Four lines of characters that are four points wide hold no more.
        let most = Int(larger.last?.width ?? 0)
        // Nor does a label take less than ten by ten points.
        guard let largest = larger.last, Double(omitted.count) <= largest.width * largest.height / 100,
            omitted.allSatisfy({ $0.utf8.count <= most || $0.count <= most })
        else {
            return fit(on: nil)
        }
        return fit(on: smallest(of: larger, measuring: measuring))
    }

    /// The first of some canvases, each larger than the one before, that has room for all labels.
    ///
    /// - Complexity: one layout if none has, else O(log n).
    func smallest(of canvases: [Size], measuring: any TextMeasuring) -> Size? {
        func fits(_ size: Size) -> Bool { laidOut(size: size, measuring: measuring).omitted.isEmpty }
        guard let largest = canvases.last, fits(largest) else { return nil }
        // What has room on one canvas has room on larger ones, as a rule.
        var (tooSmall, enough) = (-1, canvases.count - 1)
        while enough - tooSmall > 1 {
            let middle = (tooSmall + enough) / 2
            if fits(canvases[middle]) { enough = middle } else { tooSmall = middle }
        }
        return canvases[enough]
    }

    /// Sizes of the same shape up to eight times this one, each 15 % larger than the one before.
    private static func larger(than size: Size) -> [Size] {
        var sizes: [Size] = []
        var scale = 1.15
        while scale < 8 {
            let larger = Size((size.width * scale).rounded(.up), (size.height * scale).rounded(.up))
            guard max(larger.width, larger.height) <= Scene.maximumSide else { break }
            sizes.append(larger)
            scale *= 1.15
        }
        return sizes
    }
}
