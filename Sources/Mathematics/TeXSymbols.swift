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
            intercal=⊺ divideontimes=⋇
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
            rightleftarrows=⇄ leftrightarrows=⇆ leftrightsquigarrow=↭ mapsfrom=↤ restriction=↾ vcentcolon=:
            """)
        add(
            .sum,
            """
            coprod=∐ bigvee=⋁ bigwedge=⋀ bigoplus=⨁ bigotimes=⨂ bigodot=⨀ biguplus=⨄ bigsqcup=⨆
            """)
        add(.integral, "iiint=∭ oiint=∯ intop=∫ smallint=∫")
        add(
            .ordinary,
            """
            dotsc=… dotso=… dotsb=⋯ dotsm=⋯ dotsi=⋯ hdots=… iddots=⋰ adots=⋰ vert=| Vert=‖ backslash=\\ slash=/ \
            square=□ Box=□ blacksquare=■ qed=∎ triangle=△ bigtriangleup=△ triangledown=▽ Diamond=◇ lozenge=◊ \
            bigstar=★ clubsuit=♣ diamondsuit=♢ heartsuit=♡ spadesuit=♠ checkmark=✓ sharp=♯ flat=♭ natural=♮ \
            therefore=∴ because=∵ angle=∠ measuredangle=∡ lnot=¬ neg=¬ surd=√ S=§ P=¶ dag=† ddag=‡ copyright=© \
            pounds=£ euro=€ yen=¥ textasciitilde=~ textbackslash=\\ lq=‘ rq=’ backprime=‵ dprime=″
            """)
        add(.open, "lbrace={ lbrack=[ llbracket=⟦ lgroup=⟮ ulcorner=⌜ llcorner=⌞")
        add(.close, "rbrace=} rbrack=] rrbracket=⟧ rgroup=⟯ urcorner=⌝ lrcorner=⌟")
        add(.punctuation, "semicolon=; comma=,")
        return all
    }()

    static let letters: [String: String] = {
        var all: [String: String] = [:]
        let list = """
            varpi=ϖ varrho=ϱ varsigma=ς digamma=ϝ varkappa=ϰ imath=ı jmath=ȷ wp=℘ Re=ℜ Im=ℑ aleph=ℵ beth=ℶ gimel=ℷ \
            daleth=ℸ hslash=ℏ mho=℧ eth=ð varnothing=∅ nexists=∄ complement=∁ Finv=Ⅎ Bbbk=𝕜 omicron=ο \
            varGamma=Γ varDelta=Δ varTheta=Θ varLambda=Λ varXi=Ξ varPi=Π varSigma=Σ varUpsilon=Υ varPhi=Φ varPsi=Ψ \
            varOmega=Ω AA=Å ss=ß
            """
        for entry in list.split(separator: " ") {
            let parts = entry.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { all[String(parts[0])] = String(parts[1]) }
        }
        return all
    }()
}
