import CairoRenderer
import Drawing

/// Text that is as wide as it has characters: the same on every machine, whatever fonts it has.
public struct EvenTextMeasurer: TextMeasuring {
    public init() {}

    public func extents(of line: TextLine) -> TextExtents {
        let width = line.runs.reduce(0) { $0 + Double($1.text.count) * 0.55 * $1.scale }
        return TextExtents(
            width: (line.layout?.width ?? width) * line.size,
            ascent: max(0.95, line.layout?.ascent ?? 0) * line.size,
            descent: max(0.25, line.layout?.descent ?? 0) * line.size)
    }
}

/// Text as it will be drawn, with the fonts of this machine.
public enum DrawnText {
    public static func measurer() throws -> CairoTextMeasurer { try found.get() }
    public static func fonts() throws -> FontSet { try set.get() }
    private static let set = Result { try FontSet.system() }
    private static let found = Result { try CairoTextMeasurer(fonts: FontSet.system()) }
}
