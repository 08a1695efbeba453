/// How a mark appears in a legend.
public enum LegendKind: Sendable, Hashable { case line, symbol, area }
