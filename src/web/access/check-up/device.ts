/** The computer or phone below the browser, as far as a page is told. */
import { work } from '#contract/access/check-up';
import type { Say } from './run.ts';

/** Names under which browsers draw without a graphics card. */
const software = /swiftshader|llvmpipe|software|basic render/i;

function checkGraphics(say: Say): void {
  const gl = document.createElement('canvas').getContext('webgl');
  if (!gl) return say('graphics', false);
  const told = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  say('graphics', !software.test(name), name);
}

async function checkDisk(say: Say): Promise<void> {
  const { storage } = navigator as Partial<Navigator>;
  const { quota, usage = 0 } = (await storage?.estimate().catch(() => undefined)) ?? {};
  say('disk', quota === undefined ? null : (quota - usage) / 1e6);
}

export async function checkDevice(say: Say): Promise<void> {
  const { hardwareConcurrency, deviceMemory } = navigator as Partial<Navigator> & { deviceMemory?: number };
  say('cores', hardwareConcurrency ?? null);
  say('memory', deviceMemory ?? null);
  // The quickest of three: what else runs just then is no property of the computer.
  say('speed', Math.min(...Array.from({ length: 3 }, () => work(() => performance.now()))));
  checkGraphics(say);
  await checkDisk(say);
}
