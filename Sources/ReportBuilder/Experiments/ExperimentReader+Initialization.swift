import TrainingCore

extension ExperimentReader {
    private static func settings(of scheme: String) -> [String] {
        switch scheme {
        case "uniform": ["from", "to"]
        case "normal": ["mean", "deviation"]
        case "constant": ["value"]
        default: []
        }
    }

    /// `{scheme: he-normal, seed: 7}`; without a seed, that of the training.
    mutating func initialization(_ node: YAMLNode, layer: Int) -> Initialization? {
        let what = "the initialization of layer \(layer)"
        guard let all = decoder.fields(of: node, what, keys: nil) else { return nil }
        let name = all["scheme"].flatMap { node in
            decoder.choice(node, of: Initialization.names, called: "schemes", "the scheme of layer \(layer)")
        }
        let settings = (name.map { [$0] } ?? Initialization.names).flatMap(Self.settings)
        guard let fields = decoder.fields(of: node, what, keys: ["scheme", "seed"] + settings) else {
            return nil
        }
        if all["scheme"] == nil {
            _ = decoder.required("scheme", in: fields, of: what, remedy: "write scheme: he-normal")
        }
        var seed = defaultSeed
        if let node = fields["seed"] { seed = self.seed(node, what) ?? seed }
        return name.flatMap { scheme($0, fields, what) }.map { Initialization($0, seed: seed) }
    }

    private mutating func scheme(
        _ name: String, _ fields: YAMLFields, _ what: String
    ) -> Initialization.Scheme? {
        switch name {
        case "glorot-uniform": return .glorotUniform
        case "glorot-normal": return .glorotNormal
        case "he-uniform": return .heUniform
        case "he-normal": return .heNormal
        case "lecun-uniform": return .lecunUniform
        case "lecun-normal": return .lecunNormal
        case "uniform":
            let ends = ["from", "to"].map { key in
                decoder.required(key, in: fields, of: what, remedy: "write from: -1, to: 1").flatMap {
                    decoder.number($0, key)
                }
            }
            guard let from = ends[0], let to = ends[1] else { return nil }
            return .uniform(from: from, to: to)
        case "normal":
            var (mean, deviation) = (0.0, 1.0)
            set(&mean, "mean", fields)
            set(&deviation, "deviation", fields)
            return .normal(mean: mean, deviation: deviation)
        case "constant":
            return decoder.required("value", in: fields, of: what, remedy: "write value: 0.5")
                .flatMap { decoder.number($0, "the value") }.map(Initialization.Scheme.constant)
        default: return .zeros
        }
    }

    /// A layer whose weights are not written down has to say how many nodes it has.
    mutating func initializedNodes(in fields: YAMLFields, nodes: Int?, _ what: String) -> Int {
        if fields["nodes"] == nil {
            _ = decoder.required(
                "nodes", in: fields, of: what, remedy: "write nodes: 8, as its weights are drawn")
        }
        return nodes ?? 1
    }

    /// A whole number from 0.
    mutating func seed(_ node: YAMLNode, _ what: String) -> UInt64? {
        decoder.integer(node, in: 0...UInt64.max, "the seed of \(what)")
    }
}
