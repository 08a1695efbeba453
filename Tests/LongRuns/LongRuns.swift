import SystemLibrary

/// Tests that could go on for long look at a sample; `scripts/test --long` asks for all of it.
public enum LongRuns {
    /// Whether everything is looked at, which takes minutes.
    public static let areAsked = value(of: "DESCENT_LONG") == "1"

    /// How many times as long everything takes as in an ordinary build, where sanitizers look at each access.
    public static let slowness = value(of: "DESCENT_SLOWNESS").flatMap { Int($0) } ?? 1

    /// All of a list, else every `step`-th of it, from the first on.
    public static func all<Items: Sequence>(of items: Items, else step: Int) -> [Items.Element] {
        items.enumerated().filter { areAsked || $0.offset.isMultiple(of: step) }.map(\.element)
    }

    /// A variable of the environment.
    public static func value(of name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
