/** Methods: parameters that the role takes, in an order that can be called. */
import { argumentsOf, PARAMETERS } from "../parameters.js";
import { own, type Rule, rule } from "./rule.js";

export const METHOD_RULES: readonly Rule[] = [
  rule({
    code: "param-unknown",
    why: "An argument that the client has no use for would be dropped without a word.",
    messages: {
      default: '"{name}" is no parameter that "{role}" has a use for: it takes {takes}',
      none: '"{name}" is no parameter that "{role}" has a use for: it takes none',
    },
    explanation: "A method's role says which parameters it takes; a parameter may have another name if its type fits.",
    wrong: "methods:\n  ping: { doc: Sends a heartbeat., params: { mood: { type: string, doc: How one feels. } } }\n",
    right: "methods:\n  ping: { doc: Sends a heartbeat. }\n",
    check(context, report) {
      for (const { value } of own(context.spec.methods, context)) {
        const { role } = value;
        if (role === undefined) continue;
        const takes = PARAMETERS[role].map((parameter) => `"${parameter.name}"`);
        for (const { name, origin } of argumentsOf(role, value.params).unknown) {
          if (takes.length === 0) report(origin, "none", { name, role }, { at: "key" });
          else report(origin, "default", { name, role, takes: { list: takes, word: "and" } }, { at: "key" });
        }
      }
    },
  }),
  rule({
    code: "param-missing",
    why: "Without the parameter the method has nothing to work on.",
    messages: { default: 'the method "{name}" needs the parameter "{param}"' },
    explanation: "`send` needs `data`: a parameter of that name, or one of the type `data` or `string`.",
    wrong: "methods:\n  say: { role: send, doc: Sends one message. }\n",
    right:
      "methods:\n  say: { role: send, doc: Sends one message., params: { data: { type: string, required: true, doc: The text. } } }\n",
    check(context, report) {
      for (const { name, value, origin } of own(context.spec.methods, context)) {
        const { role } = value;
        if (role === undefined) continue;
        const { args } = argumentsOf(role, value.params);
        for (const [index, parameter] of PARAMETERS[role].entries())
          if (parameter.required && args[index] === undefined)
            report(origin, "default", { name, param: parameter.name }, { at: "key" });
      }
    },
  }),
  rule({
    code: "param-order",
    why: "A required parameter behind an optional one makes the optional one required too.",
    messages: { default: '"{name}" is required, so it cannot follow a parameter that is not' },
    explanation: "Put the required parameters first.",
    wrong:
      "methods:\n  end:\n    role: close\n    doc: Says goodbye.\n    params: { code: { type: integer, doc: A close code. }, reason: { type: string, required: true, doc: Why. } }\n",
    right:
      "methods:\n  end:\n    role: close\n    doc: Says goodbye.\n    params: { code: { type: integer, doc: A close code. }, reason: { type: string, doc: Why. } }\n",
    check(context, report) {
      for (const { value } of own(context.spec.methods, context)) {
        const optional = value.params.findIndex((param) => param.value.required !== true);
        if (value.role === undefined || optional === -1) continue;
        const late = value.params.slice(optional).find((param) => param.value.required === true);
        if (late !== undefined) report(late.origin, "default", { name: late.name }, { at: "key" });
      }
    },
  }),
];
