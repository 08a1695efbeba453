import TrainingCore

/// A straight piece of a surface along which its slope jumps: on either side of it a relu is on or off
/// for one sample.
package struct KinkLine: Sendable, Hashable {
    /// The relu that switches: its layer, from 1, and its node.
    package let layer: Int
    package let node: Int
    /// The sample for which it does, from 0.
    package let sample: Int
    /// Two corners, in the units of the axes, on the edges of the grid.
    package let x: [Double]
    package let y: [Double]
}

extension Experiment {
    /// Where the surface of these axes has kinks: the lines on which the relu units that the two
    /// parameters move switch, and, for two parameters of one hidden unit, those on which the relu outputs
    /// above it do. Sample by sample, clipped to the grid; lines that miss it are left out, as are samples
    /// for which the unit never switches.
    ///
    /// They are the switch points that ``LossSurface/engine`` `switch points (exact)` goes by. Empty for
    /// two parameters in different layers and for activations without a kink. O(data × parameters).
    /// Throws as ``lossSurface(x:y:from:threads:)``.
    package func kinkLines(
        x: ParameterRange, y: ParameterRange, from network: Network? = nil
    ) throws(LandscapeError) -> [KinkLine] {
        let request = try surfaceRequest(x: x, y: y, from: network)
        let pair = MovedPair(request)
        guard pair.isSameLayer, let layers = request.layers,
            SurfaceEngines.canCompute(request, layers: layers),
            let reader = UnitBlockReader(request, pair: pair, layers: layers), reader.movedLayer.isRelu
        else { return [] }
        let frame = Frame(x: x, y: y, x0: pair.upper.middle, y0: pair.lower.middle)
        return reader.allBlocks(threads: 1).enumerated().flatMap { index, block in
            (0..<block.count).flatMap { sample in
                reader.lines(block, at: sample).compactMap { line in
                    frame.clip(line, sample: reader.blocks[index].lowerBound + sample)
                }
            }
        }
    }
}

/// offset + t·alongX + s·alongY = 0, for one unit.
private struct Line {
    let layer: Int
    let node: Int
    let offset: Double
    let alongX: Double
    let alongY: Double
}

extension UnitBlockReader {
    /// On which lines a sample's relus switch.
    fileprivate func lines(_ block: UnitBlock, at sample: Int) -> [Line] {
        let layer = pair.upper.layer + 1
        let offset = block.preActivation[sample]
        guard pair.isSameUnit else {
            return [
                Line(
                    layer: layer, node: pair.upper.node, offset: offset, alongX: block.feed[sample], alongY: 0
                ),
                Line(
                    layer: layer, node: pair.lower.node, offset: block.otherPreActivation[sample], alongX: 0,
                    alongY: block.otherFeed[sample]),
            ]
        }
        var lines = [
            Line(
                layer: layer, node: pair.upper.node, offset: offset, alongX: block.feed[sample],
                alongY: block.otherFeed[sample])
        ]
        guard layer + 1 == layers.count, layers[layer].isRelu else { return lines }
        // An output d + w·max(0, z) switches where z = −d/w, if the unit is on there.
        for (output, weight) in nextWeights(of: pair.upper.node).enumerated() {
            let rest = block.next[output * block.stride + sample]
            guard weight != 0, -rest / weight > 0 else { continue }
            lines.append(
                Line(
                    layer: layer + 1, node: output, offset: offset + rest / weight,
                    alongX: block.feed[sample], alongY: block.otherFeed[sample]))
        }
        return lines
    }
}

/// The rectangle of a grid, with the point from which lines count.
private struct Frame {
    let x: ParameterRange
    let y: ParameterRange
    let x0: Double
    let y0: Double

    /// The part of a line inside; nil if there is none. Steep lines are cut by the horizontal edges first,
    /// so that no division is by a small number.
    func clip(_ line: Line, sample: Int) -> KinkLine? {
        guard line.alongX != 0 || line.alongY != 0 else { return nil }
        let isSteep = line.alongX.magnitude * (x.to - x.from) > line.alongY.magnitude * (y.to - y.from)
        let ends =
            isSteep
            ? cut(line.offset, line.alongY, line.alongX, along: (y, y0), across: (x, x0))
            : cut(line.offset, line.alongX, line.alongY, along: (x, x0), across: (y, y0))
        guard let (along, across) = ends else { return nil }
        return KinkLine(
            layer: line.layer, node: line.node, sample: sample, x: isSteep ? across : along,
            y: isSteep ? along : across)
    }

    /// Cuts offset + p·a + q·b = 0 with a on one axis and b on the other, |q| the larger.
    private func cut(
        _ offset: Double, _ p: Double, _ q: Double, along: (axis: ParameterRange, middle: Double),
        across: (axis: ParameterRange, middle: Double)
    ) -> (along: [Double], across: [Double])? {
        var (first, last) = (along.axis.from, along.axis.to)
        let place = { (a: Double) in across.middle - (offset + p * (a - along.middle)) / q }
        if p == 0 {
            guard place(first) >= across.axis.from, place(first) <= across.axis.to else { return nil }
        } else {
            let edges = [across.axis.from, across.axis.to].map { b in
                along.middle - (offset + q * (b - across.middle)) / p
            }
            first = max(first, min(edges[0], edges[1]))
            last = min(last, max(edges[0], edges[1]))
        }
        guard first < last else { return nil }
        return (
            [first, last],
            [first, last].map { min(max(place($0), across.axis.from), across.axis.to) }
        )
    }
}
