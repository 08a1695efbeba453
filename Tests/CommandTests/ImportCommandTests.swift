import Foundation
import Testing

@Suite("The command descent import", .serialized)
struct ImportCommandTests {
    private let folder: WorkFolder

    init() throws { folder = try WorkFolder() }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    }

    @Test(
        "Quarto and R Markdown become a lesson that builds, and what is left behind is listed with its place")
    func documents() throws {
        try folder.write(
            """
            ---
            title: "Slopes: an introduction"
            author: Ada
            date: 2026-03-01
            output: html_document
            ---

            Some *text* with $x^2$.

            ```{r setup, echo=FALSE}
            #| label: a
            x <- 1:3
            ```

            The mean is `r mean(x)`.

            ![A plot](img/plot.svg)

            ```{python}
            print("```")
            ```

            """, to: "src/my slopes.Rmd")
        try folder.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "src/img/plot.svg")
        let run = try folder.run("import", "src/my slopes.Rmd", "-o", "course")
        #expect(run.status == 0, "\(run.errors)")
        let lesson = try text("course/my-slopes.md")
        #expect(
            lesson.hasPrefix(
                "---\ntitle: \"Slopes: an introduction\"\nauthor: Ada\ndate: \"2026-03-01\"\n---\n\nSome"))
        #expect(lesson.contains("```r\nx <- 1:3\n```") && lesson.contains("```python\nprint(\"```\")\n```"))
        #expect(lesson.contains("The mean is `r mean(x)`{.raw}."))
        #expect(try text("course/img/plot.svg").hasPrefix("<svg"))
        #expect(try text("course/course.yaml").contains("- my-slopes.md"))
        for place in [
            ":5:1: warning: the key output is not", ":11:1: warning: options",
            ":15:1: warning: what is computed", ":10:1: warning: 2 pieces of code",
        ] {
            #expect(run.errors.contains("my slopes.Rmd\(place)"), "\(run.errors)")
        }
        let built = try folder.run("build", "course", "-o", "out")
        #expect(built.status == 0, "\(built.errors)")
    }

    @Test("A notebook becomes text, code, outputs and pictures")
    func notebook() throws {
        let pixel =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        try folder.write(
            """
            {"nbformat": 4, "metadata": {"kernelspec": {"language": "python"}}, "cells": [
              {"cell_type": "markdown", "source": ["# Descent {#a}\\n", "\\n", "First words."]},
              {"cell_type": "code", "source": "print(1)", "outputs": [
                {"output_type": "stream", "name": "stdout", "text": ["1\\n"]},
                {"output_type": "display_data", "data": {"image/png": "\(pixel)", "text/plain": "<Figure>"}},
                {"output_type": "execute_result", "data": {"text/html": "<b>x</b>", "text/plain": ["x"]}}]},
              {"cell_type": "raw", "source": "\\\\newpage"}]}
            """, to: "n.ipynb")
        let run = try folder.run("import", "n.ipynb", "-o", "c")
        #expect(run.status == 0, "\(run.errors)")
        let lesson = try text("c/n.md")
        #expect(
            lesson == """
                ---
                title: Descent
                ---

                First words.

                ```python
                print(1)
                ```

                ```text
                1
                ```

                ![What the code above draws](n-1.png)

                ```text
                x
                ```

                """)
        let png = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/c/n-1.png"))
        #expect(Array(png.prefix(4)) == [0x89, 0x50, 0x4E, 0x47] && png.count == 70)
        for words in ["cell 2: a picture has no words", "cell 2: an output of HTML", "cell 3: a raw cell"] {
            #expect(run.errors.contains(words), "\(run.errors)")
        }
        #expect(try folder.run("build", "c", "-o", "out").status == 0)
    }

    @Test("Documents link to the lessons that others become; authors and works come along")
    func links() throws {
        try folder.write(
            """
            ---
            title: A
            author:
              - name: Ada
              - Bo Ba
            date: last-modified
            bibliography: [refs.bib]
            ---

            See [b](sub/b.qmd#part), [n](n.ipynb) and [@goh].

            """, to: "src/a.qmd")
        try folder.write("# B\n\n## Part {#part}\n", to: "src/sub/b.qmd")
        try folder.write("{}", to: "src/n.ipynb")
        try folder.write("@misc{goh, author = {Goh}, title = {T}, year = 2017}\n", to: "src/refs.bib")
        let run = try folder.run("import", "src/a.qmd", "src/sub/b.qmd", "-o", "course")
        #expect(run.status == 0, "\(run.errors)")
        let lesson = try text("course/a.md")
        #expect(lesson.contains("author: Ada, Bo Ba\nbibliography: [\"refs.bib\"]\n---"), "\(lesson)")
        #expect(lesson.contains("[b](b.md#part), [n](n.ipynb)"), "\(lesson)")
        #expect(try text("course/refs.bib").hasPrefix("@misc"))
        #expect(run.errors.contains("the key date is not carried over"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/course/sub/b.qmd"))
        #expect(try folder.run("build", "course", "-o", "out").status == 0)
    }

    @Test("Nothing that is there is written over, and what is no document says so")
    func refusals() throws {
        try folder.write("# Mine\n\nText.\n", to: "a.md")
        #expect(try folder.run("import", "a.md", "-o", "c").status == 0)
        let before = try text("c/a.md")
        try folder.write("# Other\n", to: "a.md")
        let again = try folder.run("import", "a.md", "-o", "c")
        #expect(again.status == 1 && again.errors.contains("c/a.md: this file is there already"))
        #expect(try text("c/a.md") == before)
        try folder.write("[1]", to: "b.ipynb")
        try folder.write("{\"worksheets\": []}", to: "old.ipynb")
        for (file, words) in [
            ("b.ipynb", "is no notebook"), ("old.ipynb", "of an old version"), ("none.md", "none.md"),
            ("x.docx", "end in .ipynb"),
        ] {
            let run = try folder.run("import", file, "-o", "d")
            #expect(run.status == 1 && run.errors.contains(words), "\(run.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/d"))
    }
}
