/// Sine and cosine of an angle in turns, by the four operations alone, so that they are the same on
/// every machine; exact at quarters.
enum Turns {
    /// sin 2πt and cos 2πt to about 1e-16, for |t| up to 2²⁰ or so.
    static func sineAndCosine(_ turns: Double) -> (sine: Double, cosine: Double) {
        // Of so many turns no place is known; of an endless number there is none.
        guard abs(turns) < 0x1p52 else { return turns.isFinite ? (0, 1) : (.nan, .nan) }
        let quarter = (4 * turns).rounded()
        let angle = 2 * Double.pi * (turns - quarter / 4)
        let (sine, cosine) = (series(angle, first: angle, from: 1), series(angle, first: 1, from: 0))
        switch Int(quarter) & 3 {
        case 0: return (sine, cosine)
        case 1: return (cosine, -sine)
        case 2: return (-sine, -cosine)
        default: return (-cosine, sine)
        }
    }

    /// Taylor's series, each term from the one before: x²/((n + 1)(n + 2)). |x| ≤ π/4.
    private static func series(_ x: Double, first: Double, from power: Double) -> Double {
        var (term, sum, n) = (first, first, power)
        while n < 20 {
            term *= -x * x / ((n + 1) * (n + 2))
            sum += term
            n += 2
        }
        return sum
    }
}
