/**
 * What the command line says besides findings and help: one table of sentences, as texts to translate.
 *
 * `(file|files)` is a word in the forms of its plural; it agrees with the value `n`.
 */
import type { Message, Places, Value } from "./message.js";

const REMARKS = {
  about: "{subject}: {state}",
  both: "{first}, {second}",
  error: "error: {problem}",
  bug: "wireglot has a bug; please report this, with the spec if you can:",
  "severity.error": "error",
  "severity.warning": "warning",
  errors: "{n} (error|errors)",
  warnings: "{n} (warning|warnings)",
  "no-findings": "no findings",

  "spec.none": "no spec is named, and {reason}; name one, such as: {example}",
  "spec.no-config": "there is no wireglot.config.yaml here or above",
  "spec.not-listed": '{config} lists no "{key}"',
  "out.taken": "{out} belongs to {owner} ({config}); say with --out where {spec} goes",
  "out.shared":
    '{first} and {second} would both be written into {folder}, one over the other; run them one at a time with --out, or give each its own "{key}" in wireglot.config.yaml',

  "written.nothing": "{place}: up to date ({seconds} s)",
  "written.some": "{place}: generated, {changes} ({seconds} s)",
  written: "{n} (written|written)",
  removed: "{n} (removed|removed)",
  unchanged: "{n} (unchanged|unchanged)",
  "written.not": "{subject}: {errors}, nothing was written",
  watching: "watching for changes; end with Ctrl+C",
  "generate.check-or-watch": "--check writes nothing, --watch goes on writing: name one",

  "check.examples": "{spec}: {errors} in its examples",
  "check.current": "{place}: up to date",
  "check.stale": "{place}: {n} (file|files) out of date; run {command}",

  valid: "valid",
  "valid.warnings": "valid, {warnings}",
  "baseline.unnamed": "--update-baseline needs to know where: {flag}",
  "baseline.written": "{file}: {n} (finding|findings) written",
  "baseline.gone": "{file}: {n} (finding|findings) no longer found; --update-baseline takes them out",
  "baseline.unreadable": "{problem}; --update-baseline writes it",
  "baseline.other": "{file} is no baseline of this version of wireglot; --update-baseline writes one",

  "format.unknown": 'there is no format "{name}"{suggestion}; there are {formats}',
  "format.mixed": "{formats} would be mixed on standard output; give one a file: {example}",
  "format.twice": "two formats would be written to {file}, one over the other",
  "format.no-file": "--format {value} names no file; write {example}, or {name} alone",
  "summary.unwritten": "the summary of the step was not written: {problem}",
  "markdown.place": "Place",
  "markdown.step": "Step",
  "markdown.finding": "Finding",
  "markdown.more": "… and {n} more.",
  "markdown.release": "{file}: after {from}, the next version is {suggested} or later ({step}).",

  "explain.unknown": 'there is no rule "{code}"{suggestion}; {command} lists all',

  "docs.site-url": "--site-url is the address of a site: it goes with --format html",
  "docs.site-url-value": '--site-url is "{url}"; the address of the site is expected, such as {example}',
  "docs.out": "say with --out which folder of your {flavor} project the pages go to",
  "docs.flavor": "--flavor {flavor} is Markdown: it goes without --format html",

  "diff.too-many": "two specs are compared, and {n} are named: {usage}",
  "diff.against": "--against {ref} takes the place of OLD: name NEW alone, or leave it out",
  "diff.none": "no spec is named, and the config lists none; write: {usage}",
  "diff.errors": "{spec} has {n} (error|errors) of its own, which wireglot validate tells; it is compared as it is",
  "diff.with": "{spec}: compared with {old}",
  "diff.with-release": "{spec}: compared with {old}, the last release",
  "diff.nothing-before":
    "{spec}: there is nothing to compare with: no tag holds it in version {version} or lower; {advice}",
  "diff.shallow": "this is a shallow clone: fetch its history and tags first ({command})",
  "diff.name-one": "name one with --against",
  "diff.same": "nothing has changed since {old} ({version})",
  "diff.summary": "{n} (change|changes) since {old} ({version}): {steps}; the next version is {suggested} or later",
  "diff.step": "{n} {step}",
  "diff.before": "before",
  "diff.broken": "{spec} cannot be compared: it has errors of its own",
  "git.absent": "git: there is no such program; revisions are read by it",
  "git.no-repository": "{folder} is in no git repository",
  "git.no-path": "{name} names no spec; write {example}",
  "git.no-revision": "{name}: the repository has no such revision; {advice}",
  "git.revision": "a branch, a tag or a commit is expected",
  "npm.no-package": "{name} names no package; expected is {form}, such as {example}",
  "npm.fetch": "{name} cannot be fetched: {reason}",
  "npm.empty": "{name} was fetched, and holds no package",
  "npm.unpack": "{name} cannot be unpacked: {reason}",
  "npm.several": "{name} has several specs: {specs}; say which, as in {example}",
  "npm.no-spec": '{name} holds no wireglot spec; its package.json can name one as "wireglot"',

  "init.kept": "{file} is there already, and stays as it is",
  "init.script-kept": '{file}: the script "{script}" is there already, and stays as it is',
  "init.next": "Next:",
  "init.start": "a client and a server that echoes",
  "init.ci": "what the CI runs",
  "init.ask-name": "Name of the API",
  "init.ask-locales": "Languages of its documentation besides English ({example})",
  "init.ask-ci": "Continuous integration ({systems})",
  "init.name":
    '{name} is no name of an API: a letter, then letters, digits, _ and -, as in "chat"; say --module {suggested}',
  "init.choice": "{value} is none of {choices}",
  "init.no-object": "{file} is no JSON object: mend it, then run {command} again",

  "lang.unknown": "--lang {lang}: wireglot does not speak it; it speaks {languages}",
  "locale.unknown": "{tag} is no tag of a language, such as {examples}",
  "locale.spelling": "{tag} is written {canonical}",
  "catalog.absent": "{file}: no catalog",
  "catalog.counts": "{file}: {translated} translated, {stale} stale, {missing} missing",
  "catalog.behind":
    "{file}: {translated} translated, {stale} stale, {missing} missing, {outdated} out of date; run {command}",
  "catalog.texts": "{file}: {n} (text|texts)",
  "catalog.texts-state": "{file}: {n} (text|texts), {state}",
  "catalog.written": "written",
  "catalog.unchanged": "unchanged",
  "catalog.unformatted": "{file}: not formatted; run {command}",
  "catalog.there": "{file}: is there already; {command} brings it up to date",
  "confirm.unknown": '--confirm: no text has the key "{key}"{suggestion}; nothing was written',
  "catalog.begun": "{file}: {n} (text|texts) to translate",
  "catalog.add": 'Add {locale} to "locales" in wireglot.config.yaml, and its pages are generated: {example}',
  "import.taken": "{file}: {n} (translation|translations) taken from {from}",
  "import.nothing": "{file}: nothing new",
  "import.kind": "{file}: the name ends in none of {endings}",
  "import.language": "{file}: neither its content nor its name says its language; say it with --locale",
  "status.locale": "locale",
  "status.section": "section",
  "status.translated": "translated",
  "status.stale": "stale",
  "status.broken": "broken",
  "status.missing": "missing",
  "status.done": "done",

  "policy.meta": "--meta is {text}; a JSON object is expected, such as {example}",
  "policy.no-spec": "{spec} is no valid spec; {command} says why",
  "policy.at": "{asked} at {address}",
  "policy.by": '{decided} (policy "{policy}")',
  "policy.refused": "{effect} ({reason})",
  "policy.silent": "no policy speaks of it, which denies",
  "policy.undecided": "undecided",
  "policy.address": "undecided: it depends on the address that the host leads to; give one with --address",
  "policy.allowed": "allowed",
  "policy.denied": "denied",
} as const;

type Remarks = typeof REMARKS;
type Named<K extends keyof Remarks> = Places<Remarks[K]>;

export function remark<K extends keyof Remarks>(
  key: K,
  ...[values]: [Named<K>] extends [never] ? [] : [values: Readonly<Record<Named<K>, Value>>]
): Message {
  return { key: `remark.${key}`, source: REMARKS[key], values: values ?? {} };
}

/** What there is of each, one after the other: `2 errors, 1 warning`. */
export function together(parts: readonly Message[]): Message | "" {
  const [head, ...rest] = parts;
  return head === undefined ? "" : rest.reduce((first, second) => remark("both", { first, second }), head);
}

export const REMARK_TEXTS: readonly Omit<Message, "values">[] = Object.entries(REMARKS).map(([key, source]) => ({
  key: `remark.${key}`,
  source,
}));
