/// Small courses without a mistake, into which ``SlipCorpus`` puts one each.
enum SlipCourses {
    /// The files of each course by name.
    static let all: [String: [String: String]] = ["words": words, "numbers": numbers, "figures": figures]

    /// The beginning of a picture is all that the reader looks at.
    private static let picture = "GIF89a"

    private static let words = [
        "course.yaml": """
        title: Words
        language: en
        description: A course of words alone.
        author: Ada Example
        licence: CC BY 4.0
        footer: Write to us.
        address: https://example.org/words
        bibliography: works.bib
        lessons: [one.md, two.md]
        macros: {R: '\\mathbb{R}', norm: '\\lVert #1 \\rVert'}

        """,
        "works.bib": """
        @article{kingma2015,
          author = {Diederik Kingma and Jimmy Ba},
          title = {Adam},
          year = {2015}
        }

        """,
        "slope.png": picture,
        "one.md": """
        ---
        title: Slopes
        summary: How steep a curve is.
        kind: concept
        author: Ada Example
        date: May 2026
        aliases: [slope, steepness]
        ---

        # What a slope is

        The slope of $f$ at $x$ is $\\frac{\\partial f}{\\partial x}$, a number in $\\R$.
        It points upwards where $\\nabla f \\rightarrow \\infty$ and **never** down.

        ![a curve with its tangent](slope.png "The tangent"){#fig-slope width=60%}

        $$
        \\begin{aligned}
        \\alpha &= \\sum_{i=1}^{n} \\sqrt{x_i} \\\\
        \\beta &= \\int_0^1 \\exp(x) \\, dx
        \\end{aligned}
        $$ {#eq-slope}

        ## Words and works {#works}

        As [@kingma2015] say, and [](two.md#steps) goes on; see also @fig-slope and [](#eq-slope).
        A footnote[^note] says more, and [the web](https://example.org/page) the rest.

        [^note]: It is short.

        ::: warning Mind the sign
        The minus belongs to the step.
        :::

        ### A table of slopes

        | x | slope |
        |---|------:|
        | 1 | 2     |
        | 2 | 4     |

        : Slopes of the square {#tbl-slopes}

        ```python
        print(2 * 3)
        ```

        """,
        "two.md": """
        ---
        title: Steps
        kind: exercise
        ---

        ## Steps {#steps}

        Walk from [the beginning](one.md#works) against the slope, by $\\eta \\cdot g$ each time.

        - [x] the first step
        - [ ] the second step

        ```answer The result
        It is $\\theta - \\eta g$.
        ```

        > [!TIP]
        > Small steps are safe.

        """,
    ]

    private static let numbers = [
        "course.yaml": """
        title: Numbers
        lessons: [first.md, second.md]
        parameters:
          rate: {default: 0.01, from: 0.001, to: 0.1}
          steps: {type: integer, default: 4, from: 1, to: 9}

        """,
        "points.csv": """
        a,b,target
        1,2,3
        2,1,4
        3,3,6

        """,
        "first.md": """
        ---
        title: One neuron
        ---

        The neuron starts at a loss of {{ plain.loss[0] }} and ends at {{ plain.loss[-1] | .3f }}.

        ```experiment
        id: plain
        network:
          inputs: 3
          layers:
            - nodes: 1
              activation: identity
              weights: [[0, 2, 1]]
              biases: [0.5]
        data:
          inputs: [[1, 2, 3]]
          targets: [0]
        loss: mean-squared-error
        training:
          optimizer: {name: gradient-descent, learning-rate: 0.01, momentum: 0.9}
          updates: 4
          seed: 3
        ```

        ```experiment
        id: faster
        like: plain
        training: {optimizer: {learning-rate: 0.03}}
        ```

        ```check
        plain.updates: 4
        faster.updates: 4
        ```

        The rate is {{ rate }} and $\\eta = {{ rate }}$; twice is {{ 2 * rate }}.

        """,
        "second.md": """
        ---
        title: Points
        ---

        ```experiment
        id: points
        network:
          inputs: 2
          layers:
            - {nodes: 2, activation: tanh, initialization: {scheme: glorot-uniform, seed: 1}}
            - {nodes: 1, activation: identity, initialization: {scheme: glorot-uniform, seed: 2}}
        data: {file: points.csv, inputs: [a, b], targets: [target]}
        loss: mean-absolute-error
        training:
          optimizer: {name: adam, learning-rate: 0.05, beta1: 0.9, beta2: 0.99}
          updates: 2
          batch: 3
          schedule: {name: step, every: 1, factor: 0.5}
        ```

        As before the loss {{ first/plain.loss[0] | 2 }} is above {{ points.loss[0] | 2 }}.

        ::: details More
        Here is {{ points.updates }}.
        :::

        """,
    ]

    private static let figures = [
        "course.yaml": "title: Figures\n",
        "runs.csv": "step,loss\n0,4\n1,2\n2,1\n",
        "lesson.md": """
        ---
        title: Figures
        ---

        ```experiment
        id: run
        network: {inputs: 1, layers: [{activation: identity, weights: [[2]]}]}
        data: {inputs: [[1]], targets: [0]}
        training: {optimizer: {name: gradient-descent, learning-rate: 0.1}, updates: 2}
        ```

        ```figure
        id: history
        of: run
        kind: loss-history
        title: The loss
        caption: It falls to {{ run.loss[2] | 2 }}.
        size: 480x320
        ```

        ```table
        id: losses
        of: run
        kind: weight-history
        caption: The losses.
        ```

        ```chart
        id: bars
        caption: The same from a file.
        x: {label: update, scale: linear}
        y: {label: loss}
        marks:
          - {mark: line, data: runs.csv, x: step, y: loss}
          - {mark: rule, y: 1, color: accent}
        ```

        """,
    ]
}
