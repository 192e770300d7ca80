"""The peers: what each is given, and how it is run. Each reads the very topics that hoclieu reads, in the least configuration
with which it understands them and writes a page a topic; each may use both cores if it can.
"""

import os
import pathlib
import shutil
import subprocess

from measuring import Missing

PYTHON = pathlib.Path(__file__).resolve().parents[2] / ".venv/bin/python3"
TOOLS = PYTHON.parents[1] / "peers/bin"


def tool(name, trial="--version"):
    """The path of a peer that starts: WeasyPrint, for example, may lack a library."""
    path = TOOLS / name
    if not path.exists():
        raise Missing(f"{name} is not in .venv/peers")
    if subprocess.run([path, trial], stdin=subprocess.DEVNULL, capture_output=True).returncode != 0:
        raise Missing(f"{name} does not start")
    return path


def version(package):
    """The version of a wheel among the peers."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    found = subprocess.run([TOOLS / "python3", "-c", code], capture_output=True, text=True)
    if found.returncode != 0:
        raise Missing(f"{package} is not in .venv/peers")
    return found.stdout.strip()


def pandoc():
    """pandoc is in the wheel by which hoclieu imports Word files."""
    code = "import pypandoc; print(pypandoc.get_pandoc_path())"
    found = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True)
    if found.returncode != 0:
        raise Missing("pandoc is not in .venv")
    return pathlib.Path(found.stdout.strip())


def topics(project):
    return sorted((project / "Content/modules").glob("*/*.md"))


def copy_topics(project, folder):
    for path in topics(project):
        target = folder / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


class Hugo:
    name = "Hugo"
    how = "one-line templates; no search"

    def __init__(self, project, site):
        self.site = site
        self.hugo = tool("hugo", "version")
        self.name = "Hugo " + version("hugo")
        layouts = site / "layouts/_default"
        layouts.mkdir(parents=True)
        (site / "hugo.toml").write_text(
            'baseURL = "/"\ntitle = "x"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n')
        (layouts / "single.html").write_text("<!DOCTYPE html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\n")
        (layouts / "list.html").write_text(
            "<!DOCTYPE html><title>{{ .Title }}</title>{{ range .Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}\n")
        copy_topics(project, site / "content")

    def run(self, figure, out):
        figure.run([self.hugo, "--quiet", "--source", self.site, "--destination", out, "--noBuildLock"])


class MkDocs:
    name = "MkDocs Material"
    how = "its theme and search; footnotes, attribute lists, tables"

    def __init__(self, project, site):
        self.mkdocs = tool("mkdocs")
        self.name += " " + version("mkdocs-material")
        self.configuration = site / "mkdocs.yml"
        copy_topics(project, site / "docs")
        (site / "docs/index.md").write_text("# x\n")
        self.configuration.write_text(
            "site_name: x\ntheme: {name: material, font: false}\nmarkdown_extensions: [footnotes, attr_list, tables]\n")

    def run(self, figure, out):
        # Otherwise it advertises another program.
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        figure.run([self.mkdocs, "build", "--quiet", "-f", self.configuration, "-d", out], env=environment)


class Sphinx:
    name = "Sphinx"
    how = "theme “basic” and its search, a contents page a module, `-j 2`"

    def __init__(self, project, site):
        self.sphinx, self.site = tool("sphinx-build"), site
        self.name = f"Sphinx {version('sphinx')}, MyST {version('myst-parser')}"
        copy_topics(project, site)
        modules = sorted(path.name for path in site.iterdir())
        for module in modules:
            (site / module / "index.md").write_text(f"# {module}\n\n```{{toctree}}\n:glob:\n\n*-bai\n```\n")
        contents = "\n".join(f"{module}/index" for module in modules)
        (site / "index.md").write_text(f"# x\n\n```{{toctree}}\n{contents}\n```\n")
        (site / "conf.py").write_text(
            'project = "x"\nextensions = ["myst_parser"]\nhtml_theme = "basic"\nhtml_copy_source = False\n'
            'suppress_warnings = ["myst"]\n')

    def run(self, figure, out):
        figure.run([self.sphinx, "-q", "-E", "-j", "2", self.site, out])


class Pandoc:
    name = "pandoc"
    how = "`gfm` to stand-alone HTML, a process a topic, two at a time; no contents, no search"

    def __init__(self, project, site):
        self.pandoc = pandoc()
        said = subprocess.run([self.pandoc, "--version"], capture_output=True, text=True, check=True).stdout
        self.name = said.split("\n")[0]
        self.listing = site / "topics.txt"
        self.listing.write_text("".join(f"{path}\n" for path in topics(project)))
        # The page has the names of its folder and file.
        self.script = site / "one.sh"
        self.script.write_text(
            '#!/bin/sh\nmodule=${3%/*}\nexec "$1" -f gfm -t html5 -s "$3" -o "$2/${module##*/}-$(basename "$3" .md).html"\n')
        self.script.chmod(0o755)

    def run(self, figure, out):
        figure.run(["xargs", "-a", self.listing, "-P", "2", "-n", "1", self.script, self.pandoc, out])


SITES = [MkDocs, Sphinx, Pandoc]


class WeasyPrint:
    """A book of one module: its topics as one HTML file, made by pandoc beforehand, which does not count."""

    name = "WeasyPrint"
    how = "PDF/UA-1 of one HTML file with a plain sheet of A4; its making by pandoc does not count"
    style = "@page { size: A4; margin: 25mm; @bottom-center { content: counter(page) } } body { font: 13pt 'Liberation Serif' }"

    def __init__(self, project, site):
        self.weasyprint = tool("weasyprint")
        self.name += " " + version("weasyprint")
        self.page, self.style_sheet = site / "book.html", site / "book.css"
        self.style_sheet.write_text(self.style)
        module = topics(project)[0].parent
        # Addresses and notes are those of their topic alone: each becomes a part, and the parts are laid one behind another.
        parts = [
            subprocess.run([pandoc(), "-f", "gfm", "-t", "html5", f"--id-prefix={path.stem}-", path],
                           capture_output=True, text=True, check=True).stdout for path in sorted(module.glob("*.md"))]
        self.page.write_text(f'<!DOCTYPE html><html lang="vi"><title>x</title>{"".join(parts)}</html>')

    def run(self, figure, out):
        figure.run([self.weasyprint, "-q", "--pdf-variant", "pdf/ua-1", "-s", self.style_sheet, self.page, out / "book.pdf"])
