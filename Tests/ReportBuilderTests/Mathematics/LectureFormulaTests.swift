import Mathematics
import Testing

@testable import ReportBuilder

@Suite("Formulas as lectures write them")
struct LectureFormulaTests {
    @Test("Formulas of probability, algebra, optimization, statistics, physics and learning are read")
    func lectures() {
        for formula in Self.formulas.split(separator: "\n") {
            #expect(throws: Never.self, "\(formula)") { try TeXReader.read(String(formula)) }
        }
    }

    private static let formulas = #"""
        \Pr[X \geq a] \leq \frac{\mathbb{E}[X]}{a}
        \mathbb{P}\left(\left|\bar{X}_n - \mu\right| > \varepsilon\right) \le \frac{\sigma^2}{n\varepsilon^2}
        X \sim \mathcal{N}(\mu, \sigma^2)
        X \perp\!\!\!\perp Y \mid Z
        X_n \xrightarrow{d} X
        X_n \overset{\text{a.s.}}{\longrightarrow} X
        X_n \stackrel{p}{\to} \mu
        \operatorname*{arg\,min}_{\theta \in \Theta} \mathcal{L}(\theta)
        \operatorname*{argmax}\limits_{x} f(x)
        \DeclareMathOperator*{\argmin}{arg\,min} \argmin_x f(x)
        \mathrm{Var}(X) = \mathbb{E}[X^2] - (\mathbb{E}X)^2
        \genfrac{(}{)}{0pt}{}{n}{k} p^k (1-p)^{n-k}
        \genfrac{}{}{0pt}{1}{a}{b}
        \genfrac{[}{]}{0pt}{}{n}{k}
        {n \choose k}
        {n \brace k} + {n \brack k}
        {a \over b} + {a \atop b}
        \color{red}{x^2} + y
        \color{blue} x + y
        {\color{red} a + b} = c
        \bra{\psi} \hat{H} \ket{\psi}
        \braket{\phi|\psi}
        \braket{\phi | A | \psi}
        \Braket{\phi | \frac{A}{B} | \psi}
        \ketbra{0}{1}
        \expval{A}
        \dv{f}{x} + \pdv{f}{x} + \pdv[2]{f}{x}
        \dd{x} \, \dd t
        \abs{x} + \norm{x}
        \SI{9.81}{\metre\per\second\squared}
        \SI{3e8}{m/s}
        \si{\kilo\gram\metre\per\square\second}
        \qty{1.5}{\micro\metre}
        \unit{\joule\per\mole\per\kelvin}
        \num{1.23e-4}
        \ang{45}
        \SI{20}{\celsius}
        \mathbf{A} = \mathbf{U}\boldsymbol{\Sigma}\mathbf{V}^\top
        \mathbf{A}^{\!\top}\!\mathbf{A}
        \begin{pmatrix} a & b \\ c & d \end{pmatrix}
        \begin{bmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \\ a_{m1} & \cdots & a_{mn} \end{bmatrix}
        \left[\begin{array}{cc|c} 1 & 0 & 3 \\ 0 & 1 & 4 \end{array}\right]
        \begin{bmatrix}[r] 1 & -2 \\ -3 & 4 \end{bmatrix}
        \begin{pmatrix*}[r] 1 & -2 \\ -3 & 4 \end{pmatrix*}
        \bigl(\begin{smallmatrix} a & b \\ c & d \end{smallmatrix}\bigr)
        \begin{psmallmatrix} a & b \\ c & d \end{psmallmatrix}
        \operatorname{rank}(A) + \dim\ker A = n
        \operatorname{tr}(AB) = \operatorname{tr}(BA)
        \det\begin{vmatrix} a & b \\ c & d \end{vmatrix}
        \langle x, y \rangle = x^\mathsf{T} y
        x^\intercal y
        \left\langle \nabla f(x), y - x \right\rangle
        \lVert x \rVert_2^2
        \|x\|_1 + \|x\|_\infty
        \mathop{\mathrm{argmin}}\limits_{x}
        \min_{x \in \mathbb{R}^n} \; f(x) \quad \text{s.t.} \quad g_i(x) \leq 0, \; i = 1, \dotsc, m
        \begin{aligned} \min_{x} \quad & c^\top x \\ \textrm{s.t.} \quad & Ax \le b \\ & x \ge 0 \end{aligned}
        \underset{x}{\text{minimize}} \quad f(x)
        \begin{alignat*}{2} x &= 1 & \quad y &= 2 \\ z &= 3 & w &= 4 \end{alignat*}
        \mathcal{L}(x, \lambda, \nu) = f_0(x) + \sum_{i=1}^m \lambda_i f_i(x)
        x_{k+1} = x_k - \eta \nabla f(x_k)
        \nabla^2 f(x) \succeq 0
        \nabla^2 f(x) \succcurlyeq m I
        \preccurlyeq \curlyeqprec
        A \succ 0 \iff A \in \mathbb{S}_{++}^n
        \partial f(x) = \left\{ g \,\middle|\, f(y) \ge f(x) + g^\top(y-x) \;\forall y \right\}
        \operatorname{prox}_{\lambda f}(v) = \argmin_x \left( f(x) + \tfrac{1}{2\lambda}\|x-v\|^2_2 \right)
        f(x) = \mathcal{O}(x^2)
        f \in \mathcal{O}(n \log n), \; \Theta(n), \; \Omega(n), \; \tilde{O}(n)
        \hat{\beta} = (X^\top X)^{-1} X^\top y
        \hat{\theta}_{\text{MLE}} = \argmax_\theta \prod_{i=1}^n p(x_i \mid \theta)
        \bar{x} \pm t_{\alpha/2, n-1} \frac{s}{\sqrt{n}}
        H_0\colon \mu = \mu_0 \quad \text{vs.} \quad H_1\colon \mu \neq \mu_0
        \chi^2 = \sum_{i} \frac{(O_i - E_i)^2}{E_i}
        Y_i \overset{\mathrm{iid}}{\sim} \mathrm{Bernoulli}(p)
        X_1, \dots, X_n \stackrel{\text{i.i.d.}}{\sim} F
        \mathbb{1}\{x > 0\} + \mathds{1}_{A} + \bm{1}
        \mathbbm{1}_{[0,1]}
        \widehat{\operatorname{Var}}(\hat\theta)
        \overline{X}_n - \underline{\mu}
        p(\theta \mid \mathcal{D}) \propto p(\mathcal{D} \mid \theta)\, p(\theta)
        D_{\mathrm{KL}}(p \,\|\, q) = \sum_x p(x) \log \frac{p(x)}{q(x)}
        D_{KL}\!\left(p \,\middle\|\, q\right)
        I(X;Y) = H(X) - H(X \mid Y)
        I(X;\, Y) \triangleq \iint p(x,y) \log \frac{p(x,y)}{p(x)p(y)} \,\mathrm{d}x\,\mathrm{d}y
        H(p) = -\sum_{i} p_i \log_2 p_i \quad \text{[bits]}
        C = \max_{p(x)} I(X;Y)
        R \leq \underbrace{I(X;Y)}_{\text{capacity}} - \overbrace{\varepsilon}^{\to 0}
        \mathbf{h}_t = \tanh(\mathbf{W}_{hh}\mathbf{h}_{t-1} + \mathbf{W}_{xh}\mathbf{x}_t)
        \mathrm{softmax}(z)_i = \frac{e^{z_i}}{\sum_j e^{z_j}}
        \operatorname{Attention}(Q,K,V) = \operatorname{softmax}\!\left(\frac{QK^\top}{\sqrt{d_k}}\right)V
        \mathcal{L} = -\frac{1}{N}\sum_{n=1}^N \sum_{c=1}^C y_{nc} \log \hat{y}_{nc}
        \frac{\partial \mathcal{L}}{\partial W^{(l)}} = \delta^{(l)} (a^{(l-1)})^\top
        \frac{\mathrm{d}^2 y}{\mathrm{d}x^2} + \omega^2 y = 0
        \left.\frac{\partial f}{\partial x}\right|_{x=0}
        \Bigl. \frac{d}{dt} \Bigr|_{t=0}
        \nabla \times \mathbf{E} = -\frac{\partial \mathbf{B}}{\partial t}
        \nabla \cdot \vec{E} = \frac{\rho}{\varepsilon_0}
        \oint_{\partial S} \mathbf{E} \cdot \mathrm{d}\boldsymbol{\ell} = -\frac{\mathrm{d}}{\mathrm{d}t} \iint_S \mathbf{B}\cdot\mathrm{d}\mathbf{S}
        i\hbar \frac{\partial}{\partial t} \Psi = \hat{H}\Psi
        \hat{a}^\dagger \lvert n \rangle = \sqrt{n+1}\,\lvert n+1 \rangle
        \left| \psi \right\rangle = \alpha |0\rangle + \beta |1\rangle
        E = mc^2 \tag{1}
        F = G\frac{m_1 m_2}{r^2}\,\hat{\mathbf{r}}
        \ddot{x} + 2\zeta\omega_0\dot{x} + \omega_0^2 x = 0
        \square\phi = 0 \qquad \Box \phi
        g_{\mu\nu} = \eta_{\mu\nu} + h_{\mu\nu}
        {}^{14}_{6}\mathrm{C}
        \prescript{14}{6}{\mathrm{C}}
        \sum\nolimits_{i=1}^n x_i
        \int\limits_0^1 f(x)\,dx
        \iiint_V \rho \, dV
        \idotsint
        \lim_{n\to\infty} \left(1 + \frac{1}{n}\right)^n = e
        \varlimsup_{n} a_n \ge \varliminf_n a_n
        \injlim + \projlim
        \sum_{\substack{i=1 \\ i \ne j}}^n a_{ij}
        \sum_{\begin{subarray}{l} i \in I \\ j \in J \end{subarray}} x_{ij}
        \prod_{i<j} (x_i - x_j)
        \bigsqcup_{i} A_i, \quad \bigcup\limits_i A_i
        f\colon X \to Y, \; x \mapsto f(x)
        f \circ g, \quad f^{-1}, \quad f|_A, \quad f\restriction_A
        A \subsetneq B \subseteqq C
        A \triangle B, \quad A \setminus B, \quad A^\complement
        \mathbb{N} \subset \mathbb{Z} \subset \mathbb{Q} \subset \mathbb{R} \subset \mathbb{C}
        \exists! x : \lnot P(x)
        p \land q \lor r \implies s
        \therefore x = 1 \because y
        a \equiv b \pmod{n}
        a \equiv b \pod n
        \gcd(a, b) \mid \operatorname{lcm}(a,b)
        a \not\equiv b, \quad a \nmid b, \not\in
        \lfloor x \rfloor + \lceil y \rceil + \lfloor\!\lceil x
        \left\lfloor \frac{n}{2} \right\rfloor
        \dfrac{1}{1+\cfrac{1}{2+\cfrac{1}{3+\dotsb}}}
        \sqrt[3]{x} + \sqrt{\smash[b]{y}}
        \root 3 \of x
        f(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}
        \begin{equation*} \begin{split} a &= b \\ &= c \end{split} \end{equation*}
        \begin{align} a &= b \label{eq:a} \\ c &= d \nonumber \end{align}
        \begin{gather*} a = b \\ c = d \end{gather*}
        \begin{multline*} a + b \\ + c + d \end{multline*}
        \begin{eqnarray} a &=& b \end{eqnarray}
        \begin{IEEEeqnarray}{rCl} a & = & b \end{IEEEeqnarray}
        \begin{dcases*} a & if b \end{dcases*}
        \begin{array}{@{}l@{\quad}r@{}} a & b \\ \hline c & d \end{array}
        \begin{array}{c|c} a & b \\ \hline\hline c & d \\ \cline{1-2} e & f \end{array}
        \begin{array}{r*{3}{c}} a & b & c & d \end{array}
        \begin{bmatrix} 1 & 2 \\[4pt] 3 & 4 \end{bmatrix}
        \mathclap{x} + \mathrlap{y} + \hphantom{x}
        \phantom{=}\; a + b
        \boxed{E = mc^2}
        \cancel{x} + \bcancel{y} + \cancelto{0}{z}
        \overbracket{a + b} + \underbracket{c}_{x}
        \xrightarrow[n\to\infty]{\text{in law}}
        \xleftrightharpoons{a} \xrightleftharpoons[k_{-1}]{k_1}
        \mathring{A} + \dddot{x} + \ddddot{x} + \widetilde{xyz}
        \vec{\imath} + \hat{\jmath}
        \utilde{x} + \undertilde{y}
        \mathbf x \cdot \mathbf y + \mathit{diff} + \mathtt{code} + \mathsf{sans}
        \text{where $x$ is \emph{large}}
        \text{for all } x \in \mathbb{R}^{d}
        \textsuperscript{2} \textsubscript{i}
        x\textsuperscript{th}
        \mathrm{~kg\,m\,s^{-2}}
        \require{cancel} \cancel{x}
        \begin{rcases} a \\ b \end{rcases}
        \lparen x \rparen \lBrace \rBrace \lmoustache \rmoustache \Vert
        \mathellipsis \textellipsis \textendash \textemdash
        \vartriangle \blacktriangle \triangleleft \blacktriangleright
        \leftrightarrows \upuparrows \downdownarrows \Lsh \Rsh \looparrowleft \dashleftarrow \nleftrightarrow
        \rightharpoonup \upharpoonleft \downharpoonright \leftthreetimes
        \Rrightarrow \Lleftarrow \leadsto \longmapsto \hookrightarrow \nRightarrow
        \thetasym \eth \hslash \Bbbk \mho \Finv \Game \ohm
        \grad f \quad \div \mathbf{v} \quad \curl \mathbf{v} \quad \laplacian
        \vb{a} \cdot \vu{b} + \va{c}
        \order{x^2} + \eval{x}_0^1
        \ev{A} \mel{a}{b}{c} \op{a}{b} \ip{a}{b}
        \set{x \mid x > 0} + \Set{x | x > 0}
        \defeq \eqdef \coloneq \Coloneqq \mathrel{\mathop:}= \mathrel{\vcenter{:}}=
        \overset{\text{def}}{=} \stackrel{\mathrm{def}}{=} \mathrel{\overset{\makebox[0pt]{\mbox{\tiny def}}}{=}}
        \operatorname{E}_{x \sim p}\left[f(x)\right]
        \accentset{\circ}{x}
        \mathstrut \strut \vphantom{b}
        \displaystyle \sum_{i} \textstyle \sum_{i} \scriptstyle x
        \mathchoice{a}{b}{c}{d}
        \left( \begin{array}{c} a \\ b \end{array} \right)
        \left\lbrace x \right\rbrace \left\lvert x \right\rvert \left\| x \right\|
        \big( \Big[ \bigg\{ \Bigg| \biggr\rangle \big/ \big\backslash \bigm|
        \left/ x \right\backslash \left\uparrow x \right\downarrow
        \left\lmoustache x \right\rmoustache \left\ulcorner x \right\urcorner
        a \bmod b \mod c
        10^{-3}\,\mathrm{m} \cdot 5\,\%
        \$100 \times 1{,}000 = \text{\$}100\,000
        90^\circ + 45\degree + \ang{30} + ^\circ C
        x' + x'' + x^{\prime} + x^\prime{}^2 + f'^2
        \sin^2\theta + \cos^2 \theta = 1, \arcsinh x, \arctanh x, \erf(x), \sinc x
        \tg x, \ctg x, \sh x, \ch x, \arctg x, \cosec x, \cotg
        \limsup_{n} \liminf_n \sup\inf
        \arg\max_\theta p + \arg\min_x q
        \nonumber \notag \label{x}
        \def\x{a} \x + \let\y\x
        \newcommand\z[1]{#1^2} \z{a}
        \newcommand*{\w}{w} \w
        \DeclarePairedDelimiter{\ab}{\lvert}{\rvert} \ab{x} + \ab*{x}
        \let\eps\varepsilon \eps
        \providecommand{\q}[2][x]{#1 + #2} \q{b}
        \textbf{Bold} \textit{it} \texttt{t_t} \textsc{Small}
        \mathbin{\ast} \mathrel{R} \mathopen{(} \mathclose{)} \mathpunct{,} \mathinner{x}
        \vcenter{x} \hbox{x} \vbox{x}
        \mspace{3mu} \mkern-1.5mu \mskip 3mu \hskip 1em plus 1fil
        \dotsc \dotsb \dotsm \dotsi \dotso
        \iff \implies \impliedby \Longleftrightarrow
        \tfrac12 \frac12 \frac ab \sqrt2 \sqrt x
        x_1^2 x^2_1 x_{1}{}^{2} {x_1}^2
        \rightarrow\! \leftarrow \longleftrightarrow
        \bar{\bar{x}} \hat{\hat{x}} \underline{\underline{A}}
        \P(A) \S 3
        \operatorname{SNR}_{\mathrm{dB}} = 10\log_{10}\!\left(\frac{P_s}{P_n}\right)\,\mathrm{dB}
        """#
}
