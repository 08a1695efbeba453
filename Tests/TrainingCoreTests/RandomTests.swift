import Testing
import TrainingCore

@Suite("Seeded random numbers")
struct RandomTests {
    @Test("SplitMix64 gives the published sequence of seed 1234567")
    func published() {
        var generator = SplitMix64(seed: 1_234_567)
        #expect(
            (0..<5).map { _ in generator.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test("Numbers below a bound are all equally frequent")
    func uniform() {
        var generator = SplitMix64(seed: 3, stream: 0)
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0..<60_000 { counts[generator.number(below: 6)] += 1 }
        // Standard deviation 91.
        for count in counts { #expect((count - 10_000).magnitude < 500) }
    }

    @Test("All orders of three items are equally frequent")
    func shuffle() {
        var generator = SplitMix64(seed: 4)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<12_000 {
            var items = [0, 1, 2]
            generator.shuffle(&items)
            counts[items, default: 0] += 1
        }
        #expect(counts.count == 6)
        for count in counts.values { #expect((count - 2000).magnitude < 250) }
    }

    @Test("Streams of one seed differ")
    func streams() {
        var first = SplitMix64(seed: 1, stream: 0)
        var second = SplitMix64(seed: 1, stream: 1)
        #expect(first.next() != second.next())
    }
}
