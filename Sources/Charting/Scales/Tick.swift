/// A value on an axis that is marked, and what is written there.
struct Tick: Sendable, Hashable {
    var value: Double
    /// Empty for a tick without a label.
    var label: String
}

/// The ticks of an axis, and the power of ten that their labels leave out.
struct TickSet: Sendable, Hashable {
    var ticks: [Tick]
    /// Labels are in units of 10^this; 0 for plain labels. The axis title says so.
    var exponent = 0
}

/// How much room labels need along an axis, to tell whether they overlap.
struct TickSpace {
    /// The length of the axis, in points.
    var length: Double
    /// The extent of a label along the axis, in points.
    var extent: (String) -> Double
    /// The least distance between two labels, in points.
    var gap: Double
    /// About how far apart ticks should be, in points.
    var pitch: Double
}
