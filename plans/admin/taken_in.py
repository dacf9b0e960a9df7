"""Tables that come in: a dry run with every error of every row, a reason, one press that writes all."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.admin import ImportMixin
from import_export.forms import ConfirmImportForm, ImportForm
from import_export.results import Result
from import_export.tmp_storages import CacheStorage

from plans.admin.careful import REASON
from plans.table_formats import FORMATS
from plans.tables.cells import UnreadableTableError
from plans.tables.changes import changes_of

MOST_BYTES = 5 * 1024 * 1024
SEEN = "seen"
CHANGED = gettext_lazy(
    "Siz bakarken kayıtlar değişti; hiçbir şey yazılmadı. Dosyayı yeniden yükleyin."
)
GONE = gettext_lazy("Yüklenen dosya artık saklanmıyor; yeniden yükleyin.")


class Kept(CacheStorage):
    """The file between its check and the press: where every process finds it, for an hour."""

    CACHE_LIFETIME = 3600


class TakenInForm(ImportForm):
    """A table, and why it changes what stands."""

    change_reason = forms.CharField(
        label=gettext_lazy("Gerekçe"),
        help_text=gettext_lazy(
            "Neden değiştirdiğiniz; değişen her kaydın geçmişinde adınızla saklanır."
        ),
        error_messages={"required": gettext_lazy("Neden değiştirdiğinizi yazın.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["import_file"].label = _("Tablo dosyası")

    def clean_import_file(self) -> UploadedFile[bytes]:
        """Refuse what is too large to be one."""
        file: UploadedFile[bytes] = self.cleaned_data["import_file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Dosya en çok 5 MB olabilir."))
        return file


class PressForm(ConfirmImportForm):
    """The press: it knows what was shown."""

    format = forms.ChoiceField(
        choices=[(str(at), str(at)) for at in range(len(FORMATS))],
        widget=forms.HiddenInput(),
    )
    resource = forms.ChoiceField(
        choices=[("", "0"), ("0", "0")], widget=forms.HiddenInput(), required=False
    )
    change_reason = forms.CharField(widget=forms.HiddenInput())
    seen = forms.CharField(widget=forms.HiddenInput(), required=False)


class TakenIn(ImportMixin):
    """A page whose table comes in as it goes out, through what the forms write through."""

    import_export_change_list_template = (
        "admin/import_export/change_list_import_export.html"
    )
    import_template_name = "admin/import_export/taken_in.html"
    import_form_class = TakenInForm
    confirm_form_class = PressForm
    tmp_storage_class = Kept
    skip_admin_log = True  # the records' own history tells who, when and why
    resource_classes: list[Any]
    model: type[models.Model]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Who may add a record by hand may send a table of them."""
        return bool(self.has_add_permission(request))

    def get_import_resource_kwargs(
        self,
        request: HttpRequest,
        **kwargs: Any,  # noqa: ANN401
    ) -> dict[str, Any]:
        """Tell the table who sends it, and why."""
        form = kwargs.get("form")
        cleaned = getattr(form, "cleaned_data", {}) if form is not None else {}
        return {"person": request.user, "why": cleaned.get(REASON, "")}

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """Nothing of a request goes on to the rows."""
        return {}

    def add_data_read_fail_error_to_form(self, form: forms.Form, e: Exception) -> None:
        """Say why a file is no table; what is no fault of the file is not hidden."""
        if not isinstance(e, UnreadableTableError):
            raise e
        form.add_error("import_file", str(e))

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        """Check a table; the press is told what the check showed."""
        answer = super().import_action(request, **kwargs)
        context = answer.context_data
        result, press = context.get("result"), context.get("confirm_form")
        if result is not None:
            context["changes"] = changes_of(result)
        if press is not None:
            press.initial[SEEN] = digest_of(result)
            if not context["changes"]:
                del context["confirm_form"]
        context["abouts"] = [each.about for each in self.resource_classes if each.about]
        context["title"] = _("Tablodan al: %s") % self.model._meta.verbose_name_plural
        return answer  # type: ignore[no-any-return]

    def get_confirm_form_initial(
        self,
        request: HttpRequest,
        import_form: Any,  # noqa: ANN401
    ) -> dict[str, Any]:
        """Take the reason along."""
        usual: dict[str, Any] = super().get_confirm_form_initial(request, import_form)
        if import_form is None:
            return usual
        return usual | {REASON: import_form.cleaned_data[REASON]}

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        """Write what was shown, all of it or nothing."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        press = self.create_confirm_form(request)
        if not press.is_valid() or not _is_kept(press.cleaned_data["import_file_name"]):
            messages.error(request, GONE)
            return HttpResponseRedirect(self._page("import"))
        return super().process_import(request, **kwargs)  # type: ignore[no-any-return]

    def process_dataset(
        self,
        dataset: Any,  # noqa: ANN401
        form: Any,  # noqa: ANN401
        request: HttpRequest,
        **kwargs: Any,  # noqa: ANN401
    ) -> Result:
        """Write a table unless it would change something else than was shown."""
        told = self.get_import_resource_kwargs(request, form=form)
        resource = self.choose_import_resource_class(form, request)(**told)
        return resource.import_data(
            dataset, unless=lambda result: digest_of(result) != form.cleaned_data[SEEN]
        )

    def process_result(self, result: Result, request: HttpRequest) -> HttpResponse:
        """Say what became of it."""
        if not result.is_written:
            messages.error(request, CHANGED)
            return HttpResponseRedirect(self._page("import"))
        totals = result.totals
        said = _("%(new)d yeni kayıt, %(update)d değişen kayıt yazıldı.")
        messages.success(
            request, said % {"new": totals["new"], "update": totals["update"]}
        )
        return HttpResponseRedirect(self._page("changelist"))

    def _page(self, name: str) -> str:
        app, model = self.get_model_info()
        return reverse(f"admin:{app}_{model}_{name}")


def digest_of(result: Result) -> str:
    """Return what tells one check's changes from another's."""
    return sha256(repr(changes_of(result)).encode()).hexdigest()


def _is_kept(name: str) -> bool:
    return Kept(name=name).read() is not None
