const cards = (root, spots, fill) => {
  const card = root.appendChild(document.createElement("div"));
  let open = null, x = null;
  card.className = "says";
  card.setAttribute("role", "status");
  card.popover = "manual";
  const place = () => {
    if (!open) return;
    const at = [...open.getClientRects()].find((r) => x === null || (r.left <= x && x <= r.right)) || open.getBoundingClientRect();
    if (at.bottom < 0 || at.top > innerHeight) return hide();
    const left = (x === null ? Math.max(at.left, 0) : x) - 24, below = at.bottom + 3, above = at.top - card.offsetHeight - 3;
    const fits = below + card.offsetHeight < innerHeight - 8;
    card.style.left = Math.max(8, Math.min(left, document.documentElement.clientWidth - card.offsetWidth - 8)) + "px";
    card.style.top = Math.max(8, fits ? below : Math.min(above, innerHeight - card.offsetHeight - 8)) + "px";
  };
  const leave = () => { open?.classList.remove("open"); open = null; };
  const hide = () => { leave(); if (card.matches(":popover-open")) card.hidePopover(); };
  const show = (spot, at) => {
    if (spot === open) return;
    leave();
    open = spot;
    open.classList.add("open");
    x = at;
    fill(card, spot);
    card.showPopover();
    place();
  };
  root.addEventListener("pointerover", (event) => {
    const spot = event.target.closest(spots);
    if (spot) show(spot, event.clientX);
    else if (!card.contains(event.target) && !root.contains(document.activeElement)) hide();
  });
  root.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hide(); });
  root.addEventListener("focusin", (event) => {
    const spot = event.target.closest(spots);
    if (spot && spot.matches(":focus-visible")) show(spot, null);
  });
  root.addEventListener("focusout", (event) => { if (!root.contains(event.relatedTarget)) hide(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); }, true);
  document.addEventListener("scroll", place, { capture: true, passive: true });
  return { card, show };
};
const follow = (aim) => {
  const closed = aim.closest("details");
  if (closed) closed.open = true;
  aim.scrollIntoView({ block: "center" });
  aim.focus({ preventScroll: true });
};
const link = (aim, said) => {
  const made = document.createElement("a");
  made.href = "#" + aim.id;
  made.textContent = said;
  made.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); follow(aim); });
  return made;
};
