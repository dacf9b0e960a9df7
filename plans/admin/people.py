"""Users, and what each may do where."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm
from django.contrib.auth.models import Group, User
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from plans.access import Access, access_of
from plans.admin.accounts import AccountActs, PersonForm
from plans.admin.careful import Careful
from plans.admin.scope import OfficeTabularInline, Scoped
from plans.models import Membership

PLACE_OF = {"municipality": "pk", "unit": "municipality"}


class RolesFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """Roles that are given; `giver` is set by the page."""

    giver: Access

    def clean(self) -> None:
        """Refuse a role in a municipality that whoever gives it does not administer."""
        super().clean()
        for form in self.forms:
            place = getattr(form, "cleaned_data", {}).get("municipality")
            if place is not None and not self.giver.administers(place.pk):
                form.add_error(
                    "municipality", _("Bu belediyenin yöneticisi değilsiniz.")
                )


class MembershipInline(OfficeTabularInline[Membership, User]):
    """A person's roles, in the municipalities that the giver administers."""

    model = Membership
    formset = RolesFormSet
    extra = 1
    autocomplete_fields = ["municipality", "unit"]

    def is_open_to(self, access: Access) -> bool:
        """Who works where is an administrator's affair."""
        return access.is_total or bool(access.administered_ids)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Who gives roles takes them back."""
        return self.is_open_to(access_of(request.user))

    def get_formset(
        self,
        request: HttpRequest,
        obj: Any = None,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> type[forms.BaseInlineFormSet[Any, Any, Any]]:
        """Tell the rows who gives the roles."""
        formset = super().get_formset(request, obj, **kwargs)
        giver = access_of(request.user)
        return type("GivenRoles", (formset,), {"giver": giver})

    def formfield_for_foreignkey(
        self,
        db_field: models.ForeignKey[Any, Any],
        request: HttpRequest,
        **kwargs: Any,  # noqa: ANN401
    ) -> forms.ModelChoiceField[Any] | None:
        """Offer, and accept, only places that the giver administers."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        giver = access_of(request.user)
        path = PLACE_OF.get(db_field.name)
        if field is not None and path is not None and not giver.is_total:
            assert field.queryset is not None  # noqa: S101 - a choice of rows has rows
            mine = {f"{path}__in": giver.administered_ids}
            field.queryset = field.queryset.filter(**mine)
        return field


class NewUserForm(AdminUserCreationForm[User]):
    """A new person comes to the admin too, unless that is unticked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["is_staff"].initial = True


class PasswordOfPersonForm(AdminPasswordChangeForm):  # type: ignore[type-arg]
    """A new password for somebody, or none at all; Django has no Turkish for the second."""

    usable_password_help_text = lazy(format_html, str)(
        '{}<ul id="id_unusable_warning" class="messagelist"><li class="warning">{}</li></ul>',
        _("Kapatılırsa kişi yalnızca kurum hesabıyla giriş yapabilir."),
        _("Kapatılırsa bu kişinin şimdiki şifresi silinir."),
    )


admin.site.unregister(User)
admin.site.unregister(Group)  # roles are memberships


@admin.register(User)
class PersonAdmin(AccountActs, Careful, Scoped, UserAdmin[User]):
    """Kişiler: a municipality's administrator sees those who work nowhere else."""

    asks_why = False  # a role is given or taken, which says itself
    actions = ["close_accounts", "open_accounts", "take_off_second_factors"]
    form = PersonForm
    add_form = NewUserForm
    change_password_form = PasswordOfPersonForm
    inlines = [MembershipInline]
    list_display = [
        "username",
        "first_name",
        "last_name",
        "email",
        "roles",
        "is_active",
    ]
    list_filter = ["is_active", "is_superuser", "memberships__role"]
    search_fields = ["username", "first_name", "last_name", "email"]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": [
                    "username",
                    "email",
                    "first_name",
                    "last_name",
                    "usable_password",
                    "password1",
                    "password2",
                    "is_staff",
                ],
            },
        )
    ]
    own_fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Kişi"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Giriş"), {"fields": ["is_active", "is_staff", "last_login"]}),
    ]
    whole_fieldsets = [
        *own_fieldsets,
        (_("Bütün kurulum"), {"fields": ["is_superuser"]}),
    ]
    # An account is closed and opened by the list's acts alone: they end sessions and keep who did it.
    readonly_fields = ["is_active", "last_login"]
    filter_horizontal = ()

    def is_open_to(self, access: Access) -> bool:
        """Who works where is an administrator's affair."""
        return access.is_total or bool(access.administered_ids)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Keep the people of the municipalities administered, and of no other."""
        people = super().get_queryset(request).prefetch_related("memberships__unit")
        access = access_of(request.user)
        if access.is_total:
            return people
        elsewhere = Membership.objects.exclude(
            municipality__in=access.administered_ids
        ).values("user")
        mine = Membership.objects.filter(
            municipality__in=access.administered_ids
        ).values("user")
        return people.filter(pk__in=mine, is_superuser=False).exclude(pk__in=elsewhere)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:  # noqa: ANN401
        """Only who may everything makes another one who may."""
        if obj is None:
            return self.add_fieldsets
        if access_of(request.user).is_total:
            return self.whole_fieldsets
        return self.own_fieldsets

    @admin.display(description=_("roller"))
    def roles(self, person: User) -> str:
        """The person's roles in words."""
        return ", ".join(
            f"{row.get_role_display()} ({row.unit})"
            if row.unit
            else row.get_role_display()
            for row in person.memberships.all()
        )
