import CairoRenderer
import Charting
import LessonFigures
import WebRenderer

/// A made figure as bytes, for the cache: counts and texts one after the other.
struct FigureRecord {
    private var bytes: [UInt8] = []

    /// The figure as bytes.
    static func bytes(of figure: MadeFigure) -> [UInt8] {
        var record = FigureRecord()
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
                record.add(file.bytes.count)
                record.bytes += file.bytes
            }
        }
        record.add(figure.data.caption)
        record.add(figure.data.columns) { $1.add($0) }
        record.add(figure.data.rows) { row, record in record.add(row) { $1.add($0) } }
        record.add(figure.notes) { $1.add($0) }
        return record.bytes
    }

    private mutating func add(_ number: Int) {
        bytes += (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes += text.utf8
    }

    private mutating func add<Item>(_ items: [Item], _ write: (Item, inout FigureRecord) -> Void) {
        add(items.count)
        for item in items { write(item, &self) }
    }
}

/// Reads what ``FigureRecord`` wrote; anything else is nothing.
struct FigureRecordReader {
    private var rest: ArraySlice<UInt8>

    static func figure(_ bytes: [UInt8]) -> MadeFigure? {
        var reader = FigureRecordReader(rest: bytes[...])
        guard let content = reader.content(), let caption = reader.text(),
            let columns = reader.list({ $0.text() }),
            let rows = reader.list({ $0.list { $0.text() } }),
            let notes = reader.list({ $0.text() }), reader.rest.isEmpty
        else { return nil }
        return MadeFigure(
            content: content, data: DataTable(caption: caption, columns: columns, rows: rows), notes: notes)
    }

    private mutating func content() -> MadeFigure.Content? {
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
        let sheet = sheets.first.map { InlineDrawing.Sheet(light: $0[0], dark: $0[1], print: $0[2]) }
        return FigureMarkup.Version(svg: TrustedHTML(svg), width: width, height: height, sheet: sheet)
    }

    private mutating func file() -> FigureFile? {
        guard let format = text().flatMap(ImageFormat.init), let bytes = piece() else { return nil }
        return FigureFile(format: format, bytes: Array(bytes))
    }

    private mutating func number() -> Int? {
        guard rest.count >= 8 else { return nil }
        let value = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(8)
        return Int(exactly: Int64(bitPattern: value))
    }

    private mutating func piece() -> ArraySlice<UInt8>? {
        guard let count = number(), count >= 0, count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private mutating func text() -> String? { piece().flatMap { String(validating: $0, as: UTF8.self) } }

    private mutating func list<Item>(
        count given: Int? = nil, _ read: (inout FigureRecordReader) -> Item?
    ) -> [Item]? {
        guard let count = given ?? number(), count >= 0, count <= rest.count + 1 else { return nil }
        var items: [Item] = []
        for _ in 0..<count {
            guard let item = read(&self) else { return nil }
            items.append(item)
        }
        return items
    }
}
