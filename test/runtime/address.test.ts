/** Addresses and networks: every spelling of one is that one. */
import { describe, expect, test } from "vitest";
import { canonicalAddress, isInNetwork, isPrivateAddress, parseAddress, parseNetwork } from "../../runtime/address.js";

describe("an address", () => {
  test.each([
    ["10.0.0.1", "10.0.0.1"],
    ["0177.1", "127.0.0.1"],
    ["0x7f.1", "127.0.0.1"],
    ["0x7f000001", "127.0.0.1"],
    ["2130706433", "127.0.0.1"],
    ["127.0.0.1.", "127.0.0.1"],
    ["[::1]", "::1"],
    ["0:0:0:0:0:0:0:1", "::1"],
    ["fe80::1%eth0", "fe80::1"],
    ["2001:DB8::A", "2001:db8::a"],
    ["::ffff:10.0.0.1", "10.0.0.1"],
    ["::ffff:a00:1", "10.0.0.1"],
  ])("%s is %s", (text, canonical) => {
    expect(canonicalAddress(text)).toBe(canonical);
  });

  test.each(["", "example.com", "256.256.256.256", "1.2.3.4.5", "0xfffffffff", "face.b00c", "[::1", ":::"])(
    "%j is none",
    (text) => {
      expect(parseAddress(text)).toBeUndefined();
      expect(canonicalAddress(text)).toBeUndefined();
    },
  );
});

describe("a network", () => {
  const holds = (network: string, address: string): boolean => {
    const [parsed, inner] = [parseNetwork(network), parseAddress(address)];
    if (parsed === undefined || inner === undefined) throw new Error("no network or no address");
    return isInNetwork(inner, parsed);
  };

  test.each([
    ["10.0.0.0/8", "10.255.0.1", "11.0.0.0"],
    ["192.168.1.1", "192.168.1.1", "192.168.1.2"],
    ["0.0.0.0/0", "255.255.255.255", "::1"],
    ["fc00::/7", "fdff::1", "fe00::1"],
    // The length is that of the IPv6 address which is written.
    ["::ffff:10.0.0.0/104", "10.1.2.3", "11.0.0.0"],
    ["::ffff:10.0.0.1", "10.0.0.1", "10.0.0.2"],
  ])("%s holds %s and not %s", (network, inside, outside) => {
    expect([holds(network, inside), holds(network, outside)]).toEqual([true, false]);
  });

  test.each(["10.0.0.0/33", "::/129", "::ffff:10.0.0.0/95", "10.0.0.0/", "10.0.0.0/a", "10.0.0.0/8/8", "x/8", ""])(
    "%j is none",
    (text) => {
      expect(parseNetwork(text)).toBeUndefined();
    },
  );
});

test.each([
  ["127.0.0.1", true],
  ["169.254.169.254", true],
  ["64:ff9b::a00:1", true],
  ["2002:7f00:1::", true],
  ["8.8.8.8", false],
  ["2606:4700::1111", false],
])("%s is private: %s", (text, isPrivate) => {
  const address = parseAddress(text);
  if (address === undefined) throw new Error("no address");
  expect(isPrivateAddress(address)).toBe(isPrivate);
});
