// Where the reader is: the language switch keeps the place, and a link to something folded opens it.
(function () {
  "use strict";
  // Anchors are the same in both languages.
  var other = document.querySelector("a.switch");
  if (other) {
    other.addEventListener("click", function () { other.hash = location.hash; });
  }

  function unfold() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches("details")) target.open = true;
  }
  addEventListener("hashchange", unfold);
  unfold();
})();
