import Drawing

/// A small chart inside of a chart's plot, such as a closer look at a part of it.
public struct ChartInset: Sendable {
    public enum Corner: String, Sendable, Hashable, CaseIterable {
        case topLeft = "top-left"
        case topRight = "top-right"
        case bottomLeft = "bottom-left"
        case bottomRight = "bottom-right"
    }

    private let boxed: [Chart]
    /// `nil` takes the corner in which the inset covers least.
    public var corner: Corner?
    /// The width and height of the inset as fractions of the plot's.
    public let share: Double

    public var chart: Chart { boxed.first ?? Chart {} }

    /// The width and the height of an inset as a fraction of the plot's.
    public static let usualShare = 0.42

    public init(chart: Chart, corner: Corner? = nil, share: Double = ChartInset.usualShare) {
        // An array, because a chart cannot hold a chart directly.
        boxed = [chart]
        self.corner = corner
        self.share = share.isFinite ? min(0.7, max(0.2, share)) : Self.usualShare
    }

    /// Where the inset stands in a plot.
    ///
    /// - Parameters:
    ///   - ink: places that it had better leave free.
    ///   - taken: a place that it must leave free where it can.
    func frame(in plot: Rect, ink: [Rect], besides taken: Rect? = nil) -> Rect {
        let size = Size(plot.width * share, plot.height * share)
        func rect(_ corner: Corner) -> Rect {
            let isRight = corner == .topRight || corner == .bottomRight
            let isBottom = corner == .bottomLeft || corner == .bottomRight
            return Rect(
                x: isRight ? plot.maxX - size.width : plot.minX,
                y: isBottom ? plot.maxY - size.height : plot.minY, width: size.width, height: size.height)
        }
        if let corner { return rect(corner) }
        let order: [Corner] = [.topRight, .topLeft, .bottomRight, .bottomLeft]
        let covered = order.map { corner in
            let place = rect(corner)
            let isTaken = taken.map { $0.intersects(place) } ?? false
            return (place, isTaken ? .max : ink.count { $0.intersects(place) })
        }
        return covered.min { $0.1 < $1.1 }?.0 ?? rect(.topRight)
    }
}

/// The bar beside a plot that explains colors.
public struct ColorBarOptions: Sendable, Hashable {
    public var levels: ContourLevels
    public var title: String
    public var map: ColorMap
    /// Whether colors flow instead of being bands between the levels.
    public var isContinuous: Bool

    public init(
        levels: ContourLevels, title: String, map: ColorMap = .sequential, isContinuous: Bool = false
    ) {
        self.levels = levels
        self.title = title
        self.map = map
        self.isContinuous = isContinuous
    }
}
