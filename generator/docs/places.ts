/** Which page each row and each section stands on, and how one page links to another. */
import type { GuideSection, Model } from "../model.js";

/** A page of the documentation: the main one, which has the module's name, or one of the spec's `pages`. */
export interface Place {
  /** Name of its file, without extension. */
  readonly name: string;
  readonly sections: readonly GuideSection[];
  /** Absent: the main page. */
  readonly page?: GuideSection;
}

/** The main page first, then the others in the order of the spec. */
export function placesOf(model: Model): readonly Place[] {
  return [
    { name: model.module, sections: model.guide },
    ...model.pages.map((page) => ({ name: page.id, sections: [page], page })),
  ];
}

/** Names of the pages by table: `options`, `methods.send`. A table that stands on several is sought on the first. */
export function tablePlaces(places: readonly Place[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (sections: readonly GuideSection[], name: string): void => {
    for (const { table, sections: inner } of sections) {
      if (table !== undefined && !found.has(table)) found.set(table, name);
      visit(inner, name);
    }
  };
  for (const { name, sections } of places) visit(sections, name);
  return found;
}

/** The table that an anchor's row stands in: that of its own method or group, else the whole. */
export function tableOf(kind: string, name: string): readonly string[] {
  const [first = ""] = name.split(".");
  switch (kind) {
    case "option":
      return ["options"];
    case "code":
      return ["closeCodes"];
    case "permission":
      return ["permissions"];
    case "error":
      return ["errors"];
    case "constant":
      return [`constants.${first}`, "constants"];
    case "method":
      return name === "connect" ? ["connect"] : [`methods.${name}`, "methods"];
    default:
      return [];
  }
}
