/// Every kind of figure there is, in the order in which they are listed.
public enum FigureCatalog {
    /// All of Descent's own, in the order in which they are listed.
    public static let kinds: [FigureKind] = [
        .network, .networkComparison, .backwardPass, .gradientFactors, .computationGraph, .activation,
        .residuals, .predictions, .squaredErrors, .errors,
        .lossCurve, .lossSurface, .lossSurface3D, .lossPlane, .gradientField, .optimizerPaths,
        .optimizerInside, .eigenConvergence, .lineSearch,
        .learningRates, .learningRateSweep, .gradientBars, .weightUpdate,
        .data, .fit, .decisionRegions, .confusionMatrix, .hiddenUnits, .weightMatrices, .layerGradients,
        .activations, .losses, .initializations, .steps1D, .schedule,
        .lossHistory, .accuracyHistory, .weightHistory, .gradientCloud, .epochRuler,
        .sweepCurves, .sweepSensitivity, .sweepHeatMap, .sweepRank, .sweepBest,
    ]

    /// The kind of this name; O(n) in the kinds.
    public static func kind(named name: String) -> FigureKind? { kinds.first { $0.name == name } }
}
