import Descent

// What public functions are called with: of every type first a value that suits, then those that hurt. Types that are not
// here are made from these by their own initializers (scripts/lib/hostile.py).

func values(_ type: Double.Type) -> [Double] {
    [1, .nan, .infinity, -.infinity, 0, -1, 1e308, .leastNonzeroMagnitude]
}
func values(_ type: Float.Type) -> [Float] { [1, .nan, .infinity, 0, -1] }
func values(_ type: Int.Type) -> [Int] { [2, 0, -1, 1, 1000, .max, .min] }
func values(_ type: UInt64.Type) -> [UInt64] { [1, 0, .max] }
func values(_ type: UInt32.Type) -> [UInt32] { [1, 0, .max] }
func values(_ type: UInt8.Type) -> [UInt8] { [1, 0, .max] }
func values(_ type: Bool.Type) -> [Bool] { [true, false] }
func values(_ type: String.Type) -> [String] {
    [
        "a", "", "\0", "é\u{301}\u{200F}", String(repeating: "long ", count: 500), "1e999", "<&\"'>", "../x",
        "W1[0,0]",
    ]
}
func values(_ type: ClosedRange<Double>.Type) -> [ClosedRange<Double>] {
    [0...1, 0...0, -1e308...1e308, -.infinity...(.infinity)]
}
func values(_ type: ClosedRange<Int>.Type) -> [ClosedRange<Int>] {
    [0...1, 0...0, Int.min...Int.max, -5...(-1)]
}
func values(_ type: Range<Double>.Type) -> [Range<Double>] { [0..<1, 0..<0, -1e308..<1e308] }
func values(_ type: Duration.Type) -> [Duration] { [.seconds(1), .zero, .seconds(-1)] }
func values(_ type: Set<Int>.Type) -> [Set<Int>] { [[0], [], [-1, .max]] }

func optional<Value>(_ values: [Value]) -> [Value?] { values.map { $0 } + [nil] }

/// Lists of a length that may suit, none, one, and all of them.
func lists<Value>(_ values: [Value]) -> [[Value]] {
    guard let first = values.first else { return [[]] }
    return [[first, first], [], [first], values, Array(repeating: first, count: 9)]
}

func values(_ type: [Double].Type) -> [[Double]] {
    [[1, 2], [], [1], [.nan, 1], [0, 0], [2, 1], Array(repeating: 0.5, count: 13), [-1e308, 1e308]]
}
func values(_ type: [[Double]].Type) -> [[[Double]]] {
    [[[1, 2], [3, 4]], [], [[]], [[1], [2, 3]], [[.nan]]]
}
func values(_ type: [Int].Type) -> [[Int]] { [[0, 1], [], [-1], [.max], [.min, 5]] }

// MARK: Training

func values(_ type: Matrix.Type) -> [Matrix] {
    [(4, 2), (4, 1), (0, 2), (1, 1), (2, 0), (3, 3)].compactMap { rows, columns in
        try? Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map { Double($0) / 3 - 1 })
    } + [try? Matrix(rows: 4, columns: 2, elements: Array(repeating: .nan, count: 8))].compactMap { $0 }
}

func values(_ type: Network.Type) -> [Network] {
    let shapes: [(Int, [(nodes: Int, activation: Activation)])] = [
        (2, [(3, .tanh), (1, .identity)]), (1, [(1, .identity)]),
        (2, [(2, .relu), (4, .gelu), (3, .softmax)]),
        (2, [(1, .sigmoid)]),
    ]
    return shapes.compactMap { inputs, layers in
        try? Network(inputCount: inputs, layers: layers, initialization: .glorotUniform(seed: 3))
    }
}

func values(_ type: Dataset.Type) -> [Dataset] {
    let all = values(Matrix.self)
    return [(0, 1), (1, 1), (2, 2), (3, 3), (6, 1)].compactMap {
        try? Dataset(inputs: all[$0], targets: all[$1])
    }
}

func values(_ type: Experiment.Type) -> [Experiment] {
    let (networks, data) = (values(Network.self), values(Dataset.self))
    func experiment(_ optimizer: Optimizer, _ updates: Int, batch: Int? = nil) -> Experiment? {
        try? Experiment(
            network: networks[0], data: data[0],
            training: Training(optimizer: optimizer, updates: updates, batchSize: batch))
    }
    return [
        experiment(.gradientDescent(learningRate: 0.1), 5), experiment(.adam(), 7, batch: 3),
        experiment(.gradientDescent(learningRate: 1e6), 30), experiment(.lbfgs(), 0),
    ].compactMap { $0 }
}

func values(_ type: Recording.Type) -> [Recording] { values(Experiment.self).map { $0.run() } }

func values(_ type: Optimizer.Type) -> [Optimizer] {
    [
        .gradientDescent(learningRate: 0.1), .adam(learningRate: .nan), .lbfgs(history: 0), .lion(),
        .rmsProp(learningRate: -1),
    ]
}

// MARK: Landscapes

func values(_ type: LandscapeAxis.Type) -> [LandscapeAxis] {
    ["W1[0,0]=-1:1:5", "random=-1:1:3", "W9[0,0]=0:1:2", "pca=-1:1:3"].compactMap {
        try? LandscapeAxis(parsing: $0)
    }
}

// MARK: Pictures

func values(_ type: Grid.Type) -> [Grid] {
    [
        Grid(x: [0, 1, 2], y: [0, 1], values: [3, 1, 2, 4, 0, 5]),
        Grid(x: [0, 1], y: [0, 1], values: [.nan, 1, 2, .nan]),
        Grid(x: [0, 1], y: [0, 1], values: [1, 1, 1, 1]),
    ].compactMap { $0 }
}

func values(_ type: PlottableValue.Type) -> [PlottableValue] {
    [
        .value("x", [1, 2, 3]), .value("", [Double]()), .value("x", [Double.nan, .infinity, -1]),
        .value("x", ["a", "b", "a"]),
        .value("x", [0.0]), .value("x", [-1e308, 1e308]),
    ]
}

func values(_ type: Chart.Type) -> [Chart] {
    let all = values(PlottableValue.self)
    return [
        Chart { LineMark(x: all[0], y: all[0]) }, Chart {}, Chart { BarMark(x: all[3], y: all[2]) },
        Chart { PointMark(x: all[5], y: all[5]) },
    ]
}

func values(_ type: FontSet.Type) -> [FontSet] { [try? FontSet.system()].compactMap { $0 } }
func values(_ type: SourceFile.Type) -> [SourceFile] {
    [
        SourceFile(name: "a.md", text: "title: a\n"), SourceFile(name: "", bytes: []),
        SourceFile(name: "b", bytes: [255, 0, 10]),
    ]
}
func values(_ type: SourceRange.Type) -> [SourceRange] {
    [SourceRange(lower: 0, upper: 1), SourceRange(lower: 3, upper: 100)]
}
func values(_ type: Vocabulary.Type) -> [Vocabulary] { [.standard] }

struct Square: TextMeasuring {
    func extents(of line: TextLine) -> TextExtents {
        TextExtents(width: line.size * 0.5 * Double(line.plainText.count), ascent: line.size, descent: 2)
    }
}

/// Keeps the plot that it is drawn on.
final class Caught: @unchecked Sendable { var plots: [Plot] = [] }

struct Catcher: ChartMark {
    var style = MarkStyle()
    let caught: Caught
    var demands: MarkDemands { MarkDemands(x: .numbers([0, 1]), y: .numbers([0, 1])) }
    func draw(on plot: Plot) -> [SceneItem] {
        caught.plots.append(plot)
        return []
    }
}

func values(_ type: Plot.Type) -> [Plot] {
    let caught = Caught()
    for size in [Size(640, 400), Size(1, 1)] {
        _ = Chart { Catcher(caught: caught) }.scene(size: size, measuring: Square())
        _ = Chart { Catcher(caught: caught) }.chartXScale(type: .log).scene(size: size, measuring: Square())
    }
    return caught.plots
}

func values(_ type: Table.Type) -> [Table] {
    [
        Table([.init("x", .numbers([1, .nan])), .init("name", .texts(["a", "<b>"]))]), Table([]),
        Table([.init("", .numbers([])), .init("", .numbers([1, 2, 3]))]),
    ]
}

func made<Value>(_ value: Value) -> [Value] { [value] }
func made<Value>(_ value: Value?) -> [Value] { value.map { [$0] } ?? [] }
func made<Value>(_ values: [Value]) -> [Value] { values }
func made<Value>(_ values: [[Value]]) -> [Value] { Array(values.joined()) }
func made<Value>(_ values: [[Value]]?) -> [Value] { Array((values ?? []).joined()) }
func made<Value>(_ values: [Value]?) -> [Value] { values ?? [] }

// MARK: Running

/// Which of the values of several parameters go together: the first of all, then each with the first of all others, then
/// the last of all.
func vary(_ counts: Int...) -> [[Int]] {
    guard !counts.contains(0) else { return [] }
    let first = counts.map { _ in 0 }
    var all = [first]
    for (place, count) in counts.enumerated() {
        for value in 1..<max(1, min(count, 9)) where value < count {
            var one = first
            one[place] = value
            all.append(one)
        }
    }
    return all + (1..<4).map { step in counts.map { $0 - 1 - (step - 1) % $0 } }
}
