"""Messages in templates: compiled in the site's language, their values escaped."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from digest.pages.language.wording import Wording, read_wording
from digest.pages.theming.translating import TranslatingEnvironment

CATALOG = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);\n"

msgid "Newer"
msgstr "Neuere & <b>frischere</b>"

msgid "Page %(n)s of %(m)s"
msgstr "Von %(m)s Seiten die %(n)s."

msgid "100%% of it"
msgstr "100%% davon"

msgid "%(count)s report of %(who)s"
msgid_plural "%(count)s reports of %(who)s"
msgstr[0] "kein Bericht"
msgstr[1] "ein Bericht"
msgstr[2] "%(count)s Berichte von %(who)s"

msgid "To <a href=\"%(link)s\">it</a>"
msgstr "Zu <a href=\"%(link)s\">ihm</a>"
"""

REPORTS = '"%(count)s report of %(who)s", "%(count)s reports of %(who)s"'
LINKED = 'Zu <a href="&lt;i&gt;">ihm</a>'


@pytest.fixture
def german(tmp_path: Path) -> Wording:
    (tmp_path / "de.po").write_text(CATALOG, "utf-8")
    return read_wording("de-AT", (tmp_path,), tmp_path)


def rendered(source: str, words: Wording, folder: Path, **values: object) -> str:
    environment = TranslatingEnvironment(words, (folder,), jinja2.StrictUndefined)
    return environment.from_string(source).render(**values)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{{ _("Newer") }}', "Neuere & <b>frischere</b>"),
        ('{{ _("Newer")|upper }}', "NEUERE & <B>FRISCHERE</B>"),
        ('{% set shown = _("Newer") %}{{ shown }}', "Neuere & <b>frischere</b>"),
        ('{{ _("New" ~ "er") }}', "Neuere & <b>frischere</b>"),
        ('{{ _("Page %(n)s of %(m)s", n=x, m=9) }}', "Von 9 Seiten die &lt;i&gt;."),
        ('{{ _("Page %(n)s of %(m)s", n=x, m=9)|upper }}', "VON 9 SEITEN DIE &LT;I&GT;."),
        ('{{ _("Not translated %(n)s", n=x|safe) }}', "Not translated <i>"),
        ('{{ _("100%% of it") }}{{ _("100%% of %(n)s", n=1) }}', "100% davon100% of 1"),
        (f"{{{{ ngettext({REPORTS}, 0, who=x) }}}}", "kein Bericht"),
        (f"{{{{ ngettext({REPORTS}, 4321, who=x) }}}}", "4.321 Berichte von &lt;i&gt;"),
        ('{% trans link=x %}To <a href="{{ link }}">it</a>{% endtrans %}', LINKED),
        (
            "{% trans count=4321, who=x %}{{ count }} report of {{ who }}"
            "{% pluralize %}{{ count }} reports of {{ who }}{% endtrans %}",
            "4.321 Berichte von &lt;i&gt;",
        ),
    ],
)
def test_a_message_is_said_in_the_language(
    source: str, expected: str, german: Wording, tmp_path: Path
) -> None:
    assert rendered(source, german, tmp_path, x="<i>") == expected


def test_a_constant_message_is_text_of_the_compiled_template(
    german: Wording, tmp_path: Path
) -> None:
    environment = TranslatingEnvironment(german, (tmp_path,), jinja2.StrictUndefined)
    code = environment.compile('a{{ _("Newer") }}z{{ _("Newer, %(x)s", x=x) }}', raw=True)
    assert "aNeuere & <b>frischere</b>zNewer, " in code


def test_a_value_that_a_message_lacks_is_an_error_when_the_page_is_made(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="name"):
        rendered('{{ _("Hello %(name)s") }}', Wording(), tmp_path)
