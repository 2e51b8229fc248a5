// Listings: the whole file at one click, a link to one line, and buttons that copy and say so.
(function () {
  "use strict";
  var LINE = /^#(listing-.+)-L(\d+)$/;

  function folds(figure) {
    return Array.from(figure.querySelectorAll(".fold"));
  }

  // The open region stays where it is on the screen, however much opens above it.
  function unfold(figure, whole) {
    var region = figure.querySelector(":scope > pre");
    var before = region.getBoundingClientRect().top;
    folds(figure).forEach(function (each) { each.open = whole; });
    figure.classList.toggle("whole", whole);
    var button = figure.querySelector(".unfold");
    if (button) button.setAttribute("aria-pressed", String(whole));
    scrollBy({top: region.getBoundingClientRect().top - before, behavior: "instant"});
  }

  // Lines only: no numbers, no notes on the control.
  function text(figure) {
    return Array.from(figure.querySelectorAll("[data-line]"), function (line) {
      return line.textContent + "\n";
    }).join("");
  }

  // Where there is no clipboard to write to (plain http), by way of a selection.
  function bySelection(what) {
    var area = document.createElement("textarea");
    area.value = what;
    area.className = "unseen-area";
    document.body.append(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject();
  }

  function copy(what) {
    if (!navigator.clipboard) return bySelection(what);
    return navigator.clipboard.writeText(what).catch(function () { return bySelection(what); });
  }

  var told = document.createElement("p");
  told.className = "told";
  told.setAttribute("role", "status");

  function tell(button, words) {
    var label = button.dataset.label || (button.dataset.label = button.textContent);
    button.textContent = told.textContent = words;
    clearTimeout(button.back);
    button.back = setTimeout(function () {
      button.textContent = label;
      told.textContent = "";
    }, 2500);
  }

  function onCopy(event) {
    var button = event.currentTarget, line = button.closest(".command-line");
    var what = line ? line.querySelector("pre").textContent : text(button.closest(".listing"));
    copy(what).then(function () {
      tell(button, button.dataset.done);
    }, function () {
      tell(button, button.dataset.failed);
    }).then(function () { button.focus({preventScroll: true}); });
  }

  function goToLine() {
    var asked = LINE.exec(decodeURIComponent(location.hash));
    var figure = asked && document.getElementById(asked[1]);
    var line = figure && figure.querySelector('[data-line="' + asked[2] + '"]');
    document.querySelectorAll(".line-meant").forEach(function (each) {
      each.classList.remove("line-meant");
    });
    if (!line) return;
    if (line.closest(".fold:not([open])")) unfold(figure, true);
    line.classList.add("line-meant");
    line.scrollIntoView({block: "center"});
  }

  // A click on a number puts the line into the address, for whoever wants to send it.
  function onNumber(event) {
    var line = event.target.closest("[data-line]"), figure = event.currentTarget;
    if (!line || event.clientX - line.getBoundingClientRect().left > 24) return;
    history.replaceState(null, "", "#" + figure.id + "-L" + line.dataset.line);
    goToLine();
  }

  document.querySelectorAll(".listing").forEach(function (figure) {
    figure.querySelectorAll("button[hidden]").forEach(function (each) { each.hidden = false; });
    figure.querySelectorAll(".copy").forEach(function (each) {
      each.addEventListener("click", onCopy);
    });
    folds(figure).forEach(function (each) {
      each.firstElementChild.addEventListener("click", function (event) {
        event.preventDefault();
        unfold(figure, true);
        figure.querySelector(".unfold").focus({preventScroll: true});
      });
    });
    var button = figure.querySelector(".unfold");
    if (button) {
      button.addEventListener("click", function () {
        unfold(figure, button.getAttribute("aria-pressed") !== "true");
      });
    }
    if (figure.id) figure.addEventListener("click", onNumber);
  });
  if (document.querySelector(".copy")) document.body.append(told);
  addEventListener("hashchange", goToLine);
  goToLine();
})();
