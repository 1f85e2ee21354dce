// Pointing at a statement, or coming to it by keyboard, shows which words and which note belong together.
const text = document.querySelector(".as-it-came");

const numbers = (element) => element?.closest("[data-said]")?.dataset.said.split(" ").filter(Boolean) ?? [];

const show = (wanted) => {
  for (const part of text.querySelectorAll("[data-said]")) {
    part.classList.toggle("shown", numbers(part).some((number) => wanted.includes(number)));
  }
};

if (text) {
  for (const event of ["pointerover", "focusin"]) text.addEventListener(event, ({ target }) => show(numbers(target)));
  for (const event of ["pointerleave", "focusout"]) text.addEventListener(event, () => show(numbers(text.querySelector(":focus"))));
}
