const root = document.currentScript.closest(".summitry");
for (const item of root.querySelectorAll(".spots li")) {
  const spot = document.createElement("button");
  spot.type = "button";
  spot.ariaLabel = [...item.querySelectorAll("strong")].map((row) => row.textContent).join("; ");
  item.prepend(spot);
}
root.classList.add("live");
const { card, show } = cards(root, ".spots button", (card, spot) => {
  card.replaceChildren(...[...spot.parentElement.querySelectorAll("[data-row]")].map((row) => {
    const shown = row.cloneNode(true);
    const aim = document.getElementById(`${root.dataset.reader}-row-${row.dataset.row}`);
    if (aim) shown.append(link(aim, `${row.dataset.row} in the article`));
    return shown;
  }));
});
root.addEventListener("click", (event) => {
  const spot = event.target.closest(".spots button");
  if (!spot) return;
  show(spot, event.clientX || null);
  if (!event.detail) card.querySelector("a")?.focus();
});
