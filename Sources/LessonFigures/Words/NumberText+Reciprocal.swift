import Charting

extension NumberText {
    /// The number, with the fraction 1/n before it where it is one: `1/28 ≈ 0.03571`.
    static func withReciprocal(_ value: Double) -> String {
        let reciprocal = (1 / value).rounded()
        let isReciprocal =
            reciprocal >= 2 && reciprocal <= 1000 && abs(1 / value - reciprocal) < 1e-6 * reciprocal
        let number = significant(value, 4)
        guard isReciprocal, number.count > 4 else { return number }
        return "1/\(Int(reciprocal)) ≈ \(number)"
    }
}
