// Goes through a page by Tab, as somebody without a mouse does: every control has to be reached, and has to show it.

/** More presses than a page has controls: a date is several stops. */
const PRESSES_PER_CONTROL = 4;

/** What keys alone do not reach, and where the focus cannot be seen. */
export async function keyFaults(page) {
  const count = await page.evaluate(markControls);
  const faults = new Set();
  for (let press = 0; press < count * PRESSES_PER_CONTROL; press++) {
    await page.keyboard.press('Tab');
    const { left, hidden } = await page.evaluate(noteFocus);
    if (hidden) faults.add(`no focus to be seen: ${hidden}`);
    if (left.length === 0) break;
    if (press === count * PRESSES_PER_CONTROL - 1) for (const one of left) faults.add(`not reached by Tab: ${one}`);
  }
  await page.evaluate(() => document.activeElement?.blur());
  return [...faults];
}

/** Numbers what can be used now: of a dialog or a menu, if one is open, only what is in it. */
function markControls() {
  const dialog = document.querySelector('[role=dialog], [role=menu]');
  const all = (dialog ?? document).querySelectorAll('button:enabled, a[href], input:enabled, select:enabled, summary, [tabindex="0"]');
  // What Tab is not meant to reach is reached by arrows, from its neighbour in a list.
  const seen = [...all].filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0);
  globalThis.__unreached = new Set(seen);
  return seen.length;
}

function noteFocus() {
  const told = (element) => `${element.localName} “${(element.ariaLabel || element.textContent || element.name || '').slice(0, 40)}”`;
  const focused = document.activeElement;
  const unreached = globalThis.__unreached;
  const isNew = unreached.delete(focused);
  // The stop of a list moves to the row that has the focus, and radio buttons are one stop. What was needed only where
  // the page had been scrolled to may be gone by now.
  const list = focused.closest('li')?.parentElement;
  for (const other of unreached) {
    const alike = other.type === 'radio' && other.name === focused.name;
    if (!other.isConnected || other.tabIndex < 0 || (list && other.parentElement === list) || alike) unreached.delete(other);
  }
  const ring = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow.includes('inset');
  };
  const shows = ring(focused) || ring(focused.parentElement ?? focused);
  return { left: [...unreached].map(told), hidden: isNew && !shows ? told(focused) : null };
}
