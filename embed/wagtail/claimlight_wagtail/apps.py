from django.apps import AppConfig


class ClaimlightConfig(AppConfig):
    name = "claimlight_wagtail"
    verbose_name = "Claimlight"

    def ready(self) -> None:
        from . import checks  # noqa: F401  registers them
