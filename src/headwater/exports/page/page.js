"use strict";
(() => {
  const form = document.querySelector(".filters");
  const claims = [...document.querySelectorAll("details.claim")];
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const find = form.querySelector("input[type=search]");
  const toggle = form.querySelector("button");
  const fold = document.getElementById("alone");
  const words = new Map();

  const text = (claim) => {
    if (!words.has(claim)) words.set(claim, claim.textContent.toLowerCase());
    return words.get(claim);
  };

  const filter = () => {
    const marks = boxes.filter((box) => box.checked).map((box) => box.value);
    const asked = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const claim of claims) {
      const has = claim.dataset.marks.split(" ");
      const fits = marks.every((mark) => has.includes(mark)) && asked.every((word) => text(claim).includes(word));
      claim.hidden = !fits;
      shown += fits;
    }
    if (fold && (marks.length || asked.length)) fold.open = claims.some((claim) => !claim.hidden && fold.contains(claim));
    form.querySelector("output").textContent = shown === claims.length ? "" : `${shown} of ${claims.length} claims`;
  };

  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") {
      target.hidden = false;
      for (let part = target; part; part = part.parentElement.closest("details")) part.open = true;
      target.scrollIntoView();
    }
  };

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  toggle.addEventListener("click", () => {
    const open = toggle.value === "open";
    for (const claim of claims) claim.open = open && !claim.hidden;
    toggle.value = open ? "close" : "open";
    toggle.textContent = open ? "Close all" : "Open all";
  });
  addEventListener("hashchange", reveal);

  // On paper nothing can be opened: whatever is shown is printed open, and closed again afterwards.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")].filter((part) => !part.hidden);
    for (const part of closed) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of closed) part.open = false;
  });

  form.hidden = false;
  reveal();
})();
