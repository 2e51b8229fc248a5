// The reader's choice of colours: automatic (the system's), light or dark. First of all scripts, and
// the page waits for it, so that the chosen colours are there before anything is painted.
(function () {
  "use strict";
  var choices = ["auto", "light", "dark"], root = document.documentElement, choice = "auto";

  function choose(wanted) {
    choice = choices.indexOf(wanted) < 0 ? "auto" : wanted;
    root.dataset.theme = choice;
    var button = document.querySelector("button.theme");
    if (!button) return;
    button.hidden = false;
    button.querySelector(".theme-word").textContent = button.dataset[choice];
  }

  function kept() {
    try { return localStorage.labTheme; } catch (e) { return "auto"; /* a browser that keeps nothing */ }
  }

  choose(kept());
  addEventListener("storage", function () { choose(kept()); });  // chosen in another tab
  document.addEventListener("click", function (event) {
    if (!event.target.closest("button.theme")) return;
    choose(choices[(choices.indexOf(choice) + 1) % choices.length]);
    try { localStorage.labTheme = choice; } catch (e) { /* then for this page only */ }
  });
})();
