"""What `manage.py check` tells before a reader meets it."""

import mimetypes

from django.contrib.staticfiles import finders
from django.core import checks

FOLDER = "claimlight"
FILES = ("claimlight.js", "worker.js", "claimlight_bg.wasm", "details.js")
SCRIPT_TYPES = ("text/javascript", "application/javascript")


@checks.register(checks.Tags.staticfiles)
def files_are_there(app_configs, **kwargs):
    """The element's files are where Django looks for static files."""
    missing = [name for name in FILES if not finders.find(f"{FOLDER}/{name}")]
    if not missing:
        return []
    return [
        checks.Error(
            f"Static files of Claimlight are missing: {', '.join(f'{FOLDER}/{name}' for name in missing)}.",
            hint=f"Copy Claimlight's folder www/dist, named {FOLDER}, into a folder of STATICFILES_DIRS; then run collectstatic.",
            id="claimlight.E001",
        )
    ]


@checks.register(checks.Tags.staticfiles)
def scripts_have_their_type(app_configs, **kwargs):
    """Django and WhiteNoise ask Python what type a file has, and Python asks the machine."""
    kind, _ = mimetypes.guess_type("claimlight.js")
    if kind in SCRIPT_TYPES:
        return []
    return [
        checks.Error(
            f"Files that end in .js are sent as {kind} here, and browsers do not run modules of that type.",
            hint='Put this into the settings: import mimetypes; mimetypes.add_type("text/javascript", ".js")',
            id="claimlight.E002",
        )
    ]
