/** Whether `timestamp` is at or after `first` on the circle of 32 bits (RFC 3550, section 5.1). */
export function isAtOrAfter(timestamp: number, first: number): boolean {
  return ((timestamp - first) | 0) >= 0;
}
