// The header's button, “/” or Ctrl-K ask for search, which is fetched with the first of them.
(function () {
  "use strict";
  var button = document.querySelector("button.find"), state = "none";
  if (!button || !window.HTMLDialogElement) return;

  function ask() {
    if (state === "there") document.dispatchEvent(new Event("lab:find"));
    if (state !== "none") return;
    state = "coming";
    var script = document.createElement("script");
    script.src = new URL("_static/search.js", new URL(button.dataset.root, location.href)).href;
    script.addEventListener("load", function () {
      state = "there";
      ask();
    });
    script.addEventListener("error", function () {
      state = "none";
      script.remove();
    });
    document.head.append(script);
  }

  button.hidden = false;
  button.addEventListener("click", ask);
  addEventListener("keydown", function (event) {
    var typing = event.target.closest &&
      event.target.closest("input, textarea, select, [contenteditable]");
    var k = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    var slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!k && !slash) return;
    event.preventDefault();
    ask();
  });
})();
