/** The key that Docket itself uses, and anybody who tries the emulator: it may do everything. */
export const MAIN_KEY = {
  accessKeyId: 'docket-emulator',
  accessKeySecret: 'docket-emulator-secret',
} as const;

export interface Credential {
  readonly accessKeySecret: string;
  /** Temporary (STS) keys work only with one of these tokens; the second kind is past its time. */
  readonly tokens?: { readonly valid: string; readonly expired: string };
  readonly isDisabled?: boolean;
  /** RAM actions this key may not take. */
  readonly denied?: readonly string[];
}

const { accessKeyId, accessKeySecret } = MAIN_KEY;

/** Every key the emulator knows. The others than the main one exist so that each refusal can be met without a fault. */
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
