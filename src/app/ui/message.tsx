/** What an execution reported: a failure in red, a success quietly. One line, whole in the tooltip. */
export function Message({ text, isFailure }: { text: string; isFailure: boolean }) {
  return (
    <span data-fades title={text} className={`block truncate ${isFailure ? 'text-bad' : 'text-muted'}`}>
      {text || '—'}
    </span>
  );
}
