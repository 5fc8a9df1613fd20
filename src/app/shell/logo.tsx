/** A ticket with a tick, in the text's colour. */
export function Logo() {
  return (
    <svg aria-hidden="true" width="18" height="18" viewBox="0 0 32 32">
      <rect x="2" y="2" width="28" height="28" rx="8" fill="currentColor" />
      <path
        d="M9.5 16.8l4.6 4.6L23 11.6"
        fill="none"
        className="stroke-surface"
        strokeWidth="3.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
