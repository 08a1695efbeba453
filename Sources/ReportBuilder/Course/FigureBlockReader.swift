import Drawing
import LessonFigures
import Schema

/// Reads the YAML of a `figure`, `table` or `chart` block.
///
/// The keys of figures and tables are those that ``LessonFigures/FigureSpec`` declares for their kinds.
struct FigureBlockReader {
    var decoder: YAMLDecoder
    private let vocabulary: Vocabulary

    init(file: SourceFile, vocabulary: Vocabulary) {
        decoder = YAMLDecoder(file: file)
        self.vocabulary = vocabulary
    }

    mutating func readFigure(_ root: YAMLNode) -> FigureBlock {
        read(root, as: FigureSpec.list(vocabulary.figures)) { [vocabulary] in
            vocabulary.figure(named: $0).map(FigureBlock.Kind.figure)
        }
    }

    mutating func readTable(_ root: YAMLNode) -> FigureBlock {
        read(root, as: FigureSpec.list(vocabulary.tables)) { [vocabulary] in
            vocabulary.table(named: $0).map(FigureBlock.Kind.table)
        }
    }

    private mutating func read(
        _ root: YAMLNode, as kinds: KindList<FigureSpec>, kind: (String) -> FigureBlock.Kind?
    ) -> FigureBlock {
        let before = decoder.diagnostics.count
        let value = decoder.value(of: root)
        var reader = Reader()
        let spec = kinds.readAnyhow(value, at: [], into: &reader)
        decoder.report(reader, in: root)
        var block = FigureBlock(isBroken: decoder.diagnostics.count > before)
        // A block with mistakes can still be referred to.
        block.id = root["id"]?.meantIdentifier
        guard case .mapping(let fields) = root.content, let spec else { return block }
        for field in fields {
            block.places[field.key] = field.value.range
            block.textStarts[field.key] = field.value.range.lower + field.value.quoteWidth(in: decoder.file)
        }
        block.kind = kind(spec.kind)
        block.subjects = references(spec.subjects, in: root)
        block.caption = caption(spec.caption, in: root)
        block.alternativeText = spec.alternativeText
        block.title = spec.title
        block.subtitle = spec.subtitle
        block.size = spec.size
        block.options = spec.options
        refuseValues(in: root, since: before, except: FigureBlock.textKeys)
        block.isBroken = decoder.diagnostics.count > before
        return block
    }

    /// Reads the YAML of a `chart` block: a caption, and the chart itself.
    mutating func readChart(_ root: YAMLNode, folder: CourseFolder?) -> FigureBlock {
        var block = FigureBlock(isBroken: true)
        let keys = ["id", "caption", "size"] + ChartSpecReader.keys
        guard let members = decoder.members(of: root, called: "a chart", keys: keys) else { return block }
        block.id = decoder.identifier(of: root, called: "a chart") ?? root["id"]?.meantIdentifier
        if let text = root["caption"].flatMap({
            decoder.read($0, as: Form<String>.text, called: "the caption")
        }) {
            block.caption = caption(text, in: root)
        }
        var reader = ChartSpecReader(
            file: decoder.file, folder: folder, vocabulary: vocabulary)
        // The caption stands below the figure on its page, not in the picture as well.
        let own = Members(all: members.all.filter { $0.key != "caption" }, unknown: members.unknown)
        if let node = root["of"] {
            if let name = decoder.read(node, as: Form<String>.text, called: "the training") {
                block.subjects = [.init(name: name, range: node.range)]
                block.kind = .recordedChart(
                    RecordedChart(
                        file: decoder.file, members: own, root: root, folder: folder?.noting(in: nil),
                        vocabulary: vocabulary))
            }
            block.size = root["size"].flatMap { decoder.read($0, as: Size.form, called: "the size") }
        } else {
            let chart = reader.read(own, of: root)
            decoder.take(from: reader.decoder)
            block.kind = chart.map(FigureBlock.Kind.chart)
            block.size = chart?.size
        }
        refuseValues(in: root, since: 0, except: ["caption"])
        block.isBroken = !decoder.diagnostics.isEmpty
        return block
    }

    /// Values are filled into texts alone. Where there are other mistakes it may be one of those.
    private mutating func refuseValues(in root: YAMLNode, since count: Int, except keys: [String]) {
        guard decoder.diagnostics.count == count else { return }
        decoder.refuseValues(in: root, except: keys)
    }

    /// The experiments of a block, each with its place.
    private func references(_ names: [String], in root: YAMLNode) -> [FigureBlock.SubjectReference] {
        names.enumerated().map { index, name in
            .init(name: name, range: root.range(at: ["of", .index(index)]))
        }
    }

    private func caption(_ text: String?, in root: YAMLNode) -> PlacedText? {
        guard let text, let node = root["caption"] else { return nil }
        return .init(text: text, offset: node.range.lower + node.quoteWidth(in: decoder.file))
    }
}

extension YAMLNode {
    /// The id of a block, however much is wrong with the rest of it.
    var identifier: BlockID? {
        guard let node = self["id"], case .scalar(let name, _) = node.content, BlockID.isValid(name) else {
            return nil
        }
        return BlockID(name: name, range: node.range)
    }

    /// What was meant by the value of an id, whether it can be one or not.
    var meantIdentifier: BlockID? {
        guard case .scalar(let name, _) = content, !isNull else { return nil }
        return BlockID(name: BlockID.meant(by: name), range: range)
    }

    /// The value of a key of a mapping.
    subscript(key: String) -> YAMLNode? {
        guard case .mapping(let fields) = content else { return nil }
        return fields.first { $0.key == key }?.value
    }

    /// 1 for a text in quotes, else 0.
    func quoteWidth(in file: SourceFile) -> Int {
        guard case .scalar(_, isPlain: false) = content, range.lower < file.bytes.count else { return 0 }
        let first = file.bytes[range.lower]
        return first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") ? 1 : 0
    }
}
