import CKernels
import TrainingCore

/// Mean squared error where a row of the surface is a sum of squares of clamped linear functions: a
/// moved relu (or linear) unit under linear layers or under relu outputs, whatever moves from row to row.
///
/// See ``ClampedTerms``. A term is a constant, then a parabola, then a constant, and the one or two points
/// where it changes are known: its changes go into differences, whose running sums are the row. O(data)
/// for the terms and O(data + points) per row, instead of O(data × points). Rows too short for that to
/// pay sum the squares directly, many points at a time.
///
/// What does not depend on the row is computed once: all but a sum per unit for pairs in the same layer.
/// For a lower parameter in a layer further down the layers from it on run once per row.
struct SwitchPointEngine: SurfaceEngine {
    static let name = "switch points (exact)"

    /// Up to so many terms the switch points of a row are sorted instead of scattered over its points.
    private static let fewTerms = 32

    private let reader: UnitBlockReader
    private let maker: ClampedTermMaker

    init?(_ request: SurfaceRequest, pair: MovedPair, layers: [KernelLayer]) {
        guard let reader = UnitBlockReader(request, pair: pair, layers: layers) else { return nil }
        self.reader = reader
        guard reader.isSquared, let maker = ClampedTermMaker(reader) else { return nil }
        self.maker = maker
    }

    func write(to out: SurfaceRows, threads: Int) {
        let terms = reader.data.sampleCount * maker.termsPerSample
        let isFew = maker.hasSwitchPoints && terms <= Self.fewTerms
        let threads = out.count * (isFew ? 1 : terms) < 60_000 ? 1 : threads
        let pair = reader.pair
        if pair.isSameUnit {
            let blocks = fixedTerms(reader.allBlocks(threads: threads))
            if isFew { return writeGroups(of: blocks, to: out, threads: threads) }
            writeRows(to: out, threads: threads) { row, scratch in
                for block in blocks { scratch.sums.add(block, shiftedBy: pair.lower.offsets[row]) }
            }
        } else if pair.isSameLayer {
            let blocks = reader.allBlocks(threads: threads)
            if isFew, let block = blocks.first {
                return writeTables(to: out, threads: threads) { rows, offsets, _ in
                    rows.stacked(block, at: offsets)
                }
            }
            writeRows(to: out, threads: threads) { row, scratch in
                for block in blocks {
                    maker.fill(&scratch.terms, from: block, at: pair.lower.offsets[row])
                    scratch.sums.add(scratch.terms, shiftedBy: 0)
                }
            }
        } else {
            let blocks = LowerBlocks(reader, threads: threads)
            if isFew {
                return writeTables(to: out, threads: threads) { rows, offsets, pass in
                    blocks.block(blocks.stacked(rows, at: offsets), at: 0, with: &pass)
                }
            }
            writeRows(to: out, threads: threads) { row, scratch in
                for index in 0..<blocks.count {
                    let block = blocks.block(index, at: pair.lower.offsets[row], with: &scratch.pass)
                    maker.fill(&scratch.terms, from: block, at: 0)
                    scratch.sums.add(scratch.terms, shiftedBy: 0)
                }
            }
        }
    }

    /// The rows of few terms, many rows at once: see ``StackedRows``.
    private func writeTables(
        to out: SurfaceRows, threads: Int,
        block: @Sendable (StackedRows, ArraySlice<Double>, inout BlockPass) -> UnitBlock
    ) {
        let (t, s) = (reader.pair.upper.offsets, reader.pair.lower.offsets)
        let rows = StackedRows(samples: reader.data.sampleCount)
        let terms = rows.samples * maker.termsPerSample
        let stacks = Chunks(s.count, size: min(rows.rows, (s.count + threads - 1) / threads))
        let parts = Chunks(stacks.count, size: (stacks.count + 4 * threads - 1) / (4 * threads))
        forEachTask(parts.count, threads: threads) { part in
            var pass = reader.newPass(stride: rows.stride)
            var all = maker.emptyTerms(samples: rows.stride)
            var scratch = [Double](repeating: 0, count: 16 * terms)
            for stack in parts[part] {
                let range = stacks[stack]
                maker.fill(&all, from: block(rows, s[range], &pass), at: 0)
                out.write(range) { start in
                    all.withBounds { lo, hi in
                        descent_clamped_square_table(
                            range.count, t.count, t, terms, all.alpha, all.slope, lo, hi, all.constants,
                            reader.scale, &scratch, start)
                    }
                }
            }
        }
    }

    private func fixedTerms(_ blocks: [UnitBlock]) -> [ClampedTerms] {
        blocks.map { block in
            var terms = maker.emptyTerms(samples: block.count)
            maker.fill(&terms, from: block, at: 0)
            return terms
        }
    }

    /// The rows of few terms that differ from row to row by their shift alone.
    private func writeGroups(
        of blocks: [ClampedTerms], to out: SurfaceRows, threads: Int
    ) {
        var all = ClampedTerms()
        for block in blocks { all.append(block) }
        let terms = all
        let (t, s) = (reader.pair.upper.offsets, reader.pair.lower.offsets)
        let groups = Chunks(s.count, size: max(1, min(64, s.count / (4 * threads))))
        let scale = reader.scale
        forEachTask(groups.count, threads: threads) { task in
            let rows = groups[task]
            var scratch = [Double](repeating: 0, count: 17 * terms.count)
            out.write(rows) { start in
                terms.withBounds { lo, hi in
                    descent_clamped_square_rows(
                        rows.count, Array(s[rows]), t.count, t, terms.count, terms.alpha, terms.shift,
                        terms.slope, lo, hi, terms.constant, scale, &scratch, start)
                }
            }
        }
    }

    /// What a thread works with.
    private struct Scratch {
        var pass: BlockPass
        var terms: ClampedTerms
        var sums: RowSums
    }

    private func writeRows(
        to out: SurfaceRows, threads: Int, fill: @Sendable (Int, inout Scratch) -> Void
    ) {
        let t = reader.pair.upper.offsets
        let terms = reader.data.sampleCount * maker.termsPerSample
        let rows = Chunks(
            reader.pair.lower.offsets.count, size: min(16, reader.pair.lower.offsets.count / (4 * threads)))
        forEachTask(rows.count, threads: threads) { task in
            let pass = reader.newPass()
            var scratch = Scratch(
                pass: pass, terms: maker.emptyTerms(samples: pass.stride),
                sums: RowSums(
                    t: t, isDirect: maker.hasSwitchPoints && paysDirect(points: t.count, terms: terms),
                    capacity: pass.stride * maker.termsPerSample))
            out.write(rows[task]) { start in
                for (place, row) in rows[task].enumerated() {
                    scratch.sums.reset()
                    fill(row, &scratch)
                    scratch.sums.write(scale: reader.scale, to: start + place * t.count)
                }
            }
        }
    }

    /// Whether a row's squares are summed sooner than its differences: in nanoseconds, as measured.
    private func paysDirect(points: Int, terms: Int) -> Bool {
        let (points, terms) = (Double(points), Double(terms))
        return 0.08 * points * terms < 5 * terms + 1.5 * points
    }
}

extension ClampedTerms {
    /// The addresses of ``lo`` and ``hi``; nil for one that is empty.
    func withBounds(_ body: (UnsafePointer<Double>?, UnsafePointer<Double>?) -> Void) {
        lo.withUnsafeBufferPointer { lo in
            hi.withUnsafeBufferPointer { hi in
                body(lo.isEmpty ? nil : lo.baseAddress, hi.isEmpty ? nil : hi.baseAddress)
            }
        }
    }
}

/// A row of a surface while its blocks are added.
private struct RowSums {
    private let t: [Double]
    private let isDirect: Bool
    /// Sums of squares per point, or differences of parabolas.
    private var numbers: [Double]
    private var places: [Double]
    private var shifted: [Double]
    private var constant = 0.0

    init(t: [Double], isDirect: Bool, capacity: Int) {
        self.t = t
        self.isDirect = isDirect
        numbers = [Double](repeating: 0, count: isDirect ? t.count : 8 * (t.count + 1))
        places = [Double](repeating: 0, count: isDirect ? 0 : 2 * capacity)
        shifted = [Double](repeating: 0, count: capacity)
    }

    mutating func reset() {
        for index in numbers.indices { numbers[index] = 0 }
        constant = 0
    }

    mutating func add(_ terms: ClampedTerms, shiftedBy s: Double) {
        constant += terms.constant
        if !terms.shift.isEmpty {
            descent_shift(terms.count, s, terms.alpha, terms.shift, &shifted)
        }
        let alpha = terms.shift.isEmpty ? terms.alpha : shifted
        terms.withBounds { lo, hi in
            if isDirect {
                descent_clamped_squares(
                    t.count, t, terms.count, alpha, terms.slope, lo, hi, &numbers)
            } else {
                let step = (t[t.count - 1] - t[0]) / Double(t.count - 1)
                descent_clamped_differences(
                    t.count, t[0], step, terms.count, alpha, terms.slope, lo, hi, &places, &numbers)
            }
        }
    }

    func write(scale: Double, to out: UnsafeMutablePointer<Double>) {
        if isDirect {
            for point in t.indices { out[point] = max(0, (constant + numbers[point]) * scale) }
        } else {
            descent_sum_differences(t.count, t, numbers, constant, scale, out)
        }
    }
}
