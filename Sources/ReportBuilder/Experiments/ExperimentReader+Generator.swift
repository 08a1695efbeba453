import TrainingCore

extension ExperimentReader {
    private static func settings(ofGenerator name: String) -> [String] {
        switch name {
        case "line": ["slope", "intercept"]
        case "circles": ["factor", "one-hot"]
        case "moons", "xor": ["one-hot"]
        case "spirals": ["classes", "turns", "one-hot"]
        case "blobs": ["classes", "one-hot"]
        default: []
        }
    }

    /// `generate: {name: moons, samples: 200, noise: 0.1, seed: 3}`.
    mutating func generated(in data: YAMLFields) -> DataText? {
        complain(
            aboutKeys: ["inputs", "targets", "file", "header", "missing", "classes"], in: data,
            need: "data that are not generated")
        guard let node = data["generate"], let all = decoder.fields(of: node, "generate", keys: nil) else {
            return nil
        }
        let name = decoder.required("name", in: all, of: "generate", remedy: "write name: moons").flatMap {
            decoder.choice($0, of: DataGenerator.names, called: "generators", "the generator")
        }
        guard let name else { return nil }
        let keys = ["name", "samples", "noise", "seed"] + Self.settings(ofGenerator: name)
        guard let fields = decoder.fields(of: node, "the generator \(name)", keys: keys) else { return nil }
        let samples = decoder.required(
            "samples", in: fields, of: "the generator \(name)", remedy: "write samples: 200"
        ).flatMap { decoder.integer($0, in: 1...DataGenerator.maximumSamples, "the number of samples") }
        guard let samples else { return nil }
        var generator = DataGenerator(shape(name, fields), samples: samples, seed: defaultSeed)
        if let node = fields["noise"], let noise = decoder.number(node, "the noise") {
            if noise < 0 {
                decoder.error(
                    "the noise is \(NumberTable.text(noise))", at: node.range,
                    remedy: "write a standard deviation that is not negative")
            }
            generator.noise = noise
        }
        if let node = fields["seed"] { generator.seed = seed(node, "the generator") ?? defaultSeed }
        if let node = fields["one-hot"] { generator.isOneHot = decoder.flag(node, "one-hot") ?? false }
        let dataset = generator.dataset()
        return DataText(
            inputs: dataset.inputs.nested, targets: dataset.targets.nested, isWritten: false)
    }

    private mutating func shape(_ name: String, _ fields: YAMLFields) -> DataGenerator.Shape {
        switch name {
        case "line":
            var (slope, intercept) = (2.0, 1.0)
            set(&slope, "slope", fields)
            set(&intercept, "intercept", fields)
            return .line(slope: slope, intercept: intercept)
        case "moons": return .moons
        case "circles":
            var factor = 0.5
            set(&factor, "factor", fields)
            return .circles(factor: factor)
        case "spirals":
            var turns = 1.0
            set(&turns, "turns", fields)
            return .spirals(classes: classes(2, fields), turns: turns)
        case "xor": return .xor
        case "blobs": return .blobs(classes: classes(3, fields))
        default: return .sine
        }
    }

    private mutating func classes(_ usual: Int, _ fields: YAMLFields) -> Int {
        fields["classes"].flatMap { decoder.integer($0, in: 2...1000, "the number of classes") } ?? usual
    }
}
