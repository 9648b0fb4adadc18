import type { TranslationOf } from '../catalogue';
import type { door as english } from '../door';
import { personsOf } from './counts';

/** The Arabic words for those who come in otherwise than by their timetable: lobby and guests. */
export const door: TranslationOf<typeof english> = {
  lobbySwitch: {
    label: 'إدخال الناس واحدًا واحدًا',
    detail: 'ينتظر الطلاب والضيوف حتى تسمح لهم بالدخول، أنت أو من يساعدك.',
  },
  inLobby: {
    isOn: 'الحصة قائمة.',
    detail: 'من يدير الحصة يُدخل الناس واحدًا واحدًا، وهو يرى أنك تنتظر.',
    stay: 'ابقَ هنا: ستدخل تلقائيًا حالما يسمح لك أحد.',
  },
  guest: {
    title: 'الانضمام ضيفًا',
    detail: 'لا تحتاج إلى حساب. اكتب الاسم الذي تريد أن تُدعى به؛ كل من في الحصة يراه.',
    name: 'اسمك',
    nameMissing: 'اكتب اسمًا.',
    submit: 'متابعة',
    busy: 'لحظة…',
    problems: {
      'link-used': {
        title: 'استُنفد هذا الرابط',
        text: 'دخل به كل من يمكنه ذلك. اطلب رابطًا آخر من المعلم.',
      },
      'class-ended': {
        title: 'انتهت هذه الحصة',
        text: 'انتهت، فلا يستطيع أحد الانضمام إليها. شكرًا لحضورك.',
      },
      'class-not-found': {
        title: 'لا توجد حصة كهذه',
        text: 'ربما أُلغيت، أو أن الرابط ناقص. اسأل من أرسله إليك.',
      },
      'not-enrolled': {
        title: 'سُحب رابطك',
        text: 'ألغاه من يدير الحصة. اطلب منه رابطًا آخر.',
      },
    },
  },
  invite: {
    button: 'دعوة ضيوف',
    title: 'دعوة ضيوف',
    detail: 'كل من لديه الرابط يدخل بلا حساب، بالاسم الذي يختاره. يعمل حتى تنتهي هذه الحصة.',
    howMany: 'كم شخصًا يمكنه الدخول به',
    people: (count) => (count === 1 ? 'شخص واحد' : `حتى ${personsOf(count)}`),
    make: 'إنشاء رابط',
    making: 'يُنشأ الرابط…',
    link: 'رابط للضيوف',
    hint: 'لا يظهر إلا الآن. أرسله إلى من تدعوهم فقط.',
    copy: 'نسخ الرابط',
    copied: 'نُسخ',
  },
};
