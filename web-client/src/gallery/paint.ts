import { Playback, type View, viewOf } from '../media/playback';
import { pictures } from '../state/pictures';

/** Gives each view of the gallery a drawn picture, in place of people's cameras. */
export function paint(): void {
  const playback = new Playback('desktop', () => undefined);
  const views: Record<string, [string, string]> = {
    stage: ['#5d4a3d', '#c99b78'],
    tile2: ['#33473f', '#b98c6a'],
    tile4: ['#3d3a52', '#8f6a4f'],
    screen: ['#f4f1ea', ''],
  };
  for (const [view, [wall, skin]] of Object.entries(views)) {
    const element = playback.element(view as View);
    if (element) element.srcObject = picture(wall, skin).captureStream(5);
  }
  pictures.elementOf = (slot) => playback.element(viewOf(slot));
  playback.playAll();
}

function picture(wall: string, skin: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  const draw = () => (skin ? drawPerson(pen, wall, skin) : drawSlide(pen));
  draw();
  setInterval(draw, 200);
  return canvas;
}

function drawPerson(pen: CanvasRenderingContext2D, wall: string, skin: string): void {
  pen.fillStyle = wall;
  pen.fillRect(0, 0, 1280, 720);
  pen.fillStyle = '#0003';
  pen.fillRect(880, 60, 280, 360);
  pen.fillStyle = '#25323a';
  pen.beginPath();
  pen.ellipse(640, 760, 330, 290, 0, 0, 7);
  pen.fill();
  pen.fillStyle = skin;
  pen.beginPath();
  pen.ellipse(640, 330, 118, 150, 0, 0, 7);
  pen.fill();
  pen.fillStyle = '#231a16';
  pen.beginPath();
  pen.ellipse(640, 240, 130, 100, 0, 3.14, 6.29);
  pen.fill();
}

function drawSlide(pen: CanvasRenderingContext2D): void {
  pen.fillStyle = '#f7f4ee';
  pen.fillRect(0, 0, 1280, 720);
  pen.fillStyle = '#1d2a30';
  pen.font = '700 56px sans-serif';
  pen.fillText('Nucleophilic substitution', 90, 140);
  pen.font = '34px sans-serif';
  ['SN1: two steps, a carbocation in between', 'SN2: one step, inversion at the carbon'].forEach(
    (line, index) => {
      pen.fillText(line, 90, 250 + index * 70);
    },
  );
  pen.strokeStyle = '#0b5560';
  pen.lineWidth = 6;
  pen.beginPath();
  pen.moveTo(90, 580);
  pen.bezierCurveTo(350, 580, 380, 440, 520, 440);
  pen.bezierCurveTo(660, 440, 700, 630, 1100, 630);
  pen.stroke();
}
