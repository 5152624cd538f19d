/** A card's detail as HTML that can do nothing: GitHub-flavoured Markdown, sanitised, links in a new window. */
import DOMPurify from 'dompurify';
import { marked } from 'marked';

const purifier = DOMPurify(window);

purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return;
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer');
});

export function cardHtml(markdown: string): string {
  return purifier.sanitize(marked.parse(markdown, { async: false, gfm: true }), {
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['img', 'style', 'form', 'input', 'button', 'video', 'audio'],
    FORBID_ATTR: ['style', 'class', 'id'],
  });
}
