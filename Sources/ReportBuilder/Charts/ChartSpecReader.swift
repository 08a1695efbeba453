import Charting
import Drawing
import Schema
import Sweeps
import Tables

/// Reads a chart from YAML: gives its values to ``ChartFileSpec``, and what that complains about the
/// place it has in the file.
struct ChartSpecReader {
    var decoder: YAMLDecoder
    /// Where data files are looked for; `nil` where there are none.
    let folder: CourseFolder?

    /// The marks and the formats of data files that there are.
    let vocabulary: Vocabulary

    /// Of marks that name no data file: those of a recording.
    var columns: Table?
    /// What `of` names, if that is a sweep.
    var sweep: SweptRuns?

    static let keys = ChartFileSpec.keys

    init(file: SourceFile, folder: CourseFolder?, vocabulary: Vocabulary) {
        decoder = YAMLDecoder(file: file)
        self.folder = folder
        self.vocabulary = vocabulary
    }

    /// The chart, or `nil` after errors, which are in ``decoder``.
    ///
    /// - Parameters:
    ///   - members: the mapping, whose unknown keys have been complained about.
    ///   - root: the node of the mapping.
    mutating func read(_ members: Members, of root: YAMLNode) -> ChartSpec? {
        let size = root["size"].flatMap { decoder.read($0, as: Size.form, called: "the size") }
        let value = Value.fields(members.all.filter { ChartSpecReader.keys.contains($0.key) })
        let files = folder.map { ChartFiles($0, vocabulary: vocabulary) }
        let (figure, problems, notes) = ChartFileSpec.read(
            value, marks: vocabulary.marks, columns: sweep.map { $0.table($0.usual) } ?? columns,
            source: sweep.map { SweepSource(sweep: $0, files: files) } ?? files,
            misspelled: members.unknown)
        decoder.diagnostics += files?.diagnostics ?? []
        for problem in problems { decoder.report(problem, in: root) }
        decoder.note(notes, in: root)
        guard decoder.diagnostics.isEmpty, var figure else { return nil }
        let described = figure as? any DescribedFigure
        if figure.summary.isEmpty { figure.summary = described?.alternativeText ?? "" }
        let table = described?.dataTable ?? DataTable(caption: figure.title, columns: [], rows: [])
        return ChartSpec(
            figure: figure, size: size, table: table,
            ingredients: ChartIngredients(written: value, files: files?.prints ?? [:]))
    }
}
