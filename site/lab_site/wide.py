"""Tables in a page's own text scroll by themselves where the screen is narrower than they are."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .elements import box


class TablesScroll(SphinxPostTransform):
    """Puts each of them into the same box as the tables that are drawn from evidence."""

    default_priority = 500

    def run(self, **kwargs):
        for table in list(self.document.findall(nodes.table)):
            around = box("div", class_="table-scroll")
            table.replace_self(around)
            around += table


def setup(app):
    app.add_post_transform(TablesScroll)
