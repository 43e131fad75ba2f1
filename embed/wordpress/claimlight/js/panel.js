// A panel beside the article that is written: a switch that marks voices and doubts in it, and how many there are. The browser
// paints; nothing is put into the article, so nothing is saved with it, and nothing is sent.
(function ({ components, editor, editPost, element, i18n, plugins }) {
  // It has moved from one to the other.
  const Panel = (editor && editor.PluginDocumentSettingPanel) || (editPost && editPost.PluginDocumentSettingPanel);
  if (!Panel || !window.claimlightFiles) {
    return;
  }
  const { createElement: el, useEffect, useState } = element;
  const { __, _n, sprintf } = i18n;
  const { editor: script, folder } = window.claimlightFiles;
  /** Where this browser remembers that the switch is on. */
  const KEY = 'claimlight-marks';
  /** The canvas comes and goes, with the device that is shown and the view of the code, and tells nobody. */
  const LOOK = 500;

  /** What is written in: in a frame, or on this very page. */
  function canvas() {
    const frame = document.querySelector('iframe[name="editor-canvas"]');
    const page = frame ? frame.contentDocument : document;
    const root = page && page.querySelector('.is-root-container');
    // While the page's template is shown, the article is a part of it.
    return root && (root.querySelector('.wp-block-post-content') || root);
  }

  /**
   * Marks what is written until it is told to stop.
   *
   * @param {(told: {results?: any, fault?: {message: string, hint: string}}) => void} tell
   * @return {() => void} stops it, and nothing is left.
   */
  function mark(tell) {
    let decorator = null;
    let decorate = null;
    let timer = 0;
    let over = false;
    const look = () => {
      const root = canvas();
      if (decorator && decorator.root === root) {
        return;
      }
      stop();
      if (root) {
        begin(root);
      }
    };
    const begin = (root) => {
      const own = decorate(root, { assetBase: folder });
      own.addEventListener('results', () => own === decorator && tell({ results: own.results }));
      own.addEventListener('error', ({ detail }) => own === decorator && tell({ fault: detail }));
      decorator = own;
    };
    const stop = () => {
      if (decorator) {
        decorator.stop();
      }
      decorator = null;
    };
    import(script).then(
      (module) => {
        if (over) {
          return;
        }
        decorate = module.decorate;
        look();
        timer = setInterval(look, LOOK);
      },
      () =>
        over ||
        tell({
          fault: {
            message: __('The part of Claimlight that marks while you write could not be loaded.', 'claimlight'),
            hint: __('Administrators: Tools → Site Health names the cause and what to do.', 'claimlight'),
          },
        }),
    );
    return () => {
      over = true;
      clearInterval(timer);
      stop();
    };
  }

  function Marks() {
    const [on, setOn] = useState(() => remembered());
    const [{ results, fault }, setTold] = useState({});
    useEffect(() => {
      setTold({});
      return on ? mark(setTold) : undefined;
    }, [on]);
    const turn = (wanted) => {
      remember(wanted);
      setOn(wanted);
    };
    return el(
      Panel,
      { name: 'marks', title: __('Claimlight', 'claimlight') },
      el(components.ToggleControl, {
        label: __('Mark voices and doubts', 'claimlight'),
        help: __('Only here, while you write: nothing of it is saved or sent.', 'claimlight'),
        checked: on,
        onChange: turn,
        __nextHasNoMarginBottom: true,
      }),
      el('div', { role: 'status' }, on && !fault && (results ? counts(results) : __('Reading…', 'claimlight'))),
      on && fault && el(components.Notice, { status: 'error', isDismissible: false }, el('p', {}, fault.message), el('p', {}, fault.hint)),
    );
  }

  function counts({ quotes, speakers, uncertainties }) {
    const lines = [
      /* translators: %d: how many. */
      [quotes, (n) => _n('%d quote', '%d quotes', n, 'claimlight')],
      /* translators: %d: how many. */
      [speakers, (n) => _n('%d speaker', '%d speakers', n, 'claimlight')],
      /* translators: %d: how many. */
      [uncertainties, (n) => _n('%d doubt', '%d doubts', n, 'claimlight')],
    ];
    return el(
      'ul',
      {},
      lines.map(([{ length }, words], i) => el('li', { key: i }, sprintf(words(length), length))),
    );
  }

  function remembered() {
    try {
      return localStorage.getItem(KEY) === 'on';
    } catch {
      // A browser may keep nothing.
      return false;
    }
  }

  function remember(on) {
    try {
      if (on) {
        localStorage.setItem(KEY, 'on');
      } else {
        localStorage.removeItem(KEY);
      }
    } catch {
      // Then it is off the next time.
    }
  }

  plugins.registerPlugin('claimlight', { render: Marks });
})(window.wp);
