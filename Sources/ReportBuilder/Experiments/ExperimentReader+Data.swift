import TrainingCore

extension ExperimentReader {
    struct DataText {
        var inputs: [[Double]]
        var targets: [[Double]]
        var preparation = DataPreparation()
        /// Whether the numbers stand in the experiment itself, where each has its place.
        var isWritten = true
    }

    static let dataKeys = [
        "inputs", "targets", "file", "header", "missing", "classes", "generate", "test", "standardize",
    ]

    mutating func data(in fields: YAMLFields) -> DataText? {
        let example = "write data: {inputs: [[0, 3], [1, 2]], targets: [1, 3]}"
        guard let node = decoder.required("data", in: fields, of: "the experiment", remedy: example),
            let data = decoder.fields(of: node, "data", keys: ExperimentReader.dataKeys)
        else { return nil }
        let preparation = preparation(in: data)
        var text = data["generate"] != nil ? generated(in: data) : samples(in: data)
        text?.preparation = preparation
        return text
    }

    private mutating func samples(in data: YAMLFields) -> DataText? {
        let isFile = data["file"] != nil
        if !isFile { complain(aboutKeys: ["header", "missing"], in: data, need: "a file") }
        let inputs = decoder.required(
            "inputs", in: data, of: "data",
            remedy: isFile
                ? "name the columns of the file: inputs: [x1, x2]"
                : "write a list of numbers per sample: inputs: [[0, 3], [1, 2]]")
        let targets = decoder.required(
            "targets", in: data, of: "data",
            remedy: isFile
                ? "name the columns of the file: targets: [y]"
                : "write a number, or a list of numbers, per sample: targets: [1, 3]")
        guard let inputs, let targets else { return nil }
        if let file = data["file"] { return readFile(file, inputs: inputs, targets: targets, data) }
        guard let inputRows = decoder.list(inputs, "the inputs"),
            let targetRows = decoder.list(targets, "the targets")
        else { return nil }
        let text = DataText(
            inputs: inputRows.enumerated().map { row($1, "input \($0)") },
            targets: targetRows.enumerated().map { target($1, index: $0) })
        return classed(text, data, place: { targetRows[$0].range })
    }

    /// A list of numbers, or a number where the network has one output.
    private mutating func target(_ node: YAMLNode, index: Int) -> [Double] {
        if case .sequence = node.content { return row(node, "target \(index)") }
        return [decoder.number(node, "target \(index)") ?? 0]
    }

    /// Keys that mean nothing here.
    mutating func complain(aboutKeys keys: [String], in data: YAMLFields, need: String) {
        for field in data.fields where keys.contains(field.key) {
            decoder.error(
                "\(field.key) needs \(need)", at: field.keyRange, remedy: "remove it, or give \(need)")
        }
    }

    // MARK: Classes

    /// With `classes: K`, the single target of each sample is the number of its class, from 0, and
    /// becomes K targets of which one is 1.
    mutating func classed(
        _ text: DataText, _ data: YAMLFields, place: (Int) -> SourceRange
    ) -> DataText? {
        guard let node = data["classes"] else { return text }
        guard let classes = decoder.integer(node, in: 2...100_000, "the number of classes") else {
            return nil
        }
        var text = text
        for (sample, target) in text.targets.enumerated() {
            let number = target.count == 1 ? Int(exactly: target[0]) : nil
            guard let number, (0..<classes).contains(number) else {
                let found = target.count == 1 ? NumberTable.text(target[0]) : "a list of \(target.count)"
                decoder.error(
                    "target \(sample) must be the number of a class, found \(found)", at: place(sample),
                    remedy: "write a whole number from 0 to \(classes - 1), or remove classes")
                return nil
            }
            text.targets[sample] = (0..<classes).map { $0 == number ? 1 : 0 }
        }
        return text
    }

    // MARK: Preparation

    /// `test: 0.25` or `test: {share: 0.25, seed: 3}`, and `standardize: true`.
    private mutating func preparation(in data: YAMLFields) -> DataPreparation {
        var preparation = DataPreparation(seed: defaultSeed)
        if let node = data["test"], !node.isNull {
            if case .mapping = node.content {
                if let fields = decoder.fields(of: node, "the test samples", keys: ["share", "seed"]) {
                    let share = decoder.required(
                        "share", in: fields, of: "the test samples", remedy: "write share: 0.25")
                    preparation.testShare = share.flatMap { decoder.number($0, "the share of test samples") }
                    if let node = fields["seed"] {
                        preparation.seed = seed(node, "the test samples") ?? defaultSeed
                    }
                }
            } else {
                preparation.testShare = decoder.number(node, "the share of test samples")
            }
        }
        if let node = data["standardize"] {
            preparation.standardizesInputs = decoder.flag(node, "standardize") ?? false
        }
        // Without a choice to draw, a seed would make two equal preparations differ.
        if preparation.testShare == nil { preparation.seed = DataPreparation().seed }
        return preparation
    }
}
