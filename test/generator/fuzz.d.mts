import type { buildModel } from "../../generator/build-model.js";
import type { loadSpec } from "../../generator/load.js";

export function mutate(seed: number): { readonly corpus: string; readonly bytes: Uint8Array };

export function judge(
  bytes: Uint8Array,
  by: {
    readonly loadSpec: (
      ...args: Parameters<typeof loadSpec>
    ) => Promise<Pick<Awaited<ReturnType<typeof loadSpec>>, "spec" | "findings">>;
    readonly buildModel: typeof buildModel;
    readonly folder: string;
  },
): Promise<{ readonly problem?: string; readonly valid?: boolean }>;
