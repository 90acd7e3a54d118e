/** What a new project is made of: the files, and what its package.json needs. Decided here, written by the command. */

/** Which continuous integration a project has. */
export const CI_SYSTEMS = ["github", "gitlab", "both", "none"] as const;
export type CiSystem = (typeof CI_SYSTEMS)[number];

export interface ProjectOptions {
  /** Name of the API: of its spec and its documentation. */
  readonly module: string;
  readonly locales: readonly string[];
  readonly ci: CiSystem;
  /** Of wireglot: what the project depends on. */
  readonly version: string;
}

/** A file of the project (a path with slashes), and the template that it is made of. */
export interface ProjectFile {
  readonly path: string;
  readonly template: string;
}

export function projectFiles({ module, ci }: ProjectOptions): readonly ProjectFile[] {
  const github = ci === "github" || ci === "both";
  const gitlab = ci === "gitlab" || ci === "both";
  return [
    { path: `${module}.yaml`, template: "spec.yaml.tmpl" },
    { path: "wireglot.config.yaml", template: "wireglot.config.yaml.tmpl" },
    { path: "tsconfig.json", template: "tsconfig.json.tmpl" },
    { path: ".gitignore", template: "gitignore.tmpl" },
    { path: "src/main.ts", template: "main.ts.tmpl" },
    { path: "src/server.ts", template: "server.ts.tmpl" },
    { path: "test/client.test.ts", template: "client.test.ts.tmpl" },
    ...(github ? [{ path: ".github/workflows/wireglot.yml", template: "github-workflow.yml.tmpl" }] : []),
    ...(gitlab ? [{ path: ".gitlab-ci.yml", template: "gitlab-ci.yml.tmpl" }] : []),
  ];
}

/** A template with the answers in it. */
export function fillTemplate(text: string, { module, locales }: ProjectOptions): string {
  const list = locales.map((locale) => `  ${locale}: { tier: community }\n`).join("");
  return text
    .replaceAll("__module__", module)
    .replaceAll("__locales__\n", list === "" ? "# locales:\n#   pt-BR: { tier: full }\n" : `locales:\n${list}`);
}

const SCRIPTS: Readonly<Record<string, string>> = {
  generate: "wireglot generate",
  validate: "wireglot validate",
  check: "wireglot check",
  diff: "wireglot diff",
  build: "tsc",
  start: "npm run --silent build && node dist/src/main.js",
  test: "npm run --silent build && node --test dist/test/*.test.js",
};
/** The oldest that the project's program runs with, and the compiler of it. */
const DEVELOPMENT: Readonly<Record<string, string>> = { "@types/node": "^20.19.0", typescript: "^6.0.0" };

type Json = Readonly<Record<string, unknown>>;

/**
 * A package.json, made or completed: what stands in it stays, and scripts and dependencies that it lacks are added.
 * `kept`: names of scripts that were there, with another command.
 */
export function completePackage(
  before: Json | undefined,
  { module, version }: ProjectOptions,
): { readonly after: Json; readonly kept: readonly string[] } {
  const start: Json = before ?? { name: module, version: "0.1.0", private: true };
  const scripts = recordOf(start.scripts);
  const dependencies = recordOf(start.dependencies);
  const development = recordOf(start.devDependencies);
  const lacks = (name: string): boolean => !(name in dependencies) && !(name in development);
  const added = Object.entries(DEVELOPMENT).filter(([name]) => lacks(name));
  return {
    after: {
      ...start,
      type: start.type ?? "module",
      scripts: { ...SCRIPTS, ...withoutPlaceholder(scripts) },
      dependencies: lacks("wireglot") ? { ...dependencies, wireglot: `^${version}` } : dependencies,
      devDependencies: { ...development, ...Object.fromEntries(added) },
    },
    kept: Object.entries(withoutPlaceholder(scripts)).flatMap(([name, command]) =>
      name in SCRIPTS && SCRIPTS[name] !== command ? [name] : [],
    ),
  };
}

/** `npm init` writes a test that fails. */
function withoutPlaceholder(scripts: Json): Json {
  return Object.fromEntries(
    Object.entries(scripts).filter(
      ([name, command]) => name !== "test" || !String(command).includes("no test specified"),
    ),
  );
}

function recordOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A module's name out of that of a folder: letters, digits and underscores; `chat` where nothing of it is left. */
export function moduleName(folder: string): string {
  const words = folder
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "");
  return words === "" ? "chat" : words;
}
