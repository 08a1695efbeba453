/// Every kind of figure there is, in the order in which they are listed.
public enum FigureCatalog {
    public static let kinds: [FigureKind] = [
        .lossHistory
    ]

    public static func kind(named name: String) -> FigureKind? { kinds.first { $0.name == name } }
}
