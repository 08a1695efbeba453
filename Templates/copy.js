/* A button in the corner of every piece of code, which copies it. */
"use strict";
(() => {
  const { copy, copied } = document.currentScript.dataset;

  const put = (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    /* Pages of an intranet without encryption have no clipboard but that of the selection. */
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    return isDone ? Promise.resolve() : Promise.reject();
  };

  const prepare = (code) => {
    const box = document.createElement("div");
    box.className = "code-box";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", () => put(code.textContent).then(() => {
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 2000);
    }, () => {}));
    code.replaceWith(box);
    box.append(code, button);
  };

  const start = () => document.querySelectorAll("pre.code").forEach(prepare);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
