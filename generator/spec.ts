/**
 * A spec that was parsed, completed by inheritance and found valid: what build-model reads.
 *
 * Values stand as the author wrote them (`30s`, `16MiB`, `DISABLED`); only shorthand is expanded, so that every row of a
 * kind has one shape, and what inherited rows refer to is adapted to the names of this spec. Rows keep the order of the
 * result: an inherited row (or the own row that replaces it) stands where it stood, new rows follow. Errors are the
 * exception: own rows stand before inherited ones.
 */
import type { Json, Origin } from "./model.js";
import type {
  BuiltInTypeName,
  ErrorRole,
  GroupRole,
  Kind,
  MessageRole,
  MethodRole,
  OptionRole,
  PermissionRole,
  RECONNECT_WORDS,
} from "./roles.js";

/** A named entry of a section. `origin` leads to the row itself, in the file that declares it. */
export interface Row<T> {
  readonly name: string;
  readonly value: T;
  readonly origin: Origin;
}

export type Rows<T> = readonly Row<T>[];

/** Translated text. Where it belongs to a row, its origin is the row's with the key (`doc`) at the end of the path. */
export interface Prose {
  readonly text: string;
  readonly origin: Origin;
}

interface RowSpec {
  readonly doc?: string;
  readonly deprecated?: string;
  readonly renamedFrom?: readonly string[];
}

/** A number, a duration (`30s`) or a size (`16MiB`), as written. */
export type Limit = number | string;

export interface DependentDefaultSpec {
  /** An option beside this one. */
  readonly when: string;
  /** By member name of that option's group, or by value; `else` is among the keys when the spec gives one. */
  readonly is: Readonly<Record<string, Json>>;
}

/** An option, a property, a parameter, a detail, a field of a message, an item, a named type. */
export interface FieldSpec extends RowSpec {
  /** A built-in type, or a key of `types`. Always there: an option's role gives it where the spec does not. */
  readonly type: BuiltInTypeName | (string & {});
  /** Of options and of properties of options. */
  readonly role?: OptionRole;
  readonly required?: boolean;
  readonly secret?: boolean;
  /** Never a dependent one. `null` cannot be a default. */
  readonly default?: Json;
  readonly dependentDefault?: DependentDefaultSpec;
  /** What 0 means. */
  readonly zero?: string;
  readonly minimum?: Limit;
  readonly maximum?: Limit;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly unique?: boolean;
  /** Of a list: of one item. Its row is named `items`. */
  readonly items?: Row<FieldSpec>;
  /** Of a record: of one value. Its row is named `values`. */
  readonly values?: Row<FieldSpec>;
  /** Of an enum: a group's name. */
  readonly group?: string;
  /** Of an enum with a list of its own. */
  readonly choices?: readonly (string | number)[];
  /** Of an integer: the group whose members may be combined. */
  readonly flags?: string;
  readonly properties?: Rows<FieldSpec>;
}

export interface ConstantSpec extends RowSpec {
  readonly kind: "constant";
  readonly value: string | number;
}

export interface MemberSpec extends RowSpec {
  readonly value: string | number;
  /** Of a group with a role: what the member stands for, worked out from its value where the spec does not say it. */
  readonly role?: string;
}

export interface GroupSpec extends RowSpec {
  readonly kind: "group";
  readonly role?: GroupRole;
  readonly flat?: boolean;
  readonly members: Rows<MemberSpec>;
}

export type ReconnectSpec = (typeof RECONNECT_WORDS)[number] | { readonly after: Limit };

export interface CloseCodeSpec extends RowSpec {
  /** `from` equals `to` for a single code. */
  readonly from: number;
  readonly to: number;
  readonly reason?: string;
  readonly reconnect?: ReconnectSpec;
  readonly clean?: boolean;
  readonly sendable?: boolean;
}

export interface MessageSpec extends RowSpec {
  readonly role: MessageRole;
  readonly fields: Rows<FieldSpec>;
}

export interface PermissionSpec extends RowSpec {
  readonly role?: PermissionRole;
  /** `url` for role `connect-url` where the spec does not say it, else `none`. */
  readonly resource: "url" | "none";
}

export interface ErrorSpec extends RowSpec {
  readonly role?: ErrorRole;
  /** Of role `http-status`: codes and classes (`5xx`). Codes of inherited rows that own rows have are gone. */
  readonly status?: readonly (number | string)[];
  readonly kind: Kind;
  readonly retryable: boolean | "advice";
  readonly message: string;
  /** Of a row with a role: the role's standard details where the spec gives none of its own. */
  readonly details: Rows<FieldSpec>;
  readonly advice?: string;
}

export interface ReturnsSpec {
  /** Text of the docs: `Promise<Client>`. */
  readonly type: string;
  readonly doc?: string;
}

/** `connect`, and what methods have besides their role. */
export interface CallSpec extends RowSpec {
  /** In the order of the signature. */
  readonly params: Rows<FieldSpec>;
  readonly returns?: ReturnsSpec;
  readonly waits?: string;
  /** Conditions: names of rows of `errors`. */
  readonly errors: readonly string[];
}

export interface MethodSpec extends CallSpec {
  readonly role: MethodRole;
}

export interface GuideSectionSpec {
  readonly title: string;
  readonly body?: string;
  /** Path from the folder of the file that the section stands in. */
  readonly example?: string;
  readonly table?: string;
  /** A drawing: the life of a connection, or the way from the spec to its outputs. */
  readonly diagram?: "connection" | "pipeline";
  readonly sections: Rows<GuideSectionSpec>;
  /** Of a page: specs that extend this one do not take it over. */
  readonly inherited?: false;
}

export interface Spec {
  /** The file that was loaded, as the caller named it. */
  readonly file: string;
  readonly module: string;
  readonly version: string;
  readonly sourceLocale: string;
  readonly title?: Prose;
  readonly summary: Prose;
  readonly description?: Prose;
  readonly types: Rows<FieldSpec>;
  readonly connect: Row<CallSpec>;
  readonly options: Rows<FieldSpec>;
  readonly constants: Rows<ConstantSpec | GroupSpec>;
  readonly closeCodes: Rows<CloseCodeSpec>;
  readonly messages: Rows<MessageSpec>;
  readonly permissions: Rows<PermissionSpec>;
  readonly errors: Rows<ErrorSpec>;
  readonly methods: Rows<MethodSpec>;
  /** A section's name is its id. */
  readonly guide: Rows<GuideSectionSpec>;
  /** Further pages: each is a section by itself. */
  readonly pages: Rows<GuideSectionSpec>;
  /** What the base spec says: the built-in values of roles that no row of this spec has. Of the base spec, itself. */
  readonly base: {
    readonly options: Rows<FieldSpec>;
    readonly constants: Rows<ConstantSpec | GroupSpec>;
    readonly methods: Rows<MethodSpec>;
  };
  /**
   * What became of inherited names, for the references in inherited prose, which is kept word for word so that its
   * translations hold: `option:dial_timeout` -> `open_timeout`. A name that is neither a row nor here has gone (only
   * inherited prose can have such): it is shown as code, without a link.
   */
  readonly replaced: ReadonlyMap<string, string>;
}
