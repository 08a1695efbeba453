import Testing

@testable import Sweeps

@Suite("Statistics over the runs of a setting")
struct SweepStatisticsTests {
    @Test(
        "Student's t for a confidence of 95 % is that of printed tables",
        arguments: [
            (1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (9, 2.262), (10, 2.228), (19, 2.093),
            (30, 2.042), (60, 2.000), (120, 1.980), (1_000, 1.962), (1_001, 1.962), (1_000_000, 1.960),
        ])
    func student(degrees: Int, value: Double) {
        #expect(abs(SweepStatistics.studentQuantile(degrees: degrees) - value) < 0.0006)
    }

    @Test("Student's t goes on without a jump where the sum ends and the expansion begins")
    func seam() {
        let steps = (998...1_003).map { SweepStatistics.studentQuantile(degrees: $0) }
        for (one, next) in zip(steps, steps.dropFirst()) { #expect(one > next && one - next < 3e-6) }
    }

    @Test("The interval of the mean of 1, 2, 3 is 2 ± 4.303/√3")
    func interval() throws {
        let interval = try #require(SweepStatistics.interval(ofMean: [1, 2, 3]))
        #expect(abs(interval.upperBound - 2 - 4.30265272991 / 3.0.squareRoot()) < 1e-9)
        #expect(abs(interval.lowerBound - 2 + 4.30265272991 / 3.0.squareRoot()) < 1e-9)
        #expect(SweepStatistics.interval(ofMean: [1]) == nil)
    }

    @Test("Quantiles lie between the nearest numbers")
    func quantiles() {
        #expect(SweepStatistics.quantile(0.25, of: [1, 2, 4]) == 1.5)
        #expect(SweepStatistics.quantile(0.5, of: [1, 2, 4]) == 2)
        #expect(SweepStatistics.quantile(1, of: [1, 2, 4]) == 4)
        #expect(SweepStatistics.quantile(0.9, of: [7]) == 7)
    }
}
