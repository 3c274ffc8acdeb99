/** Texts of our own making, one for each kind of content. */

export const STRUCTURE = `# What to do first

Take the tablet *after* food, **never** on an empty stomach; see [the leaflet](https://example.org/leaflet).

## By week

1. One tablet a day
2. Two tablets a day
   - morning
   - evening
     1. not after eight
3. Come back

> If the ankles swell, stop.
>
> > And ask.

| Week | Session | Cost |
|:--|---|--:|
| 1 | 8 × (1 min run, 2 min walk) | 0 |
| 2 | *6 × (2, 2)*<br>or a rest | 12 |
| 3 | \`rest\` | 120 |

- [x] measured
- [ ] written down

A list is a List<String>, water is H~2~O, a note[^1] stands below. ~~Struck~~ out.

---

![A rash on the forearm](rash.png) — \`inline code\`

[^1]: The note itself.`

export const MATHEMATICS = `The concentration after one dose is $C(t) = \\frac{D}{V} e^{-kt}$, so after \\(t_{1/2} = \\frac{\\ln 2}{k}\\) half is left. In general

$$
\\bar{x} \\pm t_{n-1,\\,0.975} \\frac{s}{\\sqrt{n}}, \\qquad s^2 = \\frac{1}{n-1} \\sum_{i=1}^{n} (x_i - \\bar{x})^2
$$

and at length

\\[
f(x) = a_0 + \\sum_{n=1}^{\\infty} \\left( a_n \\cos \\frac{n \\pi x}{L} + b_n \\sin \\frac{n \\pi x}{L} \\right) + \\int_0^x \\frac{g(u)\\,du}{\\sqrt{1 - u^2}} + \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}
\\]

It costs $5 and $10; a formula that cannot be read: $\\frac{1$.`

export const CODE = `Count the words:

\`\`\`python
# how often each word stands in a text
from collections import Counter

def count(text: str, at_least: int = 2) -> dict[str, int]:
    words = Counter(word.lower().strip(".,;") for word in text.split() if word != "" and word.isalpha() and len(word) > 3)
    return {word: n for word, n in words.items() if n >= at_least}
\`\`\`

or in R:

\`\`\`r
table(strsplit(tolower(text), "[^a-z]+")) # all of them
\`\`\`

\`\`\`
no language, no colour
\`\`\``

export const ARABIC = `الجرعة المعتادة هي **قرص واحد** في اليوم، ويمكن زيادتها إلى 20 mg بعد *أسبوعين*.

1. قِس ضغط الدم صباحًا
2. اكتب القيمة في الجدول

$k = 0.1$ هي قيمة الثابت، انظر \`dose(5)\`.

| الأسبوع | الجرعة |
|---|---|
| 1 | 10 mg |

English stands from the left again.`

export const CHINESE = `每天一次，每次**一片**，饭后*立即*服用。如果脚踝肿胀，请停药并联系医生。

- 早上测量血压
- 记录在表格中：$p < 0.05$

日本語の段落もここにあります。한국어 문단도 있습니다.`
