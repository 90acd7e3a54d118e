/** The model of a spec, as every output is made from it. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildModel } from "../../generator/build-model.js";
import { formatDiagnostic } from "../../generator/diagnostics.js";
import { loadSpec } from "../../generator/load.js";
import type { Model } from "../../generator/model.js";

export const baseSpec = fileURLToPath(new URL("../../spec/websocket.yaml", import.meta.url));

export async function modelOf(file: string = baseSpec): Promise<Model> {
  const { spec, findings } = await loadSpec(file, { show: (path) => path });
  if (spec === undefined) throw new Error(findings.map(formatDiagnostic).join("\n"));
  return buildModel(spec, { read: (path, from) => readFileSync(join(dirname(from.file), path), "utf8") });
}
