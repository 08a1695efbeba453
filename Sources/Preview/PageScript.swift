/// What runs in the pages of a preview.
enum PageScript {
    /// Loads the page again when it has changed, as it was left, and shows what is wrong.
    static let text = #"""
        "use strict";
        (() => {
          const own = document.currentScript, key = "descent preview " + location.pathname;
          const parts = () => [...document.querySelectorAll("details")].filter(one => !one.closest("#_preview"));
          const names = all => { // A part is known by its heading, and by how many before it have the same.
            const counts = new Map();
            return all.map(one => {
              const text = (one.querySelector("summary") || one).textContent;
              counts.set(text, (counts.get(text) || 0) + 1);
              return counts.get(text) + " " + text;
            });
          };
          const leave = () => {
            const all = parts(), called = names(all);
            // The last element with a name that begins above the window: what is inserted above it moves nothing.
            const above = [...document.querySelectorAll("main [id]")].filter(
              one => one.getClientRects().length && one.getBoundingClientRect().top <= 0).pop();
            sessionStorage.setItem(key, JSON.stringify({
              x: scrollX, y: scrollY, id: above && above.id, top: above && above.getBoundingClientRect().top,
              open: called.filter((_, i) => all[i].open), shut: called.filter((_, i) => !all[i].open) }));
            history.scrollRestoration = "manual";
            location.reload();
          };
          const left = sessionStorage.getItem(key);
          if (left) {
            sessionStorage.removeItem(key);
            const state = JSON.parse(left), all = parts(), called = names(all);
            all.forEach((one, i) => {
              if (state.open.includes(called[i])) one.open = true;
              if (state.shut.includes(called[i])) one.open = false;
            });
            const scroll = () => {
              const one = state.id && document.getElementById(state.id);
              const y = one ? scrollY + one.getBoundingClientRect().top - state.top : state.y;
              scrollTo({ left: state.x, top: y, behavior: "instant" });
              return scrollY;
            };
            const place = scroll();
            addEventListener("load", () => {
              if (scrollY === place) scroll(); // Pictures may have come in between, unless the reader was quicker.
              history.scrollRestoration = "auto";
            });
          }
          const show = problems => {
            const before = document.getElementById("_preview");
            if (!problems.length) return before && before.remove();
            const box = document.createElement("details"), head = document.createElement("summary");
            const errors = problems.filter(one => /^.*: error: /.test(one)).length, others = problems.length - errors;
            const count = (n, word) => n ? [n + " " + word + (n > 1 ? "s" : "")] : [];
            head.textContent = [...count(errors, "error"), ...count(others, "warning")].join(", ") +
              (errors ? ": the page is as it was before" : "");
            box.id = "_preview";
            box.lang = "en";
            box.dir = "ltr";
            box.open = before ? before.open || errors > 0 : errors > 0;
            box.setAttribute("role", "status");
            box.append(head);
            for (const problem of problems) {
              const text = document.createElement("pre"), end = problem.indexOf("\n"), first = document.createElement("b");
              first.textContent = end < 0 ? problem : problem.slice(0, end);
              text.append(first, end < 0 ? "" : problem.slice(end));
              text.tabIndex = 0;
              box.append(text);
            }
            if (before) before.replaceWith(box); else document.body.append(box);
          };
          const sheet = document.createElement("link");
          sheet.rel = "stylesheet";
          sheet.href = "\#(PageInjection.style)";
          document.head.append(sheet);
          const events = new EventSource("\#(PageInjection.events)?page=" + encodeURIComponent(location.pathname) +
            "&version=" + own.dataset.version);
          events.addEventListener("reload", () => { events.close(); leave(); });
          events.addEventListener("problems", event =>
            show(event.data.split("\u001e").map(one => one.trim()).filter(one => one)));
        })();

        """#

    /// How problems look.
    static let style = """
        #_preview { position: fixed; inset: auto 0 0 0; z-index: 1000; max-height: 60vh; overflow: auto; margin: 0;
          padding: 0.75rem 1.25rem; background: #fff; color: #1a1d21; border-top: 4px solid #b3261e;
          box-shadow: 0 0 1.5rem rgb(0 0 0 / 0.25); font: 15px/1.45 system-ui, sans-serif; }
        #_preview summary { cursor: pointer; font-weight: 600; color: #b3261e; }
        #_preview pre { margin: 0.75rem 0 0; padding: 0; overflow-x: auto; background: none; border: 0; color: inherit;
          font: 13px/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; }
        #_preview pre b { white-space: pre-wrap; overflow-wrap: anywhere; }
        @media (prefers-color-scheme: dark) {
          #_preview { background: #1b1f26; color: #e8eaed; border-color: #ff8a80; }
          #_preview summary { color: #ff8a80; }
        }
        @media print { #_preview { display: none; } }

        """
}
