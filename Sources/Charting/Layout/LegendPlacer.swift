import Drawing

/// Finds the position inside of a plot where a legend covers nothing, or least.
struct LegendPlacer {
    private let space: Rect
    private let ink: InkSums
    /// What stays free around a legend, in points.
    static let clearance = 8.0
    /// How far a legend keeps from the frame.
    static let margin = 8.0

    /// - Parameters:
    ///   - space: where legends may stand: the plot without a margin.
    ///   - ink: everything that a legend must leave free.
    init(space: Rect, ink: InkMap) {
        self.space = space
        self.ink = InkSums(ink)
    }

    /// A position with no ink on it and around it: the first free corner, else the middle of the longest
    /// free stretch along an edge; `nil` if there is none.
    func freePlace(_ size: Size) -> Rect? {
        guard size.width <= space.width, size.height <= space.height else { return nil }
        let corners: [Alignment] = [.topTrailing, .topLeading, .bottomTrailing, .bottomLeading]
        let places = corners.map { place(size, $0) }
        return places.first(where: isFree) ?? freeEdge(size)
    }

    func isFree(_ rect: Rect) -> Bool { ink.count(in: rect.inset(by: -Self.clearance)) == 0 }

    /// How many cells with ink a rectangle covers.
    func covered(_ rect: Rect) -> Int { ink.count(in: rect) }

    func place(_ size: Size, _ alignment: Alignment) -> Rect {
        Rect(
            x: space.minX + (space.width - size.width) * alignment.horizontal,
            y: space.minY + (space.height - size.height) * alignment.vertical, width: size.width,
            height: size.height)
    }

    private func freeEdge(_ size: Size) -> Rect? {
        let edges: [(from: Alignment, to: Alignment)] = [
            (.topTrailing, .bottomTrailing), (.topLeading, .topTrailing), (.topLeading, .bottomLeading),
            (.bottomLeading, .bottomTrailing),
        ]
        var longest: (length: Int, place: Rect)?
        for edge in edges {
            let (start, end) = (place(size, edge.from), place(size, edge.to))
            let way = Point(end.minX - start.minX, end.minY - start.minY)
            let count = Int(way.length / InkMap.cell)
            guard count > 0 else { continue }
            let places = (0...count).map { start.offset(by: way * (Double($0) / Double(count))) }
            var first = 0
            for index in places.indices {
                guard isFree(places[index]) else {
                    first = index + 1
                    continue
                }
                if index - first + 1 > longest?.length ?? 0 {
                    longest = (index - first + 1, places[(first + index) / 2])
                }
            }
        }
        return longest?.place
    }

    /// The corner or the middle of an edge where least is covered; `nil` if all of them are taken.
    func leastCovered(_ size: Size, besides taken: Rect?) -> Rect? {
        let order: [Alignment] = [
            .topTrailing, .topLeading, .bottomTrailing, .bottomLeading, .trailing, .top, .leading, .bottom,
        ]
        let places = order.map { place(size, $0) }.filter { taken?.intersects($0) != true }
        return places.min { covered($0) < covered($1) }
    }
}
