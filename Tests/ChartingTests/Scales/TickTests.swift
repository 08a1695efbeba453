import FigureChecks
import LongRuns
import Testing

@testable import Charting

@Suite("Ticks")
struct TickTests {
    /// An axis as wide as a plot, with labels as wide as digits are.
    private static func space(length: Double = 520, hasTitle: Bool = true) -> TickSpace {
        TickSpace(
            length: length, extent: { Double($0.unicodeScalars.count) * 6.05 }, gap: 10, pitch: 80,
            hasTitle: hasTitle)
    }

    private static func linear(_ lower: Double, _ upper: Double, length: Double = 520) -> TickSet {
        LinearTicks.ticks(lower: lower, upper: upper, space: space(length: length))
    }

    @Test(
        "Domains of the course get the ticks one would write by hand",
        arguments: [
            (0.0, 20.0, ["0", "5", "10", "15", "20"]), (-1, 1, ["−1.0", "−0.5", "0", "0.5", "1.0"]),
            (0, 1, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
            (-4, 2, ["−4", "−3", "−2", "−1", "0", "1", "2"]),
            (0, 0.00003, ["0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"]),
        ])
    func familiarDomains(lower: Double, upper: Double, labels: [String]) {
        #expect(Self.linear(lower, upper, length: 400).ticks.map(\.label) == labels)
    }

    @Test("Large and small numbers leave their power of ten to the title")
    func commonPower() {
        let small = Self.linear(0, 0.00003)
        #expect(small.exponent == -5)
        #expect(small.complete(title: "Loss") == "Loss (×10⁻⁵)")
        #expect(Self.linear(0, 4e7).complete(title: "Loss") == "Loss (×10⁷)")
        #expect(Self.linear(0, 5).complete(title: "Loss") == "Loss")
    }

    @Test("Without a title every label says all of its number")
    func completeLabels() {
        let set = LinearTicks.ticks(lower: 0, upper: 4e7, space: Self.space(length: 400, hasTitle: false))
        #expect(set.exponent == 0)
        #expect(set.ticks.map(\.label) == ["0", "1×10⁷", "2×10⁷", "3×10⁷", "4×10⁷"])
    }

    @Test("Labels that would share their leading digits are counted from an offset")
    func offset() throws {
        let set = Self.linear(1e9, 1e9 + 0.2, length: 400)
        #expect(set.complete(title: "Time") == "Time − 1×10⁹")
        #expect(set.ticks.map(\.label) == ["0", "0.05", "0.10", "0.15", "0.20"])
        #expect(set.ticks.map(\.value) == [1e9, 1e9 + 0.05, 1e9 + 0.1, 1e9 + 0.15, 1e9 + 0.2])
        #expect(Self.linear(-1e9 - 0.2, -1e9).complete(title: "Time").hasPrefix("Time + 1"))
        #expect(Self.linear(1000, 1001).offset == nil)
    }

    /// A million domains, else a fortieth of them, in parts that run side by side.
    private static let parts = 20
    private static let domainsInAPart = LongRuns.areAsked ? 50_000 : 1_250

    @Test(
        "Very many domains of every magnitude: enough ticks, ascending, inside, distinct, exact",
        arguments: 0..<parts)
    func manyDomains(part: Int) {
        var numbers = SeededNumbers(seed: UInt64(1 + part))
        for round in 0..<Self.domainsInAPart {
            let scale = Self.domain(round, &numbers)
            let length = Double.random(in: 20...900, using: &numbers)
            let set = Self.linear(scale.lower, scale.upper, length: length)
            // Reading labels back takes longer than writing them: every tenth domain is read.
            let problem =
                round % 10 == 0 || set.ticks.count < 2
                ? Self.problem(set, scale: scale, length: length) : Self.quickProblem(set)
            if let problem { Issue.record("\(scale.lower)…\(scale.upper) over \(length): \(problem)") }
        }
    }

    private static func quickProblem(_ set: TickSet) -> String? {
        guard (2...70).contains(set.ticks.count) else { return "\(set.ticks.count) ticks" }
        for index in 1..<set.ticks.count {
            let (a, b) = (set.ticks[index - 1], set.ticks[index])
            // Labels of one set have one exponent and one offset: equal texts would be neighbours.
            guard a.value < b.value, a.label != b.label || a.label.isEmpty else {
                return "not ascending or not distinct: \(set.ticks)"
            }
        }
        return nil
    }

    @Test("Logarithmic domains of every magnitude: enough ticks, ascending, inside, distinct, exact")
    func manyLogarithmicDomains() {
        var numbers = SeededNumbers(seed: 2)
        for round in 0..<(LongRuns.areAsked ? 3_000 : 600) {
            let (a, b) = (abs(numbers.anyMagnitude()), abs(numbers.anyMagnitude()))
            let near = a * Double.random(in: 1...100_000, using: &numbers)
            let scale = Scale(.log, lower: a, upper: round % 2 == 0 ? b : near)
            let length = Double.random(in: 20...900, using: &numbers)
            let set = LogTicks.ticks(
                lower: scale.lower, upper: scale.upper, space: Self.space(length: length))
            if let problem = Self.problem(set, scale: scale, length: length) {
                Issue.record("log \(scale.lower)…\(scale.upper) over \(length): \(problem)")
            }
        }
    }

    /// In turn: two numbers of any magnitude, a narrow one, a constant, 1e9 + 0.01k, one end.
    private static func domain(_ round: Int, _ numbers: inout SeededNumbers) -> Scale {
        let a = numbers.anyMagnitude()
        switch round % 5 {
        case 0: return Scale(.linear, lower: a, upper: numbers.anyMagnitude())
        case 1: return Scale(.linear, lower: a, upper: a * Double.random(in: 0.9...1.1, using: &numbers))
        case 2: return Scale(.linear, lower: a, upper: a)
        case 3:
            let start = Double(Int.random(in: -1_000_000...1_000_000, using: &numbers)) * 0.01
            let count = Double(Int.random(in: 1...100, using: &numbers))
            return Scale(.linear, lower: 1e9 + start, upper: 1e9 + start + count * 0.01)
        default: return Scale(.linear, lower: 0, upper: a)
        }
    }

    private static func problem(_ set: TickSet, scale: Scale, length: Double) -> String? {
        let (values, texts) = (set.ticks.map(\.value), set.ticks.map(\.label))
        let labels = texts.filter { !$0.isEmpty }
        guard values.count >= 2 else { return "\(values.count) ticks" }
        guard values.count <= 70 else { return "\(values.count) ticks" }
        guard zip(values, values.dropFirst()).allSatisfy(<) else { return "not ascending: \(values)" }
        var end = -Double.infinity
        // A tick that misses the end of the axis by a rounding error still belongs to it.
        let slack = 2e-9 + max(scale.lower.ulp, scale.upper.ulp) / scale.halfSpan
        for tick in set.ticks {
            guard let place = scale.fraction(of: tick.value), place > -slack, place < 1 + slack else {
                return "\(tick.value) is outside"
            }
            guard !tick.label.isEmpty else { continue }
            let half = Double(tick.label.unicodeScalars.count) * 6.05 / 2
            guard place * length - half >= end + 9.999 else { return "labels touch: \(labels)" }
            end = place * length + half
            guard number(tick.label, in: set) == tick.value else {
                return "\(tick.label) is not \(tick.value)"
            }
        }
        return Set(labels).count == labels.count ? nil : "labels repeat: \(labels)"
    }

    /// The number that a label stands for, by decimal arithmetic on the texts.
    private static func number(_ label: String, in set: TickSet) -> Double? {
        guard let (digits, point) = decimal(label) else { return nil }
        guard let offset = set.offset else { return Double("\(digits)e\(point + set.exponent)") }
        guard let (start, place) = decimal(offset) else { return nil }
        let lowest = min(place, point + set.exponent)
        func scaled(_ whole: Int, _ exponent: Int) -> Int? {
            (0..<(exponent - lowest)).reduce(whole as Int?) { value, _ in
                let product = value?.multipliedReportingOverflow(by: 10)
                return product.flatMap { $0.overflow ? nil : $0.partialValue }
            }
        }
        guard let a = scaled(digits, point + set.exponent), let b = scaled(start, place) else { return nil }
        return Double("\(a + b)e\(lowest)")
    }

    /// An integer and a power of ten: "−1.25" is −125 and −2, "3×10⁻⁸" is 3 and −8.
    private static func decimal(_ text: String) -> (Int, Int)? {
        var (mantissa, exponent) = ("", "")
        for scalar in text.unicodeScalars {
            if let digit = scripts[scalar] {
                exponent += digit
            } else {
                mantissa.unicodeScalars.append(scalar)
            }
        }
        if !exponent.isEmpty {
            mantissa.removeLast(2)
            mantissa = mantissa.hasSuffix("×") ? String(mantissa.dropLast()) : "1"
        }
        let plain = mantissa.hasPrefix(NumberText.minus) ? "-" + mantissa.dropFirst() : mantissa
        let pieces = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = pieces.first else { return nil }
        let places = pieces.count > 1 ? String(pieces[1]) : ""
        guard let digits = Int(first + places) else { return nil }
        return (digits, (Int(exponent) ?? 0) - places.count)
    }

    private static let scripts: [Unicode.Scalar: String] = [
        "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
        "⁻": "-",
    ]

    @Test("Domains that are no domains get no ticks and no trap")
    func impossibleDomains() {
        let bad: [(Double, Double)] = [
            (.nan, 1), (0, .nan), (0, .infinity), (-.infinity, 0), (1, 1), (2, 1), (-.infinity, .infinity),
        ]
        for (lower, upper) in bad {
            #expect(Self.linear(lower, upper).ticks.isEmpty)
            #expect(LogTicks.ticks(lower: lower, upper: upper, space: Self.space()).ticks.isEmpty)
        }
        #expect(LogTicks.ticks(lower: -1, upper: 1, space: Self.space()).ticks.isEmpty)
        #expect(Self.linear(0, 1, length: 0).ticks.isEmpty)
        #expect(Self.linear(0, 1, length: .nan).ticks.isEmpty)
    }

    @Test("Neighbouring numbers at every magnitude do not trap")
    func neighbouringNumbers() {
        for start in [0, .leastNonzeroMagnitude, 1e-300, 1, 1e9, 1e300, Double.greatestFiniteMagnitude / 2] {
            let set = Self.linear(start, start.nextUp)
            #expect(zip(set.ticks, set.ticks.dropFirst()).allSatisfy { $0.value < $1.value })
        }
    }

    @Test("Where not even two labels fit, ticks stay and labels go")
    func shortAxis() {
        let set = Self.linear(123_456, 234_567, length: 20)
        #expect(set.ticks.count >= 2)
        #expect(set.ticks.count { !$0.label.isEmpty } <= 1)
    }

    @Test("A logarithmic axis over two decades shows 1, 2 and 5; over twelve, some powers")
    func logarithmicLabels() {
        let two = LogTicks.ticks(lower: 1, upper: 100, space: Self.space())
        #expect(two.ticks.map(\.label) == ["1", "2", "5", "10", "20", "50", "100"])
        let twelve = LogTicks.ticks(lower: 1e-12, upper: 1, space: Self.space(length: 160))
        #expect(twelve.ticks.map(\.label) == ["10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "10⁰"])
    }

    @Test("Labels are written from integers, however large the exponent")
    func integerLabels() {
        #expect(LinearTicks.label(125, exponent: -2) == "1.25")
        #expect(LinearTicks.label(-5, exponent: -3) == "−0.005")
        #expect(LinearTicks.label(12, exponent: 3) == "12000")
        #expect(LinearTicks.label(0, exponent: 7) == "0")
        #expect(LinearTicks.label(3, exponent: 308).count == 309)
        #expect(LinearTicks.label(3, exponent: -320).count == 322)
    }
}
