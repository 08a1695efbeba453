/// Commands of widespread packages (physics, braket, mathtools, cancel) that stand for other ones. What an author defines goes
/// before them.
enum TeXShorthands {
    static let bodies: [String: String] = [
        // Between delimiters that grow.
        "abs": "\\left\\lvert #1\\right\\rvert", "norm": "\\left\\lVert #1\\right\\rVert",
        "ceil": "\\left\\lceil #1\\right\\rceil", "floor": "\\left\\lfloor #1\\right\\rfloor",
        "set": "\\left\\{ #1\\right\\}", "paren": "\\left( #1\\right)",
        "order": "\\mathcal{O}\\left( #1\\right)",
        // States.
        "bra": "\\langle #1\\rvert", "ket": "\\lvert #1\\rangle", "Bra": "\\left\\langle #1\\right\\rvert",
        "Ket": "\\left\\lvert #1\\right\\rangle", "ketbra": "\\lvert #1\\rangle\\langle #2\\rvert",
        "dyad": "\\lvert #1\\rangle\\langle #2\\rvert", "op": "\\lvert #1\\rangle\\langle #2\\rvert",
        "expval": "\\langle #1\\rangle", "ev": "\\langle #1\\rangle",
        "mel": "\\langle #1\\mathord{|}#2\\mathord{|}#3\\rangle", "ip": "\\langle #1\\mathord{|}#2\\rangle",
        "eval": "\\left. #1\\right\\rvert", "comm": "\\left[ #1, #2\\right]",
        "commutator": "\\left[ #1, #2\\right]",
        "acomm": "\\left\\{ #1, #2\\right\\}", "anticommutator": "\\left\\{ #1, #2\\right\\}",
        // Vectors and what acts on them.
        "vb": "\\mathbf{#1}", "va": "\\vec{\\mathbf{#1}}", "vu": "\\hat{\\mathbf{#1}}",
        "vectorbold": "\\mathbf{#1}",
        "grad": "\\mathbf{\\nabla}", "curl": "\\mathbf{\\nabla}\\times",
        "divergence": "\\mathbf{\\nabla}\\cdot",
        "laplacian": "\\nabla^2",
        // Limits and accents.
        "varlimsup": "\\overline{\\lim}", "varliminf": "\\underline{\\lim}",
        "varinjlim": "\\underrightarrow{\\lim}", "varprojlim": "\\underleftarrow{\\lim}",
        "idotsint": "\\int\\!\\cdots\\!\\int", "accentset": "\\overset{#1}{#2}",
        "cancelto": "{\\cancel{#2}}^{#1}", "prescript": "{}^{#1}_{#2}{#3}", "slashed": "\\not{#1}",
        "textsuperscript": "{}^{\\text{#1}}", "textsubscript": "{}_{\\text{#1}}",
    ]
}
