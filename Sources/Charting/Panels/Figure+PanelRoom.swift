import Drawing

extension Figure {
    /// A size that is large enough for all panels of the figure where this one is not; `nil` if it has no panels, or
    /// they have room.
    package func roomForPanels(besides size: Size, measuring: any TextMeasuring) -> Size? {
        guard self is Panels || self is Facets else { return nil }
        let width = max(size.width, minimumWidth)
        let height = max(size.height, minimumHeight(width: width, measuring: measuring).rounded(.up))
        return width > size.width || height > size.height ? Size(width, height) : nil
    }
}
