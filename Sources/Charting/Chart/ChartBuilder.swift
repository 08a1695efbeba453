/// Collects the marks of a ``Chart`` from the statements of its closure.
@resultBuilder
public enum ChartBuilder {
    public static func buildExpression(_ mark: any ChartMark) -> [any ChartMark] { [mark] }
    public static func buildExpression(_ marks: [any ChartMark]) -> [any ChartMark] { marks }
    public static func buildBlock(_ parts: [any ChartMark]...) -> [any ChartMark] { parts.flatMap { $0 } }
    public static func buildOptional(_ part: [any ChartMark]?) -> [any ChartMark] { part ?? [] }
    public static func buildEither(first part: [any ChartMark]) -> [any ChartMark] { part }
    public static func buildEither(second part: [any ChartMark]) -> [any ChartMark] { part }
    public static func buildArray(_ parts: [[any ChartMark]]) -> [any ChartMark] { parts.flatMap { $0 } }
}
