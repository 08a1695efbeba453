/// How many milliseconds each of some runs took, the least first.
func timed(runs: Int, _ body: () throws -> Void) rethrows -> [Double] {
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<max(1, runs) {
        let start = clock.now
        try body()
        times.append((clock.now - start) / .milliseconds(1))
    }
    return times.sorted()
}

/// Three digits after the point, one for hundreds.
func rounded(_ value: Double) -> String {
    let factor = value < 100 ? 1000.0 : 10
    return "\((value * factor).rounded() / factor)"
}
