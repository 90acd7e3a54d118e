import { expect, test } from "vitest";
import { LentReads } from "../../runtime/read-buffer.js";

test("what is read before anybody takes it is kept, in order, though the buffer is used again", () => {
  const reads = new LentReads();
  const { buffer, callback } = reads.onread as { buffer: Buffer; callback: (length: number) => boolean };
  const read = (text: string): boolean => callback(buffer.write(text));
  const taken: string[] = [];
  expect([read("one"), read("two, longer")]).toEqual([true, true]);
  reads.start((bytes) => taken.push(String(bytes)));
  read("three");
  expect(taken).toEqual(["one", "two, longer", "three"]);
});
