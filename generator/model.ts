/**
 * The model of one API: what stands between the YAML and every output.
 *
 * Plain read-only data: references resolved, defaults applied, order fixed, TypeScript names chosen, texts attached by
 * key, the spec path of each thing kept (positions are looked up by path). When an emitter needs an `if` to find
 * something out, the model should have said it.
 */
import type { ErrorRole, Kind, OptionRole, ReconnectAdvice } from "./roles.js";

export type SpecPath = readonly (string | number)[];

/** Where a thing stands: the file and the path in it, for positions and for the keys of its texts. */
export interface Origin {
  readonly file: string;
  readonly path: SpecPath;
}

/** Prose: translated, by key. May hold `code`, and references such as `{option:dial_timeout}` (all of them valid). */
export interface Text {
  /** The `msgctxt` of catalogs: the spec path, joined with dots. */
  readonly key: string;
  readonly source: string;
  readonly origin: Origin;
}

/** A JSON value that a spec gives as data. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

interface Named {
  /** As the spec spells it. */
  readonly name: string;
  readonly origin: Origin;
  readonly doc?: Text;
  readonly deprecated?: Text;
  /** Old names, as the spec spells them. */
  readonly renamedFrom?: readonly string[];
}

/** What a field accepts or a detail holds. */
export type TypeModel =
  | {
      readonly kind: "string" | "url";
      readonly minLength?: number;
      readonly maxLength?: number;
      readonly pattern?: string;
    }
  | {
      readonly kind: "integer" | "number";
      readonly minimum?: number;
      readonly maximum?: number;
      readonly flags?: Flags;
    }
  /** Range in milliseconds. */
  | { readonly kind: "duration"; readonly minimum?: number; readonly maximum?: number }
  /** Range in bytes. */
  | { readonly kind: "bytes"; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: "boolean" }
  /** `group`: the constant group that the values are taken from. */
  | { readonly kind: "enum"; readonly values: readonly (string | number)[]; readonly group?: string }
  /** `accepted` of a list or a record speaks of one item or value, as that of a field does of the whole. */
  | {
      readonly kind: "list";
      readonly items: TypeModel;
      readonly accepted: string;
      readonly minItems?: number;
      readonly maxItems?: number;
      readonly unique: boolean;
    }
  | { readonly kind: "record"; readonly values: TypeModel; readonly accepted: string }
  /** `tsName`: of its interface. */
  | { readonly kind: "object"; readonly tsName: string; readonly properties: readonly Field[] }
  /** A name of `types`; `type` is what it stands for. */
  | { readonly kind: "named"; readonly name: string; readonly tsName: string; readonly type: TypeModel }
  | { readonly kind: HostType };

/** Members of a group that may be combined by OR. */
export interface Flags {
  readonly group: string;
  readonly values: readonly number[];
}

export type HostType = "data" | "headers" | "signal" | "tls" | "agent" | "proxy" | "closeInfo" | "error";

/** An option, a property, a parameter, a detail. */
export interface Field extends Named {
  /** `dialTimeout` */
  readonly tsName: string;
  readonly type: TypeModel;
  readonly required: boolean;
  readonly secret: boolean;
  /** Converted: a duration in milliseconds, a size in bytes, an enum's value. */
  readonly default?: Json;
  /** The default as the docs and doc comments show it: `30s`, `16MiB`, `COMPRESSION.DISABLED`, `none`. */
  readonly defaultText?: string;
  readonly dependentDefault?: {
    readonly when: string;
    readonly is: ReadonlyArray<readonly [Json, Json]>;
    readonly else: Json;
  };
  /** What 0 means. */
  readonly zero?: Text;
  /** The range as the docs show it: `0s–24h`, `1–10000`. */
  readonly rangeText?: string;
  /** What is accepted, as an English noun phrase for error sentences: `a duration from 0s to 24h`. */
  readonly accepted: string;
  /** TypeScript forms of old names that still work. */
  readonly renamedFrom: readonly string[];
}

export interface Option extends Field {
  readonly role?: OptionRole;
  readonly type: TypeModel;
  /** Of an object option: its properties once more, with their roles. */
  readonly properties: readonly Option[];
}

export interface NamedType extends Named {
  /** `RateLimit` */
  readonly tsName: string;
  readonly type: TypeModel;
}

export interface Constant extends Named {
  /** As exported, or as the member of its group. */
  readonly tsName: string;
  readonly value: string | number;
  /** Of a group with a role: what this member stands for (`context-takeover`, `binary`). */
  readonly role?: string;
}

export interface ConstantGroup extends Named {
  /** As exported (not where it is `flat`). */
  readonly tsName: string;
  /** The union of its values: `MessageType` for `MESSAGE_TYPE`. */
  readonly typeName: string;
  readonly role?: "compression" | "message-type" | "control-type";
  /** Exported by the members' own names. */
  readonly flat: boolean;
  readonly members: readonly Constant[];
}

export interface CloseCode extends Named {
  /** One code: `from` equals `to`. */
  readonly from: number;
  readonly to: number;
  readonly reason?: string;
  readonly sendable: boolean;
  readonly clean: boolean;
  readonly reconnect: ReconnectAdvice;
}

export interface MessageKind extends Named {
  readonly role: "text" | "binary" | "ping" | "pong" | "close";
  /** `TextMessage` */
  readonly tsName: string;
  /** The value of its `type` (from the control-type constants). */
  readonly value: string;
  readonly fields: readonly Field[];
}

export interface Permission extends Named {
  readonly role?: "connect" | "connect-url";
  readonly resource: "url" | "none";
  /** Key of the generated `permissions` object: `connectUrl` (the name without what all names share, camelCase). */
  readonly tsName: string;
}

export interface ErrorModel extends Named {
  /** Of a row without a role: the function of `errors` that makes such an error (`roomFull`). */
  readonly maker?: string;
  readonly role?: ErrorRole;
  readonly status: readonly (number | string)[];
  readonly kind: Kind;
  readonly retryable: boolean | "advice";
  /** With placeholders in TypeScript names. */
  readonly message: string;
  readonly details: readonly Field[];
  readonly advice?: Text;
}

export interface Method extends Named {
  readonly tsName: string;
  readonly role: "send" | "ping" | "channel" | "control" | "close";
  readonly params: readonly Field[];
  /**
   * The parameters in the order in which the runtime's method of this role takes them (`send`: data, type, options),
   * by name; undefined: the spec has no such parameter.
   */
  readonly args: readonly (string | undefined)[];
  /** Some parameter has limits beyond its role's: the generated method checks before it calls. */
  readonly checked: boolean;
  readonly returns?: { readonly type: string; readonly doc?: Text };
  readonly waits?: Text;
  readonly errors: readonly string[];
}

export interface Connect {
  readonly doc?: Text;
  readonly params: readonly Field[];
  readonly returns?: { readonly type: string; readonly doc?: Text };
  readonly waits?: Text;
  readonly errors: readonly string[];
}

export type TableName = string;

/** A program that the documentation shows. */
export interface Example {
  /** From the spec's folder. */
  readonly path: string;
  readonly text: string;
  /** Its comments, in order: what of it is translated. `start` and `end` are places in the text. */
  readonly comments: readonly { readonly doc: Text; readonly start: number; readonly end: number }[];
}

export interface GuideSection {
  readonly id: string;
  readonly title: Text;
  readonly body?: Text;
  readonly example?: Example;
  readonly table?: TableName;
  readonly diagram?: "connection" | "pipeline";
  readonly sections: readonly GuideSection[];
  readonly origin: Origin;
}

export interface Model {
  readonly module: string;
  readonly version: string;
  readonly sourceLocale: string;
  /** Heading of the main page; absent: the module's name. */
  readonly title?: Text;
  readonly summary: Text;
  readonly description?: Text;
  readonly types: readonly NamedType[];
  readonly connect: Connect;
  readonly options: readonly Option[];
  /** Some option is required, and with it the options argument. */
  readonly optionsRequired: boolean;
  /** Built-in values for the roles that no option sets. */
  readonly builtIn: {
    /** By setting name (`dialTimeout` for role `dial-timeout`), in milliseconds and bytes; compression by member role. */
    readonly settings: Readonly<Record<string, Json>>;
    /** In bytes, by what the member of the compression group stands for. */
    readonly compressionThreshold: Readonly<Record<"disabled" | "context-takeover" | "no-context", number>>;
    readonly pingTimeout: number;
    readonly closeCode: { readonly default: number; readonly minimum: number; readonly maximum: number };
  };
  /** Constants that stand alone. */
  readonly constants: readonly Constant[];
  readonly groups: readonly ConstantGroup[];
  readonly closeCodes: readonly CloseCode[];
  readonly messages: readonly MessageKind[];
  readonly permissions: readonly Permission[];
  readonly errors: readonly ErrorModel[];
  readonly methods: readonly Method[];
  /** All sections, those of tables placed nowhere included. */
  readonly guide: readonly GuideSection[];
  /** Further pages: the id is the name of the file. */
  readonly pages: readonly GuideSection[];
  /**
   * What inherited names became, for references in inherited prose: `option:dial_timeout` -> `open_timeout`. A reference
   * to what is neither in the model nor here is shown as code.
   */
  readonly replaced: Readonly<Record<string, string>>;
  /** All kinds, in the order of the language's schema. */
  readonly kinds: readonly Kind[];
}

/** What the model needs of the file system. */
export interface SourceFiles {
  /** The text of a file, by its path from the folder of the file that names it. */
  read(path: string, from: Origin): string;
}
