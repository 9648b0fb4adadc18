import type { Participant } from '../../../protocol/generated';

/** What is asked about a person before it is done. */
export interface Asking {
  readonly kind: 'rename' | 'rights' | 'remove';
  readonly person: Participant;
}
