/** Names and values that lead their readers astray. */
import { parseDuration } from "../duration.js";
import { resolveType } from "./measure.js";
import { own, type Rule, rule } from "./rule.js";

const TIME = /_(?:s|secs?|seconds?|mins?|minutes?|hours?|days?)$/;
const MILLISECONDS = /_(?:ms|millis|milliseconds?)$/;
const SIZE = /_(?:kb|kib|mb|mib|gb|gib|kilobytes|megabytes)$/;
const BYTES = /_bytes$/;

export const CONVENTION_RULES: readonly Rule[] = [
  rule({
    code: "unit-in-name",
    severity: "warning",
    why: "Who reads `timeout_seconds` gives 30, and a duration of 30 is 30 milliseconds.",
    messages: {
      duration: 'the name "{name}" says another unit than a {type} has, which is milliseconds',
      bytes: 'the name "{name}" says another unit than a size has, which is bytes',
      number: '"{name}" is a number with its unit in the name; the type {type} takes a value with its unit',
    },
    explanation: "Types `duration` and `bytes` take values with their unit, and name it on the page.",
    wrong: "options:\n  idle_seconds: { type: duration, default: 30s, doc: How long to rest. }\n",
    right: "options:\n  idle_time: { type: duration, default: 30s, doc: How long to rest. }\n",
    check({ spec, fields, typed }, report) {
      if (fields.length === 0) return;
      for (const { name, value, origin } of typed) {
        const { type } = resolveType(value, spec);
        const at = { at: "key" } as const;
        if (type === "duration" && TIME.test(name)) report(origin, "duration", { name, type }, at);
        else if (type === "bytes" && SIZE.test(name)) report(origin, "bytes", { name }, at);
        else if (type === "integer" || type === "number") {
          if (TIME.test(name) || MILLISECONDS.test(name)) report(origin, "number", { name, type: "duration" }, at);
          else if (type === "integer" && (SIZE.test(name) || BYTES.test(name)))
            report(origin, "number", { name, type: "bytes" }, at);
        }
      }
    },
  }),
  rule({
    code: "boolean-negative",
    severity: "warning",
    why: "`noCache: false` takes two thoughts where `cache: true` takes one.",
    messages: { default: '"{name}" denies something, so that false means yes; name what true switches on' },
    explanation: "Name a boolean after what it switches on, and give it the default that is wanted.",
    wrong: "options:\n  disable_echo: { type: boolean, default: false, doc: Whether one's own words come back. }\n",
    right: "options:\n  echo: { type: boolean, default: true, doc: Whether one's own words come back. }\n",
    check({ spec, typed }, report) {
      for (const { name, value, origin } of typed)
        if (/^(?:no|not|dont|disable|without)_/.test(name) && resolveType(value, spec).type === "boolean")
          report(origin, "default", { name }, { at: "key" });
    },
  }),
  rule({
    code: "zero-unexplained",
    severity: "warning",
    why: "A default of 0 is read as never by one, and as at once by another.",
    messages: { default: 'the default is 0, and "zero" does not say what that means' },
    explanation: "Write what 0 stands for: `zero: none`, `zero: without limit`. It stands in the table of options.",
    wrong: "options:\n  idle_time: { type: duration, default: 0s, doc: How long to rest. }\n",
    right: "options:\n  idle_time: { type: duration, default: 0s, zero: none, doc: How long to rest. }\n",
    check({ spec, typed }, report) {
      for (const { value, origin } of typed) {
        const field = resolveType(value, spec);
        if (field.type === "duration" && field.zero === undefined && parseDuration(value.default) === 0)
          report(origin, "default", {}, { below: ["default"] });
      }
    },
  }),
  rule({
    code: "reconnect-missing",
    severity: "warning",
    why: "A close code without advice is never reconnected after, which is seldom what was meant.",
    messages: { default: 'the close code "{name}" does not say whether to reconnect: without "reconnect" it is never' },
    explanation:
      "Say `never` if that is meant; else `backoff`, `immediate`, `credentials`, `elsewhere` or `{ after: 5s }`.",
    wrong: "closeCodes:\n  SERVER_BUSY: { code: 4001, doc: Too many rooms. }\n",
    right: "closeCodes:\n  SERVER_BUSY: { code: 4001, reconnect: backoff, doc: Too many rooms. }\n",
    check(context, report) {
      for (const { name, value, origin } of own(context.spec.closeCodes, context))
        if (value.reconnect === undefined) report(origin, "default", { name }, { at: "key" });
    },
  }),
  rule({
    code: "permission-resource",
    soft: true,
    why: "The client asks for one permission with the URL and for the other without, whatever the spec says.",
    messages: {
      url: 'the role "connect-url" is asked for with the URL: its resource is url, not none',
      none: 'the role "connect" is asked for before there is a URL: its resource is none, not url',
    },
    explanation: "Leave `resource` out: the role has its own.",
    wrong: "permissions:\n  chat.open: { role: connect, resource: url, doc: May connect at all. }\n",
    right: "permissions:\n  chat.open: { role: connect, doc: May connect at all. }\n",
    check(context, report) {
      for (const { value, origin } of own(context.spec.permissions, context)) {
        const { role, resource } = value;
        const below = ["resource"];
        if (role === "connect-url" && resource === "none") report(origin, "url", {}, { below });
        if (role === "connect" && resource === "url") report(origin, "none", {}, { below });
      }
    },
  }),
  rule({
    code: "status-covered",
    severity: "warning",
    why: "A status beside its own class says nothing more, and looks as if it did.",
    messages: { default: "the class {class} of the same error has the status {status} already" },
    explanation: "An exact status tells something where it stands in another error than its class.",
    wrong:
      'errors:\n  down: { role: http-status, status: [5xx, 503], kind: UNAVAILABLE, retryable: true, message: "status {status}", doc: The server failed. }\nconnect: { errors: [down] }\n',
    right:
      'errors:\n  down: { role: http-status, status: [5xx], kind: UNAVAILABLE, retryable: true, message: "status {status}", doc: The server failed. }\nconnect: { errors: [down] }\n',
    check(context, report) {
      for (const { value, origin } of own(context.spec.errors, context)) {
        const all = value.status ?? [];
        for (const [index, status] of all.entries()) {
          const whole = `${String(status).charAt(0)}xx`;
          if (status !== whole && all.includes(whole))
            report(origin, "default", { class: whole, status }, { below: ["status", index] });
        }
      }
    },
  }),
];
