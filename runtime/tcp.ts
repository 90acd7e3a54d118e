export interface ResolvedAddress { readonly address: string; readonly family: number }
export type Lookup = (host: string) => Promise<readonly ResolvedAddress[]>;
