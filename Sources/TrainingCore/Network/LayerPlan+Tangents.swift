// What stands behind a layer, along a direction through its values and its parameters, in evaluation and for one sample.
extension LayerPlan {
    /// Where the parameters of ``evaluatedFunctions`` are, one behind the other.
    package var functionParameters: [Int] { evaluatedFunctions.flatMap { Array($0.parameters) } }

    /// What becomes of the values, through all functions.
    private func run<Number: LayerNumber>(_ values: [Number], parameters: [Number]) -> [Number] {
        var (values, start) = (values, 0)
        for stage in evaluatedFunctions {
            let own = Array(parameters[start..<start + stage.parameters.count])
            values = stage.function.fittingValues(of: values, parameters: own, draw: nil)
            start += own.count
        }
        return values
    }

    /// The derivatives of what comes out.
    ///
    /// - Parameters:
    ///   - values: of the layer, with their derivatives `tangents`.
    ///   - parameters: of the network, with their derivatives `direction`.
    package func outputTangents(
        of values: [Double], tangents: [Double], parameters: [Double], direction: [Double]
    ) -> [Double] {
        let own = functionParameters.map { TangentNumber(parameters[$0], tangent: direction[$0]) }
        return run(zip(values, tangents).map { TangentNumber($0, tangent: $1) }, parameters: own)
            .map(\.tangent)
    }

    /// The derivatives of the slopes along the values, and of those along ``functionParameters``: forward over reverse.
    ///
    /// - Parameters:
    ///   - slopes: along what comes out, with their derivatives `slopeTangents`.
    ///   - values: of the layer, with their derivatives `tangents`.
    ///   - parameters: of the network, with their derivatives `direction`.
    package func slopeTangents(
        of slopes: [Double], _ slopeTangents: [Double], values: [Double], tangents: [Double],
        parameters: [Double], direction: [Double]
    ) -> (values: [Double], parameters: [Double]) {
        let tape = NumberTape<TangentNumber>()
        let inputs = zip(values, tangents).map { tape.variable(TangentNumber($0, tangent: $1)) }
        let own = functionParameters.map {
            tape.variable(TangentNumber(parameters[$0], tangent: direction[$0]))
        }
        let found = tape.slopes(
            of: run(inputs, parameters: own),
            weights: zip(slopes, slopeTangents).map { TangentNumber($0, tangent: $1) }
        ).map(\.tangent)
        return (
            Array(found[..<inputs.count]), Array(found[inputs.count..<inputs.count + own.count])
        )
    }
}
