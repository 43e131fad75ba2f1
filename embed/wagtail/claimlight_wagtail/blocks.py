"""The block that editors put into a StreamField."""

from wagtail import blocks


class ClaimlightBlock(blocks.StructBlock):
    """The element for the article of the page that it stands in."""

    article = blocks.CharBlock(default="article", help_text="The id of the article’s element, or a selector.")
    kinds = blocks.MultipleChoiceBlock(
        choices=[("quote", "Quotes"), ("speaker", "Speakers"), ("cue", "Cues"), ("doubt", "Doubts")],
        required=False,
        help_text="What is marked; all of it where nothing is chosen.",
    )

    class Meta:
        icon = "openquote"
        label = "Claimlight"
        template = "claimlight_wagtail/element.html"
