// The element's custom-elements.json, for editors of code and for docs/element.md: made from the comments in claim-light.ts.

/** What the package's users see: nothing private, nothing that only our own rooms call. */
const shown = ({ name, privacy, static: own, description }) => description && !own && privacy !== 'private' && !/^#|Callback$/.test(name);

/** Names the files as they lie in the package, and leaves out what is not for its users. */
const forThePackage = {
  name: 'for-the-package',
  packageLinkPhase({ customElementsManifest }) {
    const [made] = customElementsManifest.modules;
    const declaration = made.declarations.find(({ name }) => name === 'ClaimLight');
    declaration.superclass = { name: 'HTMLElement' };
    declaration.members = declaration.members.filter(shown);
    for (const { fieldName, name } of declaration.attributes) {
      const field = declaration.members.find((member) => member.name === fieldName);
      if (!field) throw new Error(`the attribute ${name} has no property`);
    }
    const path = 'element.js';
    const named = (kind, name) => ({ kind, name, declaration: { name: 'ClaimLight', module: path } });
    Object.assign(made, {
      path,
      declarations: [declaration],
      exports: [named('js', 'ClaimLight'), named('custom-element-definition', 'claim-light')],
    });
  },
};

export default {
  globs: ['www/element/claim-light.ts'],
  outdir: 'www/dist',
  packagejson: false,
  plugins: [forThePackage],
};
