/** A piece of a message: words, or an address that can be followed. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const ADDRESS = /\bhttps?:\/\/[^\s<>"]+/gi;
/** What ends a sentence ends no address. */
const TAIL = /[.,;:!?'’”»]+$/;

/** Finds addresses of the web in a text; nothing else in it means anything. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = trimmed(found);
    const href = hrefOf(address);
    if (href === null) continue;
    if (index > at) pieces.push({ kind: 'text', text: text.slice(at, index) });
    pieces.push({ kind: 'link', text: address, href });
    at = index + address.length;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}

/** Without the sentence's own marks, and without a bracket that was opened before it. */
function trimmed(found: string): string {
  const address = found.replace(TAIL, '');
  const closes = address.endsWith(')') && !address.includes('(');
  return closes ? trimmed(address.slice(0, -1)) : address;
}

function hrefOf(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return url !== null && isWeb && url.hostname !== '' ? url.href : null;
}
