/// Signs and letters by name, beside those that are met most.
enum TeXSymbols {
    static func node(_ name: String) -> MathNode? {
        if let (text, role) = operators[name] { return .operator(text, role) }
        return letters[name].map { .identifier($0, .upright) }
    }

    static let operators: [String: (String, MathOperatorRole)] = {
        var all: [String: (String, MathOperatorRole)] = [:]
        func add(_ role: MathOperatorRole, _ list: String) {
            for entry in list.split(separator: " ") {
                let parts = entry.split(separator: "=", maxSplits: 1)
                if parts.count == 2 { all[String(parts[0])] = (String(parts[1]), role) }
            }
        }
        add(
            .binary,
            """
            star=⋆ bullet=∙ diamond=⋄ amalg=⨿ ominus=⊖ oslash=⊘ uplus=⊎ sqcap=⊓ sqcup=⊔ triangleleft=◁ \
            triangleright=▷ bigcirc=◯ dagger=† ddagger=‡ wr=≀ land=∧ lor=∨ smallsetminus=∖ dotplus=∔ ltimes=⋉ \
            rtimes=⋊ circledast=⊛ circledcirc=⊚ boxplus=⊞ boxtimes=⊠ boxminus=⊟ centerdot=⋅ barwedge=⊼ veebar=⊻ \
            intercal=⊺ divideontimes=⋇ Cap=⋒ doublecap=⋒ Cup=⋓ doublecup=⋓ curlyvee=⋎ curlywedge=⋏ leftthreetimes=⋋ \
            rightthreetimes=⋌ circleddash=⊝ lhd=⊲ rhd=⊳
            """)
        add(
            .relation,
            """
            leqslant=⩽ geqslant=⩾ leqq=≦ geqq=≧ lesssim=≲ gtrsim=≳ simeq=≃ cong=≅ doteq=≐ triangleq=≜ coloneqq=≔ \
            coloneq=≔ eqqcolon=≕ eqcolon=≕ prec=≺ succ=≻ preceq=⪯ succeq=⪰ supset=⊃ supseteq=⊇ subsetneq=⊊ \
            supsetneq=⊋ sqsubseteq=⊑ sqsupseteq=⊒ ni=∋ owns=∋ models=⊨ vdash=⊢ dashv=⊣ Vdash=⊩ vDash=⊨ asymp=≍ \
            bowtie=⋈ smile=⌣ frown=⌢ nmid=∤ nparallel=∦ nless=≮ ngtr=≯ nleq=≰ ngeq=≱ nsubseteq=⊈ nsupseteq=⊉ \
            lll=⋘ ggg=⋙ gtreqless=⋛ lesseqgtr=⋚ lessgtr=≶ gtrless=≷ approxeq=≊ thicksim=∼ thickapprox=≈ backsim=∽ \
            precsim=≾ succsim=≿ risingdotseq=≓ fallingdotseq=≒ circeq=≗ bumpeq=≏ vartriangleleft=⊲ \
            vartriangleright=⊳ trianglelefteq=⊴ trianglerighteq=⊵ between=≬ pitchfork=⋔ multimap=⊸ varpropto=∝ \
            longrightarrow=⟶ longleftarrow=⟵ longleftrightarrow=⟷ Longrightarrow=⟹ Longleftarrow=⟸ \
            Longleftrightarrow=⟺ longmapsto=⟼ impliedby=⟸ hookrightarrow=↪ hookleftarrow=↩ uparrow=↑ downarrow=↓ \
            updownarrow=↕ Uparrow=⇑ Downarrow=⇓ Updownarrow=⇕ nearrow=↗ searrow=↘ swarrow=↙ nwarrow=↖ \
            rightharpoonup=⇀ rightharpoondown=⇁ leftharpoonup=↼ leftharpoondown=↽ rightleftharpoons=⇌ \
            leftrightharpoons=⇋ rightrightarrows=⇉ leftleftarrows=⇇ rightsquigarrow=⇝ leadsto=⇝ twoheadrightarrow=↠ \
            twoheadleftarrow=↞ rightarrowtail=↣ nrightarrow=↛ nleftarrow=↚ nRightarrow=⇏ nLeftrightarrow=⇎ \
            curvearrowright=↷ curvearrowleft=↶ circlearrowright=↻ circlearrowleft=↺ upharpoonright=↾ dashrightarrow=⇢ \
            rightleftarrows=⇄ leftrightarrows=⇆ leftrightsquigarrow=↭ mapsfrom=↤ restriction=↾ vcentcolon=: succcurlyeq=≽ preccurlyeq=≼ curlyeqprec=⋞ curlyeqsucc=⋟ \
            subseteqq=⫅ supseteqq=⫆ subsetneqq=⫋ supsetneqq=⫌ varsubsetneq=⊊ varsupsetneq=⊋ Subset=⋐ Supset=⋑ \
            sqsubset=⊏ sqsupset=⊐ eqsim=≂ eqcirc=≖ Bumpeq=≎ doteqdot=≑ Doteq=≑ backsimeq=⋍ lessdot=⋖ gtrdot=⋗ \
            lneq=⪇ gneq=⪈ lneqq=≨ gneqq=≩ lvertneqq=≨ gvertneqq=≩ lnsim=⋦ gnsim=⋧ lnapprox=⪉ gnapprox=⪊ \
            lessapprox=⪅ gtrapprox=⪆ lesseqqgtr=⪋ gtreqqless=⪌ eqslantless=⪕ eqslantgtr=⪖ nleqslant=≰ ngeqslant=≱ \
            nsim=≁ ncong=≇ nprec=⊀ nsucc=⊁ npreceq=⋠ nsucceq=⋡ precneqq=⪵ succneqq=⪶ precnsim=⋨ succnsim=⋩ \
            precapprox=⪷ succapprox=⪸ nvdash=⊬ nvDash=⊭ nVdash=⊮ nVDash=⊯ Vvdash=⊪ ntriangleleft=⋪ \
            ntriangleright=⋫ ntrianglelefteq=⋬ ntrianglerighteq=⋭ nshortmid=∤ shortmid=∣ nshortparallel=∦ \
            shortparallel=∥ unlhd=⊴ unrhd=⊵ Coloneqq=⩴ Colon=∷ dblcolon=∷ defeq=≔ eqdef=≝ upuparrows=⇈ downdownarrows=⇊ Lsh=↰ \
            Rsh=↱ looparrowleft=↫ looparrowright=↬ leftarrowtail=↢ dashleftarrow=⇠ nleftrightarrow=↮ nLeftarrow=⇍ \
            upharpoonleft=↿ downharpoonright=⇂ downharpoonleft=⇃ Rrightarrow=⇛ Lleftarrow=⇚ rightleftharpoon=⇌ \
            varparallel=∥
            """)
        add(
            .sum,
            """
            coprod=∐ bigvee=⋁ bigwedge=⋀ bigoplus=⨁ bigotimes=⨂ bigodot=⨀ biguplus=⨄ bigsqcup=⨆ bigtimes=⨉
            """)
        add(.integral, "iiint=∭ iiiint=⨌ oiint=∯ oiiint=∰ intop=∫ smallint=∫")
        add(
            .ordinary,
            """
            dotsc=… dotso=… dotsb=⋯ dotsm=⋯ dotsi=⋯ hdots=… iddots=⋰ adots=⋰ vert=| Vert=‖ backslash=\\ slash=/ \
            square=□ Box=□ blacksquare=■ qed=∎ triangle=△ bigtriangleup=△ triangledown=▽ Diamond=◇ lozenge=◊ \
            bigstar=★ clubsuit=♣ diamondsuit=♢ heartsuit=♡ spadesuit=♠ checkmark=✓ sharp=♯ flat=♭ natural=♮ \
            therefore=∴ because=∵ angle=∠ measuredangle=∡ lnot=¬ neg=¬ surd=√ S=§ P=¶ dag=† ddag=‡ copyright=© \
            pounds=£ euro=€ yen=¥ textasciitilde=~ textbackslash=\\ lq=‘ rq=’ backprime=‵ dprime=″ vartriangle=△ \
            blacktriangle=▲ blacktriangledown=▼ blacktriangleleft=◀ blacktriangleright=▶ blacklozenge=⧫ \
            sphericalangle=∢ mathellipsis=… textellipsis=… textendash=– textemdash=— textdegree=° circledR=® circledS=Ⓢ \
            maltese=✠ diagup=╱ diagdown=╲
            """)
        add(
            .open,
            "lbrace={ lbrack=[ llbracket=⟦ lgroup=⟮ ulcorner=⌜ llcorner=⌞ lparen=( lBrace=⦃ lmoustache=⎰")
        add(
            .close,
            "rbrace=} rbrack=] rrbracket=⟧ rgroup=⟯ urcorner=⌝ lrcorner=⌟ rparen=) rBrace=⦄ rmoustache=⎱")
        add(.punctuation, "semicolon=; comma=,")
        return all
    }()

    /// Letters that may stand among words too.
    static let wordLetters: Set<String> = ["ss", "ae", "AE", "oe", "OE", "o", "O", "aa", "AA", "l", "L", "i"]

    static let letters: [String: String] = {
        var all: [String: String] = [:]
        let list = """
            varpi=ϖ varrho=ϱ varsigma=ς digamma=ϝ varkappa=ϰ imath=ı jmath=ȷ wp=℘ Re=ℜ Im=ℑ aleph=ℵ beth=ℶ gimel=ℷ \
            daleth=ℸ hslash=ℏ mho=℧ eth=ð varnothing=∅ nexists=∄ complement=∁ Finv=Ⅎ Bbbk=𝕜 omicron=ο \
            varGamma=Γ varDelta=Δ varTheta=Θ varLambda=Λ varXi=Ξ varPi=Π varSigma=Σ varUpsilon=Υ varPhi=Φ varPsi=Ψ \
            varOmega=Ω AA=Å ss=ß ae=æ AE=Æ oe=œ OE=Œ o=ø O=Ø aa=å l=ł L=Ł i=ı Game=⅁ thetasym=ϑ ohm=Ω
            """
        for entry in list.split(separator: " ") {
            let parts = entry.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { all[String(parts[0])] = String(parts[1]) }
        }
        return all
    }()
}
