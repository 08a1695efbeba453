import TrainingCore

extension SurfaceStream {
    /// Hands over the values, a band of rows after the other, and says what there is to say of all of them.
    package consuming func summary<Failure: Error>(
        after each: (_ band: [Double]) throws(Failure) -> Void
    ) throws(Failure) -> LandscapeSummary {
        let (x, y) = (xAxis.values, yAxis.values)
        var (lowest, highest): (LandscapePoint?, LandscapePoint?)
        var notFinite = 0
        while let band = next() {
            try each(band.loss)
            notFinite += band.loss.count { !$0.isFinite }
            let first = band.rows.lowerBound
            for (place, loss) in band.loss.enumerated() where loss.isFinite {
                let isLowest = loss < lowest?.value ?? .infinity
                guard isLowest || loss > highest?.value ?? -.infinity else { continue }
                let point = LandscapePoint(x: x[place % x.count], y: y[first + place / x.count], value: loss)
                if isLowest { lowest = point }
                if loss > highest?.value ?? -.infinity { highest = point }
            }
        }
        return LandscapeSummary(
            quantity: LandscapeQuantity.loss.rawValue, engine: engine,
            x: .init(label: xAxis.parameter.description, range: xAxis.range),
            y: .init(label: yAxis.parameter.description, range: yAxis.range), lowest: lowest,
            highest: highest, notFiniteCount: notFinite)
    }
}
