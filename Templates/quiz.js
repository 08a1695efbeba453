/* Questions that check themselves: an answer is right if its hash is one of those that the page has. */
"use strict";
(() => {
  /* FIPS 180-4: the constants are the first bits of the roots of primes. */
  const primes = [];
  for (let number = 2; primes.length < 64; number += 1) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  const bits = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
  const rounds = primes.map((prime) => bits(Math.cbrt(prime)));
  const turned = (word, by) => (word >>> by) | (word << (32 - by));

  const sha256 = (text) => {
    const bytes = [...new TextEncoder().encode(text)];
    const length = bytes.length * 8;
    bytes.push(0x80);
    while (bytes.length % 64 !== 56) bytes.push(0);
    for (let at = 7; at >= 0; at -= 1) bytes.push(Math.floor(length / 2 ** (8 * at)) % 256);
    const state = primes.slice(0, 8).map((prime) => bits(Math.sqrt(prime)));
    const words = new Int32Array(64);
    for (let start = 0; start < bytes.length; start += 64) {
      for (let t = 0; t < 16; t += 1) {
        const at = start + 4 * t;
        words[t] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
      }
      for (let t = 16; t < 64; t += 1) {
        const low = turned(words[t - 15], 7) ^ turned(words[t - 15], 18) ^ (words[t - 15] >>> 3);
        const high = turned(words[t - 2], 17) ^ turned(words[t - 2], 19) ^ (words[t - 2] >>> 10);
        words[t] = words[t - 16] + low + words[t - 7] + high;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let t = 0; t < 64; t += 1) {
        const first = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + rounds[t] + words[t];
        const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, index) => { state[index] = (state[index] + word) | 0; });
    }
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };

  /* A number as people write it: 1,234.5 and 1.234,5, 2·10^-3, 1/28, with any sign for minus. */
  const plain = (text) => {
    const written = text.replace(/[\s'’]/g, "").replace(/[−–]/g, "-").replace(/[x×·*]10(\^|\*\*)?/i, "e");
    const commas = written.split(",").length - 1;
    const points = written.split(".").length - 1;
    const speaksPoints = !/^(de|fr|es|nl|it|pt|ru|pl|tr|sv|da|nb|fi|cs)\b/.test(document.documentElement.lang);
    const isGrouped = commas === 1 && points === 0 && speaksPoints && /^-?[1-9]\d{0,2},\d{3}$/.test(written);
    const decimal = isGrouped ? "." : written.lastIndexOf(",") > written.lastIndexOf(".") ? "," : ".";
    const isGroups = (sign, count) => sign !== decimal || count > 1;
    const ungrouped = [...written].filter((sign) =>
      !(sign === "," && isGroups(",", commas)) && !(sign === "." && isGroups(".", points))).join("");
    const number = ungrouped.replace(",", ".");
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(number) ? Number(number) : NaN;
  };
  const parsed = (text) => {
    const parts = text.split("/");
    return parts.length === 2 ? plain(parts[0]) / plain(parts[1]) : plain(text);
  };

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  const prepare = (quiz, place) => {
    const { salt, seals, step, check, field, right, wrong, number } = quiz.dataset;
    const form = element("form", "quiz-form");
    const status = element("p", "quiz-status");
    status.setAttribute("role", "status");
    const button = element("button", "", check);
    button.type = "submit";
    const choices = quiz.querySelector(".quiz-choices");
    const input = element("input", "");
    const boxes = [];
    if (choices) {
      for (const item of choices.children) {
        const box = element("input", "");
        box.type = "several" in quiz.dataset ? "checkbox" : "radio";
        box.name = `_quiz-${place}`;
        const label = element("label", "", box, element("span", "", ...item.childNodes));
        item.replaceChildren(label);
        boxes.push(box);
      }
      choices.before(form);
      form.append(choices, button);
    } else {
      input.type = "text";
      input.inputMode = "decimal";
      input.autocomplete = "off";
      form.append(element("label", "", element("span", "", field), input), button);
      quiz.querySelector(".quiz-text").after(form);
    }
    form.after(status);
    const say = (text, name) => {
      status.textContent = text;
      status.className = name ? `quiz-status ${name}` : "quiz-status";
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      let answer;
      if (choices) {
        answer = boxes.flatMap((box, index) => (box.checked ? [index] : [])).join(",");
        if (answer === "") return say("");
      } else {
        const value = parsed(input.value);
        if (!Number.isFinite(value)) return say(number, "wrong");
        answer = String(Math.round(value / Number(step)) + 0);
      }
      const isRight = seals.split(" ").includes(sha256(`${salt}:${answer}`).slice(0, 16));
      say(isRight ? right : wrong, isRight ? "right" : "wrong");
    });
    form.addEventListener("input", () => say(""));
  };

  const start = () => document.querySelectorAll(".quiz[data-salt]").forEach(prepare);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
