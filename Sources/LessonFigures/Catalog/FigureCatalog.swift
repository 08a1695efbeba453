/// Every kind of figure there is, in the order in which they are listed.
public enum FigureCatalog {
    public static let kinds: [FigureKind] = [
        .network, .networkComparison, .backwardPass, .gradientFactors, .activation,
        .residuals, .predictions, .squaredErrors, .errors,
        .lossCurve, .lossSurface, .lossSurface3D, .lossPlane, .optimizerPaths, .lineSearch,
        .learningRates, .learningRateSweep, .gradientBars, .weightUpdate,
        .data, .fit, .decisionRegions, .confusionMatrix, .hiddenUnits, .weightMatrices, .layerGradients,
        .activations, .steps1D, .schedule,
        .lossHistory, .accuracyHistory, .weightHistory, .gradientCloud, .epochRuler,
    ]

    public static func kind(named name: String) -> FigureKind? { kinds.first { $0.name == name } }
}
