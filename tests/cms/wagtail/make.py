"""Makes the pages of the tests: manage.py shell -c "exec(open('make.py').read())" with the article in article.json."""

import json

from django.contrib.auth import get_user_model
from home.models import StoryPage
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Page
from wagtail.rich_text import features

article = json.load(open("article.json"))
get_user_model().objects.create_superuser("editor", "editor@coast.example", "of a test")
home = Page.objects.get(depth=2)


def page(slug, *blocks):
    home.add_child(instance=StoryPage(title=article["title"], slug=slug, body=json.dumps(blocks)))


def as_the_editor_saves_it(html):
    converter = ContentstateConverter(features.get_default_features())
    return converter.to_database_format(converter.from_database_format(html))


text = {"type": "text", "value": as_the_editor_saves_it(article["html"])}
element = {"type": "claimlight", "value": {"article": "article", "kinds": []}}
marks = {"type": "claimlight", "value": {"article": 'article[id=""], article', "kinds": ["quote"]}}
typed = '<script type="module" src="/static/claimlight/claimlight.js"></script><claim-light for="article"></claim-light>'

page("bell", text, element)
page("above", element, text)
page("twice", element, text, element)
page("marks", text, marks)
page("included", text)
page("typed", {"type": "text", "value": as_the_editor_saves_it(article["html"] + typed)})
