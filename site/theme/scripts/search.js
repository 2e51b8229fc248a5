// Search: the dialog, which find.js asks for. Pagefind comes with the first use.
(function () {
  "use strict";
  var button = document.querySelector("button.find");
  var template = document.getElementById("find");
  if (!button || !template || !window.HTMLDialogElement) return;
  var kPage = 10, kMost = 50;   // results shown at first and at most
  var kWait = 120;              // milliseconds without a key before a query is asked
  var facets = ["kind", "topic", "verdict"];
  var root = new URL(button.dataset.root, location.href);
  var dialog, input, status, list, more, filters, item, ready;
  var asked = 0, timer, answer, shown, hurried;

  function part(name) { return dialog.querySelector(name); }

  function made(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function say(key) {
    var rest = Array.prototype.slice.call(arguments, 1);
    status.textContent = key ? status.dataset[key].replace(/\{(\d)\}/g, function (_, at) {
      return rest[at];
    }) : "";
  }

  function busy(now) { list.setAttribute("aria-busy", now); }

  // Which documents have which value of a filter, asked once.
  function values(pagefind) {
    return pagefind.filters().then(function (all) {
      return Promise.all(facets.flatMap(function (facet) {
        return Object.keys(all[facet] || {}).map(function (value) {
          var wanted = {};
          wanted[facet] = value;
          return pagefind.search(null, {filters: wanted}).then(function (found) {
            return {facet: facet, value: value,
                    ids: new Set(found.results.map(function (each) { return each.id; }))};
          });
        });
      }));
    });
  }

  function load() {
    ready = ready || Promise.all(["pagefind", "query", "result"].map(function (name) {
      return import(new URL("pagefind/" + name + ".js", root).href);
    })).then(function (modules) {
      var pagefind = modules[0].createInstance({noWorker: true});
      item = modules[2].resultItem;
      return values(pagefind).then(function (found) {
        drawFilters(found);
        return modules[1].asker(pagefind, document.documentElement.lang);
      });
    });
    ready.catch(function () { ready = null; });
    return ready;
  }

  function drawFilters(found) {
    filters.textContent = "";
    facets.forEach(function (facet) {
      var group = made("fieldset");
      group.append(made("legend", "", filters.dataset[facet]));
      found.forEach(function (each) {
        if (each.facet !== facet) return;
        var label = made("label"), box = made("input");
        box.type = "checkbox";
        box.addEventListener("change", draw);
        each.box = box;
        each.label = label;
        each.count = made("span", "count");
        label.append(box, " ", each.value, " ", each.count);
        group.append(label);
      });
      filters.append(group);
    });
    filters.found = found;
  }

  // Within a group any of the chosen, across groups all; a group does not narrow its own counts.
  function chosen(hits, but) {
    return facets.reduce(function (rest, facet) {
      var boxes = filters.found.filter(function (each) {
        return each.facet === facet && facet !== but && each.box.checked;
      });
      return boxes.length ? rest.filter(function (hit) {
        return boxes.some(function (each) { return each.ids.has(hit.id); });
      }) : rest;
    }, hits);
  }

  function count(hits) {
    facets.forEach(function (facet) {
      var rest = chosen(hits, facet);
      filters.found.forEach(function (each) {
        if (each.facet !== facet) return;
        var number = rest.filter(function (hit) { return each.ids.has(hit.id); }).length;
        each.count.textContent = number;
        each.label.hidden = !number && !each.box.checked;
      });
    });
    filters.querySelectorAll("fieldset").forEach(function (each) {
      each.hidden = !each.querySelector("label:not([hidden])");
    });
    filters.parentElement.hidden = !hits.length;
  }

  function showMore() {
    var mine = asked, from = list.children.length;
    return Promise.all(shown.slice(from, from + kPage).map(function (hit) {
      return hit.read().then(function () { return item(hit, root); });
    })).then(function (rows) {
      if (mine !== asked) return;
      busy(false);
      list.append.apply(list, rows);
      more.hidden = list.children.length >= shown.length;
      if (from && rows.length) rows[0].firstChild.focus();
      if (hurried && rows.length) rows[0].firstChild.click();
      hurried = false;
    });
  }

  function draw() {
    var kept = chosen(answer.hits);
    busy(true);
    asked += 1;
    shown = kept.slice(0, kMost);
    count(answer.hits);
    list.textContent = "";
    more.hidden = true;
    say(answer.common ? "common" : !kept.length ? "none" : kept.length > kMost ? "best" :
      kept.length === 1 ? "one" : "found", kept.length > kMost ? kMost : kept.length, kept.length);
    return showMore();
  }

  function find() {
    var mine = asked += 1, query = input.value.trim();
    if (!query) {
      answer = {hits: []};
      if (filters.found) count([]);
      list.textContent = "";
      more.hidden = true;
      busy(false);
      return say("");
    }
    say("busy");
    load().then(function (run) { return run(query); }).then(function (found) {
      if (mine !== asked) return null;
      answer = found;
      return draw();
    }).catch(function () {
      if (mine !== asked) return;
      busy(false);
      say("broken");
    });
  }

  function soon() {
    busy(true);
    hurried = false;
    clearTimeout(timer);
    timer = setTimeout(find, kWait);
  }

  function move(step) {
    var stops = [input].concat(Array.from(list.querySelectorAll("a")));
    var at = stops.indexOf(document.activeElement);
    if (at < 0) return false;
    stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
    return true;
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (move(event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      hurried = list.getAttribute("aria-busy") === "true";  // then the first of what is to come
      if (!hurried && list.firstChild) list.querySelector("a").click();
    }
  }

  // Where the site lies on the reader's disk, as a shell reads it.
  function folder() {
    var path = decodeURIComponent(new URL(button.dataset.root + "..", location.href).pathname).replace(/(.)\/$/, "$1");
    return /^[\w\/.~-]+$/.test(path) ? path : "'" + path.replace(/'/g, "'\\''") + "'";
  }

  function build() {
    document.body.append(template.content.cloneNode(true));
    dialog = document.querySelector("dialog.find-dialog");
    input = part("input");
    status = part(".find-status");
    list = part(".find-list");
    more = part(".find-more");
    filters = part(".find-filters");
    part(".find-close").addEventListener("click", function () { dialog.close(); });
    more.firstElementChild.addEventListener("click", showMore);
    input.addEventListener("input", function (event) { if (!event.isComposing) soon(); });
    input.addEventListener("compositionend", soon);
    dialog.addEventListener("keydown", onKey);
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target.closest("a")) dialog.close();
    });
    dialog.addEventListener("close", function () {
      clearTimeout(timer);
      input.value = "";
      (filters.found || []).forEach(function (each) { each.box.checked = false; });
      find();
    });
    filters.parentElement.open = matchMedia("(min-width: 40rem)").matches;
    // A page that was opened as a file may load neither the index nor Pagefind.
    var file = location.protocol === "file:";
    part(".find-file").hidden = part(".find-name").hidden = !file;
    part(".find-ask").hidden = input.hidden = file;
    if (file) part(".find-file pre code").textContent = "python3 -m http.server -d " + folder();
  }

  function open() {
    if (!dialog) build();
    if (dialog.open) return;
    dialog.showModal();
    input.focus();
  }

  document.addEventListener("lab:find", open);
})();
