import type { TranslationOf } from '../catalogue';
import type { problems as english } from '../problems';

/** What happened, why, and what to do, in Spanish. */
export const problems: TranslationOf<typeof english> = {
  'invalid-request': {
    title: 'Eso no se pudo entender',
    text: 'Algo de lo que escribiste falta o tiene una forma equivocada. Revísalo e intenta de nuevo.',
  },
  'wrong-credentials': {
    title: 'El correo o la contraseña no son correctos',
    text: 'No van juntos. Revisa ambos, y que el bloqueo de mayúsculas esté apagado, e intenta de nuevo.',
  },
  'not-signed-in': { title: 'No has iniciado sesión', text: 'Inicia sesión para seguir.' },
  'token-expired': {
    title: 'Tu sesión ha caducado',
    text: 'Estuviste fuera un tiempo. Inicia sesión de nuevo; vuelves a donde estabas.',
  },
  'token-invalid': {
    title: 'Tu sesión ya no es válida',
    text: 'Quizá se cerró en otro lugar. Inicia sesión de nuevo; vuelves a donde estabas.',
  },
  'refresh-expired': {
    title: 'Tu sesión se cerró',
    text: 'Una sesión dura siete días sin visitas. Inicia sesión de nuevo.',
  },
  'refresh-reused': {
    title: 'Tu sesión se cerró por tu seguridad',
    text: 'Se usó desde dos lugares a la vez, y eso puede significar que alguien la copió. Inicia sesión de nuevo, y cambia tu contraseña si no fuiste tú.',
  },
  forbidden: {
    title: 'No puedes hacer esto',
    text: 'Tu cuenta no tiene permiso. Si crees que debería tenerlo, pregunta a tu escuela.',
  },
  'not-enrolled': {
    title: 'No estás en la lista de esta clase',
    text: 'Tu cuenta no está inscrita. Pide al docente o a tu escuela que te inscriba.',
  },
  'link-used': {
    title: 'Este enlace ya se usó',
    text: 'Sirve una sola vez. Inicia sesión con la cuenta que se creó con él.',
  },
  'account-not-found': { title: 'Esa cuenta no existe', text: 'Quizá se eliminó.' },
  'class-not-found': {
    title: 'Esa clase no existe',
    text: 'El enlace puede ser viejo o estar cortado. Busca la clase en tu día.',
  },
  'session-not-found': {
    title: 'Tu conexión se olvidó',
    text: 'La clase ya no conoce esta conexión. Vuelve a entrar.',
  },
  'class-not-open': {
    title: 'Esta clase todavía no está abierta',
    text: 'Las puertas abren unos minutos antes de que empiece. Vuelve entonces.',
  },
  'class-not-live': {
    title: 'Esta clase todavía no está en vivo',
    text: 'El docente no la ha empezado. Espera aquí: entras automáticamente cuando empiece.',
  },
  'class-ended': {
    title: 'Esta clase ha terminado',
    text: 'Se acabó, así que nadie puede entrar ya. Tu próxima clase está en tu día.',
  },
  'class-full': {
    title: 'Esta clase está llena',
    text: 'Todos los lugares están ocupados. Intenta de nuevo en un momento o avisa al docente.',
  },
  'ticket-invalid': {
    title: 'La puerta no se abrió',
    text: 'Tu pase ya se usó o llegó tarde. Intenta de nuevo: recibes uno nuevo.',
  },
  'join-token-expired': {
    title: 'Entrar tardó demasiado',
    text: 'Tu permiso para entrar caducó. Intenta de nuevo: recibes uno nuevo.',
  },
  'join-token-invalid': {
    title: 'No pudiste entrar',
    text: 'Tu permiso para entrar no se aceptó. Intenta de nuevo; si no sirve, inicia sesión otra vez.',
  },
  'offer-refused': {
    title: 'No se pudo conectar tu navegador',
    text: 'La clase no entiende lo que ofrece este navegador. Actualízalo, o usa Chrome, Edge, Firefox o Safari.',
  },
  conflict: {
    title: 'Otra persona cambió esto al mismo tiempo',
    text: 'Mira cómo está ahora e intenta de nuevo.',
  },
  'precondition-failed': {
    title: 'Esto cambió desde que lo miraste',
    text: 'Alguien fue más rápido. Cárgalo de nuevo, mira qué hay de nuevo e intenta otra vez.',
  },
  'already-exists': {
    title: 'Esto ya existe',
    text: 'Hay uno con el mismo nombre o dirección. Usa otro, o usa el que ya está.',
  },
  'too-large': {
    title: 'Eso es demasiado grande',
    text: 'Envía menos de una vez e intenta de nuevo.',
  },
  'too-many-requests': {
    title: 'Eso fue demasiado rápido',
    text: 'Hubo muchos intentos en poco tiempo. Espera un minuto e intenta de nuevo.',
  },
  'no-node': {
    title: 'La clase no puede empezar ahora',
    text: 'Ningún servidor de medios está listo. Suele iniciarse uno en un minuto: intenta entonces.',
  },
  'node-unreachable': {
    title: 'No se puede llegar a la clase ahora',
    text: 'Su servidor de medios no responde. Intenta de nuevo en un momento.',
  },
  'store-unavailable': {
    title: 'No podemos consultar eso ahora',
    text: 'Nuestro almacén no responde. No se pierde nada. Intenta de nuevo en un momento.',
  },
  'not-on-stage': {
    title: 'Esta persona no está en el escenario',
    text: 'Ya dejó el escenario.',
  },
  'not-invited': {
    title: 'La invitación ya no vale',
    text: 'El docente la retiró, o ya se respondió.',
  },
  'participant-not-found': {
    title: 'Esta persona no está en la clase',
    text: 'Salió mientras tanto.',
  },
  'stage-full': {
    title: 'El escenario está lleno',
    text: 'Caben como máximo 25 personas. Baja primero a alguien.',
  },
  banned: {
    title: 'Te sacaron de esta clase',
    text: 'Quien la dirige no te deja volver a entrar. Si es un error, pregúntale a esa persona o al servicio de ayuda.',
  },
  locked: {
    title: 'Esto está bloqueado en este momento',
    text: 'El docente lo ha bloqueado. Se abre de nuevo cuando lo decida.',
  },
  'slow-mode': {
    title: 'El chat está en modo lento',
    text: 'Hay una pausa entre dos mensajes de una persona. Espera a que pase e intenta de nuevo.',
  },
  'log-full': {
    title: 'Esto no se pudo guardar',
    text: 'Nuestro almacén no responde y ya espera demasiado. Intenta de nuevo en un minuto.',
  },
  'message-not-found': {
    title: 'Ese mensaje no existe',
    text: 'Quizá se borró mientras tanto.',
  },
  'question-not-found': {
    title: 'Esa pregunta no existe',
    text: 'Quizá se borró mientras tanto.',
  },
  'poll-not-found': {
    title: 'Esa encuesta no existe',
    text: 'Puede ser de otra clase. Carga la página de nuevo para ver las de esta.',
  },
  'poll-closed': {
    title: 'Esta encuesta ya no acepta respuestas',
    text: 'El docente la ha cerrado. Vale tu respuesta de antes de que se cerrara.',
  },
  internal: {
    title: 'Algo salió mal de nuestro lado',
    text: 'No es culpa tuya y ha quedado anotado. Intenta de nuevo; si sigue, llama al servicio de ayuda.',
  },
  offline: {
    title: 'No tienes conexión',
    text: 'Tu dispositivo no tiene conexión con nosotros. Revisa tu red e intenta de nuevo.',
  },
  'no-answer': {
    title: 'No recibimos respuesta',
    text: 'La conexión es muy lenta o se cortó. Revisa tu red e intenta de nuevo.',
  },
  'answer-unreadable': {
    title: 'Recibimos una respuesta que no podemos leer',
    text: 'Puede que algo entre tú y nosotros la haya cambiado. Recarga la página; si sigue, llama al servicio de ayuda.',
  },
  'media-blocked': {
    title: 'El sonido y la imagen no pasan',
    text: 'Tu red deja cargar esta página pero parece bloquear los medios en vivo (UDP). Prueba otra red, como la de tu teléfono, o pregunta a quienes administran la tuya.',
  },
  'browser-too-old': {
    title: 'Con este navegador no se puede entrar',
    text: 'Le falta lo que el sonido y la imagen en vivo necesitan. Actualízalo, o abre este enlace en otro navegador.',
  },
  'signaling-lost': {
    title: 'La conexión se cortó',
    text: 'No pudimos mantener la conexión con la clase. Revisa tu red e intenta de nuevo.',
  },
  'too-many-waiting': {
    title: 'Hay demasiado por enviar',
    text: 'Lo que hiciste antes todavía no ha llegado. Espera a que llegue e intenta de nuevo.',
  },
  'link-invalid': {
    title: 'Este enlace no funciona',
    text: 'Puede estar cortado. Ábrelo otra vez entero, tal como lo recibiste, o pide otro a quien lo envió.',
  },
  'link-expired': {
    title: 'Este enlace ya no sirve',
    text: 'Caducó o fue retirado. Pide otro a quien da la clase.',
  },
  'lobby-waiting': {
    title: 'Esperas a que te dejen entrar',
    text: 'Quien dirige la clase deja entrar a la gente poco a poco. Quédate aquí: entrarás por tu cuenta.',
  },
  'lobby-denied': {
    title: 'No te dejaron entrar',
    text: 'Quien dirige la clase decide quién entra. Si deberías estar en ella, pregúntale.',
  },
  'reports-unavailable': {
    title: 'Ahora no podemos consultarlo',
    text: 'Nuestros informes no responden. No se pierde nada. Intenta de nuevo en unos minutos.',
  },
};
