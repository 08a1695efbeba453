import Testing

@testable import Platform

@Suite("Elementary functions of our own")
struct ElementaryFunctionTests {
    private static let ofOne: [String: @Sendable (Double) -> Double] = [
        "exp": Platform.exp,
        "expm1": Platform.expm1,
        "log": Platform.log,
        "log10": Platform.log10,
        "log2": Platform.log2,
        "log1p": Platform.log1p,
        "tanh": Platform.tanh,
        "sin": Platform.sin,
        "cos": Platform.cos,
        "tan": Platform.tan,
        "atan": Platform.atan,
        "asin": Platform.asin,
        "cbrt": Platform.cbrt,
    ]
    private static let ofTwo: [String: @Sendable (Double, Double) -> Double] = [
        "atan2": Platform.atan2, "pow": Platform.pow,
    ]

    @Test(
        "Each rounds to a neighbor of the exact number, nearly always to the nearest",
        arguments: Array(ofOne.keys).sorted() + ["atan2", "pow"])
    func accuracy(name: String) {
        func function(_ arguments: [Double]) -> Double {
            if let function = Self.ofTwo[name] { return function(arguments[0], arguments[1]) }
            return Self.ofOne[name]?(arguments[0]) ?? .nan
        }
        let own = FunctionTable.cases.filter { $0.function == name }
        #expect(own.count >= 16)
        var further = 0
        for item in own {
            let found = function(item.arguments)
            if found != item.result { further += 1 }
            #expect(
                found >= item.result.nextDown && found <= item.result.nextUp,
                "\(name)(\(item.arguments)) is \(item.result), found \(found)")
        }
        #expect(further * 20 <= own.count)
    }

    @Test("Special values are those of the C standard")
    func specialValues() {
        let (no, all, least) = (Double.nan, Double.infinity, Double.leastNonzeroMagnitude)
        func same(_ found: Double, _ wanted: Double, _ line: Int = #line) {
            #expect(
                found == wanted && found.sign == wanted.sign || found.isNaN && wanted.isNaN,
                "line \(line): \(found) for \(wanted)")
        }
        same(exp(-all), 0)
        same(exp(all), all)
        same(exp(no), no)
        same(exp(-745), least)
        same(exp(-746), 0)
        same(exp(710), all)
        same(exp(0), 1)
        same(expm1(-0.0), -0.0)
        same(expm1(-all), -1)
        same(expm1(all), all)
        same(log(0), -all)
        same(log(-1), no)
        same(log(all), all)
        same(log(1), 0)
        same(log(least), -744.4400719213812)
        same(log10(1000), 3)
        same(log2(0.125), -3)
        same(log1p(-1), -all)
        same(log1p(-2), no)
        same(log1p(-0.0), -0.0)
        same(tanh(-0.0), -0.0)
        same(tanh(-all), -1)
        same(sin(-0.0), -0.0)
        same(sin(all), no)
        same(cos(0), 1)
        same(tan(-0.0), -0.0)
        same(asin(2), no)
        same(asin(-1), -Double.pi / 2)
        same(atan2(0, -1), .pi)
        same(atan2(-0.0, -1), -.pi)
        same(atan2(-0.0, 1), -0.0)
        same(atan2(1, 0), .pi / 2)
        same(atan2(all, -all), 3 * .pi / 4)
        same(atan2(least, 1), least)
        same(cbrt(-27), -3)
        same(cbrt(-0.0), -0.0)
        same(pow(0, 0), 1)
        same(pow(no, 0), 1)
        same(pow(1, no), 1)
        same(pow(-2, 3), -8)
        same(pow(-2, 0.5), no)
        same(pow(0, -1), all)
        same(pow(-0.0, -3), -all)
        same(pow(-0.0, 2), 0)
        same(pow(-all, 3), -all)
        same(pow(-all, -3), -0.0)
        same(pow(-1, all), 1)
        same(pow(0.5, all), 0)
        same(pow(0.5, -all), all)
        same(pow(2, 1024), all)
        same(pow(2, -1074), least)
        same(pow(-2, 1025), -all)
        same(pow(10, 22), 1e22)
        same(pow(1e-300, 1e-300), 1)
    }

    @Test("Sums, products, quotients and roots in two parts keep what one part loses")
    func twoParts() {
        let sum = TwoPart.sum(1, 0x1p-60)
        #expect(sum.high == 1 && sum.low == 0x1p-60)
        let product = TwoPart.product(1 + 0x1p-40, 1 - 0x1p-40)
        #expect(product.high == 1 && product.low == -0x1p-80)
        let third = TwoPart(1) / TwoPart(3)
        #expect(third.high == 1.0 / 3 && (third * 3).value == 1 && third.low == 0x1.5555555555555p-56)
        let root = TwoPart(2).squareRoot
        #expect((root * root).value == 2 && (root * root).low.magnitude < 0x1p-100)
    }
}
