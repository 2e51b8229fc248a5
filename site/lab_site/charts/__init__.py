"""Charts straight from evidence: a specification in Python, a drawing by Node, inline SVG."""

from pathlib import Path

from .drawer import Drawer


def _open(app):
    app.lab_charts = Drawer(Path(app.confdir) / app.config.lab_charts, app.config.lab_node)


def _close(app, failure):
    app.lab_charts.close()


def setup(app):
    app.add_config_value("lab_charts", "build/charts", "")
    app.add_config_value("lab_node", "node", "")
    app.add_config_value("lab_second_evidence", "", "env")
    app.connect("builder-inited", _open)
    app.connect("build-finished", _close)
