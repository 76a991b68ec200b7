// The review: one row at a time, a key for each decision. Python decides what a decision means; this shows and asks.
const KEYS = {
  y: ["right", "Right"], n: ["wrong", "Wrong"], w: ["why", "Wrong, and why"], c: ["change", "Change"], m: ["merge", "Same as another"],
  s: ["split", "Two in one"], a: ["add", "Add a row"], u: ["undo", "Undo"], j: ["next", "Next"], k: ["back", "Back"],
};
const ARROWS = { ArrowDown: "next", ArrowUp: "back", ArrowRight: "next", ArrowLeft: "back" };
const OPEN = { change: "Change this row", why: "Why is this row wrong?", merge: "Which row is the same?", split: "Which mentions are another event?",
  add: "Select the words that the new row stands on" };
const SIGNS = { right: "✓", wrong: "✗", changed: "✎", added: "+", "": "·" };
let made = 0;

function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  node.append(...children);
  return node;
}

function field(one, value = "") {
  const id = `review-${made++}`;
  const told = { id, name: one.name, required: one.required };
  const empty = one.required && value ? [] : [["", "—"]];
  const control = one.choices.length
    ? h("select", told, ...[...empty, ...one.choices].map(([choice, label]) =>
      h("option", { value: choice, selected: choice === value }, label)))
    : h("input", { ...told, value, type: one.type === "date" ? "date" : "text" });
  return [h("label", { for: id }, one.label), control];
}

const named = (one, value) => (one.choices.find(([choice]) => choice === value) || [value, value])[1];

function render({ model, el }) {
  const status = h("p", { class: "status", role: "status" });
  const list = h("ol", { class: "queue", "aria-label": "Rows, the least confident first" });
  const card = h("div", { class: "card", tabindex: "0", role: "group", "aria-label": "The row under review" });
  const picture = h("img", {});
  const root = h("div", { class: "summitry review", "data-lm-suppress-shortcuts": "true", onkeydown: pressed },
    status, h("div", { class: "desk" }, list, card), h("div", { class: "sheet" }, picture));
  let asked = "", waiting = false;

  const items = () => model.get("items");
  const current = () => items()[model.get("at")];
  const others = () => items().filter((row) => row.table === current().table && row !== current())
    .map((row) => [row.id, `${row.id}: ${row.told}`]);

  function move(by) {
    const last = items().length - 1;
    model.set("at", Math.max(0, Math.min(last, model.get("at") + by)));
    model.save_changes();
  }

  function act(what) {
    if (what === "next" || what === "back") return move(what === "next" ? 1 : -1);
    if (waiting) return; // a key that comes before the answer would decide a row that nobody has seen
    if (what === "split" && current().mentions.length < 2) return say("This row has one mention: there is nothing to split.");
    if (what === "merge" && !others().length) return say("No other row of this table is left.");
    if (what in OPEN) { asked = what; draw(); return card.querySelector("form :is(input,select,textarea)").focus(); }
    send({ do: what, id: what === "undo" ? "" : current().id });
  }

  function send(message) {
    if (waiting) return;
    waiting = true;
    model.send(message);
  }

  function answered() {
    waiting = false;
    if (!asked || !model.get("answer").taken) return;
    close();
  }

  function say(line) {
    status.textContent = line;
    const problem = card.querySelector("form .problem"); // beside the cells: a long form hides the line above the row
    if (problem) problem.textContent = line;
  }

  function close() { asked = ""; draw(); card.focus(); }

  function pressed(event) {
    event.stopPropagation();
    if (event.key === "Escape" && asked) { event.preventDefault(); return close(); }
    const typing = event.target.closest("form");
    if (typing && event.key === "Enter" && event.target.tagName === "SELECT") return typing.requestSubmit();
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const what = (KEYS[event.key.toLowerCase()] || [])[0] || ARROWS[event.key];
    if (what && current()) { event.preventDefault(); act(what); }
  }

  function form() {
    const row = current();
    const body = h("div", { class: "fields" });
    if (asked === "change") body.append(...model.get("fields")[row.table].flatMap((one) => field(one, row.values[one.name])));
    if (asked === "merge") body.append(...field({ name: "other", label: "the same as", required: true, choices: others() }));
    if (asked === "split") body.append(...row.mentions.flatMap(([value, words]) => {
      const id = `review-${made++}`;
      return [h("input", { id, type: "checkbox", name: "mention", value }), h("label", { for: id }, words)];
    }));
    if (asked === "add") adding(body);
    body.append(...field({ name: "why", label: "why", choices: [] }, asked === "add" ? "" : row.why));
    return h("form", { onsubmit: submitted, "aria-label": OPEN[asked] }, h("p", {}, OPEN[asked]), body,
      h("p", { class: "problem" }),
      h("p", {}, h("button", { type: "submit" }, "Save (Enter)"), " ",
        h("button", { type: "button", onclick: close }, "Cancel (Esc)")));
  }

  function adding(body) {
    const blank = model.get("fields"), id = `review-${made++}`;
    const text = h("textarea", { id, "aria-readonly": "true", rows: 8, name: "words", // readonly has no caret to move
      onbeforeinput: (event) => event.preventDefault() });
    text.value = model.get("text");
    const whole = text.value, row = current();
    const [start, end] = [row.start, row.end].map((n) => [...whole].slice(0, n).join("").length);
    text.addEventListener("focus", () => {
      text.value = whole.slice(0, end); // a page scrolls to the end of what there is
      text.scrollTop = text.scrollHeight;
      const top = text.scrollTop;
      text.value = whole;
      text.setSelectionRange(start, end);
      text.scrollTop = top;
    }, { once: true });
    const rest = h("div", { class: "fields" });
    const alike = (one, n) => n && one.required && one.choices.length ? row.values[one.name] : ""; // another's position
    const fill = (table) => rest.replaceChildren(...blank[table].flatMap((one, n) =>
      field(one, table === row.table ? alike(one, n) : "")));
    const [label, choose] = field({ name: "table", label: "table", required: true,
      choices: Object.keys(blank).map((name) => [name, name]) }, current().table);
    choose.addEventListener("change", () => fill(choose.value));
    fill(choose.value);
    body.append(h("label", { for: id }, "article"), text, label, choose, rest);
  }

  function submitted(event) {
    event.preventDefault();
    const made = new FormData(event.target), row = current();
    const message = { do: asked === "why" ? "wrong" : asked, id: row.id, why: made.get("why") };
    if (asked === "split") message.mentions = made.getAll("mention").map(Number);
    if (asked === "merge") message.other = made.get("other");
    if (asked === "add") {
      const area = event.target.querySelector("textarea");
      const [start, end] = [area.selectionStart, area.selectionEnd];
      if (start === end) return say("Select the words first: with the mouse, or with Shift and the arrow keys.");
      const points = (text) => [...text].length; // Python counts characters, JavaScript counts halves of some
      message.start = points(area.value.slice(0, start));
      message.end = message.start + points(area.value.slice(start, end));
    }
    if (asked === "change" || asked === "add") {
      message.cells = Object.fromEntries([...made].filter(([name]) => !["words", "table", "why"].includes(name)));
      if (asked === "add") message.table = made.get("table");
    }
    send(message); // the form stays until the answer: what is refused need not be written twice
  }

  function draw() {
    const rows = items(), at = model.get("at");
    list.replaceChildren(...rows.map((row, n) => h("li", {}, h("button", {
      type: "button", "aria-current": n === at ? "true" : false, class: row.decision || "open",
      title: row.told, onclick: () => { asked = ""; move(n - at); draw(); card.focus(); },
    }, h("span", { "aria-hidden": "true" }, SIGNS[row.decision]), ` ${row.id} `,
    h("span", { class: "sure" }, row.confidence === null ? "" : row.confidence.toFixed(2))))));
    list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    const row = rows[at];
    if (!row) return card.replaceChildren("Nothing to review.");
    const quote = h("div", {});
    quote.innerHTML = row.quote; // escaped by Python
    const cells = model.get("fields")[row.table].filter((one) => row.values[one.name]);
    card.replaceChildren(
      h("p", { class: "told" }, h("strong", {}, row.id), `: ${row.told}`),
      h("p", { class: "decided" }, row.decision ? `Decided: ${row.decision}. ` : "",
        row.confidence === null ? "" : `Confidence of the parser: ${row.confidence.toFixed(2)}.`),
      quote,
      asked ? form() : h("dl", {}, ...cells.flatMap((one) => [h("dt", {}, one.label),
        h("dd", {}, named(one, row.values[one.name]))])),
      asked ? "" : h("p", { class: "keys" }, ...Object.entries(KEYS).map(([key, [what, label]]) =>
        h("button", { type: "button", "aria-keyshortcuts": key, onclick: () => act(what) },
          `${label} `, h("kbd", {}, key)))));
  }

  function drawPicture() {
    const figure = model.get("figure");
    picture.hidden = !figure.src;
    picture.alt = figure.alt || "";
    if (figure.src) picture.src = figure.src;
  }

  model.on("change:items change:at", () => { if (!asked) draw(); });
  model.on("change:answer", answered);
  model.on("change:figure", drawPicture);
  model.on("change:note", () => say(model.get("note")));
  say(model.get("note"));
  drawPicture();
  draw();
  el.append(root);
}

export default { render };
