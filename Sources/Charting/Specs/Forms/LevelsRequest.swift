import Schema

/// Contours as they are asked for: about so many, at heights, or all that there is to say of them.
enum LevelsRequest: Sendable, Hashable {
    case count(Int)
    case heights([Double])
    case given(ContourLevels)

    static var form: Form<LevelsRequest> {
        .shaped(
            "their number, a list of heights or a mapping",
            [
                ShapedForm(
                    .number, form: Form<Int>.integer(2...50).asPart({ .count($0) }, from: { $0.count })),
                ShapedForm(.list, form: heights.asPart({ .heights($0) }, from: { $0.heights })),
                ShapedForm(
                    .mapping,
                    form: Form<ContourLevels>.levels.asPart({ .given($0) }, from: { $0.levels })),
            ])
    }

    private static var heights: Form<[Double]> { .list(of: .number, counts: 1...100) }

    private var count: Int? { if case .count(let count) = self { count } else { nil } }
    private var heights: [Double]? { if case .heights(let heights) = self { heights } else { nil } }
    private var levels: ContourLevels? { if case .given(let levels) = self { levels } else { nil } }
}

/// Levels that an author gives one by one.
private struct LevelsSpec: Sendable {
    var values: [Double] = []
    var labels: [String]?
    var range: [Double] = []
    var isLogarithmic = false
    var isEven = false

    init() {}

    init(_ levels: ContourLevels) {
        (values, labels, isLogarithmic) = (levels.values, levels.labels, levels.isLogarithmic)
        isEven = levels.isEven
        if labels?.isEmpty == true { labels = nil }
        range = [levels.range.lowerBound, levels.range.upperBound]
    }

    static let kind = Kind(
        "levels", title: "Levels of contours", "Heights of contours, one by one.", LevelsSpec(),
        fields: [
            Field(
                "values", \.values, .plainNumbers, "The heights, ascending.", example: "[1, 2, 5]",
                isRequired: true),
            Field("labels", \.labels, .optional(.texts), "What is written on each."),
            Field(
                "range", \.range, .plainNumbers, "The values of the first and the last color.",
                example: "[0, 10]",
                isRequired: true),
            Field("logarithmic", \.isLogarithmic, .flag, "Whether colors follow the logarithm."),
            Field(
                "even", \.isEven, .flag,
                "Whether each band has as many colors as any other, whatever its height."),
        ], problems: \.problems)

    private var problems: [Problem] {
        let ascend = zip(values, values.dropFirst()).allSatisfy(<)
        guard range.count == 2, range[0] <= range[1], ascend, !isLogarithmic || range[0] > 0 else {
            return [
                Problem(
                    path: [],
                    message:
                        "levels must ascend, and their range be two numbers, the smaller one first, above 0 "
                        + "where they are logarithmic",
                    remedy: "write levels: {values: [1, 2, 5], range: [0, 10]}")
            ]
        }
        guard let labels, labels.count != values.count else { return [] }
        return [
            Problem(
                path: ["labels"],
                message: "values has \(values.count) numbers and labels has \(labels.count)")
        ]
    }

    var levels: ContourLevels? {
        guard problems.isEmpty else { return nil }
        return ContourLevels(
            values: values, labels: labels ?? values.map { NumberText.significant($0) },
            isLogarithmic: isLogarithmic, isEven: isEven, range: range[0]...range[1])
    }
}

extension Form where Content == ContourLevels {
    static var levels: Form { LevelsSpec.kind.form.compactMap({ $0.levels }, from: { LevelsSpec($0) }) }
}
