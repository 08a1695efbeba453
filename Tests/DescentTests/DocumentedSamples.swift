import Descent

// What README, docs and the articles of the documentation show, as it stands there: SampleTests compares. The order is
// that of the pages, and what a block needs of those before it comes as a parameter or stands in the same function.

func readme() throws {
    let network = try Network(
        inputCount: 3,
        layers: [Layer(weights: Matrix(rows: 1, columns: 3, elements: [0, 2, 1]), activation: .identity)])
    let experiment = try Experiment(
        network: network,
        data: Dataset(
            inputs: Matrix(rows: 1, columns: 3, elements: [1, 2, 3]),
            targets: Matrix(rows: 1, columns: 1, elements: [0])),
        loss: .meanSquaredError,
        training: Training(optimizer: .gradientDescent(learningRate: 0.01), updates: 20))
    let recording = experiment.run()

    let chart = Chart {
        LineMark(
            x: .value("Update", recording.loss.indices),
            y: .value("Mean Squared Error", recording.loss))
    }
    .chartTitle("The MSE falls by the same factor at every update")
    .chartYScale(type: .log)

    try chart.write(to: "loss.png")
}

func chartsFirst() throws {
    let updates = Array(0...20)
    let loss = Array(sequence(first: 49.0) { 0.72 * $0 }.prefix(21))
    let chart = Chart {
        LineMark(x: .value("Update", updates), y: .value("Mean squared error", loss)).symbol(.circle)
        PointMark(x: .value("Update", [0]), y: .value("Mean squared error", [49.0]))
            .annotation("start: 49", .right)
    }
    .chartTitle("The MSE falls by the same factor at every update", subtitle: "One neuron, η = 0.01")

    try chart.write(to: "loss.png")
    try chart.write(to: "loss.pdf", size: Size(480, 300), appearance: .print)

    let fonts = try FontSet.system()
    let scene = chart.scene(size: Size(640, 400), measuring: try CairoTextMeasurer(fonts: fonts))
    let png = try CairoRenderer(format: .png, appearance: .dark, fonts: fonts).render(scene)
    let svgForPages = WebRenderer().render(scene)
    _ = (png, svgForPages)
}

func chartsPoints() {
    let data = DataGenerator.blobs(classes: 2, samples: 120, noise: 0.6).dataset()
    let classes = data.targets.column(0).map { $0 == 0 ? "class 0" : "class 1" }
    let chart = Chart {
        PointMark(
            x: .value("Input 0", data.inputs.column(0)), y: .value("Input 1", data.inputs.column(1))
        )
        .foregroundStyle(by: .value("Class", classes))
        .symbol(by: .value("Class", classes))
    }
    .chartTitle("Two classes that a line can separate", subtitle: "60 samples each, normal noise")
    _ = chart
}

func chartsShares() {
    let parts: [(String, [Double])] = [
        ("dead", [2, 5, 11]), ("always on", [3, 3, 2]), ("both", [27, 24, 19]),
    ]
    let chart = Chart {
        for (name, counts) in parts {
            BarMark(
                x: .value("Hidden units in %", counts),
                y: .value("", ["η = 0.001", "η = 0.01", "η = 0.1"]),
                stacking: .normalized
            )
            .foregroundStyle(by: .value("Units", name))
        }
    }
    .chartForegroundStyleScale([
        "dead": Theme.muted, "always on": Theme.contrast, "both": Theme.accent,
    ])
    .chartYScale(reversed: true)
    .chartTitle("Large steps kill relu units", subtitle: "32 hidden units after 100 updates")
    _ = chart
}

func chartsLegend() {
    let updates = Array(0...40)
    let chart = Chart {
        for (name, factor) in [
            ("gradient descent", 0.97), ("momentum", 0.95), ("RMSProp", 0.925), ("Adam", 0.85),
        ] {
            LineMark(
                x: .value("Update", updates),
                y: .value(
                    "Mean squared error", sequence(first: 18.0) { factor * $0 }.prefix(41).map { 2 + $0 })
            ).series(name)
        }
    }
    .chartTitle("Who adapts its steps is down sooner", subtitle: "One start, four optimizers")
    _ = chart
}

func chartsCounts() {
    let counts = [400.0, 225, 121, 64, 36, 16, 9, 4, 1]
    let chart = Chart {
        LineMark(x: .value("Distance", Array(0...8)), y: .value("Count", counts)).symbol(.circle)
    }
    .chartYScale(domain: 0...441, type: .squareRoot)
    .chartYAxis { AxisMarks(values: [0, 25, 100, 225, 400]) }
    .chartTitle("Counts on a square-root scale", subtitle: "Large counts do not hide small ones")
    _ = chart
}

func chartsSecondaryAxes() {
    let updates = Array(0...96)
    let chart = Chart {
        LineMark(
            x: .value("Update", updates),
            y: .value("Mean squared error", sequence(first: 400.0) { 0.94 * $0 }.prefix(97).map { 1 + $0 }))
    }
    .chartYScale(type: .log)
    .chartXScale(domain: 0...96)
    .chartXSecondaryAxis(label: "Epoch") { $0 / 32 }
    .chartYSecondaryAxis(label: "Root of it") { $0.squareRoot() }
    .chartTitle("After three epochs the error is close to its floor")
    _ = chart
}

func chartsWords() {
    let updates = Array(0...40)
    var loss = Array(sequence(first: 30.0) { 0.86 * $0 }.prefix(41))
    loss[17] += 7
    let chart = Chart {
        LineMark(x: .value("Update", updates), y: .value("Mean squared error", loss))
        TextMark(
            x: .value("Update", 17), y: .value("Mean squared error", loss[17]),
            text: "one batch with a wrong target", sides: [.topRight]
        ).leader()
        TextMark(
            x: .value("Update", 6), y: .value("Mean squared error", loss[6]), text: "half of the way",
            sides: [.right, .topRight]
        ).leader()
    }
    .chartTitle("One bad batch does not undo the training")
    .chartCaption("Batches of 4 from 64 samples; targets of update 17 negated on purpose.")
    _ = chart
}

func chartsAnnotations() {
    let (names, counts) = (["dead", "always on", "both"], [21.0, 9, 70])
    let chart = Chart {
        BarMark(x: .value("", names), y: .value("Hidden units in %", counts), width: 0.7)
            .annotation(position: .top) { counts.map { "\(NumberText.significant($0)) %" } }
        RuleMark(y: 50).foregroundStyle(Theme.muted).lineStyle(dash: [5, 4]).casing()
            .annotation(position: .top, alignment: .leading) { "half of them" }
    }
    .chartTitle("Seven of ten units do work", subtitle: "100 hidden units after 100 updates")
    _ = chart
}

func chartsField() {
    let (x, y) = ((0..<17).map { -4 + 0.5 * Double($0) }, (0..<11).map { -2.5 + 0.5 * Double($0) })
    let chart = Chart {
        if let field = VectorField(x: x, y: y, { x, y in (-x, -3 * y) }) { VectorFieldMark(field: field) }
        PointMark(x: .value("w₀", 0.0), y: .value("w₁", 0.0)).symbol(.cross).foregroundStyle(
            Theme.ink)
    }
    .chartXAxisLabel("w₀").chartYAxisLabel("w₁").chartEqualAspect()
    .chartTitle("Downhill is not towards the minimum", subtitle: "−∇ of w₀²/2 + 3 w₁²/2")
    _ = chart
}

func chartsSurface() throws {
    let (x, y) = ((0...40).map { -2 + Double($0) / 10 }, (0...30).map { -1.5 + Double($0) / 10 })
    let saddle = y.flatMap { y in x.map { x in x * x - 2 * y * y } }
    if let grid = Grid(x: x, y: y, values: saddle), let levels = ContourLevels(for: grid, centeredOn: 0) {
        var chart = SurfaceChart(grid: grid, levels: levels, xLabel: "$w_0$", yLabel: "$w_1$", zLabel: "Loss")
        chart.points = [.init(x: [0], y: [0], symbol: .cross, label: "saddle")]
        chart.colorMap = .diverging
        chart.colorBar = ColorBarOptions(levels: levels, title: "Loss", map: .diverging)
        chart.projection = .perspective()
        (chart.azimuth, chart.elevation) = (215, 28)
        try chart.write(to: "saddle.svg")
    }
}

func chartsFacets() {
    let updates = Array(0...30)
    let facets = Facets(columns: 3) {
        for (index, rate) in ["0.001", "0.003", "0.01", "0.03", "0.1", "0.12"].enumerated() {
            let fall = sequence(first: 40.0) { (0.985 - 0.07 * Double(index)) * $0 }.prefix(31)
            Chart {
                for (name, shift) in [("train", 0.0), ("test", 2.5)] {
                    LineMark(
                        x: .value("Update", updates),
                        y: .value("Mean squared error", fall.map { shift + $0 })
                    ).foregroundStyle(by: .value("Data", name))
                }
            }
            .chartTitle("η = \(rate)")
        }
    }
    .chartTitle("The larger the learning rate, the steeper the way down")
    _ = facets
}

func chartsInset() {
    let updates = Array(0...60)
    let fast = sequence(first: 50.0) { 0.8 * $0 }
    let slow = sequence(first: 0.2) { 0.93 * $0 }
    let loss = zip(fast, slow).prefix(61).map { $0 + $1 }
    let chart = Chart {
        LineMark(x: .value("Update", updates), y: .value("Mean squared error", loss))
    }
    .chartInset(share: 0.56) {
        Chart {
            LineMark(x: .value("", Array(30...60)), y: .value("", Array(loss[30...])))
        }
        .chartTitle("from update 30")
    }
    .chartTitle("It still falls where the large chart looks flat")
    _ = chart
}

func planesRequest(_ experiment: Experiment) throws {
    var request = try LandscapeRequest(experiment, x: "pca=auto:41", y: "pca=auto:41")
    request.showsPath = true
    let landscape = try request.run()
    print(landscape)
}

func planesObjective() throws {
    let objective = Objective(name: "ripples", dimension: 2) {
        $0[0] * $0[0] + ($0[0] * $0[1] - 1) * ($0[0] * $0[1] - 1)
    }
    let axis = try AxisRange(from: -3, to: 3, points: 101)
    let grid = try objective.surface(x: axis, y: axis)
    let path = try objective.path(
        from: [2, -2], optimizer: .gradientDescent(learningRate: 0.01), updates: 500)
    let points = grid.criticalPoints(try objective.surfaceFunction())
    _ = (path, points)
}

func fromExperimentToPage() async throws {
    let moons = DataGenerator.moons(samples: 200, noise: 0.1, seed: 7).dataset()

    let network = try Network(
        inputCount: 2, layers: [(8, .tanh), (1, .sigmoid)], initialization: .glorotUniform(seed: 1))
    let experiment = try Experiment(
        network: network, data: moons, loss: .binaryCrossEntropy,
        training: Training(optimizer: .adam(learningRate: 0.05), updates: 300))
    let recording = experiment.run()

    let history = Chart {
        LineMark(
            x: .value("Update", recording.loss.indices), y: .value("Binary cross-entropy", recording.loss))
    }
    .chartTitle("The loss falls, and falls more slowly")
    .chartYScale(type: .log)
    try history.write(to: "loss.svg")

    try recording.write(to: "moons.npz")

    var request = try LandscapeRequest(experiment, x: "pca=auto:31", y: "pca=auto:31")
    request.showsPath = true
    let landscape = try request.run()
    print(landscape)

    if let grid = Grid(x: landscape.grid.x, y: landscape.grid.y, values: landscape.grid.values),
        let levels = ContourLevels(for: grid), let path = landscape.path
    {
        try Chart {
            FilledContourMark(grid: grid, levels: levels)
            LineMark(x: .value("First component", path.x), y: .value("Second component", path.y))
        }
        .chartTitle("Down into a valley")
        .write(to: "landscape.png")
    }

    try StarterCourse.write(to: "my-course")
    let builder = try CourseBuilder(fonts: FontSet.system(), jobs: 2)
    let course = try await builder.build(CourseFolder(path: "my-course"))
    for diagnostic in course.diagnostics { print(diagnostic.text) }
    if !course.hasErrors {
        let pages = try OutputFolder(path: "Output").write([course])
        print("Open \(pages)")
    }
}
