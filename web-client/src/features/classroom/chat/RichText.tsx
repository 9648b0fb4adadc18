import { piecesOf } from './links';

/** What somebody wrote: text with addresses that can be followed, and never anything else. */
export function RichText({ text }: { text: string }) {
  return piecesOf(text).map((piece, index) =>
    piece.kind === 'link' ? (
      <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  );
}
