// Runs before anything is painted, and where modules do not run: a page that was opened from the disk.
(() => {
  const root = document.documentElement;
  if (location.protocol === 'file:') root.dataset.from = 'file';
  let choice = 'auto';
  try {
    choice = localStorage.getItem('claimlight-theme') || 'auto';
  } catch {
    // Then there is none from an earlier visit.
  }
  root.dataset.choice = choice;
  const dark = choice === 'dark' || (choice === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
})();
