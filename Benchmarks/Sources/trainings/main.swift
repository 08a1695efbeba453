import Descent

// time-trainings EXPERIMENT… [--runs 7] [--together]
//
// Trains each experiment inside the process: once without a clock, then as often as wanted. Prints for each
// a line of JSON: the file, its updates, the median and the least seconds of a run, and the last loss of a
// batch, by which one sees that the others computed the same. With --together also "together", the median seconds of a
// run among eight in lockstep.

var runs = 7
var isTogether = false
var paths: [String] = []
var arguments = Array(CommandLine.arguments.dropFirst())
while let argument = arguments.first {
    arguments.removeFirst()
    if argument == "--runs" {
        runs = arguments.isEmpty ? runs : Int(arguments.removeFirst()) ?? runs
    } else if argument == "--together" {
        isTogether = true
    } else {
        paths.append(argument)
    }
}

for path in paths {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let file = SourceFile(name: path, bytes: try FileSystem.read(path))
    var diagnostics: [Diagnostic] = []
    guard
        let experiment = ExperimentFile.experiment(
            in: file, folder: CourseFolder(path: folder), diagnostics: &diagnostics)
    else {
        for diagnostic in diagnostics { print("\(diagnostic)") }
        continue
    }
    var last = experiment.run().batchLoss.last ?? .nan
    let clock = ContinuousClock()
    var seconds: [Double] = []
    for _ in 0..<max(1, runs) {
        let start = clock.now
        last = experiment.run().batchLoss.last ?? .nan
        seconds.append((clock.now - start) / .seconds(1))
    }
    seconds.sort()
    var together: [JSONValue.Member] = []
    if isTogether, let shape = LockstepShape(experiment) {
        let group = [Experiment](repeating: experiment, count: LockstepShape.width)
        let times = (0..<max(1, runs)).map { _ in
            let start = clock.now
            let recordings = Experiment.run(group, inLockstepAs: shape)
            return (clock.now - start) / .seconds(1) / Double(recordings?.count ?? 1)
        }.sorted()
        together = [.init("together", .number(times[times.count / 2]))]
    }
    print(
        JSONValue.object(
            [
                .init("file", .string(path)), .init("updates", .number(Double(experiment.training.updates))),
                .init("median", .number(seconds[seconds.count / 2])), .init("least", .number(seconds[0])),
                .init("lastBatchLoss", .number(last)),
            ] + together))
}
