/** Whether and when to connect again: pure decisions. */

import type { ReconnectAdvice, Settings } from "./api.js";

export type ReconnectSettings = Pick<Settings, "reconnectMaxAttempts" | "reconnectInitialDelay" | "reconnectMaxDelay">;

/** Is reconnecting switched on? */
export function reconnects({ reconnectMaxAttempts }: ReconnectSettings): boolean {
  return reconnectMaxAttempts !== undefined;
}

/** Does the advice of the close code allow it? `credentials` and `elsewhere` need a person. */
export function allowsReconnect(advice: ReconnectAdvice): boolean {
  return advice !== "never" && advice !== "credentials" && advice !== "elsewhere";
}

/** Failed attempts in a row so far: is another one allowed? 0 means without limit. */
export function mayTryAgain({ reconnectMaxAttempts: most = 0 }: ReconnectSettings, failed: number): boolean {
  return most === 0 || failed < most;
}

/**
 * Attempts in a row, after a connection that one of them opened has ended: one that lasted no longer than the first wait
 * counts as failed. Else a server that accepts and closes at once would be dialled without a pause and without an end.
 */
export function attemptsSoFar(
  { reconnectInitialDelay: initial = 0 }: ReconnectSettings,
  attempts: number,
  lasted: number,
): number {
  return lasted > initial ? 0 : attempts;
}

export interface DelayRequest {
  readonly settings: ReconnectSettings;
  readonly advice: ReconnectAdvice;
  /** From 1. */
  readonly attempt: number;
  /** Milliseconds that the server asked for; none: 0. */
  readonly atLeast: number;
  /** From 0 to 1. */
  readonly random: number;
}

/** Milliseconds to wait: any part of what doubles with each attempt up to the longest ("full jitter"), never less than was asked for. */
export function delayBefore({ settings, advice, attempt, atLeast, random }: DelayRequest): number {
  const { reconnectInitialDelay: initial = 0, reconnectMaxDelay: longest = initial } = settings;
  const asked = typeof advice === "object" ? Math.max(advice.after, atLeast) : atLeast;
  if (advice === "immediate" && attempt === 1) return asked;
  const backoff = Math.min(initial * 2 ** Math.min(attempt - 1, 30), longest);
  return Math.max(asked, Math.round(backoff * (1 - random)));
}
