/// What the inputs of samples are called, and the classes that their targets stand for.
///
/// Names change nothing of a training; figures write them where else places in lists would stand.
public struct DataNames: Sendable, Hashable {
    /// A name for each input; empty: they have none.
    public var inputs: [String]
    /// A name for each class, in the order of the outputs; of a single output first that of 0 or −1. Empty: they
    /// have none.
    public var classes: [String]
    /// What a single target is called; empty: it has no name.
    package var target: String

    /// Names of the inputs and of the classes, in their order, and of a single target; empty where they have none.
    public init(inputs: [String] = [], classes: [String] = [], target: String = "") {
        self.inputs = inputs
        self.classes = classes
        self.target = target
    }

    /// These names, and others where there are none.
    package func or(_ others: DataNames) -> DataNames {
        DataNames(
            inputs: inputs.isEmpty ? others.inputs : inputs,
            classes: classes.isEmpty ? others.classes : classes,
            target: target.isEmpty ? others.target : target)
    }

    /// The name of an input, counted from 0: `length`, or `x[0]`.
    public func input(_ index: Int) -> String {
        inputs.indices.contains(index) ? inputs[index] : "x[\(index)]"
    }

    /// The name of a class, counted from 0: `setosa`, or `class 0`.
    public func className(_ index: Int) -> String {
        classes.indices.contains(index) ? classes[index] : "class \(index)"
    }

    /// What does not fit data with so many inputs and targets.
    func problems(inputs inputCount: Int, targets: Int) -> [ExperimentError] {
        let classCount = max(2, targets)
        var problems: [ExperimentError] = []
        if !inputs.isEmpty, inputs.count != inputCount {
            problems.append(
                ExperimentError(
                    path: ["data", "names"],
                    message:
                        "There are \(inputs.count) names for \(inputCount) input\(inputCount == 1 ? "" : "s").",
                    remedy: "Give a name to each."))
        }
        if !classes.isEmpty, classes.count != classCount {
            problems.append(
                ExperimentError(
                    path: ["data", "classes"],
                    message: "There are \(classes.count) names for \(classCount) classes.",
                    remedy: "Give a name to each: one for each output, two for a single one."))
        }
        if !target.isEmpty, targets > 1 {
            problems.append(
                ExperimentError(
                    path: ["data", "target-name"],
                    message: "The name \"\(target)\" is of a single target, and there are \(targets).",
                    remedy:
                        "Name them with classes: [first, second], a name for each output, or leave it out."))
        }
        for (key, names) in [("names", inputs), ("classes", classes)] {
            if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
                problems.append(
                    ExperimentError(
                        path: ["data", .key(key), .index(twice)],
                        message: "The name \"\(names[twice])\" is there twice.",
                        remedy: "Give each a name of its own."))
            } else if let empty = names.firstIndex(where: { $0.allSatisfy(\.isWhitespace) }) {
                problems.append(
                    ExperimentError(
                        path: ["data", .key(key), .index(empty)], message: "Name \(empty + 1) is empty.",
                        remedy: "Write a word, or leave all names out."))
            }
        }
        return problems
    }
}
