import Drawing

/// Where a small chart stands inside of a chart's plot, and how much room it takes there.
public struct InsetPlacement: Sendable, Hashable {
    /// A corner of the plot.
    public enum Corner: String, Sendable, Hashable, CaseIterable {
        case topLeft = "top-left"
        case topRight = "top-right"
        case bottomLeft = "bottom-left"
        case bottomRight = "bottom-right"
    }

    /// `nil` takes the corner in which the inset covers least.
    package var corner: Corner?
    /// The width and height of the inset as fractions of the plot's, 0.2…0.7.
    package let share: Double

    /// The width and the height of an inset as a fraction of the plot's.
    public static let usualShare = 0.42

    package init(corner: Corner? = nil, share: Double = InsetPlacement.usualShare) {
        self.corner = corner
        self.share = share.isFinite ? min(0.7, max(0.2, share)) : Self.usualShare
    }

    /// Where the inset stands in a plot.
    ///
    /// - Parameters:
    ///   - ink: positions that it had better leave free.
    ///   - taken: a position that it must leave free where it can.
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
