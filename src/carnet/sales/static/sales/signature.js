// A signature drawn in a canvas, kept in a hidden field as the path of an SVG: "M12 40L14 38…", on a grid of 600 × 200.
// The server checks that it is nothing but such a path (sales/signature.py).
const WIDTH = 600;
const HEIGHT = 200;
const LONGEST = 39000;

class Signature {
  constructor(box) {
    this.box = box;
    this.canvas = box.querySelector("canvas");
    this.field = box.querySelector("input[type=hidden]");
    this.state = box.querySelector("[data-signature-state]");
    this.pen = this.canvas.getContext("2d");
    this.strokes = this.read(this.field.value);
    this.current = null;
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.go(event));
    for (const end of ["pointerup", "pointercancel"]) this.canvas.addEventListener(end, () => this.end());
    box.querySelector("[data-signature-clear]").addEventListener("click", () => this.clear());
    this.draw();
    this.say();
  }

  read(path) {
    return path.split("M").filter(Boolean).map((stroke) => stroke.split("L").map((point) => point.split(" ").map(Number)));
  }

  place(event) {
    const frame = this.canvas.getBoundingClientRect();
    const at = (value, start, size, most) => Math.round(Math.min(Math.max((value - start) / size, 0), 1) * most);
    return [at(event.clientX, frame.left, frame.width, WIDTH - 1), at(event.clientY, frame.top, frame.height, HEIGHT - 1)];
  }

  begin(event) {
    if (event.button > 0) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    const point = this.place(event);
    this.current = [point, [point[0] + 1, point[1]]]; // a dot is seen
    this.strokes.push(this.current);
    this.draw();
  }

  go(event) {
    if (!this.current) return;
    const [x, y] = this.place(event);
    const [lastX, lastY] = this.current[this.current.length - 1];
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < 3 || this.path().length > LONGEST) return;
    this.current.push([x, y]);
    this.draw();
  }

  end() {
    if (!this.current) return;
    this.current = null;
    this.keep();
  }

  clear() {
    this.strokes = [];
    this.keep();
    this.draw();
  }

  path() {
    return this.strokes.map((stroke) => "M" + stroke.map((point) => point.join(" ")).join("L")).join("");
  }

  keep() {
    this.field.value = this.path();
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
    this.say();
  }

  say() {
    this.state.textContent = this.field.value ? this.state.dataset.signed : this.state.dataset.empty;
  }

  draw() {
    this.pen.clearRect(0, 0, WIDTH, HEIGHT);
    this.pen.lineWidth = 3;
    this.pen.lineCap = this.pen.lineJoin = "round";
    this.pen.strokeStyle = "#1b2733";
    for (const stroke of this.strokes) {
      this.pen.beginPath();
      stroke.forEach(([x, y], index) => (index ? this.pen.lineTo(x, y) : this.pen.moveTo(x, y)));
      this.pen.stroke();
    }
  }
}

for (const box of document.querySelectorAll("[data-signature]")) new Signature(box);
