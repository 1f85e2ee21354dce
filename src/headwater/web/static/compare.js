// Two panes that scroll together: the passage at the top of one is brought to the top of the other.
const sides = [...document.querySelectorAll(".side")];

const passagesOf = (side) => [...side.querySelectorAll(".passage")];
const heightIn = (side, element) => element.getBoundingClientRect().top - side.getBoundingClientRect().top + side.scrollTop;

/** Where in the other pane is what stands at `top` in this one: between the ends of the text and the aligned passages. */
const follow = (side, other, top) => {
  const pairs = [[0, 0]];
  for (const passage of passagesOf(side)) {
    const twin = document.getElementById(passage.hash.slice(1));
    if (twin) pairs.push([heightIn(side, passage), heightIn(other, twin)]);
  }
  pairs.push([side.scrollHeight, other.scrollHeight]);
  pairs.sort((one, two) => one[0] - two[0]);
  const next = Math.max(1, pairs.findIndex(([here]) => here > top));
  const [from, to] = [pairs[next - 1], pairs[next]];
  const share = to[0] > from[0] ? (top - from[0]) / (to[0] - from[0]) : 0;
  return from[1] + share * (to[1] - from[1]);
};

if (sides.length === 2) {
  document.querySelector(".sides").classList.add("together");
  let leading = null; // the pane that a person moves; the other only follows
  for (const [place, side] of sides.entries()) {
    for (const event of ["pointerenter", "pointerdown", "focusin", "wheel", "touchstart"]) {
      side.addEventListener(event, () => { leading = side; }, { passive: true });
    }
    side.addEventListener("scroll", () => {
      if (leading === side) sides[1 - place].scrollTop = follow(side, sides[1 - place], side.scrollTop);
    });
    side.addEventListener("click", (event) => {
      const passage = event.target.closest(".passage");
      const twin = passage && document.getElementById(passage.hash.slice(1));
      if (!twin) return;
      event.preventDefault();
      const other = sides[1 - place];
      other.scrollTop += heightIn(other, twin) - other.scrollTop - (heightIn(side, passage) - side.scrollTop);
      twin.focus({ preventScroll: true });
      leading = other;
    });
  }
}
