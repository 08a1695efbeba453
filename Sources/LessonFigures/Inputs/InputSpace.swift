import Charting
import LossLandscape
import TrainingCore

/// One or two inputs that a figure runs through, in the units of the data, and where the others are held.
struct InputSpace {
    struct Axis {
        let input: Int
        let name: String
        let values: [Double]
    }

    let subject: Subject
    /// x, and y where there are two.
    let axes: [Axis]
    /// For each input, those of the axes too.
    let held: [Double]
    /// What `hold` says: the word of a statistic, or "chosen".
    private let holding: String
    private let isChosen: Set<Int>

    /// The inputs of a figure that shows `count` of them.
    ///
    /// - Parameter points: how many along an axis whose range is not given.
    init(_ input: FigureInput, _ subject: Subject, axes count: Int, points: Int) throws(FigureError) {
        guard subject.inputCount >= count else {
            throw FigureError(
                "\(subject.id) has \(subject.inputCount) input\(subject.inputCount == 1 ? "" : "s"); the figure needs \(count).",
                remedy: "Draw fit or data, which show one.", option: "of")
        }
        if count == 1, input.text("y") != nil {
            throw FigureError(
                "The figure runs through one input.", remedy: "Leave `y` out.", option: "y")
        }
        var axes: [Axis] = []
        for (place, option) in ["x", "y"].prefix(count).enumerated() {
            let usual =
                (0..<subject.inputCount).first { index in !axes.contains { $0.input == index } } ?? place
            axes.append(try Self.axis(input, subject, option, usual: usual, points: points))
        }
        if count == 2, axes[0].input == axes[1].input {
            // `y: x[0]` alone leaves x for another one.
            guard input.text("x") == nil else {
                throw FigureError(
                    "Both axes are \(axes[0].name).", remedy: "Name two inputs.", option: "y")
            }
            let other = axes[1].input == 0 ? 1 : 0
            axes[0] = try Self.axis(input, subject, "x", usual: other, points: points)
        }
        self.subject = subject
        self.axes = axes
        (held, holding, isChosen) = try Self.held(input, subject)
    }

    // MARK: Axes

    private static func axis(
        _ input: FigureInput, _ subject: Subject, _ option: String, usual: Int, points: Int
    ) throws(FigureError) -> Axis {
        let text = input.text(option) ?? subject.inputName(usual)
        let known = (0..<subject.inputCount).first { text == subject.inputName($0) || text == "x[\($0)]" }
        var (name, range) = (text, String?.none)
        if known == nil, let sign = text.lastIndex(of: "=") {
            (name, range) = (String(text[..<sign]), String(text[text.index(after: sign)...]))
        }
        let index: Int
        if let known { index = known } else { index = try self.index(name, subject, option) }
        guard let range else {
            return Axis(
                input: index, name: subject.inputName(index),
                values: usualRange(subject, index, points: points))
        }
        let axis: LandscapeAxis
        do {
            axis = try LandscapeAxis(parsing: range)
        } catch {
            throw FigureError(error.message, remedy: error.remedy, option: option)
        }
        guard axis.subject == .coordinate, let own = axis.range else {
            throw FigureError(
                "\"\(range)\" is no range.", remedy: "Write \(name)=FROM:TO:POINTS, such as \(name)=0:8:200.",
                option: option)
        }
        guard own.points <= 1000 else {
            throw FigureError(
                "The axis has \(own.points) points.", remedy: "Take at most 1000.", option: option)
        }
        return Axis(input: index, name: subject.inputName(index), values: own.values)
    }

    private static func index(_ name: String, _ subject: Subject, _ option: String) throws(FigureError) -> Int
    {
        let names = (0..<subject.inputCount).map(subject.inputName)
        if let index = (0..<names.count).first(where: { name == names[$0] || name == "x[\($0)]" }) {
            return index
        }
        let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
        throw FigureError(
            "\(subject.id) has no input \"\(name)\".", remedy: "Name one of \(shown).", option: option)
    }

    /// What the samples take up, and a twentieth more at both ends.
    private static func usualRange(_ subject: Subject, _ input: Int, points: Int) -> [Double] {
        let values = subject.experiment.parts.flatMap {
            subject.experiment.writtenInputs(of: $0)?.column(input) ?? []
        }
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        let room = high > low ? (high / 20 - low / 20) : max(1, abs(low)) / 2
        return (try? AxisRange(from: low - room, to: high + room, points: points).values) ?? [low, high]
    }

    // MARK: Other inputs

    private static func held(
        _ input: FigureInput, _ subject: Subject
    ) throws(FigureError) -> (values: [Double], holding: String, chosen: Set<Int>) {
        let texts = input.texts("hold") ?? ["mean"]
        let data = subject.experiment.writtenInputs(of: .training)
        let columns = (0..<subject.inputCount).map { data?.column($0) ?? [] }
        let words = texts.filter { !$0.contains("=") }
        guard words.count <= 1 else {
            throw FigureError(
                "`hold` says \(words.joined(separator: " and ")) for all.",
                remedy: "Write mean, median or a number, and NAME=NUMBER for single inputs.", option: "hold")
        }
        let word = words.first ?? "mean"
        var values: [Double]
        switch word {
        case "mean": values = columns.map { $0.reduce(0, +) / Double(max(1, $0.count)) }
        case "median": values = columns.map(median)
        default: values = [Double](repeating: try number(word), count: columns.count)
        }
        var chosen: Set<Int> = []
        for text in texts {
            guard let sign = text.lastIndex(of: "=") else { continue }
            let index = try index(String(text[..<sign]), subject, "hold")
            values[index] = try number(String(text[text.index(after: sign)...]))
            chosen.insert(index)
        }
        return (values, word, chosen)
    }

    private static func median(_ values: [Double]) -> Double {
        let order = values.sorted()
        guard !order.isEmpty else { return 0 }
        return order[(order.count - 1) / 2] / 2 + order[order.count / 2] / 2
    }

    private static func number(_ text: String) throws(FigureError) -> Double {
        guard let number = Double(text), number.isFinite, text.allSatisfy({ "0123456789+-.eE".contains($0) })
        else {
            throw FigureError(
                "\"\(text)\" holds no input.", remedy: "Write mean, median, a number, or NAME=NUMBER.",
                option: "hold")
        }
        return number
    }

    /// The inputs that are held.
    var others: [Int] { (0..<subject.inputCount).filter { index in !axes.contains { $0.input == index } } }

    /// "width held at 3.06 (its mean)", "the 62 other inputs held at their means"; nothing where none is.
    var holdText: Phrase {
        let others = others
        guard !others.isEmpty else { return "" }
        let how: Phrase =
            switch holding {
            case "mean" where isChosen.isDisjoint(with: others):
                others.count == 1 ? " (its mean)" : " (means)"
            case "median" where isChosen.isDisjoint(with: others):
                others.count == 1 ? " (its median)" : " (medians)"
            default: ""
            }
        guard others.count > 4 else {
            return Words.enumeration(
                others.map { "\(name: subject.inputName($0)) held at \(.held($0), held[$0], of: subject)" })
                + how
        }
        let place: Phrase =
            how.isEmpty ? "where `hold` says" : holding == "mean" ? "their means" : "their medians"
        return "\(.heldInputs, others.count) other inputs held at \(place)"
    }

    // MARK: Places

    /// Every position, row by row, as the network takes them.
    var inputs: Matrix {
        let width = subject.inputCount
        var elements: [Double] = []
        let ys = axes.count > 1 ? axes[1].values : [0]
        elements.reserveCapacity(width * ys.count * axes[0].values.count)
        for y in ys {
            for x in axes[0].values {
                let start = elements.count
                elements += held
                if axes.count > 1 { elements[start + axes[1].input] = y }
                elements[start + axes[0].input] = x
            }
        }
        let places = Matrix(rows: elements.count / width, columns: width, known: elements)
        return subject.experiment.prepared(places)
    }

    /// What the network gives there: positions × outputs.
    func outputs(_ network: Network) -> Matrix { network.predictions(inputs, threads: nil) }

    /// One of the outputs over two inputs.
    func grid(_ values: [Double]) -> Grid? {
        axes.count > 1 ? Grid(x: axes[0].values, y: axes[1].values, values: values) : nil
    }
}

extension FigureOption {
    static let inputX = FigureOption(
        "x", .text,
        "The input along x, and its range: length, or length=0:8:200. The first; where samples are.")
    static let inputY = FigureOption("y", .text, "The input along y, likewise; the next one.")
    static let hold = FigureOption(
        "hold", .oneOrMoreTexts,
        "Where other inputs are held: mean, median or a number, and NAME=NUMBER for single ones; mean.")
}
