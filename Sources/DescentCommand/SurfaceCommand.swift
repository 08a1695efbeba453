import ArgumentParser
import Charting
import LossLandscape
import ReportBuilder

struct SurfaceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "surface",
        abstract: "Computes the loss over two weights, the others held where they start.",
        discussion: """
            An AXIS is NAME=FROM:TO:POINTS, both ends included. Weights are named W1[0,1] (layer 1, node 0, \
            from input 1), biases b2[0].

            EXAMPLES
              descent surface experiment.yaml --x 'W2[0,0]=-5:5:101' --y 'W2[0,1]=-3:0:41' -o surface.npz
              descent surface lesson.md#neuron --x 'W1[0,0]=-1:1:21' --y 'W1[0,1]=0:4:21' -o surface.csv
            """)

    enum Format: String, CaseIterable {
        case npz, csv, json
    }

    @Argument(help: "A file, lesson.md#id, or - for the standard input.")
    var experiment: String

    @Option(help: "The weight along x, such as W2[0,0]=-5:5:101.", transform: { try axis($0) })
    var x: GridAxis

    @Option(help: "The weight along y, such as W2[0,1]=-3:0:41.", transform: { try axis($0) })
    var y: GridAxis

    @Option(name: .shortAndLong, help: "The file to write: .npz, .csv or .json.")
    var output: String

    func validate() throws {
        _ = try format(of: output, as: Format.self)
    }

    func run() throws {
        let experiment = try readExperiment(self.experiment).experiment
        let clock = ContinuousClock()
        let start = clock.now
        let surface: LossSurface
        do {
            surface = try experiment.lossSurface(x: x, y: y)
        } catch {
            throw Console.fail(error.description)
        }
        let duration = clock.now - start
        try write(surface)
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
        print(
            "\(surface.x.count) × \(surface.y.count) points by \(surface.engine) in "
                + "\(NumberText.significant(seconds * 1000, 3)) ms")
        if let minimum = surface.minimum {
            let place =
                "\(x.parameter) = \(NumberText.significant(surface.x[minimum.i], 6)), "
                + "\(y.parameter) = \(NumberText.significant(surface.y[minimum.j], 6))"
            print("lowest loss \(NumberText.significant(minimum.loss, 6)) at \(place)")
        }
    }

    private func write(_ surface: LossSurface) throws {
        let bytes: [UInt8]
        switch try format(of: output, as: Format.self) {
        case .csv: bytes = surface.table.bytes
        case .json: bytes = Array("\(surface.json)\n".utf8)
        case .npz:
            do {
                bytes = try surface.archive.bytes()
            } catch {
                throw Console.fail("\(error)")
            }
        }
        try withFiles { () throws(FileError) in try FileSystem.writeAtomically(bytes, to: output) }
    }
}

private func axis(_ text: String) throws -> GridAxis {
    do {
        return try GridAxis(parsing: text)
    } catch {
        throw ValidationError(error.description)
    }
}
