import Drawing

/// A product worked out: factors as cards side by side, each with what it is, then the result.
public struct ProductFigure: Figure, CaptionedFigure, Hashable {
    /// One factor, or the result.
    public struct Term: Sendable, Hashable {
        /// The number on the card; formulas stand between dollar signs.
        public var text: String
        /// The symbol above the number, such as ∂L/∂a; empty for none.
        public var symbol: String
        /// What the number is, in a few words.
        public var caption: String
        /// The color of its box.
        public var paint: Paint

        /// A number or formula with its symbol and what it is.
        public init(_ text: String, symbol: String = "", caption: String, paint: Paint) {
            self.text = text
            self.symbol = symbol
            self.caption = caption
            self.paint = paint
        }
    }

    /// Above the figure; empty for none.
    public var title = ""
    /// Below the title, quieter; empty for none.
    public var subtitle = ""
    /// Words instead of the alternative text that is made of the content; empty for those.
    public var summary = ""
    /// Below the figure; empty for none.
    public var caption = ""
    /// From the left to the right.
    public var factors: [Term]
    /// Behind the equals sign.
    public var result: Term

    /// Factors and what they make.
    public init(factors: [Term], result: Term) {
        self.factors = factors
        self.result = result
    }

    private static let operatorWidth = 30.0
    private static let narrowestCard = 96.0

    /// The height at which it looks best at a width, in points; `nil` where any will do.
    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        framedHeight(width: width, measuring: measuring) { space in
            isStacked(width: space) ? Double(factors.count + 1) * 92 : 130
        }
    }

    private func isStacked(width: Double) -> Bool {
        let count = Double(factors.count + 1)
        return (width - (count - 1) * Self.operatorWidth) / count < Self.narrowestCard
    }

    /// All of it within the canvas, from the back to the front.
    public func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] {
        let (header, below) = framed(in: canvas, style: style, measuring: measuring)
        let terms = factors + [result]
        let operators = Array(repeating: "×", count: max(0, factors.count - 1)) + ["="]
        let isStacked = isStacked(width: below.width)
        let count = Double(terms.count)
        let card =
            isStacked
            ? Size(below.width - Self.operatorWidth, (below.height - (count - 1) * 10) / count)
            : Size((below.width - (count - 1) * Self.operatorWidth) / count, below.height)
        var items = header
        for (index, term) in terms.enumerated() {
            let place =
                isStacked
                ? Point(below.minX + Self.operatorWidth, below.minY + Double(index) * (card.height + 10))
                : Point(below.minX + Double(index) * (card.width + Self.operatorWidth), below.minY)
            let rect = Rect(x: place.x, y: place.y, width: card.width, height: card.height)
            items += self.items(term, in: rect, isResult: index == terms.count - 1, measuring: measuring)
            guard index > 0 else { continue }
            let line = TextLine(operators[index - 1], size: 20)
            let extents = measuring.extents(of: line)
            let sign = Point(
                rect.minX - Self.operatorWidth / 2, rect.midY + (extents.ascent - extents.descent) / 2)
            items.append(.text(TextItem(line, at: sign, anchor: .middle, paint: Theme.muted)))
        }
        return items
    }

    private func items(
        _ term: Term, in rect: Rect, isResult: Bool, measuring: any TextMeasuring
    ) -> [SceneItem] {
        let outline = Path.roundedRectangle(rect, radius: 6)
        let width = rect.width - 2 * Self.padding
        let symbol = TextBlock(term.symbol, size: 13, width: width, limit: 1, measuring: measuring)
        var number = LabelText.line(term.text, size: 24, weight: .semibold, measuring: measuring)
        var caption = Self.caption(term, width: width, lines: Self.mostLines, measuring: measuring)
        let room = rect.height - symbol.height - 8
        func height(_ line: TextLine) -> Double { measuring.extents(of: line).height }
        while number.size > 11, measuring.extents(of: number).width > width { number.size -= 1 }
        while number.size > Self.leastNumber, height(number) + 4 + caption.height > room { number.size -= 1 }
        while height(number) + 4 + caption.height > room, !caption.lines.isEmpty {
            caption = Self.caption(term, width: width, lines: caption.lines.count - 1, measuring: measuring)
        }
        while number.size > 11, height(number) > room { number.size -= 1 }
        let extents = measuring.extents(of: number)
        let total = symbol.height + extents.height + 4 + caption.height
        var top = max(rect.minY + 4, rect.midY - total / 2)
        var items: [SceneItem] = [
            .fill(outline, term.paint.opacity(isResult ? 0.05 : 0.07)),
            .stroke(outline, Stroke(term.paint, width: isResult ? 1.75 : 1)),
        ]
        items += symbol.items(x: rect.midX, top: top, anchor: .middle, paint: Theme.muted)
        top += symbol.height
        let place = Point(rect.midX, top + extents.ascent)
        items.append(.text(TextItem(number, at: place, anchor: .middle, paint: Theme.text(term.paint))))
        top += extents.height + 4
        items += caption.items(x: rect.midX, top: top, anchor: .middle, paint: Theme.ink)
        return items
    }
}

extension ProductFigure: RoomyFigure {
    var leastWidth: Double { 300 }

    /// Cards with all of their words, and numbers that are a little larger than these.
    func leastContent(width: Double, plot: Double, measuring: any TextMeasuring) -> Double {
        let terms = factors + [result]
        let (isStacked, count) = (isStacked(width: width), Double(terms.count))
        let card =
            isStacked ? width - Self.operatorWidth : (width - (count - 1) * Self.operatorWidth) / count
        let inner = card - 2 * Self.padding
        let heights = terms.map { term in
            let symbol = TextBlock(term.symbol, size: 13, width: inner, limit: 1, measuring: measuring)
            let number = LabelText.line(
                term.text, size: Self.leastNumber, weight: .semibold, measuring: measuring)
            let caption = Self.caption(term, width: inner, lines: Self.mostLines, measuring: measuring)
            return symbol.height + measuring.extents(of: number).height + 4 + caption.height + 8
        }
        let highest = heights.max() ?? 0
        return max(80, isStacked ? highest * count + (count - 1) * 10 : highest)
    }

    private static var padding: Double { 6 }
    private static var mostLines: Int { 4 }
    /// The size of numbers beside which words keep their room.
    private static var leastNumber: Double { 14 }

    private static func caption(
        _ term: Term, width: Double, lines: Int, measuring: any TextMeasuring
    ) -> TextBlock {
        TextBlock(term.caption, size: Theme.noteSize, width: width, limit: lines, measuring: measuring)
    }
}
