// Lights up what belongs together. Without it the page can be read, filtered and followed by its links.
const text = document.querySelector(".text");
const side = document.querySelector("aside");
const runs = [...text.querySelectorAll("[data-of]")].map((element) => ({
  element,
  marks: element.dataset.of.split(" ").map((mark) => mark.split(":")),
}));
const narrow = matchMedia("(max-width: 63.99rem)");
let pinned = null;

function note(key) {
  return key && document.getElementById(key)?.closest(".note");
}

function light(key) {
  const lit = note(key);
  const speakers = new Set((lit?.dataset.speakers ?? "").split(" "));
  document.body.classList.toggle("lighting", Boolean(lit));
  for (const other of side.querySelectorAll(".note.lit")) other.classList.remove("lit");
  lit?.classList.add("lit");
  for (const { element, marks } of runs) {
    element.classList.remove(...[...element.classList].filter((name) => name.startsWith("lit")));
    for (const [of, kind] of marks) {
      if (lit && of === key) element.classList.add("lit", `lit-${kind}`);
      if (speakers.has(of)) element.classList.add("lit-speaker");
    }
  }
}

function pin(key) {
  pinned = key;
  for (const other of side.querySelectorAll(".opened")) other.classList.remove("opened");
  light(key);
}

function keyOf(element) {
  const inList = element.closest(".note");
  if (inList) return inList.id;
  const number = element.closest(".number a");
  if (number) return number.hash.slice(1);
  const run = element.closest("[data-of]");
  return run ? run.dataset.of.split(" ").at(-1).split(":")[0] : pinned;
}

for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(enter, (event) => {
    if (text.contains(event.target) || side.contains(event.target)) light(keyOf(event.target));
  });
  document.addEventListener(leave, () => light(pinned));
}

text.addEventListener("click", (event) => {
  const key = keyOf(event.target);
  const found = note(key);
  if (!event.target.closest("[data-of], .number") || !found) return pin(null);
  event.preventDefault();
  pin(key);
  if (narrow.matches) found.classList.add("opened");
  else side.scrollTop += found.getBoundingClientRect().top - side.getBoundingClientRect().top - 80;
  found.focus({ preventScroll: true });
});
side.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link) pin(note(link.hash.slice(1)) ? link.hash.slice(1) : keyOf(link));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") pin(null);
});
pin(location.hash.slice(1) || null);
