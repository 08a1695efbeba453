import Foundation
import LongRuns
import Testing

@Suite("What a run may cost, and how it fails")
struct BudgetTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        try folder.write(WorkFolder.neuron, to: "neuron.yaml")
        try folder.write(Self.long, to: "long.yaml")
    }

    /// A training that nobody waits for.
    private static let long = """
        network: {inputs: 2, layers: [{nodes: 200, activation: tanh, initialization: {scheme: he-normal}}, {nodes: 1, activation: sigmoid, initialization: {scheme: he-normal}}]}
        data: {generate: {name: moons, samples: 20000, noise: 0.1, seed: 3}}
        loss: binary-cross-entropy
        training: {optimizer: {name: adam, learning-rate: 0.01}, epochs: 2000, batch: 100}
        """

    @Test("A run ends with 4 and one line when its time is over, and leaves no file")
    func timeout() throws {
        let run = try folder.run("train", "long.yaml", "-o", "long.npz", "--timeout", "300ms")
        #expect(run.status == 4)
        // What the training is warned about may stand before it.
        #expect(run.errors.hasSuffix("descent: error: not done within the 300ms of --timeout\n"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }

    @Test("A run ends with 4 and one line when it needs more memory than it may have")
    func memory() throws {
        let run = try folder.run("train", "long.yaml", "--memory", "1M", "--timeout", "60s")
        #expect(run.status == 4)
        #expect(run.errors == "descent: error: more memory is needed than the 1M of --memory\n")
    }

    @Test("A run within its bounds is as without them")
    func within() throws {
        let run = try folder.run("train", "neuron.yaml", "--timeout", "1h", "--memory", "2G")
        let other = try folder.run("train", "neuron.yaml")
        #expect(run.status == 0)
        #expect(run.output == other.output)
    }

    @Test(
        "Bounds that are none are wrong usage",
        arguments: [
            "--timeout=90", "--timeout=0s", "--timeout=-1s", "--timeout=soon", "--timeout=1e9999h",
            "--memory=2",
            "--memory=0G", "--memory=much", "--memory=99999999999999G", "--memory=1.2.3M",
        ])
    func noBounds(argument: String) throws {
        let run = try folder.run("train", "neuron.yaml", argument)
        #expect(run.status == 64)
        #expect(run.errors.contains(argument.hasPrefix("--time") ? "such as 90s" : "such as 500M"))
    }

    #if os(Linux)
        @Test(
            "Where a process may have too little memory, it works or says so in a line",
            arguments: [128, 152, 156, 160, 164, 200, 260, 400])
        func littleMemory(megabytes: Int) throws {
            #expect(try folder.run("new", "course").status == 0)
            for verb in [
                "build course -o out", "train neuron.yaml", "draw neuron.yaml --figure loss-history -o a.png",
            ] {
                let run = try CommandLineRun(
                    shell: "ulimit -c 0; ulimit -v \(megabytes << 10); exec \"$DESCENT\" \(verb)",
                    in: folder.path)
                // 127: not even its libraries could be loaded, which the loader says.
                #expect([0, 1, 127].contains(run.status), "\(verb) in \(megabytes) MB: \(run.status)")
                #expect(run.status == 0 || !run.errors.isEmpty)
            }
        }
    #endif

    /// Without optimization every call takes more of the stack, of which the command needs 128 kB at most.
    #if DEBUG
        private static let stacks = [160, 256]
    #else
        private static let stacks = [128, 256]
    #endif

    @Test("On a small stack everything works", arguments: stacks)
    func smallStack(kilobytes: Int) throws {
        #expect(try folder.run("new", "course").status == 0)
        let run = try CommandLineRun(
            shell: "ulimit -s \(kilobytes); \"$DESCENT\" build course -o out && \"$DESCENT\" schema chart",
            in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("A hundred thousand unknown keys are one mistake in a chart, and one in an experiment")
    func manyKeys() throws {
        let keys = (0..<100_000).map { "key\($0): 1\n" }.joined()
        try folder.write("marks: [{mark: line, x: [1, 2], y: [1, 2]}]\n" + keys, to: "chart.yaml")
        try folder.write(WorkFolder.neuron + "\n" + keys, to: "many.yaml")
        for arguments in [["chart", "chart.yaml", "-o", "a.png"], ["train", "many.yaml"]] {
            let run = try CommandLineRun(arguments, in: folder.path)
            #expect(run.status == 1)
            #expect(run.errors.contains("has not 99990 more of these keys"))
            #expect(run.errors.hasSuffix("descent: 11 errors\n"))
        }
    }

    @Test("A chart of too many series is refused at once", arguments: ["color-by", "symbol-by", "series"])
    func manySeries(key: String) throws {
        let rows = (0..<20_000).map { "1,\($0),s\($0)\n" }.joined()
        try folder.write("x,y,s\n" + rows, to: "many.csv")
        try folder.write(
            "marks: [{mark: point, data: many.csv, x: x, y: y, \(key): s}]\n", to: "chart.yaml")
        let run = try folder.run("chart", "chart.yaml", "-o", "a.png", "--timeout", "20s")
        #expect(run.status == 1)
        #expect(run.errors.contains("has 20000 different names, a chart has room for 1000 series"))
    }

    @Test("The version is one line; with --verbose also the commit and all libraries")
    func version() throws {
        let short = try folder.run("--version")
        #expect(short.status == 0)
        let long = try folder.run("--version", "--verbose")
        #expect(long.status == 0)
        #expect(long.output.hasPrefix("descent " + short.output + "commit "))
        for library in ["Cairo", "pixman", "HarfBuzz", "FriBidi", "libdeflate", "md4c", "libyaml"] {
            #expect(
                try long.output.contains(Regex("(?m)^\(library) [0-9]+\\.[0-9.]+$")), "\(long.output)")
        }
    }

    @Test(
        "A hundred thousand mistakes in one line are told within seconds",
        arguments: ["data: {targets: [0], inputs: [", "network: {inputs: 1, layers: ["])
    func floodedLine(begin: String) throws {
        let item = begin.hasPrefix("data") ? "[x]" : "{activation: foo}"
        let list =
            begin
            + repeatElement(item, count: begin.hasPrefix("data") ? 100_000 : 20_000).joined(separator: ", ")
        let other =
            begin.hasPrefix("data")
            ? "network: {inputs: 1, layers: []}" : "data: {inputs: [[1]], targets: [0]}"
        try folder.write("\(list)]}\n\(other)\ntraining: {updates: 1}\n", to: "flood.yaml")
        let clock = ContinuousClock()
        let start = clock.now
        let run = try folder.run("train", "flood.yaml")
        #expect(run.status == 1 && run.errors.contains("only the first 200 of"), "\(run.errors.suffix(300))")
        #expect(clock.now - start < Duration.seconds(20) * LongRuns.slowness)
    }
}
