// Lets the ties of one source or outlet stand out while it is pointed at or has the focus.
for (const network of document.querySelectorAll("svg.network[role=group]")) {
  const ties = [...network.querySelectorAll(".tie")];

  const light = (node) => {
    network.classList.toggle("lit", Boolean(node));
    for (const tie of ties) tie.classList.toggle("own", Boolean(node) && tie.dataset.ends.split(" ").includes(node));
  };

  for (const spot of network.querySelectorAll("[data-node]")) {
    spot.addEventListener("pointerenter", () => light(spot.dataset.node));
    spot.addEventListener("pointerleave", () => light(""));
    spot.addEventListener("focus", () => light(spot.dataset.node));
    spot.addEventListener("blur", () => light(""));
  }
}
