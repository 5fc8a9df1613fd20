import { type ApiErrorBody, isAlibabaHelpUrl } from '../../contract/api-error.ts';
import { useI18n } from '../i18n/i18n.tsx';

/** Code, RequestId and, if it is really Alibaba Cloud's, the link to its help. */
export function ErrorDetails({ error, className = '' }: { error: ApiErrorBody; className?: string }) {
  const { t } = useI18n();
  return (
    <dl className={`flex flex-wrap gap-x-4 gap-y-0.5 text-xs ${className}`}>
      <div className="flex gap-1.5">
        <dt>{t.errors.code}</dt>
        <dd className="font-mono">{error.code}</dd>
      </div>
      {error.requestId && (
        <div className="flex min-w-0 gap-1.5">
          <dt>{t.errors.requestId}</dt>
          <dd className="font-mono break-all">{error.requestId}</dd>
        </div>
      )}
      {error.recommend && isAlibabaHelpUrl(error.recommend) && (
        <div>
          <dt className="sr-only">{t.errors.recommend}</dt>
          <dd>
            <a href={error.recommend} target="_blank" rel="noreferrer" className="underline">
              {t.errors.recommend}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
