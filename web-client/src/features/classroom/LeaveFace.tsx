import { LogOut } from 'lucide-react';
import { words } from '../../i18n';

export function LeaveFace() {
  return (
    <>
      <LogOut size={20} strokeWidth={1.75} aria-hidden />
      <span>{words.classroom.leave}</span>
    </>
  );
}
