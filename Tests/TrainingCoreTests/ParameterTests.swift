import Testing
import TrainingCore

@Suite("Parameters and their names")
struct ParameterTests {
    private func network() throws -> Network {
        try Network(
            inputCount: 2,
            layers: [
                Layer(
                    weights: Matrix(rows: 2, columns: 2, known: [1, 2, 3, 4]), biases: [5, 6],
                    activation: .relu),
                Layer(weights: Matrix(rows: 1, columns: 2, known: [7, 8]), activation: .identity),
            ])
    }

    @Test("Names follow the flat order: each layer's weights by row, then its biases")
    func order() throws {
        let network = try network()
        #expect(
            network.parameterNames.map(\.description) == [
                "W1[0,0]", "W1[0,1]", "W1[1,0]", "W1[1,1]", "b1[0]", "b1[1]", "W2[0,0]", "W2[0,1]",
            ])
        #expect(network.parameters == [1, 2, 3, 4, 5, 6, 7, 8])
        for (index, name) in network.parameterNames.enumerated() {
            #expect(network.index(of: name) == index)
            #expect(network[name] == Double(index + 1))
            #expect(ParameterName(name.description) == name)
        }
    }

    @Test("Setting all parameters, or one by name, changes these and nothing else")
    func setting() throws {
        var network = try network()
        network.parameters = [8, 7, 6, 5, 4, 3, 2, 1]
        #expect(network.layers[0].weights.nested == [[8, 7], [6, 5]])
        #expect(network.layers[0].biases == [4, 3])
        #expect(network.layers[1].biases == nil)
        network[.weight(layer: 2, node: 0, input: 1)] = 9
        network[.bias(layer: 2, node: 0)] = 100
        #expect(network.parameters == [8, 7, 6, 5, 4, 3, 2, 9])
    }

    @Test(
        "Text that is not exactly a name is refused",
        arguments: [
            "", "W", "W1", "W1[]", "W1[0]", "b1[0,1]", "W0[0,0]", "W1[0,0", "W1[-1,0]", "W1[0, 0]",
            "W01[0,0]", "w1[0,0]", "W1[0,0]x", "W1[0,0,0]", "W+1[0,0]", "b1[+0]", "b99999999999999999999[0]",
        ])
    func refused(text: String) {
        #expect(ParameterName(text) == nil)
    }

    @Test("A missing name is explained by what there is")
    func absence() throws {
        let network = try network()
        #expect(
            network.absence(of: .weight(layer: 3, node: 0, input: 0))
                == "the network has 2 layers, counted from 1")
        #expect(
            network.absence(of: .weight(layer: 2, node: 1, input: 0))
                == "layer 2 has 1 node, counted from 0")
        #expect(
            network.absence(of: .weight(layer: 1, node: 1, input: 2))
                == "a node of layer 1 has 2 inputs, counted from 0")
        #expect(network.absence(of: .bias(layer: 2, node: 0)) == "layer 2 has no biases")
        #expect(network.absence(of: .bias(layer: 1, node: 0)) == nil)
    }

    @Test("Rows of different lengths make no matrix")
    func ragged() {
        #expect(Matrix(rowsOf: [[1, 2], [3]]) == nil)
        #expect(Matrix(rowsOf: [[1, 2], [3, 4]])?.column(1) == [2, 4])
        #expect(Matrix(rowsOf: [])?.elements == [])
    }
}
