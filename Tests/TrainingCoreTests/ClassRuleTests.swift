import Testing
import TrainingCore

@Suite("What outputs decide for")
struct ClassRuleTests {
    @Test("An output of ½ says yes, and with the hinge loss one of 0 does")
    func borders() {
        #expect(Loss.binaryCrossEntropy.saysYes(0.5) && !Loss.binaryCrossEntropy.saysYes(0.4999))
        #expect(Loss.hinge.saysYes(0) && !Loss.hinge.saysYes(-1e-9))
    }

    @Test("Of equally large outputs the first decides, and what is not a number never does")
    func ties() {
        let rows = Matrix(rows: 3, columns: 3, known: [1, 2, 2, 5, 4, 5, 1, .nan, 0])
        #expect((0..<3).map { rows.largestColumn(ofRow: $0) } == [1, 0, 0])
    }
}
