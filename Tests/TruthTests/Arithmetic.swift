import LongRuns
import SystemLibrary

func exponential(_ value: Double) -> Double { exp(value) }
func logarithm(_ value: Double) -> Double { log(value) }
func cosine(_ angle: Double) -> Double { cos(angle) }
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// The hard runs that `DESCENT_RUNS` asks for: names with commas between them, or a part such as `2/8`; `nil` if it
/// asks for none.
var runsOfEnvironment: [HardRun]? {
    guard let wanted = LongRuns.value(of: "DESCENT_RUNS") else { return nil }
    let parts = wanted.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 2, parts[1] > 0 else {
        let names = wanted.split(separator: ",").map(String.init)
        return HardRun.all.filter { names.contains($0.name) }
    }
    return HardRun.all.enumerated().filter { $0.offset % parts[1] == parts[0] % parts[1] }.map(\.element)
}
