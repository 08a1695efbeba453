/// Newton's method for the point near another where the slopes vanish.
struct Newton {
    let function: SurfaceFunction
    /// The sizes of a cell, in which distances count.
    let scale: (x: Double, y: Double)

    init(_ function: SurfaceFunction, scale: (x: Double, y: Double)) {
        self.function = function
        self.scale = scale
    }

    /// nil if the steps do not shrink to nothing within a distance of the start, or if the curvatures have
    /// no inverse there.
    func run(
        from start: (x: Double, y: Double), within reach: (x: Double, y: Double)
    ) -> (x: Double, y: Double, jet: SurfaceFunction.Jet)? {
        var (x, y) = start
        var last = Double.infinity
        for _ in 0..<40 {
            let jet = function.jet(x, y)
            guard let step = jet.newtonStep, step.x.isFinite, step.y.isFinite else { return nil }
            var length = euclideanLength([step.x / scale.x, step.y / scale.y])
            // No further than a cell at once.
            let share = min(1, 1 / length)
            length *= share
            x += share * step.x
            y += share * step.y
            guard (x - start.x).magnitude <= reach.x, (y - start.y).magnitude <= reach.y else { return nil }
            // Quadratic convergence: the step after one of 1e-7 is lost in rounding.
            if length < 1e-13 || (length < 1e-7 && length >= last / 2) || length == 0 {
                return (x, y, function.jet(x, y))
            }
            last = length
        }
        return last < 1e-9 ? (x, y, function.jet(x, y)) : nil
    }
}
