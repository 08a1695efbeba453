import WebRenderer

extension FigureMarkup {
    /// A drawing as it is laid out for one width.
    package struct Version: Sendable {
        /// The `<svg>` element of the renderer, with its title and description.
        package var svg: TrustedHTML
        /// In CSS pixels.
        package var width: Int
        /// In CSS pixels.
        package var height: Int
        /// What the classes of the drawing look like.
        package var sheet: InlineDrawings.Sheet?

        package init(svg: TrustedHTML, width: Int, height: Int = 0, sheet: InlineDrawings.Sheet? = nil) {
            self.svg = svg
            self.width = width
            self.height = height
            self.sheet = sheet
        }

        /// The widths below that of the page for which figures are laid out anew.
        static let narrowerWidths = [640.0, 300]

        /// What the style sheet calls the width.
        var widthClass: String {
            switch width {
            case ...420: "narrow"
            case ...720: "column"
            default: "broad"
            }
        }

        /// How much of its size is left in the column of a sheet of paper, where no drawing is higher than a third
        /// of the sheet: `style.css` says so of `.paper svg`.
        private var shareOnPaper: Double {
            min(1, 658 / Double(max(width, 1)), 322 / Double(max(height, 1)))
        }

        /// Which of several versions, widest first, paper takes: the widest one that can be read there, else the one
        /// that shrinks the least.
        static func onPaper(_ versions: [Version]) -> Int? {
            let shares = versions.map(\.shareOnPaper)
            return shares.firstIndex { $0 >= 0.72 } ?? shares.indices.max { shares[$0] < shares[$1] }
        }
    }
}
