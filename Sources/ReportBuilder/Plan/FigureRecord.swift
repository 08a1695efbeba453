import CairoRenderer
import Charting
import LessonFigures
import WebRenderer

/// A made figure as bytes, for the cache: counts and texts one after the other.
enum FigureRecord {
    /// The figure as bytes.
    static func bytes(of figure: MadeFigure) -> [UInt8] {
        var record = RecordWriter()
        switch figure.content {
        case .table: record.add(0)
        case .drawing(let versions, let width, let files):
            record.add(1)
            record.add(width.rawValue)
            record.add(versions) { version, record in
                record.add(version.svg.markup)
                record.add(version.width)
                record.add(version.height)
                record.add([version.sheet].compactMap { $0 }) { sheet, record in
                    for text in [sheet.light, sheet.dark, sheet.print] { record.add(text) }
                }
            }
            record.add(files) { file, record in
                record.add(file.format.rawValue)
                record.add(file.bytes)
            }
        }
        record.add(figure.data.caption)
        record.add(figure.data.columns) { $1.add($0) }
        record.add(figure.data.rows) { row, record in record.add(row) { $1.add($0) } }
        record.add(figure.notes) { $1.add($0) }
        return record.bytes
    }
}

/// Reads what ``FigureRecord`` wrote; anything else is nothing.
enum FigureRecordReader {
    static func figure(_ bytes: [UInt8]) -> MadeFigure? {
        var reader = RecordReader(bytes)
        guard let content = reader.content(), let caption = reader.text(),
            let columns = reader.list({ $0.text() }),
            let rows = reader.list({ $0.list { $0.text() } }),
            let notes = reader.list({ $0.text() }), reader.isAtEnd
        else { return nil }
        return MadeFigure(
            content: content, data: DataTable(caption: caption, columns: columns, rows: rows), notes: notes)
    }
}

extension RecordReader {
    fileprivate mutating func content() -> MadeFigure.Content? {
        guard let kind = number() else { return nil }
        guard kind == 1 else { return kind == 0 ? .table : nil }
        guard let width = text().flatMap(FigureWidth.init), let versions = list({ $0.version() }),
            let files = list({ $0.file() })
        else { return nil }
        return .drawing(versions: versions, width: width, files: files)
    }

    private mutating func version() -> FigureMarkup.Version? {
        guard let svg = text(), let width = number(), let height = number(),
            let sheets = list({ $0.list(count: 3) { $0.text() } })
        else { return nil }
        let sheet = sheets.first.map { InlineDrawings.Sheet(light: $0[0], dark: $0[1], print: $0[2]) }
        return FigureMarkup.Version(svg: TrustedHTML(svg), width: width, height: height, sheet: sheet)
    }

    private mutating func file() -> FigureFile? {
        guard let format = text().flatMap(ImageFormat.init), let bytes = piece() else { return nil }
        return FigureFile(format: format, bytes: Array(bytes))
    }
}
