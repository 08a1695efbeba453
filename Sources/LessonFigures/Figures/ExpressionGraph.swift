import Charting
import Platform
import TrainingCore

/// A formula as gates, each with its slopes by the rules of differentiation.
struct ExpressionGraph {
    private(set) var graph = ComputationGraph()
    private let values: [String: Double]
    private var variables: [String: Int] = [:]
    private static let most = 40

    /// A part of a formula: a number, or what a gate gives.
    private enum Part {
        case number(Double)
        case node(Int)
    }

    init(_ input: FigureInput) throws(FigureError) {
        let text = input.text("expression") ?? "(x + y) * z"
        let isUsual = input.text("expression") == nil && input.texts("values") == nil
        values = try Self.values(isUsual ? ["x:-2", "y:5", "z:-4"] : input.texts("values") ?? [])
        let root: Formula.Node
        do {
            root = try Formula.tree(text)
        } catch {
            throw FigureError(
                "The expression \"\(text)\" cannot be read: \(error.message).",
                remedy: "Write a formula such as (x + y) * z.", option: "expression")
        }
        let names = root.variables
        if let missing = names.first(where: { values[$0] == nil }) {
            throw FigureError(
                "There is no value for \(missing).",
                remedy: "Give one: values: [\(names.map { "\($0):1" }.joined(separator: ", "))].",
                option: "values")
        }
        if let unused = values.keys.sorted().first(where: { !names.contains($0) }) {
            throw FigureError(
                "The expression has no \(unused).",
                remedy: names.isEmpty
                    ? "Write a formula of variables, such as (x + y) * z."
                    : "It has \(names.joined(separator: ", ")).",
                option: "values")
        }
        guard case .node = add(root), graph.nodes.contains(where: { !$0.inputs.isEmpty }) else {
            throw FigureError(
                "The expression \"\(text)\" has no gate with a variable in it.",
                remedy: "Write a formula of variables, such as (x + y) * z.", option: "expression")
        }
        guard graph.nodes.count <= Self.most else {
            throw FigureError(
                "The graph would have \(graph.nodes.count) names and gates, of which \(Self.most) can be read.",
                remedy: "Write a shorter formula.", option: "expression")
        }
        guard graph.isFinite else {
            throw FigureError(
                "A value or a slope of the expression is no finite number there.",
                remedy: "Give other values.", option: "values")
        }
    }

    private static func values(_ texts: [String]) throws(FigureError) -> [String: Double] {
        var values: [String: Double] = [:]
        for text in texts {
            let parts = text.split(separator: text.contains(":") ? ":" : "=", maxSplits: 1).map {
                String($0.filter { !$0.isWhitespace })
            }
            guard parts.count == 2, let value = Double(parts[1]), value.isFinite else {
                throw FigureError(
                    "\"\(text)\" is no value of a variable.", remedy: "Write it as x:-2.", option: "values")
            }
            guard values.updateValue(value, forKey: parts[0]) == nil else {
                throw FigureError(
                    "\(parts[0]) has two values.", remedy: "Give one for each variable.", option: "values")
            }
        }
        return values
    }

    // MARK: Gates

    private mutating func add(_ node: Formula.Node) -> Part {
        switch node {
        case .number(let number): return .number(number)
        case .x: return variable("x")
        case .y: return variable("y")
        case .variable(let name): return variable(name)
        case .negated(let inner):
            switch add(inner) {
            case .number(let number): return .number(-number)
            case .node(let index): return gate("-", "−", [index], -graph.nodes[index].value, [-1])
            }
        case .operation(let sign, let first, let second): return operation(sign, add(first), add(second))
        case .call(let name, let inner): return call(name, inner.map { add($0) })
        }
    }

    private mutating func variable(_ name: String) -> Part {
        if let index = variables[name] { return .node(index) }
        let index = graph.add(.expression(name), name, value: values[name] ?? .nan)
        variables[name] = index
        return .node(index)
    }

    /// The name of a part as a formula, from which it can be computed again.
    private func formula(_ index: Int) -> String {
        if case .expression(let text) = graph.nodes[index].place { text } else { "" }
    }

    private mutating func gate(
        _ call: String, _ text: String, _ inputs: [Int], _ value: Double, _ slopes: [Double]
    ) -> Part {
        let inner = inputs.map(formula).joined(separator: ", ")
        return .node(graph.add(.expression("\(call)(\(inner))"), text, inputs, value: value, slopes: slopes))
    }

    private mutating func operation(_ sign: Character, _ first: Part, _ second: Part) -> Part {
        let shown = ["*": "×", "/": "÷", "-": "−"][String(sign)] ?? String(sign)
        func value(_ part: Part) -> Double {
            switch part {
            case .number(let number): number
            case .node(let index): graph.nodes[index].value
            }
        }
        let (a, b) = (value(first), value(second))
        let result = Formula.Node.operation(sign, .number(a), .number(b)).value(.nan, .nan)
        let slopes: (Double, Double)
        switch sign {
        case "+": slopes = (1, 1)
        case "-": slopes = (1, -1)
        case "*": slopes = (b, a)
        case "/": slopes = (1 / b, -a / (b * b))
        // The slope for the exponent exists for positive bases alone, and is asked for only where it varies.
        default: slopes = (b == 0 ? 0 : b * pow(a, b - 1), result * log(a))
        }
        func add(_ formula: String, _ text: String, _ inputs: [Int], _ own: [Double]) -> Part {
            .node(graph.add(.expression(formula), text, inputs, value: result, slopes: own))
        }
        switch (first, second) {
        case (.number, .number): return .number(result)
        case (.node(let i), .node(let j)):
            return add("(\(formula(i)) \(sign) \(formula(j)))", shown, [i, j], [slopes.0, slopes.1])
        case (.node(let i), .number(let number)):
            let written = NumberText.significant(number, 4)
            return add(
                "(\(formula(i)) \(sign) (\(number)))", sign == "^" ? "^\(written)" : "\(shown) \(written)",
                [i],
                [slopes.0])
        case (.number(let number), .node(let j)):
            let written = NumberText.significant(number, 4)
            return add("((\(number)) \(sign) \(formula(j)))", "\(written) \(shown)", [j], [slopes.1])
        }
    }

    private mutating func call(_ name: String, _ parts: [Part]) -> Part {
        var numbers: [Double] = []
        for part in parts {
            switch part {
            case .number(let number): numbers.append(number)
            case .node(let index): numbers.append(graph.nodes[index].value)
            }
        }
        let value = Formula.Node.call(name, numbers.map { .number($0) }).value(.nan, .nan)
        let isFree = parts.contains { if case .node = $0 { true } else { false } }
        guard isFree else { return .number(value) }
        let inputs = parts.map { part -> Int in
            switch part {
            case .node(let index): index
            case .number(let number):
                graph.add(.expression("(\(number))"), NumberText.significant(number, 4), value: number)
            }
        }
        guard name == "min" || name == "max" else {
            return gate(name, name, inputs, value, [Self.slope(name, numbers[0], value)])
        }
        // Of equal ones the first has it.
        let own = numbers.firstIndex(of: value)
        return gate(name, name, inputs, value, numbers.indices.map { $0 == own ? 1 : 0 })
    }

    private static func slope(_ name: String, _ x: Double, _ value: Double) -> Double {
        switch name {
        case "exp": value
        case "ln": 1 / x
        case "log10": 1 / (x * log(10))
        case "sqrt": 0.5 / value
        case "abs": x > 0 ? 1 : x < 0 ? -1 : 0
        case "sin": cos(x)
        case "cos": -sin(x)
        case "tan": 1 + value * value
        case "tanh": 1 - value * value
        case "relu": x > 0 ? 1 : 0
        case "sigmoid": value * (1 - value)
        case "softplus": 1 / (1 + exp(-x))
        default: .nan
        }
    }
}

extension Formula.Node {
    /// The names of its variables, each once, in their order.
    fileprivate var variables: [String] {
        let all: [String]
        switch self {
        case .number: all = []
        case .x: all = ["x"]
        case .y: all = ["y"]
        case .variable(let name): all = [name]
        case .negated(let inner): all = inner.variables
        case .operation(_, let first, let second): all = first.variables + second.variables
        case .call(_, let inner): all = inner.flatMap(\.variables)
        }
        return all.uniqued
    }
}
