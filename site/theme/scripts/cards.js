// Cards close with Escape, or with a tap beside them where a tap does not move the focus.
(function () {
  "use strict";
  function close(event) {
    var open = document.activeElement && document.activeElement.closest(".open");
    if (open && (event.key === "Escape" || (!event.key && !open.contains(event.target)))) {
      document.activeElement.blur();
    }
  }
  addEventListener("keydown", close);
  addEventListener("pointerdown", close);
})();
