"""What a citizen types to ask, and what the staff types to decide and to answer."""

from __future__ import annotations

import re
import unicodedata
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from indicators.models import Indicator
from plans.models import Unit
from reports.asking.refusals import ExpiredFormError, TrapError
from reports.asking.services import Words
from reports.asking.tokens import form_of, new_token
from reports.models import TEXT_LENGTH, Question

LINK = re.compile(
    r"https?:|www\.|[a-z0-9-]+\.(?:com|net|org|ru|cn|xyz|top|info)\b", re.I
)
MOST_LINKS = 1  # a source may be named
LEAST_LETTERS = 10
TRAP = "web_sitesi"
TOKEN = "anahtar"  # noqa: S105 - a field's name


def tidied(text: str) -> str:
    """Return a text without what cannot be seen, and with single blank lines.

    >>> tidied(" Neden" + chr(0x202E) + "?\\r\\n\\r\\n\\r\\n\\r\\nSonra? ")
    'Neden?\\n\\nSonra?'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    seen = "".join(
        letter
        for letter in unicodedata.normalize("NFC", lines)
        if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cf", "Co")
    )
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" {3,}", "  ", seen)).strip()


class AskForm(forms.Form):
    """A question about one indicator; the token and the trap tell people from machines."""

    text = forms.CharField(
        label=_("Sorunuz"),
        max_length=TEXT_LENGTH,
        help_text=_(
            "En çok 1000 karakter. Yazdığınız gibi yayımlanır: telefon, adres, kimlik numarası gibi kişisel bilgi yazmayın."
        ),
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Sorunuzu yazın.")},
    )
    year = forms.TypedChoiceField(
        label=_("Hangi yıl için?"), required=False, coerce=int, empty_value=None
    )
    asker_name = forms.CharField(
        label=_("Adınız"),
        required=False,
        max_length=60,
        help_text=_("İsteğe bağlı. Yazarsanız sorunun yanında yayımlanır."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-posta adresiniz"),
        required=False,
        max_length=254,
        help_text=_(
            "İsteğe bağlı. Yalnız sorunuzun sonucunu size yazmak için; yayımlanmaz, sonuç yazılınca silinir."
        ),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    web_sitesi = forms.CharField(required=False)  # the trap
    anahtar = forms.CharField(required=False, widget=forms.HiddenInput)  # the token

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        self.number: uuid.UUID | None = None
        years = indicator.objective.goal.plan.years
        choices = [("", _("belli bir yıl değil")), *((year, year) for year in years)]
        self.fields["year"].choices = choices  # type: ignore[attr-defined]
        self.initial[TOKEN] = new_token(indicator)

    def clean_text(self) -> str:
        """Return the question as people see it; refuse what is no sentence, and lists of links."""
        text = tidied(self.cleaned_data["text"])
        if sum(letter.isalpha() for letter in text) < LEAST_LETTERS:
            raise ValidationError(_("Sorunuzu bir cümleyle yazın."))
        if len(LINK.findall(text)) > MOST_LINKS:
            raise ValidationError(_("Soruda en çok bir bağlantı olabilir."))
        return self._fitting("text", text)

    def clean_asker_name(self) -> str:
        """Return the name on one line; an address is none."""
        name = " ".join(tidied(self.cleaned_data["asker_name"]).split())
        if LINK.search(name) or "@" in name:
            raise ValidationError(_("Buraya yalnız adınızı yazın."))
        return self._fitting("asker_name", name)

    def clean(self) -> dict[str, Any]:
        """Refuse what a machine sent; what was typed stays, with what makes the next try good."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get(TRAP):
            self._put(TRAP, "")
            raise TrapError
        try:
            self.number = form_of(cleaned.get(TOKEN, ""), self.indicator)
        except ExpiredFormError:
            self._put(TOKEN, new_token(self.indicator))
            raise
        return cleaned

    def words(self, language: str) -> Words:
        """Return what was asked, in the language of the page."""
        typed = self.cleaned_data
        known = language in Question.Language.values
        return Words(
            text=typed["text"],
            year=typed["year"],
            asker_name=typed["asker_name"],
            email=typed["email"],
            language=language if known else Question.Language.TURKISH,
        )

    def _fitting(self, name: str, text: str) -> str:
        """Return a text that is not too long; a few letters are longer once they are tidied."""
        for validate in self.fields[name].validators:
            validate(text)
        return text

    def _put(self, name: str, value: str) -> None:
        """Let the form that comes back hold this."""
        given = QueryDict(mutable=True)
        given.update(self.data)
        given[name] = value
        self.data = given


class RefusalForm(forms.Form):
    """Why a question is not published."""

    reason = forms.ChoiceField(
        label=_("Neden"), choices=[("", _("seçin")), *Question.Reason.choices]
    )
    note = forms.CharField(
        label=_("Sorana not"),
        required=False,
        max_length=TEXT_LENGTH,
        help_text=_("Soran kişi, sorusunun adresinde nedenle birlikte okur."),
        widget=forms.Textarea({"rows": 2}),
    )


class ErasureForm(forms.Form):
    """That somebody means it: nothing brings the words back."""

    is_meant = forms.BooleanField(
        label=_("Sözlerin geri gelmeyeceğini biliyorum"),
        error_messages={"required": _("Silmek için bu kutuyu işaretleyin.")},
    )


class ProposalForm(forms.Form):
    """What a unit would answer."""

    text = forms.CharField(
        label=_("Cevap önerisi"),
        max_length=4 * TEXT_LENGTH,
        help_text=_("Strateji birimi okur, gerekirse değiştirir ve yayımlar."),
        widget=forms.Textarea({"rows": 5}),
    )


class AnswerForm(forms.Form):
    """What everybody will read, and which unit prepared it."""

    text = forms.CharField(
        label=_("Cevap"),
        max_length=4 * TEXT_LENGTH,
        help_text=_("Gönderilince hemen yayımlanır."),
        widget=forms.Textarea({"rows": 6}),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Cevabı hazırlayan birim"),
        required=False,
        empty_label=_("belirtilmesin"),
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        place = question.indicator.objective.goal.plan.municipality
        self.fields["unit"].queryset = Unit.objects.filter(municipality=place)  # type: ignore[attr-defined]


class CorrectionForm(AnswerForm):
    """A later answer, and why it takes the place of the earlier."""

    reason = forms.CharField(label=_("Düzeltme nedeni"), max_length=300)
