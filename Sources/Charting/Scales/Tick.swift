import Platform

/// A value on an axis that is marked, and what is written there.
struct Tick: Sendable, Hashable {
    var value: Double
    /// Empty for a tick without a label.
    var label: String
}

/// The ticks of an axis, and what their labels leave out.
///
/// The value of a tick is its label × 10^``exponent`` + ``offset``.
struct TickSet: Sendable, Hashable {
    var ticks: [Tick]
    /// Labels are in units of 10^this; 0 for plain labels. The axis title says so.
    var exponent = 0
    /// The number from which labels are counted, as a text; `nil` for 0. The axis title says so.
    var offset: String?

    /// The distance of ticks that are the multiples of one; `nil` for others.
    var step: TickStep?

    /// The title of the axis with what the labels leave out: "Loss − 1×10⁹ (×10⁻²)".
    func complete(title: String) -> String {
        var text = title
        if let offset {
            let isNegative = offset.hasPrefix(NumberText.minus)
            text += isNegative ? " + \(offset.dropFirst())" : " \(NumberText.minus) \(offset)"
        }
        if exponent != 0 { text += " (×\(NumberText.powerOfTen(exponent)))" }
        return text
    }

    /// The same ticks, without the labels that would touch the one before.
    func thinned(in space: TickSpace, at fraction: (Double) -> Double) -> TickSet {
        var (end, copy) = (-Double.infinity, self)
        for index in ticks.indices {
            let center = fraction(ticks[index].value) * space.length
            let half = space.extent(ticks[index].label) / 2
            if center - half >= end + space.gap {
                end = center + half
            } else {
                copy.ticks[index].label = ""
            }
        }
        return copy
    }

    /// Leaves out ticks between whole numbers, and the decimals that only those need.
    mutating func keepWholeNumbers() {
        ticks.removeAll { $0.value != $0.value.rounded() }
        guard exponent == 0, offset == nil else { return }
        let labels = NumberText.aligned(ticks.map { DecimalDigits($0.value) })
        ticks = zip(ticks, labels).map { Tick(value: $0.value, label: $1) }
    }

    /// Whether no label would touch another.
    func fits(in space: TickSpace, at fraction: (Double) -> Double) -> Bool {
        thinned(in: space, at: fraction) == self
    }
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
    /// Whether there is a title that can name a power of ten and an offset that all labels share.
    var hasTitle = true
}

/// A distance between ticks: mantissa × 10^exponent.
struct TickStep: Sendable, Hashable {
    let mantissa: Int
    let exponent: Int

    /// Right to the last bit or two, which is all that counting multiples takes.
    var size: Double { Double(mantissa) * DecimalNumber.power(exponent) }
}
