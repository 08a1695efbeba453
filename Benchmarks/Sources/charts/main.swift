import Descent

// time-charts [--runs 11] [contours | figures | surface | batch | line | points | animation | png FOLDER]…
//
// Times drawing inside the process, warm: every case once without a clock, then the median and the least of
// the runs. `png` reads pictures and writes them anew, by us and by Cairo.

var runs = 11
var arguments = Array(CommandLine.arguments.dropFirst())
if let index = arguments.firstIndex(of: "--runs"), index + 1 < arguments.count {
    runs = Int(arguments[index + 1]) ?? runs
    arguments.removeSubrange(index...index + 1)
}
if arguments.isEmpty {
    arguments = ["contours", "figures", "surface", "batch", "line", "points", "animation"]
}

let fonts = try FontSet.system()
let measurer = try CairoTextMeasurer(fonts: fonts)
let bench = Bench(runs: runs, fonts: fonts, measurer: measurer)

print("case | median ms | least ms | note")
print("--- | --: | --: | ---")
while let name = arguments.first {
    arguments.removeFirst()
    switch name {
    case "contours": try bench.contours()
    case "figures": try bench.figures()
    case "surface": try bench.surface()
    case "batch": try bench.batch()
    case "line": try bench.line()
    case "points": try bench.points()
    case "animation": try bench.animation()
    case "png": try bench.encoding(folder: arguments.isEmpty ? "." : arguments.removeFirst())
    default:
        print(
            "There is no \(name): contours, figures, surface, batch, line, points, animation or png FOLDER.")
    }
}
