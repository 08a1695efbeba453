import Testing
import TrainingCore

@Suite("Random numbers by place")
struct PhiloxTests {
    @Test("Philox gives the known answers of its authors")
    func knownAnswers() {
        #expect(
            Philox(seed: 0).words(SIMD4(0, 0, 0, 0))
                == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
        #expect(
            Philox(seed: .max).words(SIMD4(.max, .max, .max, .max))
                == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
        #expect(
            Philox(seed: 0x299f_31d0_a409_3822).words(
                SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344))
                == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
    }

    @Test(
        "The normal quantiles are those of the tables",
        arguments: [
            (0.5, 0), (0.75, 0.674489750196081743), (0.975, 1.95996398454005423),
            (0.001, -3.09023230616781354), (1e-20, -9.26234008979840758),
            (0.92, 1.40507156030963235),
        ])
    func quantiles(p: Double, z: Double) {
        #expect((NormalDistribution.quantile(p) - z).magnitude <= 2e-15 * max(1, z.magnitude))
        #expect(
            (NormalDistribution.quantile(p) + NormalDistribution.quantile(1 - p)).magnitude < 1e-9
                || p < 1e-16)
    }

    @Test("Uniform and normal numbers have their mean and variance")
    func moments() {
        let philox = Philox(seed: 3)
        let places = (0..<20_000).map { RandomPlace(.sample, part: 1, row: $0) }
        func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
            let mean = values.reduce(0, +) / Double(values.count)
            return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
        }
        let uniform = moments(places.map(philox.uniform))
        #expect((uniform.mean - 0.5).magnitude < 0.01)
        #expect((uniform.variance - 1.0 / 12).magnitude < 0.002)
        let normal = moments(places.map(philox.normal))
        #expect(normal.mean.magnitude < 0.02)
        #expect((normal.variance - 1).magnitude < 0.03)
    }

    @Test("A number depends on seed, purpose and place, and on nothing else")
    func independence() {
        let place = RandomPlace(.weight, part: 2, row: 5, column: 7)
        let others = [
            RandomPlace(.sample, part: 2, row: 5, column: 7),
            RandomPlace(.weight, part: 1, row: 5, column: 7),
            RandomPlace(.weight, part: 2, row: 7, column: 5),
            RandomPlace(.weight, part: 2, row: 5, column: 8),
        ]
        let value = Philox(seed: 1).uniform(place)
        #expect(Philox(seed: 1).uniform(place) == value)
        #expect(Philox(seed: 2).uniform(place) != value)
        for other in others { #expect(Philox(seed: 1).uniform(other) != value) }
    }
}

@Suite("Initialization")
struct InitializationTests {
    private let schemes: [(any InitializationScheme, limit: Double?, deviation: Double?)] = [
        (GlorotUniform(), (6.0 / 150).squareRoot(), nil), (HeUniform(), 0.06.squareRoot(), nil),
        (LeCunUniform(), 0.03.squareRoot(), nil), (UniformWeights(from: -2, to: 2), 2, nil),
        (GlorotNormal(), nil, (2.0 / 150).squareRoot()), (HeNormal(), nil, 0.02.squareRoot()),
        (LeCunNormal(), nil, 0.1), (NormalWeights(deviation: 3), nil, 3),
    ]

    @Test("Every scheme has the limits or the deviation of its paper")
    func schemesOfPapers() {
        for (scheme, limit, deviation) in schemes {
            let weights = Initialization(scheme, seed: 7).weights(layer: 1, nodes: 50, inputs: 100).elements
            let variance = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
            if let limit {
                let largest = weights.reduce(0) { max($0, $1.magnitude) }
                #expect(largest <= limit && largest > 0.99 * limit, "\(scheme)")
                #expect((variance / (limit * limit / 3) - 1).magnitude < 0.06, "\(scheme)")
            }
            if let deviation {
                #expect((variance / (deviation * deviation) - 1).magnitude < 0.06, "\(scheme)")
            }
        }
        #expect(Initialization(.zeros, seed: 1).weights(layer: 1, nodes: 1, inputs: 2).elements == [0, 0])
        #expect(
            Initialization(.constant(0.5), seed: 1).weights(layer: 1, nodes: 1, inputs: 1).elements == [0.5])
    }

    @Test("A weight does not change when its layer grows")
    func growth() {
        let scheme = Initialization(.normal(mean: 0, deviation: 1), seed: 5)
        let (small, large) = (
            scheme.weights(layer: 2, nodes: 2, inputs: 3), scheme.weights(layer: 2, nodes: 5, inputs: 9)
        )
        for node in 0..<2 {
            for input in 0..<3 { #expect(small[node, input] == large[node, input]) }
        }
        #expect(scheme.weights(layer: 1, nodes: 2, inputs: 3) != small)
    }

    @Test("A draft takes its weights from the initialization, and says what is wrong with it")
    func draft() throws {
        var draft = ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(nodes: 3, activation: .relu, initialization: Initialization(.heNormal, seed: 7)),
                .init(activation: .identity, weights: [[1, 1, 1]]),
            ],
            inputs: [[0, 3]], targets: [[1]], optimizer: .gradientDescent(learningRate: 0.01),
            length: .updates(0))
        let network = try draft.experiment().network
        #expect(
            network.layers[0].weights
                == Initialization(.heNormal, seed: 7).weights(layer: 1, nodes: 3, inputs: 2))
        draft.layers[0].weights = [[1, 2]]
        #expect(draft.problems.map(\.place) == ["network.layers[0].initialization"])
        draft.layers[0].weights = []
        draft.layers[0].initialization = Initialization(.normal(mean: 0, deviation: -1), seed: 7)
        #expect(draft.problems.map(\.place) == ["network.layers[0].initialization.deviation"])
        draft.layers[0].initialization = Initialization(.zeros, seed: 7)
        draft.layers[0].nodes = 100_000_000
        #expect(draft.problems.map(\.place).contains("network.layers[0].nodes"))
    }
}
