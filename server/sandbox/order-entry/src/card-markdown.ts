/** A card's detail as HTML that can do nothing: GitHub-flavoured Markdown, sanitised, links in a new window. */
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

/** Raw HTML of a card is shown as the text it is: the specification promises Markdown, and nothing else is wanted. */
const marked = new Marked({ gfm: true, async: false, renderer: { html: ({ text }) => escapeHtml(text) } });

const purifier = DOMPurify(window);

purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return;
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer');
});

export function cardHtml(markdown: string): string {
  return purifier.sanitize(marked.parse(markdown, { async: false }), {
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['img', 'style', 'form', 'input', 'button', 'video', 'audio'],
    FORBID_ATTR: ['style', 'class', 'id'],
  });
}

function escapeHtml(text: string): string {
  const holder = document.createElement('span');
  holder.textContent = text;
  return holder.innerHTML;
}
