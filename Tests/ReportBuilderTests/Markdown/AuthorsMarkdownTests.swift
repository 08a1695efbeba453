import Testing

@testable import ReportBuilder

/// Pages of a lesson with a body, as readers get them.
struct AuthorsPage {
    let html: String
    let errors: String

    init(
        _ body: String, course: String = TestCourse.courseText, two: String = "---\ntitle: Two\n---\n",
        files: [(String, String)] = []
    ) async throws {
        let test = try TestCourse(one: TestCourse.lesson(body), two: two, course: course)
        for (name, text) in files { try test.folder.write(text, to: "course/\(name)") }
        let built = try await test.build()
        let page = built.files.first { $0.path == "one.html" }
        let text = String(decoding: page?.bytes ?? [], as: UTF8.self)
        html = text.split(separator: "<article>").last.map { String($0) } ?? text
        errors = built.diagnostics.map(\.text).joined().replacing(test.folder.path + "/course/", with: "")
    }
}

@Suite("Markdown as people write it")
struct AuthorsMarkdownTests {
    @Test("Values stand in titles, headings, code, tables, links and addresses")
    func values() async throws {
        let page = try await AuthorsPage(
            TestCourse.experiment + """

                ## At {{ neuron.loss[0] }}

                `loss = {{ neuron.loss[1] | .2f }}` [to {{ neuron.updates }}](https://a.b/?n={{ neuron.updates }})

                | a |
                |---|
                | {{ neuron.loss[1] * 2 }} |

                ```python
                f"{{x}} {{ user }}" # {{ neuron.loss[0] }}
                ```

                """)
        #expect(page.errors.isEmpty, "\(page.errors)")
        #expect(page.html.contains("<h2 id=\"at-neuron-loss-0\">At <data"))
        #expect(page.html.contains("<code>loss = 25.40</code>"))
        #expect(page.html.contains("href=\"https://a.b/?n=20\""))
        #expect(page.html.contains(">50.8032</data>"))
        #expect(
            page.html.contains("{{x}} {{ user }}")
                && page.html.replacing(/<[^>]*>/, with: "").contains("# 49\n"))
    }

    @Test("Footnotes are numbered in the order of the text and lead back")
    func footnotes() async throws {
        let page = try await AuthorsPage(
            "One.[^b] Two[^a_1] and again.[^b]\n\n[^a_1]: First *text*.\n\n    More.\n[^b]: Second $x$.\n\nEnd.\n"
        )
        #expect(page.errors.isEmpty, "\(page.errors)")
        // A note of one paragraph stands beside its sign where there is room; the other one at the end alone.
        #expect(
            page.html.contains(
                "</sup><span class=\"side-note\" role=\"note\"><sup>1</sup> Second <span class=\"whole\"><math"
            ))
        #expect(page.html.contains("<li id=\"fn_2\" value=\"2\">"))
        #expect(page.html.split(separator: "side-note").count == 2)
        #expect(page.html.contains("One.<sup class=\"footnote\"><a id=\"fnref_1\" href=\"#fn_1\""))
        #expect(page.html.contains("id=\"fnref_2\""))
        #expect(page.html.contains("id=\"fnref_1_2\""))
        #expect(
            page.html.contains(
                "<li id=\"fn_1\" class=\"beside\" value=\"1\"><p>Second <span class=\"whole\"><math>"))
        #expect(page.html.contains("<p>First <em>text</em>.</p>\n<p>More.</p>"))
        #expect(page.html.contains("<p>End.</p>"))
        let lost = try await AuthorsPage("One.[^b]\n\n[^a]: Text.\n")
        #expect(lost.errors.contains("one.md:6:5: error: there is no footnote \"b\""), "\(lost.errors)")
        #expect(lost.errors.contains("warning: the footnote \"a\" is named nowhere"))
    }

    @Test("Boxes are written with colons or as quotes, and may hold anything")
    func boxes() async throws {
        let page = try await AuthorsPage(
            """
            ::: warning Mind *this*
            Text.

            - a list
            :::

            > [!NOTE]
            > A note.

            ::: {.callout-tip title="T" collapse="true"}
            Folded.
            :::

            ::: theorem {#thm-a}
            True.
            :::

            - item

              ::: tip
              Inside.
              :::

            See [](#thm-a).
            """)
        #expect(page.errors.isEmpty, "\(page.errors)")
        #expect(
            page.html.contains(
                "<aside class=\"callout warning-box\">\n<p class=\"callout-title\">Mind <em>this</em></p>"))
        #expect(page.html.contains("<li>a list</li>"))
        #expect(page.html.contains("<p class=\"callout-title\">Note</p>\n<p>A note.</p>"))
        #expect(page.html.contains("<details class=\"answer\"><summary>T</summary>"))
        #expect(page.html.contains("<section id=\"thm-a\" class=\"statement\">"))
        #expect(page.html.contains("<a href=\"#thm-a\">Theorem 1</a>"))
        #expect(page.html.contains("<p class=\"callout-title\">Tip</p>\n<p>Inside.</p>"))
    }

    @Test(
        "What another dialect means, and what is left open, is said with what to write",
        arguments: [
            ("::: panel-tabset\nx\n:::\n", "there are no tabs"),
            ("::: wraning\nx\n:::\n", "did you mean \"warning\"?"),
            ("::: note\nx\n", "one.md:6:1: error: ::: opens a block that never ends"),
            (":::\n", "one.md:6:1: error: this ::: ends nothing"),
            ("<!-- open\n", "one.md:6:1: error: <!-- opens a comment that never ends"),
            ("```{python}\nx\n```\n", "nothing runs here; write ```python"),
            ("{ref}`a`\n", "write [](#a)"),
            ("{{< video a.mp4 >}}\n", "write ![what it shows](a.mp4)"),
            ("!!! note \"T\"\n    x\n", "write ::: note Title"),
            ("A ^[b] c\n", "one.md:6:3: error: ^[ opens a footnote"),
            ("A[^b c].\n", "one.md:6:2: error: the name of a footnote has no spaces"),
            ("=== \"A\"\n    x\n", "there are no tabs"),
            ("(here)=\n", "write {#here} behind the heading"),
            ("% hidden\n", "write <!-- … -->"),
            ("+++\n", "+++ is a sign of another dialect"),
            ("[TOC]\n", "delete it; the contents stand on every page"),
            ("[[toc]]\n", "delete it; the contents stand on every page"),
            ("See [[one]].\n", "write [](one.md)"),
            ("![[a.png]]\n", "write ![what it shows](a.png)"),
            ("See [it][none].\n", "one.md:6:5: error: there is no address called \"none\""),
            ("[it](my file.pdf)\n", "write (my%20file.pdf)"),
            ("[it] (#here)\n", "write ](#here)"),
            ("As \\@ref(fig:loss) shows.\n", "write [](#loss)"),
            ("So :smile: it is.\n", "one.md:6:4: error: :smile: is a word"),
            ("H~2~O\n", "one.md:6:2: error: ~…~ sets letters low"),
            ("x^2^\n", "one.md:6:2: error: ^…^ sets letters high"),
            ("A ==marked== word.\n", "write **…**"), ("A ++new++ word.\n", "write *…*"),
            (".. note::\n", "write ::: note"), ("{% raw %}\n", "write it in Markdown"),
            ("## A {#b\n", "the attributes never end"), ("A `b c.\n", "` opens code that never ends"),
            ("A \\textbf{b} c.\n", "write **…**"), ("\\section{B}\n", "write # before the heading"),
            ("So \\alpha grows.\n", "write formulas between signs of $"),
            ("As \\cite{none} says.\n", "there is no work \"none\""),
            ("$`x`$\n", "leave the signs of code out"), (":math:`x`\n", "write $x^2$"),
            ("`r mean(x)`\n", "nothing runs here"), ("`{python} x`\n", "nothing runs here"),
            ("[a](style.css){target=_blank}\n", "a link has no \"target\""),
            ("$\\eqref{a}$\n", "write it in the text"),
            ("```{note}\nx\n```\n", "write ::: note and ::: where it ends"),
            ("```{figure} a.png\nx\n```\n", "write ![what it shows](a.png"),
            (
                "~~~exp\nid: a\nnetwork: {inputs: 1, layers: [{activation: identity, weights: [[1]]}]}\ndata: {inputs: [[1]], targets: [0]}\n~~~\n",
                "did you mean \"experiment\"?"
            ),
            ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "one.md:8:11: error: the row has more cells"),
            ("| a | b |\n|---|\n| 1 |\n", "one.md:6:7: error: the row has more cells"),
            ("> a | b\n> ---|---\n> 1 | 2 | 3\n", "one.md:8:11: error: the row has more cells"),
            ("--8<-- \"_a.md\"\n", "write ::: include _a.md"), ("{!_a.md!}\n", "write ::: include _a.md"),
            ("@import \"_a.md\"\n", "write ::: include _a.md"),
            ("!include _a.md\n", "write ::: include _a.md"),
            ("+---+\n| a |\n+---+\n", "write a table with |"),
            ("| a | b |\n| 1 | 2 |\n", "without the line |---|---|"),
            ("%% a %%\n", "write <!-- … -->"), ("*[HTML]: Words\n", "write what it means"),
            ("(@) One\n", "write 1. before each item"), ("A {--b--} c.\n", "write the text as it is meant"),
            ("\\newcommand{\\R}{\\mathbb{R}}\n", "in course.yaml with macros:"),
            ("In \\LaTeX.\n", "write LaTeX"),
            ("```python title=\"a.py\"\nx\n```\n", "write {caption=\"…\"}"),
            ("```js {1,3}\nx\n```\n", "write {mark=\"1,3\"}"),
            ("```python {.a mrak=\"1\"}\nx\n```\n", "did you mean \"mark\"?"),
            ("```mermaid\nx\n```\n", "draw it elsewhere"),
            ("::: {#a layout-ncol=2}\nx\n:::\n", "there are no columns"),
            ("Text {#a}\n", "attributes stand behind nothing"),
            ("<br>\n", "write a backslash at the end of the line"),
            ("![](style.css)\n", "the image has no words"),
            ("![a](style.css){width=wide}\n", "\"wide\" is no width of an image"),
            ("[](https://a.b)\n", "the link has no words"),
            ("[a]()\n", "the link leads nowhere"),
            ("[](#none)\n", "no heading, figure or table with the id \"none\""),
            ("See @fig-none.\n", "there is nothing with the id \"fig-none\""),
            ("See \\eqref{eq:none}.\n", "there is nothing with the id \"eq:none\""),
            ("As [@none].\n", "there is no work \"none\""),
            ("## A {#x}\n\n## B {#x}\n", "the id \"x\" is taken"),
        ])
    func dialects(body: String, expected: String) async throws {
        let errors = try await AuthorsPage(body, files: [("style.css", "GIF89a")]).errors
        #expect(errors.contains(expected), "\(errors)")
        #expect(errors.ranges(of: ": error: ").count == 1, "\(errors)")
    }

    @Test("Definitions, tasks, comments and formulas with backslashes")
    func lists() async throws {
        let page = try await AuthorsPage(
            """
            Word
            Other
            : What it *means*.
            : More.

            <!-- hidden
            {{ too --> Shown.

            - [ ] open
            - [x] done <!-- c -->

            So \\(x_1\\) and \\[y_1\\] and \\(k\\)-th.

            \\begin{align}
            a &= b \\label{eq:one} \\\\
            c &= d
            \\end{align}

            As \\eqref{eq:one} and [](#eq:one) say.
            """)
        #expect(page.errors.isEmpty, "\(page.errors)")
        #expect(
            page.html.contains(
                "<dl>\n<dt>Word</dt>\n<dt>Other</dt>\n<dd>What it <em>means</em>.</dd>\n<dd>More.</dd>\n</dl>"
            ),
            "\(page.html)")
        #expect(!page.html.contains("hidden") && !page.html.contains("too") && page.html.contains("Shown."))
        #expect(page.html.contains("<input type=\"checkbox\" disabled aria-label=\"to do\"> open"))
        #expect(page.html.contains("disabled checked aria-label=\"done\"> done"))
        #expect(page.html.contains("<annotation encoding=\"application/x-tex\">x_1</annotation>"))
        #expect(page.html.contains("<math display=\"block\"><semantics><msub><mi>y</mi>"))
        #expect(page.html.contains("<div class=\"equation numbered\" id=\"eq:one\">"))
        #expect(page.html.contains("As <a href=\"#eq:one\">(1)</a> and <a href=\"#eq:one\">(1)</a> say."))
    }

    @Test("Headings, images, tables and code have ids, numbers and captions")
    func attributes() async throws {
        let page = try await AuthorsPage(
            """
            ## A part {#part .unnumbered}

            ![A slope](i.png "Caption with $w$ and *stress*."){#slope width=60%}

            | a |
            |---|
            | 1 |

            : Numbers of *one* {#tbl-one}

            ```python {#code caption="A loop"}
            x
            ```

            See [](#slope), [](#part), @tbl-one, [it](#code) and [](two.md).
            """, files: [("i.png", "GIF89a")])
        #expect(page.errors.isEmpty, "\(page.errors)")
        #expect(page.html.contains("<h2 id=\"part\">A part</h2>"))
        #expect(
            page.html.contains(
                "<figure id=\"slope\" class=\"figure body\"><img src=\"i.png\" alt=\"A slope\" class=\"width-60\">"
            ))
        #expect(page.html.contains("<span class=\"figure-number\">Figure 1.</span> Caption with <math>"))
        #expect(page.html.contains("and <em>stress</em>.</figcaption>"))
        #expect(page.html.contains("<span class=\"figure-number\">Table 1.</span> Numbers of <em>one</em>"))
        #expect(page.html.contains("<figure id=\"code\" class=\"figure code body\"><figcaption>A loop"))
        #expect(
            page.html.contains(
                "See <a href=\"#slope\">Figure 1</a>, <a href=\"#part\">A part</a>, <a href=\"#tbl-one\">Table 1</a>"
            ))
        #expect(page.html.contains("<a href=\"two.html\">Two</a>"))
    }

    @Test("Works are cited by author and year, and listed at the end")
    func works() async throws {
        let page = try await AuthorsPage(
            "As [see @kingma2015, p. 3; -@goh] and @goh say, mail@goh.org too.\n",
            course: TestCourse.courseText + "bibliography: refs.bib\n",
            files: [
                (
                    "refs.bib",
                    """
                    @article{kingma2015, author = {Kingma, Diederik P. and Ba, Jimmy},
                      title = "{Adam}: A Method", journal = {ICLR}, year = 2015}
                    @misc{goh, author = {Gabriel G{\\"o}h}, title = {Momentum}, year = {2017}, url = {https://a.b}}
                    """
                )
            ])
        #expect(page.errors.isEmpty, "\(page.errors)")
        #expect(
            page.html.contains(
                "(see <a href=\"#ref_kingma2015\">Kingma and Ba 2015</a>, p. 3; <a href=\"#ref_goh\">2017</a>)"
            ))
        #expect(page.html.contains("<a href=\"#ref_goh\">Göh (2017)</a> say, mail@goh.org"))
        #expect(page.html.contains("<h2 id=\"_references\">References</h2>"))
        #expect(page.html.contains("Kingma, D. P. and Ba, J. (2015). Adam: A Method. <em>ICLR</em>."))
    }

    @Test("HTML of an author names files of the course, which are there and copied")
    func rawHTML() async throws {
        let page = try await AuthorsPage(
            "<img src=\"i.png\" alt=\"x\"> <a href=\"two.md\">t</a>\n\n<img src=\"gone.png\" alt=\"y\">\n",
            course: TestCourse.courseText + "raw-html: true\n", files: [("i.png", "GIF89a")])
        #expect(page.errors.hasPrefix("one.md:8:11: error: there is no file \"gone.png\""), "\(page.errors)")
        #expect(page.errors.ranges(of: ": error: ").count == 1)
    }

    @Test("All names of HTML for characters are known")
    func entities() {
        #expect(EntityNames.count == 2125)
        #expect(CharacterReference.text(of: "&frac34;") == "¾")
        #expect(CharacterReference.text(of: "&AElig;&") == "&AElig;&")
        #expect(CharacterReference.text(of: "&NotEqualTilde;") == "\u{2242}\u{338}")
        #expect(CharacterReference.text(of: "&Dcaron;") == "Ď")
    }

    @Test("Commands of TeX are defined for a course and in a lesson")
    func macros() async throws {
        let page = try await AuthorsPage(
            "$\\newcommand{\\half}[1]{\\frac{#1}{2}}$\n\n$\\R^n$, $\\norm{x}$, $\\half{y}$\n",
            course: TestCourse.courseText + "macros:\n  R: \\mathbb{R}\n  \\norm: '\\lVert #1 \\rVert'\n")
        #expect(page.errors.isEmpty, "\(page.errors)")
        #expect(page.html.contains("ℝ") && page.html.contains("‖"))
        #expect(page.html.contains("<mfrac><mi>y</mi><mn>2</mn></mfrac>"))
        let errors = try await AuthorsPage(
            "$\\bad$\n", course: TestCourse.courseText + "macros: {bad: '\\frca{1}{2}'}\n"
        ).errors
        #expect(errors.contains("unknown command \\frca"), "\(errors)")
    }

    @Test("Every word of pages is there in six languages")
    func words() {
        for word in PageWord.allCases {
            #expect(word.texts.count == PageWords.languages.count, "\(word)")
            #expect(word.texts.allSatisfy { !$0.isEmpty }, "\(word)")
        }
        #expect(PageWords(language: "de-CH")[.figure] == "Abbildung")
        #expect(PageWords(language: "ar").direction == "rtl")
    }
}
