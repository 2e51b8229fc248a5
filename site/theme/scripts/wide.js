// What scrolls sideways by itself can be reached by the keyboard, and only while it does scroll.
(function () {
  "use strict";
  function look() {
    document.querySelectorAll("pre, .table-scroll").forEach(function (each) {
      if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
      else each.removeAttribute("tabindex");
    });
  }
  addEventListener("resize", look);
  addEventListener("toggle", look, true);  // an unfolded part has a width
  look();
})();
