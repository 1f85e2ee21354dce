// One key each for what can be decided. Everything works without it: each key opens what a link opens.
const keys = document.getElementById("keys");
const decided = document.getElementById("decided");
const kinds = [...keys.querySelectorAll("[data-kind]")];

const things = () => [...document.querySelectorAll("main [data-thing]")].filter((one) => !one.closest("dialog"));

// The thing that an element belongs to: the nearest one above it that says it is a thing, or that holds the link of one.
const thingAt = (start) => {
  for (let at = start; at && at.tagName !== "MAIN"; at = at.parentElement) {
    const found = at.matches("[data-thing]") ? at : at.querySelector("[data-thing]");
    if (found) return found;
  }
  return null;
};

let pointed = null;
document.addEventListener("pointerover", (event) => { pointed = event.target; });

const chosen = (sorts) => {
  const focused = document.activeElement === document.body ? null : thingAt(document.activeElement);
  const offered = things().filter((one) => one.matches(".correct"));
  const candidates = [focused, thingAt(pointed), ...offered].filter(Boolean);
  return candidates.find((one) => !sorts || sorts.includes(one.dataset.sort)) ?? null;
};

const selected = () => {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const start = selection.getRangeAt(0).startContainer;
  const element = start.nodeType === Node.TEXT_NODE ? start.parentElement : start;
  return element.closest("main") ? { words: selection.toString().trim(), element } : null;
};

const address = (sort, thing, kind = "", words = "") =>
  `/decisions/new?${new URLSearchParams({ sort, thing, ...(kind && { kind }), ...(words && { words }) })}`;

// Shows the form of an address over the page, with a field ready to be filled in.
const open = async (url) => {
  const answer = await fetch(url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = page.getElementById("deciding");
  if (!answer.ok || !form) {
    location.href = url;
    return;
  }
  const dialog = document.querySelector("dialog.deciding") ?? document.body.appendChild(document.createElement("dialog"));
  dialog.className = "deciding";
  dialog.setAttribute("aria-labelledby", "deciding-head");
  dialog.replaceChildren(form);
  form.querySelector("h1").id = "deciding-head";
  for (const back of form.querySelectorAll("input[name=back]")) back.value = location.pathname + location.search;
  if (!dialog.open) dialog.showModal();
  const fields = [...form.querySelectorAll("input:not([type=hidden]), textarea, select")];
  (fields.find((field) => !field.value || field.matches("textarea, [type=radio], [type=checkbox]")) ?? form.querySelector(".kinds a, .plain a, button, a")).focus();
};

const openWrongSpan = () => {
  const found = selected();
  const report = found?.element.closest("[data-report]");
  const thing = found ? found.element.closest("[data-thing]") ?? (report ? null : thingAt(found.element)) : chosen(["statement"]);
  if (thing?.dataset.sort === "statement") return open(address("statement", thing.dataset.thing, "wrong-span", found?.words));
  const id = report?.dataset.report ?? (thing?.dataset.sort === "report" ? thing.dataset.thing : chosen(["report"])?.dataset.thing);
  return id && found ? open(address("report", id, "wrong-span", found.words)) : null;
};

const decide = (key) => {
  const kind = kinds.find((one) => one.dataset.key === key);
  if (!kind) return false;
  if (kind.dataset.kind === "wrong-span") {
    openWrongSpan();
    return true;
  }
  const thing = chosen(kind.dataset.sorts.split(" "));
  if (thing) open(address(thing.dataset.sort, thing.dataset.thing, kind.dataset.kind));
  return Boolean(thing);
};

const hold = () => {
  const thing = chosen();
  if (!thing) return;
  const form = document.body.appendChild(document.createElement("form"));
  form.method = "post";
  form.action = "/decisions/hold";
  const values = { sort: thing.dataset.sort, thing: thing.dataset.thing, back: location.pathname + location.search };
  for (const [name, value] of Object.entries(values)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  form.submit();
};

const step = (by) => {
  const all = things().map((one) => (one.tabIndex >= 0 ? one : one.querySelector("a, button"))).filter(Boolean);
  const at = all.indexOf(document.activeElement);
  all.at(at < 0 && by < 0 ? -1 : (at + by) % all.length)?.focus();
};

const others = {
  h: hold,
  c: () => { const thing = chosen(); if (thing) open(address(thing.dataset.sort, thing.dataset.thing)); },
  u: () => decided?.querySelector("form.undo button")?.click(),
  j: () => step(1),
  k: () => step(-1),
  "?": () => keys.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const dialog = document.querySelector("dialog[open]");
  if (dialog) {
    const link = [...dialog.querySelectorAll("a[data-key]")].find((one) => one.dataset.key === event.key);
    if (link) { event.preventDefault(); open(link.href); }
    return;
  }
  if (others[event.key]) { event.preventDefault(); others[event.key](); }
  else if (decide(event.key)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.correct, dialog.deciding .kinds a, dialog.deciding form a, dialog.deciding .plain a");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); open(link.href); }
  const leave = event.target.closest?.("dialog.deciding a.leave");
  if (leave) { event.preventDefault(); leave.closest("dialog").close(); }
});

// Follows the work on a decision to its end, then shows the page as it is then, unless somebody is at something.
const follow = async () => {
  const state = await (await fetch("/decisions/state")).json();
  const occupied = document.querySelector("dialog[open]") || document.activeElement.matches("input, textarea, select");
  if (!state.busy && !occupied) location.reload();
  else {
    decided.querySelector("[data-said]").textContent = state.said;
    setTimeout(follow, 500);
  }
};

if (decided?.hasAttribute("data-busy")) setTimeout(follow, 500);
