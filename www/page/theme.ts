// The switch between light and dark; start.js has read the choice of an earlier visit.

const root = document.documentElement;
const choice = document.getElementById('theme') as HTMLSelectElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

/** @param element what is to look like the page */
export function dress(element: { theme: string }) {
  const wear = () => {
    const theme = choice.value === 'auto' ? (dark.matches ? 'dark' : 'light') : choice.value;
    root.dataset.theme = element.theme = theme;
  };
  choice.value = root.dataset.choice ?? 'auto';
  choice.addEventListener('change', () => {
    try {
      localStorage.setItem('claimlight-theme', choice.value);
    } catch {
      // Then it holds for this visit.
    }
    wear();
  });
  dark.addEventListener('change', wear);
  wear();
}
