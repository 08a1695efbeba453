import Charting
import Drawing
import TrainingCore

extension Quantity.Inside {
    /// What panels and symbols of axes call the numbers that are well known; others have the name that the rule gives.
    private static let wellKnown = [
        KeptNumber.velocity: ("Velocity", "v"),
        KeptNumber.meanSlope: ("Velocity: mean of the slopes", "m"),
        KeptNumber.sumOfSquares: ("Second moment: sum of squares", "s"),
        KeptNumber.meanSquare: ("Second moment: mean of squares", "s"),
        KeptNumber.largestSquare: ("Largest mean of squares", "s max"),
    ]

    var heading: String {
        switch self {
        case .slope: "Slope"
        case .kept(let name): Self.wellKnown[name]?.0 ?? name.capitalizedFirst
        case .step: "Step"
        }
    }

    var symbol: String {
        switch self {
        case .slope: "g"
        case .kept(let name): Self.wellKnown[name]?.1 ?? name
        case .step: "Δw"
        }
    }
}
