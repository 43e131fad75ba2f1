// The element and the reading alone, from one package, with nothing set up for it.
import { analyze, ClaimLight } from 'claimlight';
import 'claimlight/define';

const text = document.getElementById('story').innerText;
const { quotes } = await analyze(text);
document.body.dataset.analyzer = JSON.stringify(quotes.map(({ content }) => content.map((span) => text.slice(...span))));
document.body.dataset.oneClass = String(customElements.get('claim-light') === ClaimLight);
