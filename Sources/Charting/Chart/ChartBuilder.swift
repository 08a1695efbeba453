/// Collects the marks of a ``Chart`` from the statements of its closure.
@resultBuilder
public enum ChartBuilder {
    /// One mark.
    public static func buildExpression(_ mark: any ChartMark) -> [any ChartMark] { [mark] }
    /// Marks that were made elsewhere.
    public static func buildExpression(_ marks: [any ChartMark]) -> [any ChartMark] { marks }
    /// All lines of a block, one behind the other.
    public static func buildBlock(_ parts: [any ChartMark]...) -> [any ChartMark] { parts.flatMap { $0 } }
    /// What an `if` without `else` gives, or nothing.
    public static func buildOptional(_ part: [any ChartMark]?) -> [any ChartMark] { part ?? [] }
    /// What the first branch gives.
    public static func buildEither(first part: [any ChartMark]) -> [any ChartMark] { part }
    /// What the second branch gives.
    public static func buildEither(second part: [any ChartMark]) -> [any ChartMark] { part }
    /// What each turn of a loop gives.
    public static func buildArray(_ parts: [[any ChartMark]]) -> [any ChartMark] { parts.flatMap { $0 } }
}
