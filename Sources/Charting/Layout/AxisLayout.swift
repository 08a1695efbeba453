import Drawing

/// One axis of a chart: its scale, its ticks, its title.
struct AxisLayout {
    enum Direction { case x, y }

    let direction: Direction
    let options: AxisOptions
    let scale: Scale
    let title: String
    /// The position of each category in the order of the axis; empty where it has numbers.
    let places: CategoryPlaces
    /// Whether ticks stand at whole numbers only.
    let isInteger: Bool
    /// The numbers that bars stand over, if nothing else is on the axis and they are few; else empty.
    private let barPlaces: [Double]
    private(set) var ticks = TickSet(ticks: [])

    /// - Parameter marks: what the marks of the chart need of both axes.
    init(_ direction: Direction, options: AxisOptions, marks: [MarkDemands]) {
        self.direction = direction
        self.options = options
        let isX = direction == .x
        let title = options.title(for: marks.map { isX ? $0.xLabel : $0.yLabel })
        self.title = title
        let values = marks.map { isX ? $0.x : $0.y }
        isInteger = options.isInteger || Self.counts(title, values)
        barPlaces = isX && options.domain == nil ? Self.barPlaces(marks) : []
        let lists = options.scale == .category ? Self.namedNumbers(values) : values.compactMap(\.names)
        let names = lists.count == 1 ? lists[0] : lists.flatMap { $0 }
        let ordered = options.categories ?? []
        if names.isEmpty, ordered.isEmpty {
            var scale = Self.numericScale(isX: isX, options: options, marks: marks)
            scale.isReversed = options.isReversed
            self.scale = scale
            places = CategoryPlaces()
        } else {
            let unique: [String]
            let order: [String: Int]
            (unique, order) = Self.order(ordered.isEmpty ? names : ordered + names)
            places = CategoryPlaces(order, namesNumbers: options.scale == .category)
            var scale = Scale.category(unique)
            scale.isReversed = options.isReversed
            self.scale = scale
        }
    }

    /// Whether the axis counts what has no parts: half an epoch has no loss of its own.
    private static func counts(_ title: String, _ values: [PlottableValue.Values]) -> Bool {
        let words = title.lowercased().split { !$0.isLetter }
        guard words.contains(where: { wholeThings.contains(String($0)) }) else { return false }
        return values.allSatisfy { values in
            if case .numbers(let numbers) = values {
                return numbers.allSatisfy { !$0.isFinite || $0 == $0.rounded() }
            }
            return false
        }
    }

    private static let wholeThings: Set = [
        "count", "counts", "epoch", "epochs", "update", "updates", "step", "steps", "iteration", "iterations",
        "layer", "layers",
    ]

    private static let mostBarPlaces = 12

    private static func barPlaces(_ marks: [MarkDemands]) -> [Double] {
        var places: Set<Double> = []
        for demands in marks {
            guard case .numbers(let numbers) = demands.x else { return [] }
            guard demands.bars != nil || numbers.isEmpty else { return [] }
            places.formUnion(numbers.filter(\.isFinite))
            guard places.count <= mostBarPlaces else { return [] }
        }
        return places.sorted()
    }

    /// Names as they come, and numbers as names, in ascending order.
    private static func namedNumbers(_ values: [PlottableValue.Values]) -> [[String]] {
        let numbers = Set(values.flatMap(\.finiteNumbers)).sorted().map(\.categoryName)
        return [numbers] + values.compactMap(\.names)
    }

    /// Names in the order of their first appearance, and the position of each.
    private static func order(_ names: [String]) -> (names: [String], places: [String: Int]) {
        func isNew(_ place: inout Int, _ next: Int) -> Bool {
            guard place < 0 else { return false }
            place = next
            return true
        }
        var unique: [String] = []
        var places: [String: Int] = [:]
        unique.reserveCapacity(names.count)
        places.reserveCapacity(names.count)
        // A missing name is a gap, not a name without letters.
        for name in names where !name.isEmpty {
            if isNew(&places[name, default: -1], unique.count) { unique.append(name) }
        }
        return (unique, places)
    }

    private static func numericScale(isX: Bool, options: AxisOptions, marks: [MarkDemands]) -> Scale {
        let kind: Scale.Kind
        switch options.scale {
        case .linear, .category: kind = .linear
        case .log: kind = .log
        case .symlog: kind = .symlog
        case .power(let exponent):
            kind = .power(exponent.isFinite ? min(10, max(0.1, exponent)) : 1)
        }
        if let domain = options.domain {
            return Scale(kind, lower: domain.lowerBound, upper: domain.upperBound)
        }
        // Marks that fill the plot decide alone where it ends; paths that lead out of it are cut.
        let isTight = marks.contains(where: \.isTight)
        var (low, high) = (Double.infinity, -Double.infinity)
        for demands in marks where demands.isTight == isTight {
            guard case .numbers(var numbers) = isX ? demands.x : demands.y else { continue }
            if demands.areCells {
                numbers = kind.cells(around: numbers).flatMap { $0.map { [$0.lower, $0.upper] } ?? [] }
            }
            if isX, let bars = demands.bars {
                numbers = kind.sides(of: bars, over: numbers).flatMap {
                    $0.map { [$0.lower, $0.upper] } ?? []
                }
            }
            for number in numbers where number.isFinite && (kind != .log || number > 0) {
                low = min(low, number)
                high = max(high, number)
            }
        }
        guard low <= high else { return Scale(kind, lower: .nan, upper: .nan) }
        if isTight { return Scale(kind, lower: low, upper: high) }
        if kind != .linear { return padded(Scale(kind, lower: low, upper: high)) }
        let stands = marks.contains { isX ? $0.zeroInX : $0.zeroInY }
        let near = options.includesZero ?? (!isX && low >= 0 && low < 0.4 * high)
        if stands || near { (low, high) = (min(low, 0), max(high, 0)) }
        let isLabelled = stands && marks.contains(where: \.hasEndLabels)
        let room = (high / 2 - low / 2) * (isLabelled ? 0.34 : stands ? 0.2 : isX ? 0.06 : 0.14)
        let lower = low == 0 && (stands || near) ? low : low - room
        let upper = high == 0 && stands ? high : high + room
        return Scale(kind, lower: lower, upper: upper)
    }

    /// The scale with room at both ends.
    private static func padded(_ scale: Scale) -> Scale {
        // Near the ends of what a Double holds there is no room to add.
        let (lower, upper) = (scale.value(at: -0.07), scale.value(at: 1.07))
        if case .power = scale.kind, scale.lower >= 0 {
            return Scale(scale.kind, lower: max(0, lower), upper: upper.isFinite ? upper : scale.upper)
        }
        let hasRoom = lower.isFinite && (scale.kind != .log || lower > 0)
        return Scale(
            scale.kind, lower: hasRoom ? lower : scale.lower, upper: upper.isFinite ? upper : scale.upper)
    }

    /// Chooses ticks for an axis of this length.
    mutating func chooseTicks(length: Double, measuring: any TextMeasuring) {
        guard options.showsTicks else { return }
        findTicks(length: length, measuring: measuring)
        guard let format = options.format, options.tickNames.isEmpty, !isCategory else { return }
        let labelled = ticks.ticks.indices.filter { !ticks.ticks[$0].label.isEmpty }
        let labels = format.labels(labelled.map { ticks.ticks[$0].value })
        for (index, label) in zip(labelled, labels) { ticks.ticks[index].label = label }
        // The labels are whole: nothing of them is left to the title.
        (ticks.exponent, ticks.offset) = (0, nil)
        let scale = scale
        ticks = ticks.thinned(in: tickSpace(length: length, measuring: measuring)) {
            scale.ascendingFraction(of: $0) ?? 0
        }
    }

    private mutating func findTicks(length: Double, measuring: any TextMeasuring) {
        var space = tickSpace(length: length, measuring: measuring)
        if case .automatic(let count)? = options.tickValues {
            space.pitch = max(1, length / Double(max(1, count - 1)))
        } else if let values = options.tickValues, !isCategory,
            let given = ExplicitTicks.ticks(values, named: options.tickNames, on: scale, space: space)
        {
            ticks = given
            return
        }
        // A tick below each bar says what it stands for.
        if !barPlaces.isEmpty, !isCategory, options.tickValues == nil,
            let below = ExplicitTicks.ticks(.numbers(barPlaces), on: scale, space: space)
        {
            ticks = below
            return
        }
        switch scale.kind {
        case .linear:
            ticks = linearTicks(in: space)
            if isInteger { ticks.keepWholeNumbers() }
        case .log:
            ticks = LogTicks.ticks(lower: scale.lower, upper: scale.upper, space: space)
        case .power:
            let scale = scale
            ticks = LinearTicks.ticks(lower: scale.lower, upper: scale.upper, space: space) {
                scale.ascendingFraction(of: $0) ?? 0
            }
        case .symlog:
            ticks = SymlogTicks.ticks(lower: scale.lower, upper: scale.upper, space: space)
        case .category(let names):
            ticks = TickSet(ticks: names.enumerated().map { Tick(value: Double($0), label: $1) })
        }
    }

    private func linearTicks(in space: TickSpace) -> TickSet {
        guard let range = options.tickRange, range.lowerBound > scale.lower || range.upperBound < scale.upper
        else { return LinearTicks.ticks(lower: scale.lower, upper: scale.upper, space: space) }
        let (lower, upper) = (max(scale.lower, range.lowerBound), min(scale.upper, range.upperBound))
        guard lower < upper else {
            return TickSet(
                ticks: lower == upper
                    ? [Tick(value: lower, label: NumberText.text(DecimalDigits(lower)))] : [])
        }
        var part = space
        part.length *= (upper / 2 - lower / 2) / scale.halfSpan
        return LinearTicks.ticks(lower: lower, upper: upper, space: part)
    }

    private func tickSpace(length: Double, measuring: any TextMeasuring) -> TickSpace {
        let isX = direction == .x
        func extent(_ label: String) -> Double {
            let extents = measuring.extents(of: Self.tickLine(label))
            return isX ? extents.width : extents.height
        }
        return TickSpace(
            length: length, extent: extent, gap: isX ? 10 : 4, pitch: isX ? 80 : 46, hasTitle: !title.isEmpty)
    }

    /// Takes the distance between ticks of another axis with the same unit, if labels have room then.
    ///
    /// - Returns: whether both axes have the same distance now.
    mutating func takeStep(of other: AxisLayout, length: Double, measuring: any TextMeasuring) -> Bool {
        guard options.tickValues == nil, !isInteger, let step = other.ticks.step else { return false }
        if step == ticks.step { return true }
        let space = tickSpace(length: length, measuring: measuring)
        guard
            let set = LinearTicks.ticks(lower: scale.lower, upper: scale.upper, step: step, space: space),
            set.exponent == ticks.exponent, set.offset == ticks.offset
        else { return false }
        ticks = set
        return true
    }

    /// Where short ticks stand between the others.
    func minorTicks(from plot: Plot) -> [Double] {
        guard options.showsTicks, options.showsMinorTicks ?? (scale.kind == .log) else { return [] }
        let length = direction == .x ? plot.frame.width : plot.frame.height
        return MinorTicks.values(between: ticks.ticks.map(\.value), on: scale, length: length)
    }

    var isCategory: Bool {
        if case .category = scale.kind { return true }
        return false
    }

    /// The title, with what the labels leave out.
    var fullTitle: String { ticks.complete(title: title) }

    static func tickLine(_ label: String) -> TextLine { TextLine(label, size: Theme.tickSize) }

    /// Whether there are ticks with labels.
    var hasLabels: Bool { options.showsTicks && options.showsLabels }

    /// The widest tick label.
    func labelWidth(measuring: any TextMeasuring) -> Double {
        guard hasLabels else { return 0 }
        var labels = ticks.ticks.map(\.label)
        if labels.count > Self.mostMeasured {
            // Of names that are far too many to be read, those with most letters.
            let lengths = labels.map(\.utf8.count)
            let least = lengths.sorted(by: >)[Self.mostMeasured / 8]
            labels = zip(labels, lengths).lazy.filter { $0.1 >= least }.prefix(Self.mostMeasured).map(\.0)
        }
        return labels.map { measuring.extents(of: Self.tickLine($0)).width }.max() ?? 0
    }

    private static let mostMeasured = 2_000
}

extension AxisOptions {
    /// The title of the axis: its own, else the name that all values on it share. Values of several names have none,
    /// as the name of one would be said of all.
    func title(for names: [String?]) -> String {
        if let label { return label }
        let known = names.lazy.compactMap { $0 }
        guard let first = known.first else { return "" }
        return known.allSatisfy { $0 == first || $0.isEmpty } ? first : ""
    }
}

extension PlottableValue.Values {
    fileprivate var names: [String]? {
        if case .categories(let names) = self { names } else { nil }
    }

    fileprivate var finiteNumbers: [Double] {
        if case .numbers(let numbers) = self { numbers.filter(\.isFinite) } else { [] }
    }
}
