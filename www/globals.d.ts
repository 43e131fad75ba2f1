// What the build puts into the element's files: see load.js and widget/files.js.
declare const CLAIMLIGHT_BUILD: string;
declare const CLAIMLIGHT_SIZE: number;
declare module '*.css' {
  const text: string;
  export default text;
}
