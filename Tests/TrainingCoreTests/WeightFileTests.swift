import Tables
import Testing
import TrainingCore

@Suite("Weights from files")
struct WeightFileTests {
    private func network() throws -> Network {
        try Network(
            inputCount: 2,
            layers: [
                Layer(
                    weights: Matrix(rows: 3, columns: 2, known: [0, 0, 0, 0, 0, 0]), biases: [0, 0, 0],
                    activation: .relu),
                Layer(weights: Matrix(rows: 1, columns: 3, known: [0, 0, 0]), activation: .identity),
            ])
    }

    private func array(_ name: String, _ shape: [Int], _ elements: [Double]) -> WeightFile.Array {
        WeightFile.Array(name: name, shape: shape, elements: elements)
    }

    private let known: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

    /// A file of float32 numbers with the layers of ``network()``, as PyTorch's tools write it.
    private func safetensors(
        _ header: String =
            #"{"__metadata__":{"format":"pt"},"2.weight":{"dtype":"F32","shape":[1,3],"data_offsets":[36,48]},"#
            + #""0.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]},"#
            + #""0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]}}  "#,
        numbers: [Float] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    ) -> [UInt8] {
        let text = Array(header.utf8)
        let length = (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
        return length + text
            + numbers.flatMap { number in
                (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt32($0))) }
            }
    }

    @Test(
        "Of a recording what the training ended with counts, which early stopping takes from an update before the last"
    )
    func ending() throws {
        let rows = array("parameters", [2, 12], known.map { -$0 } + known.map { 2 * $0 })
        let file = WeightFile([rows, array("final_parameters", [12], known)])
        #expect(try file.network(like: network()).parameters == known)
        #expect(try file.networks(like: network()).map { $0.parameters[0] } == [-1, 2])
        #expect(try WeightFile([rows]).network(like: network()).parameters == known.map { 2 * $0 })
    }

    @Test("PyTorch's names, with anything around the number, in any order")
    func names() throws {
        for (first, second) in [
            ("0", "2"), ("net.0", "net.2"), ("fc1", "fc2"), ("layers.9.linear", "layers.10.linear"),
        ] {
            let file = WeightFile([
                array("\(second).weight", [1, 3], [10, 11, 12]), array("\(first).bias", [3], [7, 8, 9]),
                array("\(first).weight", [3, 2], [1, 2, 3, 4, 5, 6]),
            ])
            #expect(try file.network(like: network()).parameters == known, "\(first)")
        }
        let symbols = WeightFile([
            array("W1", [3, 2], [1, 2, 3, 4, 5, 6]), array("b1", [3], [7, 8, 9]),
            array("W2", [1, 3], [10, 11, 12]),
        ])
        #expect(try symbols.network(like: network()).parameters == known)
    }

    @Test("A recording of this project, of which the last row counts, and a flat list")
    func recording() throws {
        let table = WeightFile([array("parameters", [2, 12], known.map { -$0 } + known)])
        #expect(try table.network(like: network()).parameters == known)
        let flat = WeightFile([array("parameters", [12], known)])
        #expect(try flat.network(like: network()).parameters == known)
        var archive = NumPyArchive()
        archive.add("loss", [3, 2])
        archive.add("parameters", Matrix(rows: 1, columns: 12, known: known))
        archive.add("parameter_names", texts: ["ignored"])
        #expect(try WeightFile(npz: archive.bytes()).network(like: network()).parameters == known)
        #expect(try NumPyArchive.names(in: archive.bytes()) == ["loss", "parameters", "parameter_names"])
        #expect(try NumPyArchive.texts("parameter_names", in: archive.bytes()) == ["ignored"])
    }

    @Test("A .safetensors file")
    func safetensorsFile() throws {
        #expect(try WeightFile(safetensors: safetensors()).network(like: network()).parameters == known)
    }

    @Test("All of its types of numbers")
    func types() throws {
        // −1.5 and the smallest positive: F16 BE00 0001, BF16 BFC0 0001, F64.
        let header =
            #"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"BF16","shape":[1],"#
            + #""data_offsets":[4,6]},"c":{"dtype":"F64","shape":[],"data_offsets":[6,14]}}"#
        let numbers: [UInt8] = [0x00, 0xBE, 0x01, 0x00, 0xC0, 0xBF, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F]
        let arrays = try WeightFile(safetensors: safetensors(header, numbers: []) + numbers).arrays
        #expect(arrays.map(\.elements) == [[-1.5, 0x1p-24], [-1.5], [1.5]])
        #expect(arrays.map(\.shape) == [[2], [1], []])
    }

    @Test("A damaged .safetensors file is an error, wherever it is cut")
    func damaged() throws {
        let whole = safetensors()
        for count in stride(from: 0, to: whole.count, by: 7) {
            #expect(throws: WeightFileError.self) { try WeightFile(safetensors: Array(whole[..<count])) }
        }
        let lies = [
            #"{"0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,20]}}"#,
            #"{"0.weight":{"dtype":"F32","shape":[4611686018427387904,2],"data_offsets":[0,24]}}"#,
            #"{"0.weight":{"dtype":"F32","shape":[-3,-2],"data_offsets":[0,24]}}"#,
            #"{"0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[24,0]}}"#,
            #"{"0.weight":{"dtype":"I64","shape":[3],"data_offsets":[0,24]}}"#, "[1, 2]", "{",
        ]
        for header in lies {
            let bytes = safetensors(header)
            #expect(throws: WeightFileError.self) { try WeightFile(safetensors: bytes) }
        }
        let huge = [UInt8](repeating: 0xFF, count: 40)
        #expect(throws: WeightFileError.self) { try WeightFile(safetensors: huge) }
    }

    @Test(
        "What does not fit is said by name",
        arguments: [
            (["0.weight": [3, 2], "0.bias": [3]], "The file has 1 layer, the network 2 layers."),
            (
                ["0.weight": [2, 3], "0.bias": [3], "2.weight": [1, 3]],
                "\"0.weight\" is 2 × 3, the weights of layer 1 are 3 × 2."
            ),
            (
                ["0.weight": [3, 2], "0.bias": [3], "2.weight": [1, 3], "2.bias": [1]],
                "The file has \"2.bias\", but layer 2 has no biases."
            ),
            (
                ["0.weight": [3, 2], "2.weight": [1, 3]],
                "The file has no biases beside \"0.weight\"; layer 1 has."
            ),
            (
                ["0.weight": [3, 2], "0.bias": [3], "2.weight": [1, 3], "1.running_mean": [3]],
                "The array \"1.running_mean\" is no weight or bias of a layer; they are named 0.weight and "
                    + "0.bias, or W1 and b1."
            ),
            (
                ["hidden.weight": [3, 2], "output.weight": [1, 3]],
                "The names \"hidden.weight\" and \"output.weight\" do not tell the order of the layers; "
                    + "name them alike but for a number."
            ),
        ])
    func mismatches(shapes: [String: [Int]], message: String) throws {
        let arrays = shapes.sorted { $0.key < $1.key }.map { name, shape in
            array(name, shape, [Double](repeating: 1, count: shape.reduce(1, *)))
        }
        let target = try network()
        let error = #expect(throws: WeightFileError.self) { try WeightFile(arrays).network(like: target) }
        #expect(error?.description == message)
        let broken = WeightFile([array("parameters", [12], known.dropLast() + [.nan])])
        #expect(throws: WeightFileError.self) { try broken.network(like: target) }
    }

    @Test("JSON is read as it is written, and what is none is refused")
    func json() {
        let text = #"{"a": [1, -2.5e3, true, null, {"b": "x\n\u00e9\ud83d\ude00\/"}], "c": {}}"#
        let value = JSONValue(parsing: Array(text.utf8))
        #expect(value?["a"]?[1]?.number == -2500)
        #expect(value?["a"]?[4]?["b"]?.string == "x\né😀/")
        #expect(value?["c"] == .object([]))
        #expect(value.flatMap { JSONValue(parsing: Array($0.description.utf8)) } == value)
        for wrong in [
            "", "{", "[1,]", "{\"a\" 1}", "01", "1.", ".5", "+1", "nan", "\"\\x\"", "\"a", "[1] 2",
            "\"\\ud800\"",
            "{a: 1}", String(repeating: "[", count: 100_000),
        ] {
            #expect(JSONValue(parsing: Array(wrong.utf8)) == nil, "\(wrong.prefix(20))")
        }
    }
}
