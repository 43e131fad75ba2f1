// What the build puts into the element's files: see load.js, widget/files.js and widget/carried.js.
declare const CLAIMLIGHT_BUILD: string;
declare const CLAIMLIGHT_SIZE: number;
declare const CLAIMLIGHT_WORKER: string;
declare const CLAIMLIGHT_MODULE: string;
declare module '*.txt?raw' {
  const text: string;
  export default text;
}
declare module '*.css' {
  const text: string;
  export default text;
}
