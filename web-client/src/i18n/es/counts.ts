import { countingIn } from '../counting';

export const { counted, digits } = countingIn('es');

/** “1 persona”, “12 personas”: how many there are of something. */
export const number = (count: number, one: string, many: string) =>
  counted(count, { one: `# ${one}`, other: `# ${many}` });

export const persons = (count: number) => number(count, 'persona', 'personas');
export const minutes = (count: number) => number(count, 'minuto', 'minutos');
export const seconds = (count: number) => number(count, 'segundo', 'segundos');

/** A short while, in whole minutes where seconds would say too much. */
export const aWhile = (count: number, inSecondsBelow = 90) =>
  count < inSecondsBelow ? seconds(count) : minutes(Math.round(count / 60));
