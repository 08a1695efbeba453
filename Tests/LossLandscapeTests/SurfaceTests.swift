import LossLandscape
import Testing
import TrainingCore

@Suite("Loss surfaces")
struct SurfaceTests {
    @Test("They agree with one PyTorch pass per point to 1e-9")
    func oracles() throws {
        var covered = 0
        let oracles = try OracleSurface.all() + OracleSurface.all("kinds")
        for (index, oracle) in oracles.enumerated() {
            let experiment = try oracle.trainingExperiment()
            covered += 1
            let surface = try experiment.lossSurface(x: oracle.x.axis(), y: oracle.y.axis())
            let expected = oracle.expected.loss.flatMap { $0 }
            #expect(surface.loss.count == expected.count, "case \(index)")
            for (found, value) in zip(surface.loss, expected) {
                #expect((found - value).magnitude <= 1e-9 * max(value.magnitude, 1e-3), "case \(index)")
            }
            for (found, value) in zip(surface.x + surface.y, oracle.expected.x + oracle.expected.y) {
                #expect((found - value).magnitude <= 1e-15 * 6, "case \(index)")
            }
        }
        #expect(covered == 49)
    }

    @Test("The neuron's surface is (w₀ + 2w₁ + 3w₂)² on a grid that is not square and touches 0")
    func neuron() throws {
        let surface = try Example.neuron().lossSurface(
            x: Example.axis("W1[0,0]=-2:0:5"), y: Example.axis("W1[0,2]=0:3:4"))
        #expect(surface.x == [-2, -1.5, -1, -0.5, 0])
        #expect(surface.y == [0, 1, 2, 3])
        for j in 0..<4 {
            for i in 0..<5 {
                let prediction = surface.x[i] + 4 + 3 * surface.y[j]
                let loss = surface[column: i, row: j]
                #expect((loss - prediction * prediction).magnitude <= 1e-13)
            }
        }
        #expect(surface.engine == "quadratic (exact)")
        let minimum = try #require(surface.grid.minimum)
        #expect(minimum.i == 0 && minimum.j == 0)
        #expect((minimum.value - 4).magnitude <= 1e-13)
    }

    @Test("Every pair of parameters, in both roles, gives the loss of the network that has them")
    func everyPair() throws {
        let experiment = try Example.deep()
        let names = experiment.network.parameterNames
        for x in names {
            for y in names where x != y {
                let surface = try experiment.lossSurface(
                    x: ParameterRange(parameter: x, from: -1, to: 0.5, points: 3),
                    y: ParameterRange(parameter: y, from: 0, to: 2, points: 2))
                for (j, yValue) in surface.y.enumerated() {
                    for (i, xValue) in surface.x.enumerated() {
                        var network = experiment.network
                        network[x] = xValue
                        network[y] = yValue
                        let loss = experiment.state(at: network).loss
                        let difference = surface[column: i, row: j] - loss
                        #expect(difference.magnitude <= 1e-15, "\(x) \(y)")
                    }
                }
            }
        }
    }

    @Test("A surface can be taken from another network, such as the trained one")
    func fromTrained() throws {
        let experiment = try Example.neuron()
        let trained = experiment.run().final.network
        let w = trained.parameters
        let surface = try experiment.lossSurface(
            x: Example.axis("W1[0,0]=-1:1:3"), y: Example.axis("W1[0,1]=-1:1:3"), from: trained)
        let prediction = -1 + 2 * 1 + 3 * w[2]
        #expect((surface[column: 0, row: 2] - prediction * prediction).magnitude < 1e-14)
    }

    @Test("Losses that overflow stay in their cells, and the minimum leaves them out")
    func overflow() throws {
        let surface = try Example.neuron().lossSurface(
            x: Example.axis("W1[0,0]=0:1e200:2"), y: Example.axis("W1[0,1]=0:1:2"))
        #expect(surface.loss == [9, .infinity, 25, .infinity])
        #expect(try #require(surface.grid.minimum).value == 9)
        let hopeless = try Example.neuron().lossSurface(
            x: Example.axis("W1[0,0]=1e200:2e200:2"), y: Example.axis("W1[0,1]=0:1:2"))
        #expect(hopeless.grid.minimum == nil)
    }

    @Test("A parameter that does not exist is an error that lists those that do")
    func unknown() throws {
        let experiment = try Example.neuron()
        let error = #expect(throws: LandscapeError.self) {
            try experiment.lossSurface(
                x: Example.axis("W1[0,0]=-1:1:3"), y: Example.axis("W1[0,3]=-1:1:3"))
        }
        #expect(
            error?.description
                == "y axis: There is no W1[0,3]: a node of layer 1 has 3 inputs, counted from 0. "
                + "The network has W1[0,0], W1[0,1], W1[0,2].")
    }

    @Test("The same parameter on both axes, and a grid too large, are errors")
    func refused() throws {
        let experiment = try Example.neuron()
        let same = #expect(throws: LandscapeError.self) {
            try experiment.lossSurface(
                x: Example.axis("W1[0,0]=-1:1:3"), y: Example.axis("W1[0,0]=-1:1:3"))
        }
        #expect(same?.message == "Both axes move W1[0,0].")
        let large = #expect(throws: LandscapeError.self) {
            try experiment.lossSurface(
                x: Example.axis("W1[0,0]=-1:1:10000"), y: Example.axis("W1[0,1]=-1:1:10000"))
        }
        #expect(large?.message == "The grid of 10000 × 10000 has 100000000 points.")
        let other = #expect(throws: LandscapeError.self) {
            try experiment.lossSurface(
                x: Example.axis("W1[0,0]=-1:1:3"), y: Example.axis("W1[0,1]=-1:1:3"),
                from: Example.deep().network)
        }
        #expect(other?.message == "The network has 2 inputs and 2 outputs, the data 3 and 1.")
    }

    @Test("A surface writes x, y and loss as JSON, table and arrays")
    func formats() throws {
        let surface = try Example.neuron().lossSurface(
            x: Example.axis("W1[0,0]=0:1e200:2"), y: Example.axis("W1[0,1]=0:2:3"))
        #expect(
            surface.json.description
                == #"{"xParameter": "W1[0,0]", "yParameter": "W1[0,1]", "engine": "brute force", "#
                + #""x": [0.0, 1e+200], "y": [0.0, 1.0, 2.0], "#
                + #""loss": [[9.0, null], [25.0, null], [49.0, null]]}"#)
        #expect(
            surface.table.csv == """
                "W1[0,0]","W1[0,1]",loss\r
                0.0,0.0,9.0\r
                1e+200,0.0,inf\r
                0.0,1.0,25.0\r
                1e+200,1.0,inf\r
                0.0,2.0,49.0\r
                1e+200,2.0,inf\r\n
                """)
        #expect(
            surface.archive.arrays.map { "\($0.name) \($0.shape)" } == ["x [2]", "y [3]", "loss [3, 2]"])
    }
}
