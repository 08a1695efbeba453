import Schema
import Tables
import TrainingCore

/// Samples from arrays of NumPy.
extension ExperimentReader {
    /// Of one array whose columns are named by their numbers, from 0.
    mutating func columns(
        of bytes: [UInt8], _ data: DataSpec, in root: YAMLNode, at place: SourceRange
    ) -> SampleRows? {
        guard let matrix = array(at: place, { () throws(NumPyReadError) in try NumPyArray(npy: bytes) })
        else { return nil }
        let names = (0..<matrix.columns).map(String.init)
        guard let input = columns("inputs", data.inputs, of: names, in: root),
            let target = columns("targets", data.targets, of: names, in: root)
        else { return nil }
        return SampleRows(
            inputs: NumberRows(matrix.choosing(columns: input)),
            targets: NumberRows(matrix.choosing(columns: target)))
    }

    /// Of two arrays of an archive.
    mutating func arrays(
        of bytes: [UInt8], _ data: DataSpec, in root: YAMLNode, at place: SourceRange
    ) -> SampleRows? {
        let contents: NumPyContents
        do {
            contents = try NumPyContents(bytes)
        } catch {
            decoder.error(error.description.asClause, at: place, code: .file)
            return nil
        }
        let matrices = [("inputs", data.inputs), ("targets", data.targets)].map { key, value -> Matrix? in
            let place = range(of: key, in: root)
            var reader = Reader()
            let spot = Spot(path: ["data", .key(key)], name: "the name of the array")
            let name = Form<String>.text.read(value, at: spot, into: &reader)
            for problem in reader.problems { decoder.report(problem, in: root) }
            guard let name else { return nil }
            return array(at: place) { () throws(NumPyReadError) in try contents.array(name) }
        }
        guard let input = matrices[0], let target = matrices[1] else { return nil }
        return SampleRows(inputs: NumberRows(input), targets: NumberRows(target))
    }

    private mutating func array(
        at place: SourceRange, _ read: () throws(NumPyReadError) -> NumPyArray
    ) -> Matrix? {
        do {
            let matrix = try read().matrix
            guard let wrong = matrix.elements.firstIndex(where: { !$0.isFinite }) else { return matrix }
            let (row, column) = wrong.quotientAndRemainder(dividingBy: max(1, matrix.columns))
            decoder.error(
                "the array has \(matrix.elements[wrong]) in row \(row), column \(column), counted from 0",
                at: place, remedy: "save finite numbers", code: .invalidData)
        } catch {
            decoder.error(error.description.asClause, at: place, code: .file)
        }
        return nil
    }
}
