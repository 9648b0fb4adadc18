import {
  Heart,
  Laugh,
  type LucideIcon,
  PartyPopper,
  Sparkles,
  ThumbsDown,
  ThumbsUp,
} from 'lucide-react';
import type { Reaction } from '../../../protocol/generated';

/** How each reaction is drawn; its word is beside it wherever it can be chosen. */
export const REACTION_ICONS: Readonly<Record<Reaction, LucideIcon>> = {
  thumbsUp: ThumbsUp,
  thumbsDown: ThumbsDown,
  clap: PartyPopper,
  heart: Heart,
  laugh: Laugh,
  surprised: Sparkles,
};
