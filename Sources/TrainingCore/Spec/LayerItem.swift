import Schema

/// An item of the list of layers: a layer, or the dropout behind one.
enum LayerItem: Sendable {
    case layer(LayerSpec)
    case dropout(Dropout)

    /// The layers, each with the dropout that stands behind it.
    static func list(seed: UInt64, of kinds: ExperimentKinds) -> Form<[LayerSpec]> {
        let item = form(seed: seed, of: kinds)
        return Form<[LayerSpec]>(.list(of: item.description, counts: nil), placeholder: []) {
            value, spot, reader in
            let isDropout = (value.items ?? []).map { $0["dropout"] != nil }
            let items = Form<[LayerItem]>.list(of: item) { index, _ in
                name(ofItem: index, isDropout: isDropout)
            }.readAnyhow(value, at: spot, into: &reader)
            return items.map { layers(of: $0, at: spot.path, into: &reader) }
        } write: { layers in
            .list(
                layers.flatMap { layer in
                    [item.value(.layer(layer))] + (layer.dropout.map { [item.value(.dropout($0))] } ?? [])
                })
        }
    }

    /// Layers count without what stands behind them.
    private static func name(ofItem index: Int, isDropout: [Bool]) -> String {
        let number = isDropout.prefix(index + 1).count { !$0 }
        guard isDropout.indices.contains(index), isDropout[index] else { return "layer \(number)" }
        return number == 0 ? "the dropout" : "the dropout behind layer \(number)"
    }

    private static func form(seed: UInt64, of kinds: ExperimentKinds) -> Form<LayerItem> {
        let layer = LayerSpec.kind(seed: seed, of: kinds).form
        let dropout = Dropout.kind.form
        return Form<LayerItem>(
            .either([layer.description, dropout.description]), placeholder: .layer(LayerSpec.prototype)
        ) { value, spot, reader in
            guard value["dropout"] != nil else {
                return layer.readAnyhow(value, at: spot, into: &reader).map { .layer($0) }
            }
            if value.members.count > 1 {
                reader.report(
                    "dropout stands among the keys of a layer", at: spot.path + [.key("dropout")],
                    remedy: "write it behind the layer, as an item of its own: {dropout: 0.3}")
                return nil
            }
            return dropout.readAnyhow(value, at: spot, into: &reader).map { .dropout($0) }
        } check: { item, spot in
            switch item {
            case .layer(let content): layer.problem(of: content, at: spot)
            case .dropout(let content): dropout.problem(of: content, at: spot)
            }
        } write: {
            switch $0 {
            case .layer(let content): layer.value(content)
            case .dropout(let content): dropout.value(content)
            }
        }
    }

    private static func layers(
        of items: [LayerItem], at path: Path, into reader: inout Reader
    ) -> [LayerSpec] {
        var layers: [LayerSpec] = []
        for (index, item) in items.enumerated() {
            switch item {
            case .layer(let layer): layers.append(layer)
            case .dropout where layers.isEmpty:
                reader.report(
                    "a dropout stands before the first layer", at: path + [.index(index)],
                    remedy: "put it behind the layer whose values it drops")
            case .dropout where layers[layers.count - 1].dropout != nil:
                reader.report(
                    "two dropouts stand behind layer \(layers.count)", at: path + [.index(index)],
                    remedy: "write one")
            case .dropout(let dropout): layers[layers.count - 1].dropout = dropout
            }
        }
        return layers
    }
}
