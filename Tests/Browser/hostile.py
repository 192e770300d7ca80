"""A module whose every text tries to run a script: 100 inputs, each in the places where authors write text."""

import base64
import pathlib
import shutil
from xml.sax.saxutils import escape, quoteattr

RUN = "document.documentElement.setAttribute('data-ran','1')"
HEX = "".join(f"&#x{ord(letter):x};" for letter in "javascript:")

TAGS = [
    "<script>{}</script>", "<ScRiPt>{}</sCrIpT>", "<script\n>{}</script >", "<script/x>{}</script>", "<<script>{}//<</script>",
    "<img src=x onerror={}>", "<img src=x onerror=\"{}\">", "<img/src=x/onerror={}>", "<img src='x' onerror='{}'", "<IMG SRC=x ONERROR={}>",
    "<svg onload={}>", "<svg><script>{}</script></svg>", "<svg/onload={}>", "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<svg><set attributeName=onload to={}>", "<svg><a xlink:href=\"javascript:{}\"><text>x</text></a></svg>",
    "<body onload={}>", "<iframe srcdoc=\"<script>parent.{}</script>\">", "<iframe src=\"javascript:parent.{}\">", "<object data=\"javascript:{}\">",
    "<embed src=\"javascript:{}\">", "<input autofocus onfocus={}>", "<select autofocus onfocus={}>", "<textarea autofocus onfocus={}>",
    "<details open ontoggle={}>", "<video><source onerror={}></video>", "<video src=x onerror={}>", "<audio src=x onerror={}>",
    "<marquee onstart={}>", "<meta http-equiv=refresh content=\"0;url=javascript:{}\">", "<base href=\"javascript:{}//\">",
    "<link rel=stylesheet href=\"data:text/css,*{{x:expression({})}}\">", "<style>@import 'javascript:{}';</style>",
    "<math><mi xlink:href=\"javascript:{}\">x</mi></math>", "<form><button formaction=\"javascript:{}\">x</button></form>",
    "<p style=\"animation-name:x\" onanimationstart={}>", "<template><script>{}</script></template>", "<noscript><img src=x onerror={}></noscript>",
    "<xmp><script>{}</script></xmp>", "<!--><script>{}</script>-->", "<![CDATA[<script>{}</script>]]>", "<?xml <script>{}</script>?>",
]
BREAKS = [
    "</title><script>{}</script>", "</style><script>{}</script>", "</script><script>{}</script>", "\"><script>{}</script>", "'><script>{}</script>",
    "\" onmouseover={} x=\"", "' onfocus={} autofocus='", "` onload={} `", "\" autofocus onfocus=\"{}", "--><script>{}</script>",
    "]]><script>{}</script>", "\\\"><script>{}</script>", "\\u003cscript\\u003e{}\\u003c/script\\u003e", "\\x3cscript>{}</script>",
    "&lt;script&gt;{}&lt;/script&gt;", "&#60;script&#62;{}&#60;/script&#62;", "&amp;lt;script&amp;gt;{}", "%3Cscript%3E{}%3C/script%3E",
    "{{{{{{{{<script>{}</script>}}}}}}}}", "{{{{{{body}}}}}}<script>{}</script>", "{{{{#title}}}}<script>{}</script>{{{{/title}}}}", "${{{}}}", "${{`{}`}}", "<%= {} %>",
    "\"]]]);{};//", "\\\"]]]);{};//", "\\n\"]);{};//", "'];{};//", "*/{};/*", "</textarea><script>{}</script>", "</option></select><script>{}</script>",
    "</p></section></main><script>{}</script>", "﹤script﹥{}﹤/script﹥", "＜script＞{}＜/script＞", "<scr\u00adipt>{}</scr\u00adipt>", "<s\u200bcript>{}</s\u200bcript>",
]
ADDRESSES = [
    "javascript:{}", "JaVaScRiPt:{}", "java\tscript:{}", "vbscript:{}", "data:text/html,<script>{}</script>",
    "data:text/html;base64,{64}", "javascript://%0a{}", "//example.org/{}", "file:///etc/passwd#{}", "blob:null/{}", "\u0001javascript:{}",
    "javascript&colon;{}", HEX + "{}", "view-source:javascript:{}", "feed:javascript:{}", "jar:javascript:{}!/", "mhtml:javascript:{}", "ms-its:javascript:{}",
    "livescript:{}", "mocha:{}", "about:blank#{}", "filesystem:null/{}",
]


def payloads():
    """Exactly 100: texts first, then addresses."""
    def fill(pattern):
        if "{64}" in pattern:
            return pattern.replace("{64}", base64.b64encode(f"<script>{RUN}</script>".encode()).decode())
        return pattern.replace("{}", RUN, 1).replace("{{", "{").replace("}}", "}")

    texts = [fill(pattern) for pattern in TAGS + BREAKS]
    addresses = [fill(pattern) for pattern in ADDRESSES]
    assert len(texts) + len(addresses) == 100, (len(texts), len(addresses))
    return texts, addresses


def topic(number, texts):
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<topic id="bai-{number}" xml:lang="vi">',
             f"<title>{escape(texts[0])}</title><shortdesc>{escape(texts[-1])}</shortdesc>",
             '<prolog><metadata><othermeta name="objectives" content="o1"/><othermeta name="periods-theory" content="1"/></metadata></prolog><body>']
    for index, text in enumerate(texts):
        name, text = f"x{number}-{index}", escape(text)
        parts.append(f"""<section id="m-{name}"><title>{text}</title>
<p>{text} <b>{text}</b> <ph>{text}</ph><fn>{text}</fn></p>
<ul><li>{text}</li></ul><dl><dlentry><dt>{text}</dt><dd>{text}</dd></dlentry></dl>
<note type="tip"><title>{text}</title><p>{text}</p></note>
<pre>{text}</pre>
<fig><title>{text}</title><image href="media/h.svg"><alt>{text}</alt></image></fig>
<simpletable><title>{text}</title><sthead><stentry>{text}</stentry></sthead><strow><stentry>{text}</stentry></strow></simpletable>
<lcSingleSelect id="q{name}"><data name="objective" value="o1"/><lcQuestion>{text}</lcQuestion><lcAnswerOptionGroup>
<lcAnswerOption><lcAnswerContent>{text}</lcAnswerContent><lcCorrectResponse/></lcAnswerOption>
<lcAnswerOption><lcAnswerContent>B {text}</lcAnswerContent></lcAnswerOption></lcAnswerOptionGroup></lcSingleSelect>
</section>""")
    return "\n".join(parts + ["</body></topic>\n"])


def write(project, root):
    """The module's sources; answers how many topics there are."""
    texts, _ = payloads()
    module = project / "Content/modules/cd01"
    (module / "media").mkdir(parents=True)
    shutil.copyfile(root / "Content/programme.yaml", project / "Content/programme.yaml")
    shutil.copytree(root / "Templates", project / "Templates")
    (module / "media/h.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90"/></svg>')
    names = []
    for number, group in enumerate((texts[at:at + 13] for at in range(0, len(texts), 13)), 1):
        names.append(f"{number:02}-bai.xml")
        (module / names[-1]).write_text(topic(number, list(group)))
    quoted = [text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") for text in texts[:3]]
    (module / "module.yaml").write_text("\n".join([
        f'title: "{quoted[0]}"', "version: 1.0.0", f'leadUnit: "{quoted[1]}"', f'authors: ["{quoted[2]}"]', f'audience: ["{quoted[0]}"]',
        "serves: [can-bo]", f"periods: {{theory: {len(names)}, discussion: 0, practice: 0}}", "objectives:", "  - id: o1", "    kind: knowledge", f'    text: "{quoted[1]}"',
        "topics:", *[f"  - {name}" for name in names], ""]))
    return len(names)


def write_addresses(project):
    """Links of all kinds to the addresses, in both syntaxes, instead of the topics; answers how many."""
    _, addresses = payloads()
    module = pathlib.Path(project) / "Content/modules/cd01"
    front = "---\ntitle: A\nsummary: B.\nobjectives: [o1]\nperiods: {theory: 1}\n---\n\n"
    # A control character would refuse the whole file; its own finding is tested elsewhere.
    addresses = [address for address in addresses if "\u0001" not in address]
    (module / "01-bai.md").write_text(front + "\n\n".join(f"[chữ](<{address}>)" for address in addresses) + "\n")
    links = "".join(f"<p><xref href={quoteattr(address)} scope=\"external\">chữ</xref></p>\n" for address in addresses)
    (module / "02-bai.xml").write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<topic id="a"><title>A</title><body>\n{links}</body></topic>\n')
    text = (module / "module.yaml").read_text()
    (module / "module.yaml").write_text(text[:text.index("topics:")] + "topics:\n  - 01-bai.md\n  - 02-bai.xml\n")
    return len(addresses)
