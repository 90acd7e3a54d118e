/** IP addresses and networks as values: every spelling of an address is that address. */

import { isIPv4, isIPv6 } from "node:net";

/** An address. An IPv4 address in its IPv6 form (`::ffff:10.0.0.1`) is the IPv4 address. */
export interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

/** All addresses whose first `prefix` bits are those of `bits`. */
export interface Network extends Address {
  readonly prefix: number;
}

/**
 * Networks that are not the public internet, in CIDR form: private, loopback, link-local, shared (CGNAT), unique-local,
 * unspecified, multicast, reserved, the metadata services of clouds, and what carries any of these inside an IPv6
 * address (NAT64, 6to4, Teredo, IPv4-compatible and IPv4-translated). An IPv4-mapped address is its IPv4 address.
 * Sources: the IANA special-purpose registries (RFC 6890), RFC 6052, RFC 3056.
 */
export const PRIVATE_NETWORKS: readonly string[] = Object.freeze(privateNetworks());

/**
 * Reads an address in any spelling that a socket may take: dotted, octal, hexadecimal or one number (`0177.1`,
 * `0x7f000001`, `2130706433`), IPv6 with or without brackets and zone. `undefined`: not an address.
 */
export function parseAddress(text: string): Address | undefined {
  const bare = text.replace(/^\[(.*)\]$/s, "$1").replace(/%.*$/s, "");
  if (isIPv6(bare)) return unmapped(bitsOfGroups(hostname(`[${bare}]`)));
  const dotted = isIPv4(bare) ? bare : /^[0-9a-fx]+(\.[0-9a-fx]+){0,3}\.?$/i.test(bare) ? hostname(bare) : "";
  return isIPv4(dotted) ? { family: 4, bits: bitsOfDotted(dotted) } : undefined;
}

/** The one spelling of an address: dotted for IPv4, RFC 5952 without zone for IPv6. `undefined`: not an address. */
export function canonicalAddress(text: string): string | undefined {
  if (isIPv4(text)) return text;
  const address = parseAddress(text);
  return address && formatAddress(address);
}

/** Reads an address or a network in CIDR form (`10.0.0.0/8`, `fc00::/7`). `undefined`: neither. */
export function parseNetwork(text: string): Network | undefined {
  const [, base = "", length] = /^([^/]*)(?:\/(\d{1,3}))?$/s.exec(text) ?? [];
  const address = parseAddress(base);
  if (address === undefined) return undefined;
  // The length counts from the start of the address as it is written, also where that is an IPv4-mapped one.
  const asWritten = address.family === 4 && base.includes(":") ? 128 : width(address);
  const prefix = (length === undefined ? asWritten : Number(length)) - (asWritten - width(address));
  if (prefix < 0 || prefix > width(address)) return undefined;
  return { ...address, prefix };
}

export function isInNetwork(address: Address, network: Network): boolean {
  const rest = BigInt(width(network) - network.prefix);
  return address.family === network.family && address.bits >> rest === network.bits >> rest;
}

let parsedPrivateNetworks: readonly Network[] | undefined;

/** Is it in one of {@link PRIVATE_NETWORKS}? */
export function isPrivateAddress(address: Address): boolean {
  parsedPrivateNetworks ??= PRIVATE_NETWORKS.map(parseNetwork).filter((network) => network !== undefined);
  return parsedPrivateNetworks.some((network) => isInNetwork(address, network));
}

function width(address: Address): 32 | 128 {
  return address.family === 4 ? 32 : 128;
}

function unmapped(bits: bigint): Address {
  return bits >> 32n === 0xffffn ? { family: 4, bits: bits & 0xffffffffn } : { family: 6, bits };
}

/** The parser of URLs knows the odd spellings; `""` when it refuses. */
function hostname(host: string): string {
  return URL.canParse(`ws://${host}`) ? new URL(`ws://${host}`).hostname : "";
}

function bitsOfDotted(dotted: string): bigint {
  return dotted.split(".").reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

/** Of `[a:b::c]`, all groups hexadecimal, as the parser of URLs writes it. */
function bitsOfGroups(bracketed: string): bigint {
  const [head = "", tail] = bracketed.slice(1, -1).split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = new Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after].reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}

function formatAddress({ family, bits }: Address): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 0xffn).join(".");
  const groups = [7n, 6n, 5n, 4n, 3n, 2n, 1n, 0n].map((at) => ((bits >> (at * 16n)) & 0xffffn).toString(16));
  return hostname(`[${groups.join(":")}]`).slice(1, -1);
}

function privateNetworks(): string[] {
  const ipv4 = [
    ["0.0.0.0", 8], // this network, unspecified
    ["10.0.0.0", 8], // private
    ["100.64.0.0", 10], // shared address space (CGNAT); metadata of Alibaba Cloud
    ["127.0.0.0", 8], // loopback
    ["168.63.129.16", 32], // platform service of Azure, reachable from its machines only
    ["169.254.0.0", 16], // link-local; metadata of most clouds
    ["172.16.0.0", 12], // private
    ["192.0.0.0", 24], // protocol assignments; metadata of Oracle Cloud
    ["192.168.0.0", 16], // private
    ["198.18.0.0", 15], // benchmarking between networks
    ["224.0.0.0", 4], // multicast
    ["240.0.0.0", 4], // reserved, broadcast
  ] as const;
  const ipv6 = [
    "::/96", // unspecified, loopback, IPv4-compatible
    "::ffff:0:0:0/96", // IPv4-translated
    "64:ff9b:1::/48", // NAT64 inside one network
    "100::/64", // discard only
    "2001::/23", // protocol assignments, Teredo
    "5f00::/16", // segment routing
    "fc00::/7", // unique-local; metadata of AWS
    "fe80::/10", // link-local
    "fec0::/10", // site-local
    "ff00::/8", // multicast
  ];
  const carried = ipv4.flatMap(([base, prefix]) => {
    const bits = bitsOfDotted(base);
    const groups = `${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`;
    return [`64:ff9b::${groups}/${96 + prefix}`, `2002:${groups}::/${16 + prefix}`];
  });
  return [...ipv4.map(([base, prefix]) => `${base}/${prefix}`), ...ipv6, ...carried];
}
