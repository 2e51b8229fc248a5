// The reader's choice of colours: the system's, light or dark. First of all scripts, and the page
// waits for it, so that the chosen colours are there before anything is painted.
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
    if (!toggle) return;
    toggle.hidden = false;
    toggle.addEventListener("click", function () {
      root.dataset.theme = dark() ? "light" : "dark";
      try { localStorage.labTheme = root.dataset.theme; } catch (e) { /* not kept then */ }
    });
  });
})();
