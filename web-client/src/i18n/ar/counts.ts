import { countingIn, type Forms } from '../counting';

export const { counted, digits } = countingIn('ar');

/** What somebody else wrote, kept from changing the order of the Arabic around it. */
export const own = (text: string) => `\u2068${text}\u2069`;

const PERSON: Forms = {
  zero: 'لا أحد',
  one: 'شخص واحد',
  two: 'شخصان',
  few: '# أشخاص',
  many: '# شخصًا',
  other: '# شخص',
};

const MINUTE: Forms = {
  zero: '# دقيقة',
  one: 'دقيقة واحدة',
  two: 'دقيقتان',
  few: '# دقائق',
  many: '# دقيقة',
  other: '# دقيقة',
};

const SECOND: Forms = {
  zero: '# ثانية',
  one: 'ثانية واحدة',
  two: 'ثانيتان',
  few: '# ثوانٍ',
  many: '# ثانية',
  other: '# ثانية',
};

const HOUR: Forms = {
  zero: '# ساعة',
  one: 'ساعة واحدة',
  two: 'ساعتان',
  few: '# ساعات',
  many: '# ساعة',
  other: '# ساعة',
};

const MESSAGE: Forms = {
  zero: 'لا رسائل جديدة',
  one: 'رسالة جديدة واحدة',
  two: 'رسالتان جديدتان',
  few: '# رسائل جديدة',
  many: '# رسالة جديدة',
  other: '# رسالة جديدة',
};

const OPEN_QUESTION: Forms = {
  zero: 'لا أسئلة مفتوحة',
  one: 'سؤال مفتوح واحد',
  two: 'سؤالان مفتوحان',
  few: '# أسئلة مفتوحة',
  many: '# سؤالًا مفتوحًا',
  other: '# سؤال مفتوح',
};

const POINT: Forms = {
  zero: 'لا نقاط',
  one: 'نقطة واحدة',
  two: 'نقطتان',
  few: '# نقاط',
  many: '# نقطة',
  other: '# نقطة',
};

export const persons = (count: number) => counted(count, PERSON);
export const minutes = (count: number) => counted(count, MINUTE);
export const seconds = (count: number) => counted(count, SECOND);
export const hours = (count: number) => counted(count, HOUR);
export const newMessages = (count: number) => counted(count, MESSAGE);
export const openQuestions = (count: number) => counted(count, OPEN_QUESTION);
export const points = (count: number) => counted(count, POINT);

/** After a preposition: the dual has another ending there. */
export const personsOf = (count: number) => counted(count, { ...PERSON, two: 'شخصين' });
export const pointsOf = (count: number) => counted(count, { ...POINT, two: 'نقطتين' });
export const minutesOf = (count: number) => counted(count, { ...MINUTE, two: 'دقيقتين' });
const secondsOf = (count: number) => counted(count, { ...SECOND, two: 'ثانيتين' });

/** A short while after a preposition, in whole minutes where seconds would say too much. */
export const aWhileOf = (count: number) =>
  count < 90 ? secondsOf(count) : minutesOf(Math.round(count / 60));
