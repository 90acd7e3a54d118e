/** XML 1.0 as far as reports need it. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its content, which is XML already; attributes without a value are left out. */
export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const open = `<${name}${written.join("")}`;
  return content.length === 0 ? `${open}/>` : `${open}>${content.join("")}</${name}>`;
}

/** Elements on lines of their own. */
export function lines(elements: readonly string[]): readonly string[] {
  return elements.length === 0 ? [] : [`\n${elements.join("\n")}\n`];
}

/** Text between tags or in an attribute. Characters that XML cannot hold are shown by their number. */
export function escapeXml(text: string): string {
  return text
    .replace(IMPOSSIBLE, (unit) => `<U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);
}

const IMPOSSIBLE = /[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]|\p{Surrogate}/gu;

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
