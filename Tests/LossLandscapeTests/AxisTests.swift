import LossLandscape
import Testing
import TrainingCore

@Suite("Grid axes")
struct AxisTests {
    @Test("Both ends are exact and the points between are the nearest numbers")
    func values() throws {
        let axis = try ParameterRange(parsing: "W2[0,0]=-5:5:101")
        #expect(axis.parameter == .weight(layer: 2, node: 0, input: 0))
        let values = axis.values
        #expect(values.count == 101)
        #expect(values.first == -5)
        #expect(values.last == 5)
        #expect(values[50] == 0)
        #expect(values[3] == -4.7)
        #expect(values == values.sorted())
        for (from, to) in [(0.1, 0.7), (-1.25, 6), (-5, 0), (0, 2.5), (-1e308, 1e308), (0x1p-1070, 1)] {
            let axis = try ParameterRange(
                parameter: .bias(layer: 1, node: 0), from: from, to: to, points: 7)
            #expect(axis.values.first == from)
            #expect(axis.values.last == to)
            #expect(axis.values.allSatisfy { $0.isFinite })
            #expect(zip(axis.values, axis.values.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test("An axis reads what it writes")
    func roundTrip() throws {
        let axis = try ParameterRange(parsing: "b1[2]=-1e-3:0:17")
        #expect(try ParameterRange(parsing: axis.description) == axis)
        #expect(axis.from == -0.001)
    }

    @Test(
        "Text that is no axis is an error with the column of what is wrong",
        arguments: [
            ("W1[0,0]", 8, "has no ="), ("=1:2:3", 1, "\"\" is not the name"),
            ("W1[0]=1:2:3", 1, "\"W1[0]\" is not the name"), ("W1[0,0]=1:2", 9, "has 2 of the 3 parts"),
            ("W1[0,0]=1:2:3:4", 9, "has 4 of the 3 parts"), ("W1[0,0]=a:2:3", 9, "\"a\" is not a number"),
            ("W1[0,0]=1:nan:3", 11, "\"nan\" is not a number"),
            ("W1[0,0]=1:0x2:3", 11, "\"0x2\" is not a number"),
            ("W1[0,0]=1:2:3.5", 13, "\"3.5\" is not a number of points"),
            ("W1[0,0]=1:2:1", 13, "has 1 point."), ("W1[0,0]=1:2:-4", 13, "has -4 points."),
            ("W1[0,0]=1:2:10002", 13, "has 10002 points."), ("W1[0,0]=2:1:5", 9, "is reversed"),
            ("W1[0,0]=2:2:5", 9, "is empty"), ("W1[0,0]=0:1e999:5", 9, "has no finite end"),
            ("W1[0,0]=1:1.0000000000000002:9", 9, "is too narrow for 9 points"),
        ])
    func refused(text: String, column: Int, message: String) {
        let error = #expect(throws: LandscapeError.self) { try ParameterRange(parsing: text) }
        #expect(error?.column == column)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        #expect(error?.remedy.isEmpty == false)
    }
}
