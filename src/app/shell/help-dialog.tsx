import { NAVIGATION } from '../../contract/pages.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { usePreferences } from './preferences-context.ts';

const KEY =
  'inline-flex min-w-6 justify-center rounded-md border border-edge bg-page px-1.5 font-sans text-xs leading-5 text-text';

/** All shortcuts, and the switch that turns them off. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { hasShortcuts, setShortcuts } = usePreferences();
  const { keys } = t.help;
  const groups: [string, [string, string][]][] = [
    [
      t.help.list,
      [
        ['j k', keys.row],
        ['x', keys.select],
        ['Shift X', keys.range],
        ['Enter', keys.open],
        ['a', keys.acknowledge],
        ['u', keys.undo],
        ['[ ]', keys.page],
      ],
    ],
    [t.help.goTo, NAVIGATION.map(({ name, key }) => [`g ${key}`, t.header[name]])],
    [
      t.help.general,
      [
        ['/', keys.filter],
        ['r', keys.refresh],
        ['Esc', keys.escape],
        ['?', keys.help],
      ],
    ],
  ];
  return (
    <Dialog title={t.help.title} onClose={onClose} isWide>
      <div className="-mx-1 columns-[250px] gap-8 overflow-y-auto px-1">
        {groups.map(([name, entries]) => (
          <section key={name} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-xs font-semibold text-muted">{name}</h3>
            <dl className="grid gap-y-1">
              {entries.map(([combination, meaning]) => (
                <div
                  key={combination}
                  className="flex items-center justify-between gap-4 border-b border-line py-1 last:border-0"
                >
                  <dt>{meaning}</dt>
                  <dd className="flex gap-1">
                    {combination.split(' ').map((key) => (
                      <kbd key={key} className={KEY}>
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="flex items-center justify-between gap-3">
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="checkbox"
            checked={hasShortcuts}
            onChange={(event) => setShortcuts(event.target.checked)}
          />
          <span>
            {t.help.enabled} <span className="text-muted">{t.help.enabledHint}</span>
          </span>
        </label>
        <Button data-autofocus onClick={onClose}>
          {t.help.close}
        </Button>
      </div>
    </Dialog>
  );
}
