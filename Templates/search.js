/* The search of a course: in the sections that search-index.js lists, on the machine of whoever reads. */
"use strict";
(() => {
  const { lessons, sections } = globalThis.descentSearch;
  const form = document.getElementById("_search");
  const field = document.getElementById("_query");
  const status = document.getElementById("_found");
  const list = document.getElementById("_results");
  const contents = document.getElementById("_lessons");
  const most = 50;

  // Letters that are not another one with a mark.
  const alike = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ς": "σ",
    "’": "'", "‑": "-",
  };
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/[\p{M}\u0640\u00AD]/gu, "")
    .replace(/[ßæœøđðþłħıς’‑]/g, (letter) => alike[letter]);
  const isLetter = (letter) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

  /* A text as it is looked through, and for each place in it where that stands in the text itself. */
  const mapped = (text) => {
    let folded = "";
    const places = [];
    let place = 0;
    for (const letter of text) {
      const plain = fold(letter);
      for (let index = 0; index < plain.length; index += 1) places.push(place);
      folded += plain;
      place += letter.length;
    }
    places.push(text.length);
    return { folded, places };
  };

  let folded;
  const prepare = () => {
    folded ??= sections.map(([lesson, id, title, text]) => ({
      lesson: fold(lessons[lesson][1]), title: fold(title), text: fold(text), isFirst: id === "",
    }));
  };

  /* How well a word fits: better at the beginning of a word of the text, best as a whole one. */
  const fit = (text, word) => {
    let best = 0;
    for (let at = text.indexOf(word); at >= 0 && best < 3; at = text.indexOf(word, at + 1)) {
      const begins = !isLetter(text[at - 1]);
      const ends = !isLetter(text[at + word.length]);
      best = Math.max(best, begins ? (ends ? 3 : 2) : 1);
    }
    return best;
  };

  const score = (section, words) => {
    let sum = 0;
    let isOwn = false;
    for (const word of words) {
      const own = 4 * fit(section.title, word) + fit(section.text, word);
      const all = own + fit(section.lesson, word);
      if (all === 0) return 0;
      isOwn ||= own > 0;
      sum += all;
    }
    // The title of a lesson alone finds its beginning, not each of its sections.
    return isOwn || section.isFirst ? sum : 0;
  };

  const find = (query) => {
    prepare();
    const words = fold(query).split(/\s+/).filter((word) => word !== "");
    const hits = [];
    if (words.length > 0) {
      folded.forEach((section, index) => {
        const points = score(section, words);
        if (points > 0) hits.push({ index, points });
      });
    }
    hits.sort((one, other) => other.points - one.points || one.index - other.index);
    return { words, hits };
  };

  /* The text with what was looked for marked. */
  const marked = (text, words) => {
    const { folded: plain, places } = mapped(text);
    const spans = [];
    for (const word of words) {
      for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
        spans.push([places[at], places[at + word.length]]);
      }
    }
    spans.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    const nodes = [];
    let rest = 0;
    for (const [from, to] of spans) {
      if (from < rest || to <= from) continue;
      nodes.push(text.slice(rest, from));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to);
      nodes.push(mark);
      rest = to;
    }
    return [...nodes, text.slice(rest)];
  };

  /* Around the first place that has a word. */
  const snippet = (text, words) => {
    const { folded: plain, places } = mapped(text);
    const found = words.map((word) => plain.indexOf(word)).filter((at) => at >= 0);
    const middle = found.length > 0 ? places[Math.min(...found)] : 0;
    let from = Math.max(0, middle - 60);
    let to = Math.min(text.length, middle + 140);
    while (from > 0 && text[from - 1] !== " " && from > middle - 80) from -= 1;
    while (to < text.length && text[to] !== " " && to < middle + 160) to += 1;
    // Never half of a character.
    if (from > 0 && /[\uDC00-\uDFFF]/.test(text[from])) from -= 1;
    if (to < text.length && /[\uDC00-\uDFFF]/.test(text[to])) to += 1;
    return [from > 0 ? "… " : "", ...marked(text.slice(from, to), words), to < text.length ? " …" : ""];
  };

  const element = (name, className, content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  const result = ({ index }, words) => {
    const [lesson, id, title, text] = sections[index];
    const [address, name] = lessons[lesson];
    const link = element("a", "", marked(title || name, words));
    link.href = address + (id ? "#" + encodeURIComponent(id) : "");
    const parts = [link];
    if (title && title !== name) parts.push(" ", element("span", "kind", [name]));
    parts.push(element("p", "", snippet(text, words)));
    return element("li", "", parts);
  };

  const show = () => {
    const query = field.value.trim();
    const { words, hits } = find(query);
    list.replaceChildren(...hits.slice(0, most).map((hit) => result(hit, words)));
    contents.hidden = words.length > 0;
    if (words.length === 0) status.textContent = "";
    else if (hits.length === 0) status.textContent = form.dataset.nothing;
    else status.textContent = form.dataset.found.replace("%", String(hits.length));
    // For the way back from a result; pages of a disk may not change their address.
    try { history.replaceState(null, "", query === "" ? location.pathname : "#q=" + encodeURIComponent(query)); }
    catch { /* The field keeps its text by itself. */ }
  };

  const links = () => [...list.querySelectorAll("a")];

  /* Arrows go through the results, Escape back to the field. */
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (event.key === "Escape" && at >= 0) field.focus();
    else if (event.key === "ArrowDown" && all.length > 0 && (at >= 0 || document.activeElement === field)) {
      all[Math.min(at + 1, all.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) (at === 0 ? field : all[at - 1]).focus();
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    links()[0]?.focus();
  });
  field.addEventListener("input", show);

  form.hidden = false;
  if (location.hash.startsWith("#q=")) {
    try { field.value = decodeURIComponent(location.hash.slice(3)); } catch { /* No words. */ }
  }
  if (field.value !== "") show();
  field.focus();
})();
