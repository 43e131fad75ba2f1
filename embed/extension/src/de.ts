// Everything that the extension says besides what the element says too, in German.

import { numbers } from '../../../www/view/numbers.js';
import type { Words } from './strings.js';

const { count, number } = numbers('de');

export const de: Words = {
  badge: {
    off: 'Diesen Artikel mit Claimlight lesen',
    reading: 'Claimlight liest. Klicken Sie, um abzubrechen.',
    read: (counts) => `Claimlight: ${counts}. Klicken Sie, um es auszuschalten.`,
    nothing: 'Claimlight hat hier keinen Artikel gefunden. Die Liste sagt, warum.',
    on: 'an',
  },
  panel: {
    title: 'Claimlight',
    reading: 'Diese Seite wird gelesen …',
    share: (percent) => `${number(percent)} % gelesen`,
    cancel: 'Abbrechen',
    off: 'Auf dieser Seite ausschalten',
    always: (site) => `Auf ${site} immer an`,
    options: 'Einstellungen',
    article: 'Artikel suchen',
    selection: 'Markierten Text lesen',
    page: 'Ganze Seite lesen',
    frame: 'Rahmen in neuem Tab öffnen',
    others: (n) =>
      `Auf der Seite ${n === 1 ? 'steht' : 'stehen'} ${count(n, 'weiterer Artikel', 'weitere Artikel')}. Um einen anderen zu lesen, markieren Sie seinen Text und klicken auf „Markierten Text lesen“.`,
    unpainted: 'In der Seite selbst ließ sich nichts hervorheben. Alles, was gefunden wurde, steht in der Liste.',
    caution:
      'Claimlight kann sich irren. Es zeigt, was der Text sagt, nicht, ob es stimmt. Die Seite wird auf Ihrem Computer gelesen und nirgendwohin gesendet.',
    idle: {
      title: 'Claimlight ist auf dieser Seite aus.',
      hint: 'Klicken Sie in der Symbolleiste darauf oder drücken Sie das Tastenkürzel, um den Artikel zu lesen. Browser zeigen einer Erweiterung eine Seite nur, wenn Sie es wollen.',
    },
    closed: {
      title: 'Diese Seite kann keine Erweiterung lesen.',
      hint: 'Sie gehört dem Browser selbst oder seinem Erweiterungsladen, oder der Browser zeigt ein Dokument, etwa eine PDF-Datei. Kopieren Sie den Text und fügen Sie ihn auf der Claimlight-Seite ein.',
    },
  },
  why: {
    'no-article': {
      title: 'Auf dieser Seite wurde kein Artikel gefunden.',
      hint: 'Vielleicht ist es eine Startseite, ein Video oder eine Liste. Markieren Sie den Text, der gelesen werden soll, oder lassen Sie die ganze Seite samt Menüs lesen.',
    },
    'no-selection': {
      title: 'Es ist kein Text markiert.',
      hint: 'Markieren Sie einen Text der Seite mit Maus oder Tastatur und versuchen Sie es noch einmal.',
    },
    frame: {
      title: 'Der Text steht in einem Rahmen.',
      hint: 'Der Rahmen gehört zu einer anderen Seite. Öffnen Sie ihn in einem eigenen Tab und schalten Sie Claimlight dort ein.',
    },
    pdf: {
      title: 'Das ist eine PDF-Datei.',
      hint: 'Claimlight liest Webseiten. Kopieren Sie den Text der PDF-Datei und fügen Sie ihn auf der Claimlight-Seite ein.',
    },
    empty: {
      title: 'Hier gibt es keinen Text.',
      hint: 'Vielleicht lädt die Seite noch: Sie wird gelesen, sobald Wörter darin stehen.',
    },
    cancelled: { title: 'Abgebrochen.', hint: 'Die Seite ist, wie sie war.' },
  },
  options: {
    title: 'Claimlight: Einstellungen',
    sites: 'Websites, auf denen es immer an ist',
    sitesHint:
      'Auf diesen Websites wird ein Artikel gelesen, sobald seine Seite offen ist. Ihr Browser fragt Sie bei jeder Website; andere sieht Claimlight nur, wenn Sie es dort einschalten.',
    noSites: 'Keine.',
    site: 'Adresse einer Website',
    add: 'Hinzufügen',
    remove: (site) => `${site} entfernen`,
    notSite: 'Das ist keine Adresse einer Website. Sie sieht so aus: https://www.example.com.',
    refused: 'Der Browser hat diese Website nicht freigegeben.',
    shown: 'Was zuerst gezeigt wird',
    saved: 'Gespeichert.',
    shortcuts: 'Tastenkürzel',
    none: 'keines',
    change: 'Tastenkürzel ändern',
    changeByHand:
      'Um sie zu ändern, öffnen Sie die Erweiterungsseite des Browsers und wählen dort „Tastenkürzel“ oder „Tastenkombinationen“.',
    switch: 'Claimlight ein- oder ausschalten',
    list: 'Liste zeigen',
    language: 'Sprache',
    languageHint: 'In dieser Sprache spricht Claimlight selbst. Artikel liest es nur auf Englisch.',
    languages: { browser: 'Wie der Browser', en: 'English', de: 'Deutsch' },
    privacy: 'Datenschutz',
    privacyHint:
      'Claimlight liest eine Seite auf Ihrem Computer und sendet nichts: Es hat keinen Server, und seine eigenen Regeln verbieten jede Verbindung. Es speichert, was Sie auf dieser Seite einstellen, und sonst nichts. Es sieht eine Seite nur, wenn Sie es dort einschalten, oder auf den Websites, die Sie oben eintragen.',
  },
};
