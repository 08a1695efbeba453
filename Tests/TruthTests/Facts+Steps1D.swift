import LessonFigures

/// Gradient descent on a function of one number, with slopes by formula.
extension Facts {
    private static let functions:
        [String: (value: @Sendable (Double) -> Double, slope: @Sendable (Double) -> Double)] = [
            "x^2": ({ $0 * $0 }, { 2 * $0 }),
            "x^4 - 2*x^2": ({ $0 * $0 * $0 * $0 - 2 * $0 * $0 }, { 4 * $0 * $0 * $0 - 4 * $0 }),
        ]

    func factOfSteps1D(_ quantity: Quantity, _ update: Int?) -> Fact? {
        guard let function = Self.functions[text("function") ?? "x^2"] else { return nil }
        let rate = option("learning-rate", 0) ?? 0.1
        var (places, diverged) = ([option("start", 0) ?? 2], Int?.none)
        for step in 0..<Int(option("updates", 0) ?? 10) where diverged == nil {
            places.append(places[step] - rate * function.slope(places[step]))
            if !function.value(places[step + 1]).isFinite || !places[step + 1].isFinite {
                diverged = step + 1
            }
        }
        let values = places.map(function.value)
        switch quantity {
        case .oneDimensionalRate: return Fact(rate)
        case .stepPlace: return update.map { Fact(places[$0], noise: 1e-6 * abs(places[$0])) }
        case .stepValue: return update.map { Fact(values[$0], noise: 1e-5 * abs(values[$0])) }
        case .stepsDivergedAt: return diverged.map { Fact($0) }
        case .stepCount: return Fact(places.count - 1)
        case .stepPlaces: return Fact(places.count)
        case .stepsUp: return Fact((1..<places.count).count { values[$0] > values[$0 - 1] })
        case .stepsOutside:
            guard let domain = charts.first?.xAxis.domain else { return nil }
            return Fact(places.indices.count { !domain.contains(places[$0]) || !values[$0].isFinite })
        default: return nil
        }
    }
}
