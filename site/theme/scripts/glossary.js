// The glossary: a box that filters it, and two buttons that put it in the order of either language.
(function () {
  "use strict";
  var tools = document.querySelector(".terms-tools"), list = document.querySelector(".terms");
  if (!tools || !list) return;
  var entries = Array.from(list.children), box = tools.querySelector("input");
  var status = tools.querySelector(".terms-status"), buttons = tools.querySelectorAll("button");

  function tell(number) {
    var kind = number === 0 ? "none" : number === 1 ? "one" : "found";
    status.textContent = box.value.trim() ? status.dataset[kind].replace("{0}", number) : "";
  }

  function filter() {
    var parts = box.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
    entries.forEach(function (entry) {
      var fits = parts.every(function (part) { return entry.dataset.find.indexOf(part) >= 0; });
      entry.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    tell(shown);
  }

  function sort(language) {
    entries.sort(function (a, b) { return a.dataset[language] - b.dataset[language]; });
    list.append.apply(list, entries);
    buttons.forEach(function (each) {
      each.setAttribute("aria-pressed", String(each.dataset.order === language));
    });
  }

  buttons.forEach(function (each) {
    each.addEventListener("click", function () { sort(each.dataset.order); });
  });
  box.addEventListener("input", filter);
  addEventListener("hashchange", function () {  // a link to a term that the filter hides
    var entry = document.getElementById(location.hash.slice(1));
    if (!entry || !entry.hidden) return;
    box.value = "";
    filter();
    entry.scrollIntoView();
  });
  tools.hidden = false;
})();
