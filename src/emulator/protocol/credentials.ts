/** The key that Docket uses, and everybody who tries the emulator. It may do everything. */
export const MAIN_KEY = {
  accessKeyId: 'docket-emulator',
  accessKeySecret: 'docket-emulator-secret',
} as const;

export interface Credential {
  readonly accessKeySecret: string;
  /** The tokens of a temporary (STS) key: it works only with the valid one. */
  readonly tokens?: { readonly valid: string; readonly expired: string };
  readonly isDisabled?: boolean;
  /** The RAM actions that this key has no permission for. */
  readonly denied?: readonly string[];
}

const { accessKeyId, accessKeySecret } = MAIN_KEY;

/** All keys of the emulator. Each but the main one causes a refusal without a fault. */
export const CREDENTIALS: ReadonlyMap<string, Credential> = new Map<string, Credential>([
  [accessKeyId, { accessKeySecret }],
  [`${accessKeyId}-read-only`, { accessKeySecret, denied: ['domain:AcknowledgeTaskResult'] }],
  [
    `${accessKeyId}-powerless`,
    {
      accessKeySecret,
      denied: ['domain:AcknowledgeTaskResult', 'domain:QueryDomainTask', 'alidns:DescribeBatchResultCount'],
    },
  ],
  [`${accessKeyId}-disabled`, { accessKeySecret, isDisabled: true }],
  [
    `STS.${accessKeyId}`,
    { accessKeySecret, tokens: { valid: 'docket-emulator-token', expired: 'docket-emulator-expired-token' } },
  ],
]);
