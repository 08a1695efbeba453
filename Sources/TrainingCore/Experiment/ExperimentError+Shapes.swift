// The texts of everything that can be wrong with a shape. `layer` counts from 0 here, as the list in a
// file does; the text counts from 1, as the names of weights do.
extension ExperimentError {
    static func noInputs(found: Int) -> ExperimentError {
        ExperimentError(
            path: ["network", "inputs"], message: "A network needs at least 1 input, found \(found).",
            remedy: "Give the number of values in a sample.")
    }

    static var noLayers: ExperimentError {
        ExperimentError(
            path: ["network", "layers"], message: "The network has no layers.",
            remedy: "Give at least the output layer.")
    }

    static func noNodes(layer: Int, found: Int) -> ExperimentError {
        ExperimentError(
            path: ["network", "layers", .index(layer), "nodes"],
            message: "Layer \(layer + 1) needs at least 1 node, found \(found).",
            remedy: "Give the number of its nodes.")
    }

    static func nodeCount(layer: Int, nodes: Int, rows: Int) -> ExperimentError {
        ExperimentError(
            path: ["network", "layers", .index(layer), "weights"],
            message: "Layer \(layer + 1) has \(counted(nodes, "node")), but its weights have "
                + "\(counted(rows, "row")).",
            remedy: "Write one row of weights per node.")
    }

    static func weightsTwice(layer: Int) -> ExperimentError {
        ExperimentError(
            path: ["network", "layers", .index(layer), "initialization"],
            message: "Layer \(layer + 1) has both weights and an initialization.",
            remedy: "Keep one of the two.")
    }

    static func tooManyWeights(layer: Int) -> ExperimentError {
        ExperimentError(
            path: ["network", "layers", .index(layer), "nodes"],
            message: "Up to layer \(layer + 1) the network has more than "
                + "\(Experiment.maximumInitializedWeights) weights.",
            remedy: "Take fewer nodes.")
    }

    static func tooManyValues(samples: Int, nodes: Int) -> ExperimentError {
        ExperimentError(
            path: ["data"],
            message:
                "\(counted(samples, "sample")) of \(counted(nodes, "node")) each do not fit into the memory.",
            remedy: "Take at most \(Experiment.maximumNodeValues / max(1, nodes)) samples, or fewer nodes.")
    }

    static func weightRow(layer: Int, node: Int, expected: Int, found: Int) -> ExperimentError {
        let feeding = layer == 0 ? "input of the network" : "node of layer \(layer)"
        return ExperimentError(
            path: ["network", "layers", .index(layer), "weights", .index(node)],
            message: "Layer \(layer + 1), weights of node \(node): expected "
                + "\(counted(expected, "number")), found \(found).",
            remedy: "Write one weight per \(feeding).")
    }

    static func biasCount(layer: Int, expected: Int, found: Int) -> ExperimentError {
        ExperimentError(
            path: ["network", "layers", .index(layer), "biases"],
            message: "Layer \(layer + 1), biases: expected \(counted(expected, "number")), found \(found).",
            remedy: "Write one bias per node, or leave biases out.")
    }

    /// `others`: how many more samples have another width, too.
    static func sampleWidth(sample: Int, expected: Int, found: Int, others: Int = 0) -> ExperimentError {
        ExperimentError(
            path: ["data", "inputs", .index(sample)],
            message:
                "Sample \(sample): expected \(counted(expected, "input")), found \(found)\(andOthers(others)).",
            remedy: "Write one number per input of the network.")
    }

    /// `others`: how many more targets have another width, too.
    static func targetWidth(sample: Int, expected: Int, found: Int, others: Int = 0) -> ExperimentError {
        ExperimentError(
            path: ["data", "targets", .index(sample)],
            message: "Target of sample \(sample): expected \(counted(expected, "number")), found \(found)"
                + "\(andOthers(others)).",
            remedy: "Write one number per node of the last layer.")
    }

    private static func andOthers(_ count: Int) -> String {
        count == 0
            ? "" : "; \(counted(count, "more sample")) \(count == 1 ? "has" : "have") another number, too"
    }

    static func targetCount(samples: Int, found: Int) -> ExperimentError {
        ExperimentError(
            path: ["data", "targets"],
            message: "The data have \(counted(samples, "sample")), but \(counted(found, "target")).",
            remedy: "Write one target per sample.")
    }

    static var noSamples: ExperimentError {
        ExperimentError(
            path: ["data", "inputs"], message: "The data are empty.", remedy: "Give at least one sample.")
    }

    static func notFinite(_ path: [PathComponent], what: String, value: Double) -> ExperimentError {
        ExperimentError(
            path: path, message: "\(what) is \(value).", remedy: "Write a finite number.")
    }
}
