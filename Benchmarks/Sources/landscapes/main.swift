import Descent

// time-landscapes [--runs 15] [--threads 2] [course | large | tanh | grid]…
// time-landscapes [--runs 15] [--threads 2] [--grid 51] plane FILE.npz
//
// Times loss surfaces inside the process, warm: every case once without a clock, then the median and the
// least of the runs. The surface is written into memory allocated once.

var runs = 15
var threads = 2
var grid = 51
var plane: String?
var wanted: [String] = []
var arguments = Array(CommandLine.arguments.dropFirst())
while let argument = arguments.first {
    arguments.removeFirst()
    switch argument {
    case "--runs": runs = arguments.isEmpty ? runs : Int(arguments.removeFirst()) ?? runs
    case "--threads": threads = arguments.isEmpty ? threads : Int(arguments.removeFirst()) ?? threads
    case "--grid": grid = arguments.isEmpty ? grid : Int(arguments.removeFirst()) ?? grid
    case "plane": plane = arguments.isEmpty ? nil : arguments.removeFirst()
    default: wanted.append(argument)
    }
}
if let plane {
    try timePlane(file: plane, grid: grid, threads: threads, runs: runs)
} else if wanted.isEmpty {
    wanted = ["course", "large"]
}

var cases: [Case] = []
for name in wanted {
    switch name {
    case "course": cases += try Cases.course(points: 1024)
    case "large": cases += try Cases.large(.relu, points: 101)
    case "tanh": cases += try Cases.large(.tanh, points: 101)
    case "grid": cases += try Cases.large(.relu, points: 1001)
    default: print("There is no \(name): course, large, tanh or grid.")
    }
}

if !cases.isEmpty {
    print("case | engine | threads | median ms | least ms | million points a second | checksum")
    print("--- | --- | --: | --: | --: | --: | --:")
}
for item in cases {
    let count = item.x.points * item.y.points
    let losses = UnsafeMutableBufferPointer<Double>.allocate(capacity: count)
    losses.initialize(repeating: 0)
    defer { losses.deallocate() }
    for threads in Set([1, threads]).sorted() {
        var engine = ""
        func surface() throws {
            engine = try item.experiment.writeLossSurface(
                x: item.x, y: item.y, threads: threads, to: losses)
        }
        try surface()
        let times = try timed(runs: runs, surface)
        let median = times[times.count / 2]
        let columns = [
            item.name, engine, "\(threads)", rounded(median), rounded(times[0]),
            rounded(Double(count) / median / 1000), "\(losses.reduce(0, +) / Double(count))",
        ]
        print(columns.joined(separator: " | "))
    }
}
