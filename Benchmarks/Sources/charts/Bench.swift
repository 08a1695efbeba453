import Descent

struct Bench: Sendable {
    let runs: Int
    let fonts: FontSet
    let measurer: CairoTextMeasurer

    /// Times `body`, whose result says something about what was done.
    func time(_ name: String, _ body: () throws -> String) rethrows {
        var note = try body()
        let clock = ContinuousClock()
        var times: [Double] = []
        for _ in 0..<max(1, runs) {
            let start = clock.now
            note = try body()
            times.append((clock.now - start) / .milliseconds(1))
        }
        times.sort()
        print("\(name) | \(rounded(times[times.count / 2])) | \(rounded(times[0])) | \(note)")
    }

    private func rounded(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

    private func png(_ scene: Scene, scale: Double = 1) throws -> [UInt8] {
        try CairoRenderer(format: .png, scale: scale, fonts: fonts).render(scene)
    }

    func contours() throws {
        for size in [256, 2048] {
            guard let grid = Subjects.grid(size) else { continue }
            let levels = Subjects.levels(of: grid)
            time("contour lines \(size)²") {
                let lines = Contours.lines(of: grid, at: Array(levels[1..<20]))
                return "\(lines.reduce(0) { $0 + $1.reduce(0) { $0 + $1.points.count } }) points"
            }
            time("filled contours \(size)²") {
                let regions = Contours.regions(of: grid, above: Array(levels[..<20]))
                return "\(regions.reduce(0) { $0 + $1.reduce(0) { $0 + $1.points.count } }) points"
            }
        }
    }

    /// Painting and encoding of a scene, each for itself.
    private func parts(_ name: String, _ scene: Scene, scale: Double = 1) throws {
        let renderer = CairoRenderer(format: .png, scale: scale, fonts: fonts)
        try time("\(name), painting") { "\(try renderer.picture(of: scene).width) pixels wide" }
        let picture = try renderer.picture(of: scene)
        try time("\(name), encoding") { "\(try picture.png().count) bytes" }
    }

    func figures() throws {
        let path = Subjects.path(1000)
        for size in [256, 2048] {
            guard let grid = Subjects.grid(size) else { continue }
            func scene() -> Scene? {
                Subjects.contourChart(grid, path: path)?.scene(size: Size(1600, 1200), measuring: measurer)
            }
            time("filled contour figure \(size)², scene") { "\(scene()?.items.count ?? 0) items" }
            guard let kept = scene() else { continue }
            try parts("filled contour figure \(size)²", kept)
            try time("filled contour figure \(size)², PNG") {
                guard let scene = scene() else { return "nothing" }
                return "\(try png(scene).count) bytes"
            }
            time("filled contour figure \(size)², page SVG") {
                scene().map { "\(WebRenderer().render($0).count) bytes" } ?? "nothing"
            }
        }
    }

    func surface() throws {
        guard let grid = Subjects.grid(100) else { return }
        let path = Subjects.path(1000)
        func scene() -> Scene? {
            Subjects.surface(grid, path: path)?.scene(size: Size(1600, 1200), measuring: measurer)
        }
        time("surface 100², scene") { "\(scene()?.items.count ?? 0) items" }
        if let kept = scene() { try parts("surface 100²", kept) }
        try time("surface 100², PNG") {
            guard let scene = scene() else { return "nothing" }
            return "\(try png(scene).count) bytes"
        }
        time("surface 100², page SVG") {
            scene().map { "\(WebRenderer().render($0).count) bytes" } ?? "nothing"
        }
    }

    func line() throws {
        let values = Subjects.walk(1_000_000)
        let steps = Array(0..<values.count)
        let (x, y) = (PlottableValue.value("Step", steps), PlottableValue.value("Value", values))
        func scene() -> Scene {
            Chart { LineMark(x: x, y: y) }.scene(size: Size(800, 600), measuring: measurer)
        }
        time("a million points, scene") { "\(scene().items.count) items" }
        try parts("a million points", scene(), scale: 2)
        try time("a million points, PNG 1600 × 1200") { "\(try png(scene(), scale: 2).count) bytes" }
        time("a million points, page SVG") { "\(WebRenderer().render(scene()).count) bytes" }
    }

    /// A hundred thousand marks, each an area of its own.
    func points() throws {
        let numbers = Subjects.numbers(200_000)
        let (x, y) = (
            PlottableValue.value("Across", Array(numbers[..<100_000])),
            PlottableValue.value("Up", Array(numbers[100_000...]))
        )
        func scene() -> Scene {
            Chart { PointMark(x: x, y: y) }.scene(size: Size(800, 600), measuring: measurer)
        }
        time("100,000 points, scene") { "\(scene().items.count) items" }
        try parts("100,000 points", scene(), scale: 2)
        try time("100,000 points, PNG 1600 × 1200") { "\(try png(scene(), scale: 2).count) bytes" }
    }

    /// Sixty pictures of a line that grows.
    func animation() throws {
        let values = Subjects.walk(600)
        let chart = Chart {
            LineMark(x: .value("Step", Array(0..<600)), y: .value("Value", values)).appearing(
                at: Array(0..<600))
        }
        let renderer = CairoRenderer(format: .png, scale: 2, fonts: fonts)
        try time("60 frames, 1280 × 800, APNG") {
            let pictures = try chart.growth(frames: 60).map { frame in
                try renderer.picture(of: frame.scene(size: Size(640, 400), measuring: measurer))
            }
            guard let last = pictures.last else { return "nothing" }
            var animation = PictureAnimation(last, ticks: 40, ticksPerSecond: 20)
            for picture in pictures { try animation.append(picture, ticks: 1) }
            return "\(try animation.encoded(as: .apng).count) bytes"
        }
    }

    func batch() throws {
        let size = Size(800, 800)
        try inTwo("200 line charts, PNG") { index in
            try png(Subjects.lineChart(index).scene(size: size, measuring: measurer)).count
        }
        try inTwo("200 line charts, page SVG") { index in
            WebRenderer().render(Subjects.lineChart(index).scene(size: size, measuring: measurer)).count
        }
        try inTwo("200 filled contours 64², PNG") { index in
            guard let grid = Subjects.grid(64, variant: index), let chart = Subjects.contourChart(grid) else {
                return 0
            }
            return try png(chart.scene(size: size, measuring: measurer)).count
        }
    }

    /// Shares 200 figures between two threads.
    private func inTwo(_ name: String, _ figure: @escaping @Sendable (Int) throws -> Int) throws {
        var best = Double.infinity
        try time(name) {
            let start = ContinuousClock.now
            let sums = try Threads.map(2) { thread in
                try stride(from: thread, to: 200, by: 2).reduce(0) { try $0 + figure($1) }
            }
            best = min(best, (ContinuousClock.now - start) / .seconds(1))
            let bytes = sums.reduce(0, +)
            return "\(Int(200 / best)) a second at best, \(bytes / 200) bytes each"
        }
    }
}
