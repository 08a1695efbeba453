/// A mark of values side by side, of which some can be taken out.
protocol RowedMark: ChartMark {
    /// The same mark with these values only, in this order.
    func rows(_ indices: [Int]) -> Self
    /// The mark as the part that has this name.
    func named(_ name: String) -> Self
    /// Whether each value is drawn for itself, and may have a color of its own.
    var drawsEachValue: Bool { get }
}

extension RowedMark {
    func named(_ name: String) -> Self { self }
    var drawsEachValue: Bool { false }
}

extension PlottableValue {
    /// The values at these positions; those beyond the end are left out.
    func rows(_ indices: [Int]) -> PlottableValue {
        switch values {
        case .numbers(let all):
            .value(label, indices.compactMap { $0 < all.count ? all[$0] : nil })
        case .categories(let all):
            .value(label, indices.compactMap { $0 < all.count ? all[$0] : nil })
        }
    }
}

extension [Double] {
    func rows(_ indices: [Int]) -> [Double] { indices.compactMap { $0 < count ? self[$0] : nil } }
}
