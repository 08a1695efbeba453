import Descent
import SystemLibrary

/// The plane of `peers/plane.py export`, timed in both precisions, beside this machine's rate of matrix
/// products.
func timePlane(file: String, grid: Int, threads: Int, runs: Int) throws {
    let bytes = try contents(of: file)
    func numbers(_ name: String) throws -> NumPyArray { try NumPyArchive.array(name, in: bytes) }
    func matrix(_ name: String) throws -> Matrix {
        let array = try numbers(name)
        return Matrix(rows: array.shape[0], columns: array.shape[1], known: array.elements)
    }
    let activation: Activation = try numbers("tanh").elements[0] == 0 ? .relu : .tanh
    let origin = try numbers("origin").elements
    let sizes = [64, 64, 64, 10]
    let layers = (0..<3).map { index in
        Layer(
            weights: Matrix(
                rows: sizes[index + 1], columns: sizes[index],
                known: [Double](repeating: 0, count: sizes[index] * sizes[index + 1])),
            biases: [Double](repeating: 0, count: sizes[index + 1]),
            activation: index == 2 ? .softmax : activation)
    }
    let experiment = try Experiment(
        network: Network(inputCount: 64, layers: layers).with(parameters: origin),
        data: Dataset(inputs: matrix("inputs"), targets: matrix("targets")), loss: .crossEntropy,
        training: Training(optimizer: .gradientDescent(learningRate: 0.1), updates: 0))
    let plane = try ParameterPlane(
        origin: origin, first: numbers("first").elements, second: numbers("second").elements)
    let axis = try AxisRange(from: -1, to: 1, points: grid)
    // What the affine first layer leaves: two products with the other layers' weights, per sample.
    let operations = 2 * (2 * 64 + 64 * 64 + 64 * 10) * experiment.data.sampleCount
    print("case | threads | median ms | least ms | points a second | mean | GFLOP/s of what is left")
    print("--- | --: | --: | --: | --: | --: | --:")
    for precision in SurfacePrecision.allCases {
        for threads in Set([1, threads]).sorted() {
            var surface = try experiment.lossSurface(
                on: plane, x: axis, y: axis, precision: precision, threads: threads)
            let times = try timed(runs: runs) {
                surface = try experiment.lossSurface(
                    on: plane, x: axis, y: axis, precision: precision, threads: threads)
            }
            let median = times[times.count / 2]
            let rate = Double(surface.loss.count) / median * 1000
            let columns = [
                "\(surface.engine), \(activation.name)", "\(threads)", rounded(median),
                rounded(times[0]), "\(Int(rate))",
                "\(surface.loss.reduce(0, +) / Double(surface.loss.count))",
                rounded(rate * Double(operations) * 1e-9),
            ]
            print(columns.joined(separator: " | "))
        }
    }
}

/// The bytes of a file.
private func contents(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw CannotRead(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 20)
    while true {
        let count = fread(&part, 1, part.count, file)
        if count == 0 { return bytes }
        bytes += part.prefix(count)
    }
}

private struct CannotRead: Error {
    let path: String
}
