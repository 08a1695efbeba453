/// Drawings of one thing to stand in an HTML page, apart from their style sheet: a page has one for all of its drawings.
package struct InlineDrawings: Sendable, Hashable {
    /// The `svg` elements. They hold neither a style sheet nor a `style` attribute, so that a policy that allows
    /// no styles but the page's own lets them pass.
    package var markup: [String]
    package var sheet: Sheet

    /// What the classes of drawings look like. Every selector begins with what tells these drawings from others.
    package struct Sheet: Sendable, Hashable {
        package var light: String
        /// What differs on dark screens.
        package var dark: String
        /// What differs on paper.
        package var print: String

        package init(light: String, dark: String, print: String) {
            self.light = light
            self.dark = dark
            self.print = print
        }

        /// The style sheets of several drawings as one, in their order.
        package static func text(of sheets: [Sheet]) -> String {
            let parts = (
                light: sheets.map(\.light).joined(), dark: sheets.map(\.dark).joined(),
                print: sheets.map(\.print).joined()
            )
            var text = parts.light
            if !parts.dark.isEmpty { text += "@media screen and (prefers-color-scheme:dark){\(parts.dark)}" }
            if !parts.print.isEmpty { text += "@media print{\(parts.print)}" }
            return text
        }
    }

    /// What holds for every drawing in a page: rules for its style sheet.
    ///
    /// - Parameter container: the selector of the element around a drawing, such as `.drawing`.
    package static func commonSheet(in container: String) -> String {
        """
        \(container) svg { max-width: 100%; height: auto; font-variant-numeric: tabular-nums; }
        /* Halos stand behind their letters. */
        \(container) text { paint-order: stroke; }

        """
    }
}
