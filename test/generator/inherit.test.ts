import { afterEach, describe, expect, test } from "vitest";
import { formatDiagnostic } from "../../generator/diagnostics.js";
import { loadSpec } from "../../generator/load.js";
import type { Spec } from "../../generator/spec.js";
import { type TestFolder, testFolder } from "../support/folder.js";

const folders: TestFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const HEAD = "wireglot: 1\nmodule: own\nversion: 1.0.0\nsummary: Own.\n";

async function load(own: string, files: Readonly<Record<string, string>> = {}): Promise<Spec> {
  const place = testFolder({ "own.yaml": HEAD + own, ...files });
  folders.push(place);
  const { spec, findings } = await loadSpec(`${place.path}/own.yaml`, {
    show: (path) => path.replace(`${place.path}/`, ""),
  });
  if (spec === undefined) throw new Error(findings.map(formatDiagnostic).join("\n"));
  return spec;
}

const names = (rows: readonly { readonly name: string }[]): readonly string[] => rows.map((row) => row.name);

describe("what a spec leaves unsaid", () => {
  test("it has from the base: errors, codes of the protocol, methods, permissions, constants with a role, but no options", async () => {
    const spec = await load("");
    expect(names(spec.options)).toEqual([]);
    expect(names(spec.closeCodes)).toHaveLength(16);
    expect(names(spec.errors)).toContain("dial_timeout");
    expect(names(spec.methods)).toEqual(["send", "ping", "channel", "control", "close"]);
    expect(names(spec.permissions)).toEqual(["websocket.connect", "websocket.connect.url"]);
    expect(names(spec.constants)).toEqual(["MESSAGE_TYPE", "CONTROL_TYPE", "COMPRESSION"]);
    expect(names(spec.guide)).toEqual([]);
  });

  test("an own row with the role takes the place of the base's", async () => {
    const spec = await load(
      "errors: { slow: { role: dial-timeout, kind: TIMEOUT, retryable: true, message: 'in {phase}' } }\nmethods: { say: { role: send, params: { data: { type: string, required: true } } } }\npermissions: { own.url: { role: connect-url } }\n",
    );
    expect(names(spec.errors)).not.toContain("dial_timeout");
    expect(names(spec.errors)[0]).toBe("slow");
    expect(names(spec.methods)).toEqual(["say", "ping", "channel", "control", "close"]);
    expect(spec.permissions.map((row) => [row.name, row.value.resource])).toEqual([
      ["websocket.connect", "none"],
      ["own.url", "url"],
    ]);
    expect(spec.replaced.get("error:dial_timeout")).toBe("slow");
    const slow = spec.errors.find((row) => row.name === "slow");
    expect(names(slow?.value.details ?? [])).toEqual(["url", "phase", "elapsed", "phases"]);
  });

  test("own statuses are taken from the base's rows", async () => {
    const spec = await load(
      "errors: { gone: { role: http-status, status: [404], kind: NOT_FOUND, retryable: false, message: gone } }\n",
    );
    const statuses = Object.fromEntries(
      spec.errors.flatMap((row) => (row.value.status === undefined ? [] : [[row.name, row.value.status]])),
    );
    expect(statuses).toMatchObject({ gone: [404], handshake_not_found: [410], handshake_denied: [401, 403, 407] });
  });

  test("a role's option has the role's range and items where it has none of its own", async () => {
    const spec = await load("options: { wait: { role: dial-timeout }, offers: { role: protocols } }\n");
    expect(spec.options[0]?.value).toMatchObject({ type: "duration", minimum: "0s", maximum: "24h" });
    expect(spec.options[1]?.value).toMatchObject({
      type: "list",
      unique: true,
      items: { value: { type: "string", minLength: 1 } },
    });
  });
});

describe("extends", () => {
  test("takes over options and guide, and adapts them to the own names", async () => {
    const spec = await load(
      "extends: websocket\nconstants: { MODE: { role: compression, members: { OFF: { value: 0 }, SHARED: { value: 1 }, EACH: { value: 2 } } } }\noptions: { packing: { type: enum, values: MODE, default: OFF, role: compression }, heartbeat: null }\n",
    );
    expect(names(spec.options)).toContain("dial_timeout");
    expect(names(spec.options)).not.toContain("heartbeat");
    expect(names(spec.options)).not.toContain("compression");
    const threshold = spec.options.find((row) => row.name === "compression_threshold");
    expect(threshold?.value.dependentDefault).toEqual({ when: "packing", is: { SHARED: 128, else: 512 } });
    expect(spec.replaced.get("constant:COMPRESSION.CONTEXT_TAKEOVER")).toBe("MODE.SHARED");
    expect(names(spec.guide)).toContain("connecting");
  });

  test("works over several files, and not in a circle", async () => {
    const parent =
      "wireglot: 1\nmodule: parent\nversion: 1.0.0\nsummary: P.\noptions: { room: { type: string } }\ncloseCodes: { FULL: { code: 4001 } }\n";
    const spec = await load("extends: parent.yaml\noptions: { seat: { type: integer } }\n", { "parent.yaml": parent });
    expect(names(spec.options)).toEqual(["room", "seat"]);
    expect(names(spec.closeCodes)).toContain("FULL");
    await expect(
      load("extends: parent.yaml\n", { "parent.yaml": parent.replace("options", "extends: own.yaml\noptions") }),
    ).rejects.toThrow(/extends-invalid/);
  });

  test("sections of the guide are replaced by their ids", async () => {
    const spec = await load("extends: websocket\nguide: [{ id: ping, title: Our ping }, { id: more, title: More }]\n");
    const sending = spec.guide.find((row) => row.name === "sending");
    expect(sending?.value.sections.find((row) => row.name === "ping")?.value.title).toBe("Our ping");
    expect(names(spec.guide).at(-1)).toBe("more");
  });
});
