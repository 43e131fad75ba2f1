// The block "Claimlight": in the editor a line that says what it does; on the page PHP makes the element (includes/element.php).
(function ({ blocks, blockEditor, components, element, i18n }) {
  const { createElement: el, Fragment } = element;
  const { __ } = i18n;
  const KINDS = {
    quote: __('Quotes', 'claimlight'),
    speaker: __('Speakers', 'claimlight'),
    cue: __('Cues', 'claimlight'),
    doubt: __('Doubts', 'claimlight'),
  };
  const THEMES = [
    { value: '', label: __('As in the settings', 'claimlight') },
    { value: 'auto', label: __('As the article’s words', 'claimlight') },
    { value: 'light', label: __('Light', 'claimlight') },
    { value: 'dark', label: __('Dark', 'claimlight') },
  ];

  function edit({ attributes, setAttributes }) {
    const set = (name) => (value) => setAttributes({ [name]: value || undefined });
    const kinds = attributes.kinds ? attributes.kinds.split(' ') : [];
    const tick = (kind) => (on) =>
      set('kinds')(
        Object.keys(KINDS)
          .filter((other) => (other === kind ? on : kinds.includes(other)))
          .join(' '),
      );
    const controls = el(
      components.PanelBody,
      { title: __('Claimlight', 'claimlight') },
      el('p', {}, __('Marked at first; as in the settings, if none is ticked:', 'claimlight')),
      Object.entries(KINDS).map(([kind, label]) =>
        el(components.CheckboxControl, {
          key: kind,
          label,
          checked: kinds.includes(kind),
          onChange: tick(kind),
          __nextHasNoMarginBottom: true,
        }),
      ),
      el(components.SelectControl, {
        label: __('Colours', 'claimlight'),
        value: attributes.theme || '',
        options: THEMES,
        onChange: set('theme'),
        __nextHasNoMarginBottom: true,
        __next40pxDefaultSize: true,
      }),
      el(components.TextControl, {
        label: __('The article', 'claimlight'),
        help: __('An id or a CSS selector. Empty: the content of this post.', 'claimlight'),
        value: attributes.for || '',
        onChange: set('for'),
        __nextHasNoMarginBottom: true,
        __next40pxDefaultSize: true,
      }),
    );
    // By its name it is no part of the article for whatever reads the editor's text, the panel beside it too.
    const words = el(
      'claim-light',
      {},
      __('Claimlight: here the page lights up who speaks, what they say, and what this article leaves open.', 'claimlight'),
    );
    const shown = el(
      'div',
      blockEditor.useBlockProps({ style: { border: '1px dashed', padding: '0.5em 1em', fontSize: '0.875rem' } }),
      words,
    );
    return el(Fragment, {}, el(blockEditor.InspectorControls, {}, controls), shown);
  }

  blocks.registerBlockType('claimlight/article', { edit, save: () => null });
})(window.wp);
