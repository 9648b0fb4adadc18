import type { TranslationOf } from '../catalogue';
import type { door as english } from '../door';
import { digits } from './counts';

/** The Spanish words for those who come in otherwise than by their timetable: lobby and guests. */
export const door: TranslationOf<typeof english> = {
  lobbySwitch: {
    label: 'Dejar entrar de una en una persona',
    detail: 'Estudiantes e invitados esperan hasta que tú, o quien te ayuda, los deje entrar.',
  },
  inLobby: {
    isOn: 'La clase ya empezó.',
    detail: 'Quien la dirige deja entrar a la gente poco a poco. Ve que estás esperando.',
    stay: 'Quédate aquí: entrarás por tu cuenta en cuanto alguien te deje pasar.',
  },
  guest: {
    title: 'Entrar como invitado',
    detail: 'No necesitas cuenta. Di cómo quieres llamarte; toda la clase puede verlo.',
    name: 'Tu nombre',
    nameMissing: 'Escribe un nombre.',
    submit: 'Continuar',
    busy: 'Un momento…',
    problems: {
      'link-used': {
        title: 'Este enlace ya se usó',
        text: 'Ya entraron todas las personas que podían usarlo. Pide otro a quien da la clase.',
      },
      'class-ended': {
        title: 'Esta clase terminó',
        text: 'Ya se acabó, así que nadie puede entrar. Gracias por venir.',
      },
      'class-not-found': {
        title: 'No existe esa clase',
        text: 'Puede que se haya cancelado, o que el enlace esté cortado. Pregunta a quien te lo envió.',
      },
      'not-enrolled': {
        title: 'Tu enlace fue retirado',
        text: 'Quien dirige la clase lo anuló. Pídele otro.',
      },
    },
  },
  invite: {
    button: 'Invitar',
    title: 'Invitar a personas de fuera',
    detail:
      'Quien tenga el enlace entra sin cuenta, con el nombre que elija. Sirve hasta que termine esta clase.',
    howMany: 'Cuántas personas pueden usarlo',
    people: (count) => (count === 1 ? 'Una persona' : `Hasta ${digits(count)}`),
    make: 'Crear un enlace',
    making: 'Creando el enlace…',
    link: 'Enlace para invitados',
    hint: 'Solo se muestra ahora. Envíalo a quienes invitas, y a nadie más.',
    copy: 'Copiar el enlace',
    copied: 'Copiado',
  },
};
