import Tables
import Testing

@testable import TrainingCore

@Suite("Generated data")
struct GeneratorTests {
    private func data(_ shape: some DataShape, _ samples: Int, noise: Double = 0, seed: UInt64 = 1)
        -> Dataset
    {
        DataGenerator(shape, samples: samples, noise: noise, seed: seed).dataset()
    }

    private func expect(_ found: [Double], _ wanted: [Double]) {
        #expect(found.count == wanted.count)
        for (value, oracle) in zip(found, wanted) { #expect((value - oracle).magnitude < 1e-15) }
    }

    @Test("Lines and sines lie on their formulas")
    func curves() {
        let line = data(.line(slope: 3, intercept: -1), 50)
        let sine = data(.sine, 50)
        for sample in 0..<50 {
            let x = line.inputs[sample, 0]
            #expect(x >= -1 && x < 1)
            #expect(line.targets[sample, 0] == 3 * x - 1)
            let quarter = sine.inputs[sample, 0] - 0.5
            // sin πx = cos π(x − ½) = 1 − 2 sin²(π(x − ½)/2)
            let half = Turns.sineAndCosine(quarter / 4).sine
            #expect((sine.targets[sample, 0] - (1 - 2 * half * half)).magnitude < 1e-15)
        }
    }

    @Test("Moons and circles have their textbook corners, classes in turn")
    func shapes() {
        expect(data(.moons, 6).inputs.elements, [1, 0, 0, 0.5, 0, 1, 1, -0.5, -1, 0, 2, 0.5])
        #expect(data(.moons, 6).targets.elements == [0, 1, 0, 1, 0, 1])
        let circles = data(.circles(factor: 0.25), 8)
        expect(
            circles.inputs.elements,
            [1, 0, 0.25, 0, 0, 1, 0, 0.25, -1, 0, -0.25, 0, 0, -1, 0, -0.25])
    }

    @Test("Spirals start in the middle and end on the circle, each class turned")
    func spirals() {
        let spirals = data(.spirals(classes: 4, turns: 2), 8)
        expect(spirals.inputs.elements, [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, -1, 0, 0, -1])
        #expect(spirals.targets.row(5) == [0, 1, 0, 0])
    }

    @Test("XOR is 1 where the signs differ, and blobs lie around their centers")
    func clouds() {
        let xor = data(.xor, 100)
        for sample in 0..<100 {
            let differ = xor.inputs[sample, 0] * xor.inputs[sample, 1] < 0
            #expect(xor.targets[sample, 0] == (differ ? 1 : 0))
        }
        let blobs = data(.blobs(classes: 3), 300, noise: 0.1)
        let mean = (0..<100).map { blobs.inputs[3 * $0, 0] }.reduce(0, +) / 100
        #expect((mean - 2).magnitude < 0.05)
        #expect(blobs.targets.row(4) == [0, 1, 0])
        #expect(DataGenerator(.moons, samples: 2, isOneHot: true).dataset().targets.elements == [1, 0, 0, 1])
    }

    @Test("The same seed gives the same samples, also when there are more of them")
    func seeds() {
        let (few, many) = (data(.xor, 10, noise: 0.2, seed: 3), data(.xor, 40, noise: 0.2, seed: 3))
        #expect(Array(many.inputs.elements.prefix(20)) == few.inputs.elements)
        #expect(data(.xor, 10, noise: 0.2, seed: 4) != few)
    }
}

@Suite("Preparing data")
struct PreparationTests {
    private let data = Dataset(
        inputs: Matrix(rows: 4, columns: 2, known: [1, 5, 3, 5, 5, 5, 7, 5]),
        targets: Matrix(rows: 4, columns: 1, known: [1, 2, 3, 4]))

    @Test("Standardized inputs have mean 0 and deviation 1; one that never changes becomes 0")
    func standardized() {
        let prepared = DataPreparation(standardizesInputs: true).apply(to: data)
        #expect(prepared.record.means == [4, 5])
        #expect(prepared.record.deviations == [(5.0).squareRoot(), 1])
        #expect(prepared.training.inputs.column(1) == [0, 0, 0, 0])
        #expect(prepared.training.inputs.column(0).reduce(0, +) == 0)
        #expect(prepared.training.targets == data.targets)
        #expect(prepared.test == nil)
    }

    @Test("A split takes each sample once, keeps their order, and standardizes by the training part")
    func split() throws {
        let all = DataGenerator(.xor, samples: 40, seed: 2).dataset()
        let prepared = DataPreparation(testShare: 0.25, seed: 6, standardizesInputs: true).apply(to: all)
        let test = try #require(prepared.test)
        #expect(test.sampleCount == 10)
        #expect(prepared.training.sampleCount == 30)
        #expect(prepared.record.testSamples == prepared.record.testSamples.sorted())
        for (row, sample) in prepared.record.testSamples.enumerated() {
            let (mean, deviation) = (prepared.record.means[1], prepared.record.deviations[1])
            #expect(test.inputs[row, 1] == (all.inputs[sample, 1] - mean) / deviation)
        }
        #expect(prepared.training.inputs.column(0).reduce(0, +).magnitude < 1e-12)
        #expect(DataPreparation(testShare: 0.25, seed: 7).apply(to: all).record != prepared.record)
    }

    @Test("The test loss is that of the test samples at every update")
    func testLoss() throws {
        var draft = ExperimentDraft(
            inputCount: 2, layers: [.init(activation: .sigmoid, weights: [[0.5, -0.5]])],
            inputs: data.inputs.nested, targets: data.targets.nested,
            optimizer: .gradientDescent(learningRate: 0.1), length: .updates(5), batchSize: 3)
        draft.preparation = DataPreparation(testShare: 0.25, seed: 1)
        let recording = try draft.experiment().run()
        let test = try #require(recording.experiment.test)
        #expect(recording.experiment.data.sampleCount == 3)
        #expect(recording.testLoss.count == 6)
        for update in 0...5 {
            let predictions = try #require(recording.network(after: update)).outputs(of: test.inputs)
            let loss = try Loss.meanSquaredError.value(predictions: predictions, targets: test.targets)
            #expect(loss == recording.testLoss[update])
        }
        draft.batchSize = 0
        #expect(draft.problems.map(\.place) == ["training.batch"])
        draft.batchSize = 3
        draft.preparation.testShare = 1
        #expect(draft.problems.map(\.place) == ["data.test.share"])
    }
}

@Suite("Reading NumPy's files")
struct NumPyReadingTests {
    @Test("What the archive writes it reads")
    func roundTrip() throws {
        var archive = NumPyArchive()
        archive.add("a", [1, -2.5, 1e300])
        archive.add("matrix", Matrix(rows: 2, columns: 3, known: [1, 2, 3, 4, 5, 6]))
        let bytes = try archive.bytes()
        #expect(try NumPyArchive.array("a", in: bytes).elements == [1, -2.5, 1e300])
        #expect(try NumPyArchive.array("matrix", in: bytes).matrix.nested == [[1, 2, 3], [4, 5, 6]])
        let error = #expect(throws: NumPyReadError.self) { try NumPyArchive.array("b", in: bytes) }
        #expect(error?.description == "There is no array \"b\". The archive has a, matrix.")
    }

    private func npy(_ type: String, fortran: Bool = false, shape: String, _ data: [UInt8]) -> [UInt8] {
        let header =
            "{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }\n"
        let length = UInt8(header.utf8.count)
        return [0x93] + Array("NUMPY".utf8) + [1, 0, length, 0] + Array(header.utf8) + data
    }

    @Test("Types, byte orders and Fortran's order are understood")
    func types() throws {
        #expect(try NumPyArray(npy: npy("<i2", shape: "(2,)", [0xFE, 0xFF, 1, 2])).elements == [-2, 513])
        #expect(try NumPyArray(npy: npy(">i4", shape: "(1,)", [0, 0, 1, 0])).elements == [256])
        #expect(try NumPyArray(npy: npy("|u1", shape: "(2, 1)", [255, 3])).elements == [255, 3])
        #expect(try NumPyArray(npy: npy("<f4", shape: "(1,)", [0, 0, 0xC0, 0x3F])).elements == [1.5])
        #expect(try NumPyArray(npy: npy("|b1", shape: "(2,)", [1, 0])).elements == [1, 0])
        let columns = try NumPyArray(npy: npy("|i1", fortran: true, shape: "(2, 3)", [1, 2, 3, 4, 5, 6]))
        #expect(columns.matrix.nested == [[1, 3, 5], [2, 4, 6]])
    }

    @Test("What cannot be read is refused, and damaged bytes never crash")
    func refused() throws {
        for bytes in [
            [], npy("<U3", shape: "(1,)", [0, 0, 0, 0]), npy("<f8", shape: "(2,)", [0, 0, 0]),
            npy("<f8", shape: "(1, 1, 1)", [0, 0, 0, 0, 0, 0, 0, 0]), npy("<c8", shape: "()", []),
            npy("<f8", shape: "(9223372036854775807, 9223372036854775807)", []),
        ] {
            #expect(throws: NumPyReadError.self) { try NumPyArray(npy: bytes) }
        }
        var archive = NumPyArchive()
        archive.add("a", [1, 2])
        let bytes = try archive.bytes()
        var generator = SplitMix64(seed: 1)
        for _ in 0..<500 {
            var broken = bytes
            broken[generator.number(below: bytes.count)] = UInt8(truncatingIfNeeded: generator.next())
            broken.removeLast(generator.number(below: 3) * generator.number(below: 40))
            _ = try? NumPyArchive.array("a", in: broken)
        }
    }
}
