import { countingIn } from '../counting';

export const { counted, digits } = countingIn('hi');

/** “1 व्यक्ति”, “12 लोग”: how many there are of something. */
export const number = (count: number, one: string, many = one) =>
  counted(count, { one: `# ${one}`, other: `# ${many}` });

export const persons = (count: number) => number(count, 'व्यक्ति', 'लोग');
export const minutes = (count: number) => number(count, 'मिनट');
export const seconds = (count: number) => number(count, 'सेकंड');

/** A short while, in whole minutes where seconds would say too much. */
export const aWhile = (count: number, inSecondsBelow = 90) =>
  count < inSecondsBelow ? seconds(count) : minutes(Math.round(count / 60));
