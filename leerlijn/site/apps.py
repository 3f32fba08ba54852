"""The roof is set up last: when every room is there, the procedures are loaded and the rooms are tied."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "leerlijn.site"
    label = "roof"

    def ready(self) -> None:
        import_module("leerlijn.site.wiring").tie()
