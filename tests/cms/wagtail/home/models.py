from claimlight_wagtail.blocks import ClaimlightBlock
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page


class StoryPage(Page):
    body = StreamField([("text", RichTextBlock()), ("claimlight", ClaimlightBlock())])

    content_panels = [*Page.content_panels, FieldPanel("body")]
