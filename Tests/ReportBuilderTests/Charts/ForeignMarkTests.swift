import Charting
import Drawing
import Foundation
import Schema
import Tables
import Testing

/// A mark of somebody else, with a kind of its own.
private struct StarMark: ChartMark {
    var style = MarkStyle()
    var x = PlottableValue.value("", [Double]())
    var y = PlottableValue.value("", [Double]())
    var points = 5

    var demands: MarkDemands { MarkDemands(x: x.values, y: y.values, xLabel: x.label, yLabel: y.label) }
    func draw(on plot: Plot) -> [SceneItem] { [] }

    static let kind = Kind(
        "star", title: "Stars", "A star at every pair of values.", StarMark(),
        fields: [
            .x(\.x), .y(\.y), .data,
            Field(
                "points", \.points, .integer(3...12), "How many points one has.",
                called: "the points of the star"),
        ])
}

@Suite("A mark of somebody else")
struct ForeignMarkTests {
    private static let marks = Marks.all.adding(Marks.entry(StarMark.kind))

    private func value(_ json: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(json.utf8))
    }

    @Test("It is read and written like ours, with its own keys and those of every mark")
    func roundTrip() throws {
        let written = try value(
            #"{"marks": [{"mark": "star", "x": [0, 1], "y": {"name": "b", "values": [2, 3]}, "points": 7, "color": "accent"}]}"#
        )
        let (figure, problems, _) = ChartFileSpec.read(written, marks: Self.marks)
        #expect(problems == [])
        let chart = try #require(figure as? Chart)
        let star = try #require(chart.marks.first as? StarMark)
        #expect(star.points == 7 && star.x == .value("", [0.0, 1]) && star.y == .value("b", [2.0, 3]))
        #expect(star.style.paint == Theme.accent)
        let again = try ChartFileSpec.value(of: chart, marks: Self.marks)
        #expect(again["marks"]?.items?.first?["points"] == .number(7))
        #expect(ChartFileSpec.read(again, marks: Self.marks).problems == [])
        #expect(throws: Problem.self) { try ChartFileSpec.value(of: chart) }
    }

    @Test("Its columns come from a data file")
    func columns() throws {
        struct Files: ChartDataSource {
            func table(_ name: String) throws(Problem) -> Table? {
                Table([
                    Table.Column("a", .integers([0, 1])), Table.Column("b", .texts(["2", "5"])),
                ])
            }
            func grid(_ name: String) throws(Problem) -> Grid { throw Problem(path: [], message: "no grid") }
        }
        let written = try value(#"{"marks": [{"mark": "star", "data": "a.csv", "x": "a", "y": "b"}]}"#)
        let (figure, problems, _) = ChartFileSpec.read(written, marks: Self.marks, source: Files())
        #expect(problems == [])
        let star = try #require((figure as? Chart)?.marks.first as? StarMark)
        #expect(star.y == .value("b", [2.0, 5]))
    }

    @Test("What is wrong with it is said in the same words")
    func mistakes() throws {
        let cases = [
            (
                #"{"mark": "stra", "x": [0], "y": [1]}"#,
                "the mark \"stra\" is unknown; did you mean \"star\"?"
            ),
            (#"{"mark": "star", "x": [0], "y": [1], "point": 4}"#, "did you mean \"points\"?"),
            (
                #"{"mark": "star", "x": [0], "y": [1], "points": 2}"#,
                "the points of the star must be at least 3, found 2"
            ),
            (#"{"mark": "star", "x": [0], "opacity": 2}"#, "the mark star has no \"y\""),
        ]
        for (mark, words) in cases {
            let (_, problems, _) = ChartFileSpec.read(try value("{\"marks\": [\(mark)]}"), marks: Self.marks)
            #expect(problems.contains { $0.description.contains(words) }, "\(problems)")
        }
    }

    @Test("It stands in the JSON Schema and in the page of reference")
    func documented() {
        let schema = JSONSchema(allowsNames: false).document(
            title: "Charts", definitions: [("chart", ChartFileSpec.description(marks: Self.marks))],
            root: "chart")
        #expect(schema.json.contains("A star at every pair of values."))
        let page = ReferencePage.text(of: ChartFileSpec.kinds(marks: Self.marks), title: "", introduction: "")
        #expect(
            page.contains("mark: star") && page.contains("| `points` | a whole number from 3 to 12 | 5 |"))
        #expect(
            !ReferencePage.text(of: ChartFileSpec.kinds(), title: "", introduction: "").contains("mark: star")
        )
    }
}
