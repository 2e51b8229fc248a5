// Cards open by focus without a script. With one they tell whether they are open, Enter and Space
// open and close them, Escape closes them and keeps the place, and none hides what it is about.
// A handle that is a link stays one for a mouse and for Enter; a finger sees the card first.
(function () {
  "use strict";
  var current = null, wasOpen = null, byFinger = false;

  // What opens and closes as one: a value, or a claim whose badge and value share a card.
  function whole(element) {
    var open = element && element.closest && element.closest(".open");
    var claim = open && open.closest(".claim");
    var shared = claim && claim.querySelector(".shares");
    return shared && (open === shared || open.matches(".claim-result > .open")) ? claim : open;
  }

  function handles(part) {
    return part.querySelectorAll(part.matches(".claim")
      ? ".shares > .open-handle, .claim-result > .open > .open-handle" : ".open-handle");
  }

  function tell(part, shown) {
    handles(part).forEach(function (each) {
      if (!each.href) each.setAttribute("aria-expanded", String(shown));
    });
  }

  function isOpen(part) {
    return current === part && !part.classList.contains("closed");
  }

  // Nothing that is asked about lies under its own answer.
  function uncover(handle, part) {
    var card = Array.from(part.querySelectorAll(".card")).find(function (each) {
      return each.offsetParent || each.getClientRects().length;
    });
    if (!card) return;
    var seen = handle.getBoundingClientRect(), over = card.getBoundingClientRect();
    if (seen.right > over.left && seen.bottom > over.top) {
      scrollBy({top: seen.bottom - over.top + 12, behavior: "instant"});
    }
  }

  function show(part, shown) {
    part.classList.toggle("closed", !shown);
    tell(part, shown);
    if (shown && document.activeElement.matches(".open-handle")) {
      uncover(document.activeElement, part);
    }
  }

  addEventListener("focusin", function (event) {
    var part = whole(event.target);
    if (part === current) return;
    leave();
    current = part;
    if (part) show(part, true);
  });

  function leave() {
    if (!current) return;
    tell(current, false);
    current.classList.remove("closed");
    current = null;
  }

  addEventListener("focusout", function (event) {
    if (!event.relatedTarget) leave();
  });

  addEventListener("keydown", function (event) {
    var at = document.activeElement, part = whole(at);
    if (!part) return;
    if (event.key === "Escape" && isOpen(part)) {
      show(part, false);
      if (!at.matches(".open-handle")) at.closest(".open").querySelector(".open-handle").focus();
    } else if ((event.key === "Enter" || event.key === " ") && at.matches(".open-handle") && !at.href) {
      event.preventDefault();
      show(part, !isOpen(part));
    }
  });

  addEventListener("pointerdown", function (event) {
    var at = document.activeElement, part = whole(event.target);
    byFinger = event.pointerType !== "mouse";
    wasOpen = part && isOpen(part) && at.contains(event.target) ? at : null;
    if (current && part !== current) at.blur();  // a tap elsewhere does not move the focus
  });

  addEventListener("click", function (event) {
    var handle = event.target.closest && event.target.closest(".open-handle");
    if (!handle || handle.href && !(byFinger && event.detail)) return;
    if (handle.href) event.preventDefault();
    handle.focus();
    show(whole(handle), wasOpen !== handle);
  });

  document.querySelectorAll(".open-handle:not(a)").forEach(function (each) {
    each.setAttribute("aria-expanded", "false");
  });
})();
