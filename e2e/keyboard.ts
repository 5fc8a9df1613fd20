import { expect, type Locator, type Page } from '@playwright/test';

/** The most stops of the Tab key between two controls of one page. */
const MAX_TABS = 150;

/** What a person does who has no mouse. */
export function keyboard(page: Page) {
  /** Where the control is, seen from what has the focus. */
  const way = (control: Locator): Promise<'here' | 'before' | 'after'> =>
    control.first().evaluate((element) => {
      const focused = document.activeElement ?? document.body;
      if (focused === element) return 'here';
      return focused.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'before' : 'after';
    });

  /** Presses Tab, or Shift and Tab, until the control has the focus. */
  const tabTo = async (control: Locator): Promise<void> => {
    await expect(control.first()).toBeVisible();
    for (let stops = 0; stops < MAX_TABS; stops += 1) {
      const where = await way(control);
      if (where === 'here') return;
      await page.keyboard.press(where === 'before' ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`${MAX_TABS} presses of Tab do not lead to ${control}.`);
  };

  return {
    press: async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text: string) => page.keyboard.type(text),
    tabTo,
    /** Tab to a control, then Enter. */
    activate: async (control: Locator) => {
      await tabTo(control);
      await page.keyboard.press('Enter');
    },
  };
}
