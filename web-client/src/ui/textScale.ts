/** How tall the text is without a wish of the person, as in base.css. */
const USUAL_PX = 15;

/** How many times larger than usual this person's text is, for what is laid out in pixels. */
export function textScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) ? Math.max(1, size / USUAL_PX) : 1;
}
