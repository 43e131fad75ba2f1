// What is said about each error in German: what happened, and what helps.

import type { Strings } from './strings.js';

export const errors: Strings['errors'] = {
  'wasm-unavailable': [
    'Dieser Browser kann WebAssembly nicht ausführen.',
    'Verwenden Sie einen aktuellen Browser, oder erlauben Sie WebAssembly in seinen Einstellungen.',
  ],
  'worker-unavailable': ['Dieser Browser hat keine Hintergrundprozesse.', 'Stattdessen liest die Seite selbst den Artikel.'],
  'csp-wasm': [
    'Die Sicherheitsrichtlinie dieser Website verbietet WebAssembly.',
    "Für den Betreiber: Ergänzen Sie 'wasm-unsafe-eval' in script-src, auf der Seite und bei worker.js.",
  ],
  'csp-worker': [
    'Die Sicherheitsrichtlinie dieser Website verbietet den Hintergrundprozess.',
    "Für den Betreiber: Ergänzen Sie worker-src 'self' in der Richtlinie.",
  ],
  'csp-connect': [
    'Die Sicherheitsrichtlinie dieser Website verbietet es, das Modul zu laden.',
    "Für den Betreiber: Ergänzen Sie 'self' in connect-src. Claimlight lädt nur seine eigenen Dateien.",
  ],
  'not-found': [
    'Ein Teil von Claimlight fehlt auf diesem Server.',
    'Für den Betreiber: Bauen Sie mit „cargo xtask build“ und laden Sie den ganzen Ordner www hoch.',
  ],
  'html-instead-of-wasm': [
    'Der Server hat statt des Moduls eine Webseite geschickt.',
    'Für den Betreiber: Der Server beantwortet unbekannte Adressen mit seiner Startseite. Laden Sie auch www/dist hoch.',
  ],
  'cors-or-network': ['Ein Teil von Claimlight konnte nicht geladen werden.', 'Prüfen Sie die Verbindung, und versuchen Sie es erneut.'],
  integrity: [
    'Das Modul ist beschädigt angekommen.',
    'Versuchen Sie es erneut. Wenn das nicht hilft, wurde es nur teilweise hochgeladen oder unterwegs verändert.',
  ],
  'version-mismatch': [
    'Die Teile von Claimlight haben verschiedene Versionen.',
    'Laden Sie die Seite neu. Für den Betreiber: Laden Sie den ganzen Ordner www auf einmal hoch.',
  ],
  'file-protocol': [
    'Claimlight kann nicht aus einer Datei auf der Festplatte laufen.',
    'Stellen Sie den Ordner mit „cargo xtask serve“ oder einem anderen Webserver für statische Dateien bereit.',
  ],
  'worker-crash': [
    'Claimlight ist beim Lesen dieses Textes gescheitert.',
    'Das ist ein Programmfehler. Bitte melden Sie ihn. Ein neuer Versuch kann helfen.',
  ],
  timeout: [
    'Claimlight hat nicht rechtzeitig geantwortet und wurde angehalten.',
    'Prüfen Sie die Verbindung, und versuchen Sie es erneut.',
  ],
  'article-missing': [
    'Der Artikel ist nicht auf dieser Seite.',
    'Für den Betreiber: „for“ muss die id eines Elements oder ein Selektor sein. Der Artikel wird gelesen, sobald er erscheint.',
  ],
  'article-removed': ['Der Artikel wurde von der Seite entfernt.', 'Er wird wieder gelesen, sobald er zurück ist.'],
  'article-empty': [
    'Der Artikel enthält keinen Text.',
    'Für den Betreiber: Prüfen Sie, ob „for“ das Element mit dem Text nennt. Es wird gelesen, sobald es Wörter enthält.',
  ],
  'article-ambiguous': [
    'Mehrere Elemente passen zu „for“. Gelesen wird das mit dem meisten Text.',
    'Für den Betreiber: Nennen Sie in „for“ ein einziges Element, am besten mit seiner id.',
  ],
  'article-short': [
    'Das Element, das „for“ auswählt, hat nur wenige Wörter.',
    'Für den Betreiber: Nennen Sie in „for“ das Element, das den Text enthält.',
  ],
  'element-removed': ['Claimlight wurde beim Lesen von der Seite entfernt.', 'Es ist nichts zurückgeblieben.'],
  'language-unsupported': ['Dieser Artikel scheint nicht auf Englisch zu sein.', 'Nur Anführungszeichen werden angezeigt.'],
  'anchor-lost': ['Einige Wörter haben sich seit dem Lesen geändert.', 'Sie stehen in der Liste unter „Nicht mehr im Artikel“.'],
  'marks-unavailable': [
    'Im Artikel konnten keine Markierungen gesetzt werden. Er wird stattdessen hervorgehoben.',
    'Für den Betreiber: Laden Sie marks.js hoch. Bearbeitbarer Text und Text mit Markierungen eines anderen Elements bekommt keine.',
  ],
  'language-missing': [
    'Die gewählte Sprache konnte nicht geladen werden.',
    'Die Bedienung ist auf Englisch. Für den Betreiber: Laden Sie de.js hoch.',
  ],
  'results-invalid': [
    'Die übergebenen Ergebnisse sind nicht lesbar.',
    'Für den Betreiber: Übergeben Sie, was export("json") oder der Befehl „claimlight analyze --format json“ schreibt, Version 1.',
  ],
  'trusted-types': [
    'Die Trusted-Types-Richtlinie dieser Website verbietet den Hintergrundprozess.',
    'Für den Betreiber: Ergänzen Sie „claimlight“ in trusted-types.',
  ],
  'worker-cross-origin': [
    'Ein Hintergrundprozess auf einem anderen Server konnte nicht gestartet werden.',
    'Für den Betreiber: Legen Sie die Dateien auf den eigenen Server, oder ergänzen Sie worker-src blob: in der Richtlinie.',
  ],
  'bad-address': ['Eine Adresse im Element ist ungültig.', 'Für den Betreiber: Prüfen Sie asset-base, wasm-src und worker-src.'],
  'foreign-address': [
    'Ein Attribut des Elements verweist auf einen anderen Server.',
    'Für den Betreiber: Attribute dürfen nur Dateien dieser Website nennen. Setzen Sie stattdessen assetBase, wasmSrc oder workerSrc per Skript.',
  ],
};
