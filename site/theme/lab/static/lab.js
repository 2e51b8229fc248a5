// Small comforts of a page; everything on it can be read without them. In the head and not deferred,
// so that the chosen colours are there before anything is painted.
(function () {
  "use strict";
  var root = document.documentElement;
  try { root.dataset.theme = localStorage.labTheme || ""; } catch (e) { /* then the system's */ }

  function dark() {
    if (root.dataset.theme) return root.dataset.theme === "dark";
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }

  addEventListener("DOMContentLoaded", function () {
    var toggle = document.querySelector("button.theme");
    if (toggle) {
      toggle.hidden = false;
      toggle.addEventListener("click", function () {
        root.dataset.theme = dark() ? "light" : "dark";
        try { localStorage.labTheme = root.dataset.theme; } catch (e) { /* not kept then */ }
      });
    }

    // The language switch keeps the anchor; anchors are the same in both languages.
    var other = document.querySelector("a.switch");
    if (other) {
      other.addEventListener("click", function () {
        other.hash = location.hash;
      });
    }

    // A link to a folded claim opens it.
    function unfold() {
      var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && target.matches("details")) target.open = true;
    }
    addEventListener("hashchange", unfold);
    unfold();

    // Cards close with Escape, or with a tap beside them where a tap does not move the focus.
    function close(event) {
      var open = document.activeElement && document.activeElement.closest(".open");
      if (open && (event.key === "Escape" || (!event.key && !open.contains(event.target)))) {
        document.activeElement.blur();
      }
    }
    addEventListener("keydown", close);
    addEventListener("pointerdown", close);

    // On paper nothing can be opened, so answers and arguments are printed open.
    var opened = [];
    addEventListener("beforeprint", function () {
      opened = Array.from(document.querySelectorAll("article details:not([open])"));
      opened.forEach(function (each) { each.open = true; });
    });
    addEventListener("afterprint", function () {
      opened.forEach(function (each) { each.open = false; });
    });
  });
})();
