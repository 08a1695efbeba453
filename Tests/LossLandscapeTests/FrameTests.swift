import LossLandscape
import Tables
import Testing
import TrainingCore

@Suite("Saved directions, surfaces and paths")
struct FrameTests {
    private func frame(_ network: Network) throws -> LandscapeFrame {
        try LandscapeFrame(
            origin: network, x: Direction.random(for: network, seed: 3, number: 0),
            y: Direction.random(for: network, seed: 3, number: 1))
    }

    @Test("A saved plane is the same plane, so that a second model is drawn on the same axes")
    func roundTrip() throws {
        let recording = try Example.deep().run()
        let frame = try frame(recording.final.network)
        let read = try LandscapeFrame(npz: frame.archive.bytes(), for: recording.experiment.network)
        #expect(try read.plane() == frame.plane())
        #expect(read.x.label == "random direction 1" && read.shape == frame.shape)
        let axis = try AxisRange(from: -1, to: 1, points: 5)
        let other = try Example.deep().with(
            training: Training(optimizer: .gradientDescent(learningRate: 0.3), updates: 10)
        ).run()
        #expect(try other.path(on: read.plane()) == other.path(on: frame.plane()))
        let around = try read.centered(on: recording.initial.network)
        #expect(around.origin == recording.initial.network.parameters && around.x == read.x)
        let surface = try recording.experiment.lossSurface(on: frame.plane(), x: axis, y: axis)
        // The file of a surface holds its plane as well.
        var archive = surface.archive
        frame.add(to: &archive)
        let again = try LandscapeFrame(npz: archive.bytes(), for: recording.experiment.network)
        #expect(try again.plane() == frame.plane())
    }

    @Test("A file of another network, of another length or of no directions is a named error")
    func refused() throws {
        let deep = try Example.deep().network
        let bytes = try frame(deep).archive.bytes()
        let other = #expect(throws: LandscapeError.self) {
            try LandscapeFrame(npz: bytes, for: Example.neuron().network)
        }
        #expect(
            other?.message == "The network of the directions is 2 → 3 with biases → 2 → 2 with biases, "
                + "the experiment's network 3 → 1.")
        var short = NumPyArchive()
        short.add("first", [1, 2])
        let shortBytes = try short.bytes()
        let length = #expect(throws: LandscapeError.self) { try LandscapeFrame(npz: shortBytes, for: deep) }
        #expect(length?.message == "The first direction has 2 components, the network 21 parameters.")
        var foreign = NumPyArchive()
        foreign.add("vector", [1, 2, 3])
        let foreignBytes = try foreign.bytes()
        let none = #expect(throws: LandscapeError.self) {
            try LandscapeFrame(npz: foreignBytes, for: Example.neuron().network)
        }
        #expect(none?.message == "There is no array \"first\". The archive has vector.")
        #expect(none?.remedy.contains("--save-directions") == true)
        var broken = NumPyArchive()
        broken.add("first", [1, .nan, 3])
        let brokenBytes = try broken.bytes()
        #expect(throws: LandscapeError.self) {
            try LandscapeFrame(npz: brokenBytes, for: Example.neuron().network)
        }
        for count in stride(from: 0, to: bytes.count, by: 61) {
            #expect(throws: LandscapeError.self) {
                try LandscapeFrame(npz: Array(bytes[..<count]), for: deep)
            }
        }
    }

    @Test("One vector alone makes a line around the network itself")
    func line() throws {
        let network = try Example.neuron().network
        var archive = NumPyArchive()
        archive.add("first", [1, 0, 2])
        let frame = try LandscapeFrame(npz: archive.bytes(), for: network)
        #expect(frame.origin == network.parameters)
        #expect(frame.y == nil)
        let error = #expect(throws: LandscapeError.self) { try frame.plane() }
        #expect(error?.message.contains("a line, no plane") == true)
    }

    @Test("A saved path is read back number for number")
    func path() throws {
        let recording = try Example.deep().run()
        let path = try recording.path(on: frame(recording.final.network).plane())
        #expect(try PlanePath(npz: path.archive.bytes()) == path)
        #expect(path.table.names == ["update", "x", "y", "loss", "surface_loss", "distance_from_plane"])
        #expect(path.table.rowCount == 16)
        let names = recording.experiment.network.parameterNames
        let pair = try recording.path(x: names[0], y: names[5])
        #expect(try PlanePath(npz: pair.archive.bytes()).surfaceLoss == pair.surfaceLoss)
    }

    @Test("A saved surface is read back, whatever its cells are")
    func surface() throws {
        let grid = SurfaceGrid(
            xLabel: "a", yLabel: "b", quantity: "accuracy", engine: "e", x: [0, 1, 2], y: [0, 1],
            values: [1, -2, .infinity, 0, -.infinity, 5])
        #expect(try SurfaceGrid(npz: grid.archive.bytes()) == grid)
        var wrong = NumPyArchive()
        wrong.add("x", [0, 1])
        wrong.add("y", [0, 1, 2])
        wrong.add("loss", Matrix(rows: 2, columns: 3, known: [1, 2, 3, 4, 5, 6]))
        let bytes = try wrong.bytes()
        let error = #expect(throws: LandscapeError.self) { try SurfaceGrid(npz: bytes) }
        #expect(error?.message == "The surface is 2 × 3, expected 3 × 2: a row for each y.")
    }

    @Test("An archive with a loss and another quantity is read by its loss, by whoever reads it")
    func lossFirst() throws {
        var archive = NumPyArchive()
        archive.add("x", [0, 1])
        archive.add("y", [0, 1])
        archive.add("z", Matrix(rows: 2, columns: 2, known: [1, 2, 3, 4]))
        #expect(try SurfaceGrid(npz: archive.bytes()).values == [1, 2, 3, 4])
        archive.add("loss", Matrix(rows: 2, columns: 2, known: [5, 6, 7, 8]))
        #expect(try SurfaceGrid(npz: archive.bytes()).values == [5, 6, 7, 8])
        #expect(try GridArrays(NumPyContents(archive.bytes())).values == [5, 6, 7, 8])
    }
}
