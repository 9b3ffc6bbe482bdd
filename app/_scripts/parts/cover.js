// Cuts a picture and covers parts of it before it is sent: on the phone alone, without network. What is covered is not
// in the file that leaves it, and neither are the notes of the camera.
const MOST_PIXELS = 16_000_000; // larger canvases come out empty on old phones
const STEP = 0.02;
const PATCHES = 4;

// Here, and not in the style that every page carries.
const STYLE = `
.cover { width: min(100%, 48rem); max-height: 100%; border: 2px solid var(--ink); border-radius: var(--radius);
  padding: var(--s4) calc(var(--s4) + var(--target)) var(--s4) var(--s4); background: var(--sheet); color: var(--ink) }
.cover::backdrop { background: var(--paper) }
.cover .actions { display: flex; flex-wrap: wrap; gap: var(--s2); position: sticky; bottom: calc(var(--s4) * -1);
  z-index: 1; padding: var(--s2) 0; background: var(--sheet) }
.cover .actions:first-of-type { top: calc(var(--s4) * -1) }
.cover-stage { position: relative; margin: var(--s3) 0; border: 1px solid var(--control); cursor: crosshair;
  touch-action: pinch-zoom }
.cover-stage canvas { display: block; width: 100% }
.cover-stage span { position: absolute; border: 2px dashed var(--seal); outline: 2px solid var(--sheet);
  pointer-events: none }`;

function dress() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [sheet];
}

function canvasOf(width, height) {
  const canvas = document.createElement("canvas");
  return Object.assign(canvas, { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) });
}

const ACTS = {
  hide(canvas, [x, y, width, height]) {
    canvas.getContext("2d").fillRect(x, y, width, height);
    return canvas;
  },
  // A few patches of mean colour: a fine mosaic can be read again.
  blur(canvas, [x, y, width, height]) {
    const few = canvasOf(Math.min(PATCHES, width), Math.min(PATCHES, height));
    few.getContext("2d").drawImage(canvas, x, y, width, height, 0, 0, few.width, few.height);
    canvas.getContext("2d").drawImage(few, 0, 0, few.width, few.height, x, y, width, height);
    return canvas;
  },
  crop(canvas, [x, y, width, height]) {
    const cut = canvasOf(width, height);
    cut.getContext("2d").drawImage(canvas, -x, -y);
    return cut;
  },
};

/** The picture after all that was done to it, from the beginning: so one step back is the list without its last. */
function drawn(picture, done) {
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (picture.width * picture.height)));
  let canvas = canvasOf(picture.width * scale, picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  for (const { act, box } of done) {
    const [left, top] = [Math.floor(box.x * canvas.width), Math.floor(box.y * canvas.height)];
    const right = Math.ceil((box.x + box.width) * canvas.width);
    const bottom = Math.ceil((box.y + box.height) * canvas.height);
    canvas = ACTS[act](canvas, [left, top, Math.max(1, right - left), Math.max(1, bottom - top)]);
  }
  return canvas;
}

const within = (value, most = 1) => Math.min(most, Math.max(0, value));

/** A box between two points, or moved and sized by the arrow keys; parts of the picture's width and height. */
const between = (a, b) => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

function pushed(box, key, sizing) {
  const [axis, size, by] = {
    ArrowLeft: ["x", "width", -STEP],
    ArrowRight: ["x", "width", STEP],
    ArrowUp: ["y", "height", -STEP],
    ArrowDown: ["y", "height", STEP],
  }[key];
  if (sizing) return { ...box, [size]: Math.max(STEP, within(box[size] + by, 1 - box[axis])) };
  return { ...box, [axis]: within(box[axis] + by, 1 - box[size]) };
}

/** Lets a box be drawn on the stage with a finger or mouse, and moved by keys. */
function followBox(stage, show) {
  const point = ({ clientX, clientY }) => {
    const at = stage.getBoundingClientRect();
    return { x: within((clientX - at.left) / at.width), y: within((clientY - at.top) / at.height) };
  };
  let from = null;
  stage.onpointerdown = (event) => {
    from = point(event);
    stage.setPointerCapture(event.pointerId);
  };
  stage.onpointermove = (event) => from && show(between(from, point(event)));
  stage.onpointerup = stage.onpointercancel = () => {
    from = null;
  };
  stage.onkeydown = (event) => {
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    show((box) => pushed(box ?? { x: 0.3, y: 0.3, width: 0.4, height: 0.1 }, event.key, event.shiftKey));
  };
}

function saved(canvas, { name, type }) {
  const png = type === "image/png";
  const named = `${name.replace(/\.[^.]*$/, "")}.${png ? "png" : "jpg"}`;
  return new Promise((done) =>
    canvas.toBlob((blob) => done(new File([blob], named, { type: blob.type })), png ? "image/png" : "image/jpeg", 0.92),
  );
}

/** The dialog over one picture. Resolves with the file to send, or null when it was given up. */
function edit(dialog, picture, file) {
  const [stage, frame] = [dialog.querySelector("[data-stage]"), dialog.querySelector("[data-box]")];
  const done = [];
  let box = null;
  let canvas;
  const show = (next) => {
    box = typeof next === "function" ? next(box) : next;
    const sized = box && box.width > 0.003 && box.height > 0.003;
    for (const button of dialog.querySelectorAll("[data-act]")) button.disabled = !sized;
    dialog.querySelector("[data-undo]").disabled = done.length === 0;
    frame.hidden = !sized;
    if (sized)
      for (const [side, name] of Object.entries({ left: "x", top: "y", width: "width", height: "height" }))
        frame.style[side] = `${100 * box[name]}%`;
  };
  const redraw = () => {
    canvas?.remove();
    canvas = drawn(picture, done);
    stage.prepend(canvas);
    dialog.querySelector("[role=status]").textContent = dialog.dataset.count.replace("%n", done.length);
    show(null);
  };
  followBox(stage, show);
  for (const button of dialog.querySelectorAll("[data-act]"))
    button.onclick = () => {
      done.push({ act: button.dataset.act, box });
      redraw();
    };
  dialog.querySelector("[data-undo]").onclick = () => {
    done.pop();
    redraw();
  };
  redraw();
  dialog.showModal();
  stage.focus({ preventScroll: true });
  dialog.scrollTop = 0;
  return new Promise((answer) => {
    dialog.querySelector("[data-take]").onclick = async () => {
      answer(await saved(canvas, file));
      dialog.close();
    };
    dialog.onclose = () => {
      answer(null);
      dialog.remove();
    };
    dialog.querySelector("[data-leave]").onclick = () => dialog.close();
  });
}

/** Shows the picture for covering. @throws when this browser cannot draw it. */
export async function cover(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  dress();
  const dialog = document.getElementById("cover").content.cloneNode(true).firstElementChild;
  document.body.append(dialog);
  try {
    return await edit(dialog, picture, file);
  } finally {
    picture.close();
  }
}
