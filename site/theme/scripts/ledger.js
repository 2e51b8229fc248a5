// Narrows the ledger: by choices and by words, told by the page's address, so that a view is a link.
(function () {
  "use strict";
  var ledger = document.querySelector(".ledger");
  if (!ledger) return;
  var bar = ledger.querySelector(".filters"), none = ledger.querySelector(".filter-none");
  var ways = none.querySelector(".filter-ways"), count = bar.querySelector(".filter-count");
  var reset = bar.querySelector(".filter-reset");
  var fields = Array.from(bar.querySelectorAll("[data-key]"));
  var other = document.querySelector("a.switch");

  // As typed: letters of either case and width, and no difference where a space stands beside Han.
  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim()
      .replace(/ (?=\p{Script=Han})|(\p{Script=Han}) /gu, "$1");
  }

  var rows = [];
  // Not before a reader asks for something: the first sight of the table waits for no script.
  function index() {
    if (rows.length) return;
    rows = Array.from(ledger.querySelectorAll("tbody > tr"), function (row) {
      var told = row.dataset;
      return {row: row, text: plain(row.cells[0].textContent + " " + told.also + " " + row.id),
              is: {topic: [row.parentNode.dataset.topic], truth: [told.truth],
                   verdict: [told.verdict], origin: [told.origin],
                   page: (told.page || "-").split(" ")}};
    });
    bar.querySelectorAll("option").forEach(function (option) {
      option.dataset.name = option.textContent;
    });
  }

  function matches(each, key, value) {
    if (!value) return true;
    if (key === "text") return plain(value).split(" ").every(function (word) {
      return each.text.includes(word);
    });
    return each.is[key].includes(value);
  }

  // How many rows are left if one field had another value than it has.
  function left(field, value) {
    return rows.filter(function (each) {
      return fields.every(function (one) {
        return matches(each, one.dataset.key, one === field ? value : one.value);
      });
    }).length;
  }

  function fill(template, values) {
    return template.replace(/\{(\d)\}/g, function (_, place) { return values[place]; });
  }

  function named(field) {
    return field.options ? field.selectedOptions[0].dataset.name : field.value.trim();
  }

  // The ways back to something: each filter that could be left out, and what there is then.
  function widen(active) {
    ways.replaceChildren();
    active.forEach(function (field) {
      var found = left(field, "");
      if (!found) return;
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = fill(none.dataset.widen, [named(field), found]);
      button.addEventListener("click", function () {
        field.value = "";
        show();
        field.focus();
      });
      ways.append(button);
    });
    var all = reset.cloneNode(true);
    all.hidden = false;
    all.addEventListener("click", clear);
    ways.append(all);
  }

  function countOptions() {
    fields.forEach(function (field) {
      Array.from(field.options || []).forEach(function (option) {
        var found = left(field, option.value);
        option.textContent = option.dataset.name + (option.value ? " (" + found + ")" : "");
        option.disabled = !found && option.value !== field.value;
      });
    });
  }

  function show() {
    index();
    var active = fields.filter(function (field) { return field.value.trim(); }), seen = 0;
    rows.forEach(function (each) {
      var shown = fields.every(function (field) {
        return matches(each, field.dataset.key, field.value);
      });
      if (each.row.hidden === shown) each.row.hidden = !shown;
      seen += shown;
    });
    countOptions();
    count.textContent = fill(active.length ? count.dataset.some : count.dataset.all,
                             active.length ? [seen, rows.length] : [rows.length]);
    reset.hidden = !active.length;
    ledger.classList.toggle("empty", !seen);
    none.hidden = seen > 0;
    if (!seen) widen(active);
    keep(active);
  }

  // Values are the same in both languages, so the other language's page shows the same view.
  function keep(active) {
    var query = new URLSearchParams(active.map(function (field) {
      return [field.dataset.key, field.value.trim()];
    })).toString();
    var address = location.pathname + (query ? "?" + query : "") + location.hash;
    if (location.search !== (query ? "?" + query : "")) history.replaceState(null, "", address);
    if (other) other.search = query;
  }

  function clear() {
    fields.forEach(function (field) { field.value = ""; });
    show();
    fields[0].focus();
  }

  function read() {
    var query = new URLSearchParams(location.search);
    fields.forEach(function (field) {
      field.value = query.get(field.dataset.key) || "";
      if (field.options && field.selectedIndex < 0) field.value = "";
    });
    if (location.search || rows.length) show();
    else requestAnimationFrame(function () { setTimeout(show); });
  }

  // A link to a claim goes before what the table was narrowed to.
  function meet() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var row = target && target.closest(".ledger tr");
    if (!row || !row.hidden) return;
    clear();
    target.scrollIntoView();
  }

  bar.addEventListener("input", function (event) {
    if (!event.isComposing) show();
  });
  bar.addEventListener("compositionend", show);
  reset.addEventListener("click", clear);
  addEventListener("popstate", read);
  addEventListener("hashchange", meet);
  bar.hidden = false;
  read();
  meet();
})();
