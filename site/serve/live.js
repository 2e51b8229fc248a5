// Follows a page that ./lab serve shows: opens it again when it has changed, and tells what is wrong.
(() => {
  "use strict";
  const { stamp } = document.currentScript.dataset;
  const root = document.createElement("aside");
  root.id = "lab-serve";
  root.setAttribute("role", "status");
  root.lang = document.documentElement.lang;

  function element(name, content, attributes = {}) {
    const made = document.createElement(name);
    made.append(...[content].flat());
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  function told({ where, text, page, here }) {
    const place = page && !here ? element("a", where, { href: page }) : where;
    return element("li", [element("code", place), element("pre", text)]);
  }

  function list(title, troubles) {
    if (!troubles.length) return [];
    return [element("details", [element("summary", `${title} (${troubles.length})`), element("ul", troubles.map(told))],
                    troubles.some((each) => each.here || !each.page) ? { open: "" } : {})];
  }

  function show(parts, kind) {
    root.className = kind;
    root.replaceChildren(...parts);
    if (parts.length && !root.isConnected) document.body.prepend(root);
    if (!parts.length) root.remove();
  }

  function tell({ stamp: now, troubles, working, last_good: old, has_good: kept, words }) {
    if (now !== stamp) return location.reload();
    const here = troubles.filter((each) => each.here || !each.page), other = troubles.filter((each) => !here.includes(each));
    const parts = [...list(words.here, here), ...list(words.elsewhere, other)];
    if (old) parts.push(element("p", [words.old, " ", element("a", words.now, { href: location.pathname })]));
    else if (here.length && kept) parts.push(element("p", element("a", words.good, { href: "?last-good" })));
    if (working) parts.push(element("p", words.working, { class: "working" }));
    gone = words.gone;
    return show(parts, here.length || old ? "wrong" : "");
  }

  let source, gone = "";
  const heard = ({ data }) => tell(JSON.parse(data));
  function follow() {
    source?.close();
    source = new EventSource(`/_serve/events?page=${encodeURIComponent(location.pathname)}&good=${location.search.slice(1)}`);
    source.onmessage = heard;
    source.onerror = () => gone && show([element("p", gone)], "wrong");  // it goes on trying by itself
  }

  // A browser keeps few connections to one server: pages that nobody looks at give theirs back.
  document.addEventListener("visibilitychange", () => (document.hidden ? source.close() : follow()));
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", ({ persisted }) => persisted && follow());
  follow();
})();
