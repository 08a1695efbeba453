/// What authors get wrong, each in a course of ``SlipCourses``.
enum SlipCorpus {
    static let made: SlipMaker = {
        var maker = SlipMaker(seed: 2026)
        typos(&maker)
        values(&maker)
        yaml(&maker)
        references(&maker)
        text(&maker)
        formulas(&maker)
        frontMatter(&maker)
        return maker
    }()

    // MARK: Words

    private static func typos(_ maker: inout SlipMaker) {
        maker.typos(
            "words", "course.yaml", "‸title: Words", "‸language: en", "‸description: A", "‸author: Ada",
            "‸licence: CC", "‸footer: Write", "‸address: https", "‸bibliography: works", "‸lessons: [",
            "‸macros: {R")
        maker.typos(
            "words", "one.md", "‸title: Slopes", "‸summary: How", "‸kind: concept", "‸author: Ada",
            "‸date: May", "‸aliases: [")
        maker.typos("words", "one.md", "kind: ‸concept")
        maker.typos("words", "two.md", "kind: ‸exercise\n---")
        maker.typos(
            "numbers", "course.yaml", "‸parameters:\n", "‸default: 0.01", "‸from: 0.001", "type: ‸integer")
        maker.typos(
            "numbers", "first.md", "‸network:\n  inputs: 3", "  ‸inputs: 3", "‸layers:\n", "‸nodes: 1\n",
            "‸activation: identity\n",
            "‸weights: [[0", "‸biases: [0.5", "‸data:\n  inputs", "  ‸inputs: [[1", "‸targets: [0",
            "‸loss: mean", "‸training:\n",
            "‸optimizer: {name: grad", "‸learning-rate: 0.01", "‸momentum: 0.9", "‸updates: 4\n  seed",
            "‸seed: 3")
        maker.typos(
            "numbers", "first.md", "activation: ‸identity", "loss: ‸mean-squared-error",
            "name: ‸gradient-descent", "training: {‸optimizer: {",
            "{‸learning-rate: 0.03", count: 3)
        maker.typos("numbers", "first.md", "```‸experiment\nid: plain", "```‸check\n")
        maker.typos(
            "numbers", "second.md", "activation: ‸tanh, ",
            "‸initialization: {scheme: glorot-uniform, seed: 1}", "scheme: ‸glorot-uniform, seed: 1",
            "name: ‸adam", "‸beta1: 0.9", "‸schedule: {", "name: ‸step", "‸every: 1", "‸factor: 0.5",
            "‸batch: 3", "{‸file: points")
        maker.typos(
            "figures", "lesson.md", "‸kind: loss-history", "kind: ‸loss-history", "‸title: The loss",
            "‸caption: It falls", "‸size: 480",
            "kind: ‸weight-history", "‸marks:\n", "‸mark: line", "mark: ‸line", "mark: ‸rule", "‸data: runs",
            "‸color: accent", "color: ‸accent",
            "‸label: update", "‸scale: linear", "scale: ‸linear")
        maker.typos("figures", "lesson.md", "```‸figure\n", "```‸table\n", "```‸chart\n")
    }

    // MARK: Values

    private static func values(_ maker: inout SlipMaker) {
        let first = "first.md"
        for (old, new) in [
            ("learning-rate: 0.01", "learning-rate: ‸fast"),
            ("learning-rate: 0.01", "learning-rate: ‸\"0.01\""),
            ("learning-rate: 0.01", "learning-rate: ‸[0.01]"),
            ("learning-rate: 0.01", "learning-rate: ‸-0.01"),
            ("learning-rate: 0.01", "learning-rate: ‸.nan"), ("learning-rate: 0.01", "learning-rate: ‸1e999"),
            ("learning-rate: 0.03", "learning-rate: ‸{value: 1}"),
            ("momentum: 0.9", "momentum: ‸1.5"), ("momentum: 0.9", "momentum: ‸-1"),
            ("momentum: 0.9", "momentum: ‸high"),
            ("updates: 4\n  seed", "updates: ‸-4\n  seed"), ("updates: 4\n  seed", "updates: ‸4.5\n  seed"),
            ("updates: 4\n  seed", "updates: ‸many\n  seed"), ("updates: 4\n  seed", "updates: ‸[4]\n  seed"),
            ("seed: 3", "seed: ‸-3"), ("seed: 3", "seed: ‸x"), ("nodes: 1\n", "nodes: ‸one\n"),
            ("nodes: 1\n", "nodes: ‸0\n"),
            ("nodes: 1\n", "nodes: ‸1.5\n"), ("  inputs: 3", "  inputs: ‸three"),
            ("  inputs: 3", "  inputs: ‸0"),
            ("weights: [[0, 2, 1]]", "weights: [‸[0, 2]]"), ("weights: [[0, 2, 1]]", "weights: ‸5"),
            ("weights: [[0, 2, 1]]", "weights: [[0, ‸two, 1]]"),
            ("biases: [0.5]", "biases: ‸[0.5, 1]"), ("biases: [0.5]", "biases: ‸high"),
            ("inputs: [[1, 2, 3]]", "inputs: [‸[1, 2]]"),
            ("inputs: [[1, 2, 3]]", "inputs: [[1, ‸x, 3]]"), ("targets: [0]", "targets: ‸[0, 1]"),
            ("targets: [0]", "targets: [‸zero]"),
            ("activation: identity", "activation: ‸[identity]"), ("loss: mean-squared-error", "loss: ‸{}"),
            ("optimizer: {name: gradient-descent, learning-rate: 0.01, momentum: 0.9}", "optimizer: ‸7"),
            ("id: plain", "id: ‸Plain One"),
            ("id: plain", "id: ‸7th"), ("id: faster", "id: ‸[faster]"),
            // Commas where English writes points.
            ("learning-rate: 0.01,", "learning-rate: ‸0,01,"),
            ("learning-rate: 0.03", "learning-rate: ‸0,03"), ("momentum: 0.9", "momentum: ‸0,9"),
            ("biases: [0.5]", "biases: ‸[0,5]"), ("updates: 4\n  seed", "updates: ‸4,0\n  seed"),
            // Checks.
            ("plain.updates: 4", "plain.updates: ‸5"), ("faster.updates: 4", "faster.updates: ‸[4]"),
            ("plain.updates: 4", "plain.‸update: 4"),
            ("plain.updates: 4", "plain.updates: ‸four"), ("plain.updates: 4", "plain.loss[0]: ‸1"),
            ("plain.updates: 4", "plain.loss: ‸[1, 2]"),
            ("plain.updates: 4", "plain.updates: {value: ‸5, tolerance: 0.1}"),
            ("plain.updates: 4", "plain.updates: {‸valu: 4}"),
            ("plain.updates: 4", "plain.updates / 2: ‸= 1 + 2"),
        ] {
            maker.put("numbers", first, old, new)
        }
        for (old, new) in [
            ("beta1: 0.9", "beta1: ‸1"), ("beta2: 0.99", "beta2: ‸2"), ("updates: 2", "updates: ‸two"),
            ("batch: 3", "batch: ‸0"),
            ("batch: 3", "batch: ‸whole"), ("every: 1", "every: ‸0"), ("factor: 0.5", "factor: ‸-1"),
            ("factor: 0.5", "factor: ‸0,5"),
            ("beta1: 0.9", "beta1: ‸0,9"), ("nodes: 2", "nodes: ‸2,0"), ("seed: 1}", "seed: ‸one}"),
            ("targets: [target]", "targets: [‸tarjet]"),
            ("inputs: [a, b]", "inputs: [a, ‸c]"), ("inputs: [a, b]", "inputs: ‸[a]"),
            ("file: points.csv", "file: ‸pionts.csv"),
            ("file: points.csv", "file: ‸../points.csv"), ("file: points.csv", "file: ‸/points.csv"),
        ] {
            maker.put("numbers", "second.md", old, new)
        }
        maker.put("numbers", "points.csv", "2,1,4", "2,‸one,4")
        maker.put("numbers", "points.csv", "2,1,4", "‸2,1")
        maker.put("numbers", "points.csv", "2,1,4", "2,‸,4")
        maker.remove("numbers", "points.csv", at: "file: ‸points.csv", in: "second.md")
        for (old, new) in [
            ("default: 0.01", "default: ‸0.5"), ("default: 0.01", "default: ‸0,01"),
            ("default: 4", "default: ‸four"), ("type: integer", "type: ‸whole"),
            ("lessons: [first.md, second.md]", "lessons: [first.md, ‸secnd.md]"),
            ("lessons: [first.md, second.md]", "lessons: [first.md, ‸first.md, second.md]"),
            ("lessons: [first.md, second.md]", "lessons: [first.md, second.md, ‸../other.md]"),
            ("lessons: [first.md, second.md]", "lessons: ‸3"),
        ] {
            maker.put("numbers", "course.yaml", old, new)
        }
        for (old, new) in [
            ("size: 480x320", "size: ‸480"), ("size: 480x320", "size: ‸wide"),
            ("size: 480x320", "size: ‸480x320000"), ("of: run\nkind: loss", "of: ‸rnu\nkind: loss"),
            ("of: run\nkind: weight", "of: ‸history\nkind: weight"),
            ("of: run\nkind: loss", "of: ‸other.md#run\nkind: loss"), ("x: step,", "x: ‸stp,"),
            ("y: loss}", "y: ‸los}"),
            ("data: runs.csv", "data: ‸runs.cvs"), ("y: 1, color", "y: ‸one, color"),
            ("color: accent", "color: ‸bleu"), ("marks:\n", "marks:\n  - ‸5\n"),
            ("kind: loss-history", "kind: ‸[loss-history]"), ("id: history", "id: ‸run"),
            ("id: losses", "id: ‸history"), ("id: bars", "id: ‸losses"),
            ("mark: rule, y: 1", "mark: rule, ‸z: 1, y: 1"), ("scale: linear", "scale: ‸logarithm"),
        ] {
            maker.put("figures", "lesson.md", old, new)
        }
        maker.put("figures", "runs.csv", "1,2\n", "‸1\n")
        maker.remove("figures", "runs.csv", at: "data: ‸runs.csv", in: "lesson.md")
    }

    // MARK: The form of YAML

    private static func yaml(_ maker: inout SlipMaker) {
        for (old, new) in [
            ("  inputs: 3", "‸\tinputs: 3"), ("    - nodes: 1", "‸\t- nodes: 1"),
            ("      activation: identity", "‸\t  activation: identity"),
            ("  updates: 4\n  seed", "  updates: 4\n‸\tseed"), ("  targets: [0]", "‸\ttargets: [0]"),
            ("inputs: [[1, 2, 3]]", "inputs: ‸[[1, 2, 3]"), ("weights: [[0, 2, 1]]", "weights: [‸[0, 2, 1"),
            ("momentum: 0.9}", "momentum: 0.9\n"),
            ("  inputs: 3", "  ‸inputs:3"), ("  updates: 4\n  seed", "  ‸updates:4\n  seed"),
            ("loss: mean", "‸loss:mean"), ("seed: 3", "‸seed 3"),
            ("  targets: [0]", "   ‸targets: [0]"), ("  updates: 4\n  seed", "    ‸updates: 4\n  seed"),
            ("seed: 3", "seed: ‸\"3"), ("seed: 3", "seed: 3\n  ‸seed: 4"),
            ("id: plain", "id: plain\n‸id: plain"), ("loss: mean-squared-error", "loss: ‸@mean"),
            ("loss: mean-squared-error", "loss: ‸*mean"),
            ("loss: mean-squared-error", "loss: ‸!mean"),
            ("loss: mean-squared-error", "loss: mean‸: squared"), ("seed: 3", "seed: 3\n  ‸seed: 3"),
        ] where new != "momentum: 0.9\n" {
            maker.put("numbers", "first.md", old, new)
        }
        for (old, new) in [
            ("title: Numbers", "title: ‸\"Numbers"), ("title: Numbers", "‸title:Numbers"),
            ("title: Numbers", "title: Numbers‸: Two"),
            ("  steps: {", "‸\tsteps: {"), ("to: 9}", "to: 9"),
            ("title: Numbers", "title: Numbers\n‸title: Again"), ("title: Numbers", "‸titel: Numbers"),
            ("title: Numbers\n", ""),
        ] where new != "to: 9" && !new.isEmpty {
            maker.put("numbers", "course.yaml", old, new)
        }
        for (old, new) in [
            ("  - {mark: line", "‸\t- {mark: line"), ("y: loss}\n  -", "y: loss\n  ‸-"),
            ("kind: loss-history", "‸kind:loss-history"),
            ("kind: loss-history", "‸kind loss-history"), ("title: The loss", "title: ‸'The loss"),
            ("title: The loss", "title: The‸: loss"),
            ("id: history\n", "‸name: history\n"), ("of: run\nkind: loss-history", "‸kind: loss-history"),
        ] where !new.hasPrefix("y: loss\n") && !new.hasPrefix("‸kind: loss-h") {
            maker.put("figures", "lesson.md", old, new)
        }
        maker.put("figures", "lesson.md", "id: history\n", "", at: "‸of: run\nkind: loss-history")
        maker.put("figures", "lesson.md", "kind: loss-history\n", "", at: "‸id: history")
        maker.put("numbers", "first.md", "id: plain\n", "", at: "‸network:\n  inputs: 3")
        maker.put("numbers", "first.md", "  targets: [0]\n", "", at: "‸inputs: [[1, 2")
    }

    // MARK: References

    private static func references(_ maker: inout SlipMaker) {
        maker.typos(
            "numbers", "first.md", "{{ ‸plain.loss[0]", "{{ plain.‸loss[0]", "like: ‸plain", "{{ 2 * ‸rate",
            "{{ ‸rate }} and")
        maker.typos(
            "numbers", "second.md", "{{ ‸first/plain.loss[0]", "{{ first/‸plain.loss[0]",
            "{{ ‸points.updates", "points.‸updates")
        maker.typos(
            "words", "one.md", "[‸@kingma2015]", "](two.md#‸steps)", "](‸two.md#steps)", "‸@fig-slope and",
            "](#‸eq-slope)", "(‸slope.png", "footnote‸[^note]")
        for (old, new) in [
            ("plain.loss[0] }}", "plain.loss‸[9] }}"), ("plain.loss[0] }}", "plain.loss‸[x] }}"),
            ("{{ plain.loss[0] }}", "{{ ‸plain }}"),
            ("plain.loss[-1] | .3f", "plain.loss[-1] | ‸.3q"), ("{{ 2 * rate }}", "{{ 2 ‸* }}"),
            ("{{ plain.loss[0] }}", "‸{{ plain.loss[0]"),
            ("{{ 2 * rate }}", "{{ ‸(2 * rate }}"), ("{{ plain.loss[0] }}", "{{ plain.loss‸[0 }}"),
        ] {
            maker.put("numbers", "first.md", old, new)
        }
        for (old, new) in [
            ("![a curve with its tangent](slope.png", "![a curve with its tangent](‸slop.png"),
            ("![a curve with its tangent](slope.png", "‸![](slope.png"),
            ("![a curve with its tangent](slope.png", "![a curve with its tangent](‸pictures/slope.png"),
            ("(https://example.org/page)", "()"),
            ("[the web](https://example.org/page)", "[the web](‸my%20page.pdf)"),
            ("[the web](https://example.org/page)", "[the web](‸javascript:alert)"),
            ("[the web](https://example.org/page)", "[the web](‸index.html#works)"),
            ("[the web](https://example.org/page)", "[the web](‸two.html)"),
            ("[the web](https://example.org/page)", "[the web](‸../outside.pdf)"),
            ("[](two.md#steps)", "‸[](https://example.org)"),
            ("[the web](https://example.org/page)", "[the web](‸www.example.org)"),
            ("[the web](https://example.org/page)", "[the web](‸three.md)"),
            ("width=60%", "‸widht=60%"), ("width=60%", "width=wide"), ("{#fig-slope", "{#works"),
        ] where new.contains("‸") && !new.contains("widht") {
            maker.put("words", "one.md", old, new)
        }
        maker.put("words", "one.md", "(https://example.org/page)", "()", at: "‸[the web]")
        maker.put("words", "one.md", "width=60%", "widht=60%", at: "‸{#fig-slope")
        maker.put("words", "one.md", "width=60%", "width=wide", at: "‸{#fig-slope")
        maker.put("words", "one.md", "{#tbl-slopes}", "{#fig-slope}", at: ": ‸Slopes of")
        maker.put(
            "words", "two.md", "## Steps {#steps}", "## Steps {#steps}\n\n## Again {#steps}", at: "‸## Again")
        maker.put("words", "two.md", "(one.md#works)", "(one.md#‸work)")
        maker.put("words", "two.md", "(one.md#works)", "(‸one.html#works)")
        maker.remove("words", "slope.png", at: "tangent](‸slope.png", in: "one.md")
        maker.remove("words", "works.bib", at: "bibliography: ‸works.bib", in: "course.yaml")
        maker.remove("words", "two.md", at: "lessons: [one.md, ‸two.md]", in: "course.yaml")
        maker.put("words", "works.bib", "  year = {2015}\n}", "  year = {2015}\n", at: "‸@article")
        maker.put("words", "works.bib", "@article{kingma2015,", "‸@artikel kingma2015,")
        maker.put("words", "course.yaml", "address: https://example.org/words", "address: ‸example.org/words")
        maker.put("words", "course.yaml", "language: en", "language: ‸English")
        maker.put("words", "course.yaml", "footer: Write", "favicon: ‸icon.png\nfooter: Write")
        maker.put("words", "course.yaml", "R: '\\mathbb{R}'", "R: ‸'\\mathb{R}'")
    }

    // MARK: The text

    private static func text(_ maker: inout SlipMaker) {
        for (old, new) in [
            ("::: warning Mind", "‸::: warnign Mind"),
            ("belongs to the step.\n:::\n", "belongs to the step.\n"), ("> [!TIP]", "> [!TIPP]"),
            ("```python\n", "```{python}\n"), ("**never**", "‸<b>never</b>"),
            ("**never**", "never ‸<br> down"), ("**never**", "‸<img src=\"slope.png\">"),
            ("**never**", "<!-- never"), ("[the web](https://example.org/page)", "‸{{< video film.mp4 >}}"),
            ("**never**", "never‸^[Not ever.]"),
            ("**never**", "‸{ref}`works` never"), ("### A table", "##### A table"),
            ("::: warning Mind the sign", "‸::: columns"),
            ("**never**", "never {.big}"), ("```python\n", "```hint\n"), ("```python\n", "```note-box\n"),
            ("**never**", "‸<details>never</details>"), ("::: warning Mind the sign", "‸::: {.panel-tabset}"),
        ] where new.contains("‸") {
            maker.put("words", "one.md", old, new)
        }
        maker.put(
            "words", "one.md", "belongs to the step.\n:::\n", "belongs to the step.\n", at: "‸::: warning")
        maker.put("words", "one.md", "::: warning Mind the sign\n", "", at: "‸:::\n\n### A table")
        maker.put("words", "one.md", "```python\n", "```‸{python}\n")
        maker.put("words", "one.md", "```python\n", "```‸hint\n")
        maker.put("words", "one.md", "```python\n", "```‸warning Title\n")
        maker.put("words", "one.md", "```python\n", "```‸theorem\n")
        maker.put("words", "one.md", "### A table", "‸##### A table")
        maker.put("words", "one.md", "**never**", "‸<!-- never")
        maker.put("words", "one.md", "**never**", "never ‸{.big}")
        maker.put("words", "one.md", "print(2 * 3)\n```\n", "print(2 * 3)\n", at: "‸```python")
        maker.put("words", "two.md", "theta - \\eta g$.\n```", "theta - \\eta g$.\n", at: "‸```answer")
        maker.put("words", "two.md", "```answer The", "```‸anwser The")
        maker.put("words", "two.md", "```answer The", "```‸solution The")
        maker.put("words", "two.md", "> [!TIP]", "> ‸[!TIPP]")
        maker.put("words", "two.md", "> [!TIP]", "> ‸[!Hnit]")
        maker.put(
            "words", "two.md", "- [x] the first", "[ref]: nowhere.md\n\n- [the first][ref]",
            at: "[ref]: ‸nowhere.md")
        for (old, at) in [
            ("seed: 3\n```\n", "‸```experiment\nid: plain"),
            ("{learning-rate: 0.03}}\n```\n", "‸```experiment\nid: faster"),
            ("faster.updates: 4\n```\n", "‸```check"),
        ] {
            maker.put("numbers", "first.md", old, String(old.dropLast(4)), at: at)
        }
        maker.put("figures", "lesson.md", "size: 480x320\n```\n", "size: 480x320\n", at: "‸```figure")
        maker.put("figures", "lesson.md", "updates: 2}\n```\n", "updates: 2}\n", at: "‸```experiment")
        maker.put("figures", "lesson.md", "color: accent}\n```\n", "color: accent}\n", at: "‸```chart")
        maker.put("numbers", "second.md", ":::\n", "", at: "‸::: details")
    }

    // MARK: Formulas

    private static func formulas(_ maker: inout SlipMaker) {
        maker.typos(
            "words", "one.md", "‸\\frac", "‸\\partial f", "‸\\nabla", "‸\\rightarrow", "‸\\infty", "‸\\alpha",
            "‸\\sum_", "‸\\sqrt", "‸\\beta", count: 2)
        for (old, new) in [
            (#"\nabla f"#, #"‸\leftarow f"#), (#"\nabla f"#, #"‸\grad f"#),
            (#"\frac{\partial f}{\partial x}"#, #"‸\frac{\partial f"#),
            (#"\frac{\partial f}{\partial x}"#, #"\frac‸{\partial f{\partial x}"#),
            (#"\sqrt{x_i}"#, #"\sqrt‸{x_i"#), (#"\sqrt{x_i}"#, #"\sqrt{x_i}‸}"#),
            (#"\begin{aligned}"#, #"‸\begin{algned}"#), (#"\nabla f"#, #"‸\left( f"#),
            (#"\nabla f"#, #"f_1‸_2"#), (#"\nabla f"#, #"f^‸^2"#),
            (#"$f$ at"#, #"‸$f at"#), (#"\exp(x)"#, #"‸\right) x"#),
        ]
        where !new.hasPrefix("‸\\frac{\\partial f") && !new.hasPrefix("\\frac‸") && !new.hasPrefix("\\sqrt‸")
        {
            maker.put("words", "one.md", old, new)
        }
        maker.put("words", "one.md", "\\end{aligned}\n$$ {#eq-slope}", "\\end{aligned}\n", at: "‸$$\n\\begin")
        maker.put("words", "one.md", "\\end{aligned}\n", "", at: "‸\\begin{aligned}")
        maker.put("words", "two.md", "$\\eta \\cdot g$", "‸$\\eta \\cdot g")
    }

    // MARK: The beginning of a lesson

    private static func frontMatter(_ maker: inout SlipMaker) {
        for (old, new) in [
            ("title: Steps\n", "‸tags: steps\ntitle: Steps\n"), ("title: Steps\n", "title: ‸[Steps]\n"),
            ("title: Steps\n", "‸kind: exercise\n"),
            ("kind: exercise\n---", "kind: ‸test\n---"), ("kind: exercise\n---", "‸kind:exercise\n---"),
            ("kind: exercise\n---", "draft: ‸perhaps\n---"),
            ("kind: exercise\n---", "aliases: ‸{a: b}\n---"), ("title: Steps", "title: Steps‸: two"),
            ("title: Steps", "title: ‸\"Steps"), ("title: Steps", "‸\ttitle: Steps"),
        ] where new != "‸kind: exercise\n" {
            maker.put("words", "two.md", old, new)
        }
        maker.put("words", "two.md", "title: Steps\n", "", at: "‸kind: exercise")
        maker.put("words", "two.md", "kind: exercise\n---", "kind: exercise", at: "‸---\ntitle")
        maker.put("words", "two.md", "---\ntitle: Steps\nkind: exercise\n---\n", "‸Words.\n")
        maker.put("words", "one.md", "aliases: [slope, steepness]", "aliases: [slope, ‸two]")
        maker.put("words", "one.md", "aliases: [slope, steepness]", "aliases: [slope, ‸a/../b]")
    }
}
