/**
 * An eye in the page: it waits for the next thing that a person does, and then, frame by frame, for what is to be seen
 * of it. What counts is what is painted, and that the page then listens again.
 */
import type { Page } from 'playwright-core';

interface Eyed extends Window {
  lkSees: () => boolean;
  lkEye: { seen: Promise<number> };
  lkFrames: { lengthsMs: number[]; stop: boolean };
}

/**
 * From somebody's act to what it shows.
 * @param seen the source of a function in the page: whether it is to be seen now
 * @param act what the person does: one press of a key or of the pointer
 * @returns milliseconds from the event itself to the frame that has it painted and a page that takes the next task
 */
export async function timeUntil(page: Page, seen: string, act: () => Promise<void>): Promise<number> {
  await page.evaluate(`window.lkSees = ${seen}`);
  await page.evaluate(() => {
    const eyed = window as unknown as Eyed;
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    const task = () => new Promise<void>((done) => setTimeout(done));
    const begun = new Promise<number>((done) => {
      for (const kind of ['pointerdown', 'keydown', 'input'])
        addEventListener(kind, (event) => done(event.timeStamp), { capture: true, once: true });
    });
    const watch = async () => {
      const startedMs = await begun;
      while (!eyed.lkSees()) await frame();
      await frame();
      await task();
      return performance.now() - startedMs;
    };
    eyed.lkEye = { seen: watch() };
  });
  await act();
  return page.evaluate(() => (window as unknown as Eyed).lkEye.seen);
}

/** How long each frame took while something went on. @returns milliseconds, in their order */
export async function framesDuring(page: Page, goOn: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames = { lengthsMs: [] as number[], stop: false };
    (window as unknown as Eyed).lkFrames = frames;
    let last = performance.now();
    const next = (now: number) => {
      frames.lengthsMs.push(now - last);
      last = now;
      if (!frames.stop) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await goOn();
  const lengths = await page.evaluate(() => {
    const { lkFrames } = window as unknown as Eyed;
    lkFrames.stop = true;
    return lkFrames.lengthsMs;
  });
  // The first one began before it was watched.
  return lengths.slice(1);
}
