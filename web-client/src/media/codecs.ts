/** Opus for voices, VP8 with its repair stream for pictures: what every node understands. */
export function preferredCodecs<C extends { mimeType: string }>(
  kind: 'audio' | 'video',
  codecs: readonly C[],
): C[] {
  const wanted = kind === 'audio' ? ['audio/opus'] : ['video/vp8', 'video/rtx'];
  return codecs.filter((codec) => wanted.includes(codec.mimeType.toLowerCase()));
}
