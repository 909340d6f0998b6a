"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const INKS = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7"];
const MOST_NAMED = 64;
const MOST_MARKED = 66;
const MOST_BOXED = 200;
const SAMPLES = 400;

let instance;
let current = 0;
let view = null;
let downloadAddress = "";

function byId(id) {
  return document.getElementById(id);
}

/** A decimal or a fraction, to be drawn only. */
function number(text) {
  const [numerator, denominator] = text.split("/");
  if (denominator === undefined) {
    return Number(numerator);
  }
  const excess = Math.max(0, Math.min(numerator.length, denominator.length) - 200);
  const start = (digits) => Number(digits.slice(0, digits.length - excess));
  return start(numerator) / start(denominator);
}

function node(tag, content = [], properties = {}) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...[content].flat());
  return made;
}

function svg(tag, attributes = {}, children = []) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...[children].flat());
  return made;
}

function counted(count, noun) {
  return count + " " + noun + (count === 1 ? "" : "s");
}

function superscript(number) {
  return String(number).replace(/./g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]);
}

function shownNumber(value, digits = 6) {
  const size = Math.abs(value);
  let text;
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    const factor = String(Number(mantissa));
    text = (factor === "1" ? "" : factor === "-1" ? "-" : factor + "\u00b7") + "10" + superscript(Number(exponent));
  } else {
    text = String(Number(value.toPrecision(digits)));
  }
  return text.replace("-", "\u2212");
}

/** Round values from one to the other, at most so many. */
function ticks(from, to, most) {
  const least = (to - from) / most;
  if (!(least > 0)) {
    return [from];
  }
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((each) => each >= least * 0.999);
  const found = [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
    found.push(Number((k * step).toPrecision(12)));
  }
  return found;
}

/** A frame with numbers at its axes; places are mapped by x and y. */
function frame(width, height, margin, x, y, xTicks, yTicks, names) {
  const drawn = [];
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  const line = { stroke: "#555", "stroke-width": 1 };
  drawn.push(svg("rect", {
    x: margin.left, y: margin.top, width: right - margin.left, height: bottom - margin.top, fill: "none", ...line,
  }));
  xTicks.forEach(([value, text]) => {
    drawn.push(svg("line", { x1: x(value), x2: x(value), y1: bottom, y2: bottom + 4, ...line }));
    drawn.push(svg("text", { x: x(value), y: bottom + 17, "text-anchor": "middle" }, text));
  });
  yTicks.forEach(([value, text]) => {
    drawn.push(svg("line", { x1: margin.left - 4, x2: margin.left, y1: y(value), y2: y(value), ...line }));
    drawn.push(svg("text", { x: margin.left - 7, y: y(value) + 4, "text-anchor": "end" }, text));
  });
  const italic = { "font-style": "italic", "font-size": 13 };
  drawn.push(svg("text", { x: (margin.left + right) / 2, y: height - 4, "text-anchor": "middle", ...italic }, names[0]));
  drawn.push(svg("text", { x: margin.left - 7, y: margin.top - 8, "text-anchor": "start", ...italic }, names[1]));
  return drawn;
}

function labelled(values) {
  return values.map((value) => [value, shownNumber(value)]);
}

function leftMargin(yTicks) {
  return 14 + 7 * Math.max(1, ...yTicks.map(([, text]) => text.length));
}

function show(place, width, height, label, children) {
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, children);
  byId(place).replaceChildren(picture);
  return picture;
}

function legend(place, entries) {
  byId(place).replaceChildren(...entries.map(([sample, text]) =>
    node("span", [svg("svg", { viewBox: "0 0 26 14", "aria-hidden": "true" }, sample), text])));
}

// Marks: each state has a form of its own.

function mark(state, x, y, radius, ink, turned) {
  const style = {
    fill: turned ? "#fff" : ink, stroke: turned || state === "dead" ? (state === "dead" ? "#555" : ink) : "#000",
    "stroke-width": turned ? 0.45 * radius : 0.3 * radius,
  };
  if (state === "cancelled") {
    const r = 1.3 * radius;
    return svg("path", { d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}z`, ...style });
  }
  if (state === "dead") {
    const r = 1.25 * radius;
    return svg("path", { d: `M${x} ${y - r}L${x + r} ${y + 0.8 * r}L${x - r} ${y + 0.8 * r}z`, ...style });
  }
  return svg("circle", { cx: x, cy: y, r: radius, ...style });
}

function square(x, y, reach, attributes) {
  return svg("rect", { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach, ...attributes });
}

function cross(x, y, r) {
  return svg("path", {
    d: `M${x - r} ${y - r}L${x + r} ${y + r}M${x - r} ${y + r}L${x + r} ${y - r}`, stroke: "#000", "stroke-width": 1.4,
  });
}

function hatching(id) {
  return svg("pattern", { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("line", { x1: 0, y1: 0, x2: 0, y2: 6, stroke: "#555", "stroke-width": 1 }));
}

const CANCELLED = { stroke: "#000", "stroke-width": 1.2, "stroke-dasharray": "4 3" };

function keptSquare(ink) {
  return { stroke: ink, "stroke-width": 1.2, fill: ink, "fill-opacity": 0.2 };
}

// The staircase.

function upper(step) {
  return number(step.upper.exact);
}

function lower(step) {
  return number(step.lower.exact);
}

function path(points) {
  return "M" + points.map(([x, y]) => x.toFixed(2) + " " + y.toFixed(2)).join("L");
}

/** Values that hold until the next one, as corners. */
function stairs(places, last) {
  const corners = [];
  places.forEach(([x, y], i) => {
    if (i > 0) {
      corners.push([x, places[i - 1][1]]);
    }
    corners.push([x, y]);
  });
  corners.push([last, places[places.length - 1][1]]);
  return corners;
}

function radiusAxis(left, right) {
  const last = number(instance.last);
  const positive = instance.steps.flatMap((step) => [upper(step), lower(step)]).filter((value) => value > 0);
  if (!byId("logarithmic").checked || positive.length === 0) {
    const x = (radius) => left + (right - left) * (0.02 + 0.98 * radius / last);
    return { x, ticks: labelled(ticks(0, last, Math.max(3, (right - left) / 70))) };
  }
  const first = Math.log10(Math.min(...positive));
  const range = Math.max(Math.log10(last) - first, 0.3);
  const hasZero = instance.steps.some((step) => upper(step) === 0);
  const start = hasZero ? 0.12 : 0.03;
  const x = (radius) => radius <= 0
    ? left + 0.03 * (right - left)
    : left + (right - left) * Math.max(0.06, start + (1 - start) * (Math.log10(radius) - first) / range);
  const found = hasZero ? [[0, "0"]] : [];
  const digits = range <= 2 ? [1, 2, 5] : [1];
  const every = Math.ceil(range / ((right - left) / 60));
  for (let power = Math.floor(first); power <= Math.log10(last); power++) {
    for (const digit of digits) {
      const value = Number(`${digit}e${power}`);
      if (Math.log10(value) >= first && value <= last && (digits.length > 1 || power % every === 0)) {
        found.push([value, range > 4 ? "10" + superscript(power) : shownNumber(value)]);
      }
    }
  }
  return { x, ticks: found };
}

/** The greedy bound where there is a staircase to compare it with. */
function greedyFrom(start) {
  const changes = instance.greedy.changes.map(([radius, bound]) => [number(radius), bound]);
  const before = changes.filter(([radius]) => radius <= start);
  const [, first] = before[before.length - 1];
  return [[start, first], ...changes.filter(([radius]) => radius > start)];
}

function drawStaircase() {
  const width = byId("staircase").clientWidth;
  const height = Math.round(Math.max(250, Math.min(430, 0.8 * width)));
  const steps = instance.steps;
  const changes = greedyFrom(upper(steps[0]));
  const most = Math.max(...steps.map((step) => step.rank), ...changes.map((change) => change[1]));
  const least = Math.min(...steps.map((step) => step.rank));
  const low = least - 0.04 * (most - least + 1);
  const high = most + 0.06 * (most - least + 1);
  const yTicks = labelled(ticks(low, high, height / 36).filter(Number.isInteger));
  const margin = { left: leftMargin(yTicks), right: 14, top: 26, bottom: 42 };
  const y = (rank) => margin.top + (high - rank) / (high - low) * (height - margin.top - margin.bottom);
  const { x, ticks: xTicks } = radiusAxis(margin.left, width - margin.right);
  const end = x(number(instance.last));
  const reached = stairs(steps.map((step) => [x(upper(step)), y(step.rank)]), end);
  const drawn = [svg("defs", {}, hatching("open"))];
  if (!instance.exact) {
    const known = stairs(steps.map((step) => [x(lower(step)), y(step.rank)]), end);
    drawn.push(svg("path", { d: path([...reached, ...known.reverse()]) + "z", fill: "url(#open)", "fill-opacity": 0.6 }));
  }
  if (instance.greedy.complete) {
    const greedy = stairs(changes.map(([radius, value]) => [x(radius), y(value)]), end);
    drawn.push(svg("path", { d: path(greedy), fill: "none", stroke: "#d55e00", "stroke-width": 1.6, "stroke-dasharray": "5 3" }));
  } else {
    changes.forEach(([radius, value]) => drawn.push(square(x(radius), y(value), 2.5, { fill: "#d55e00" })));
  }
  drawn.push(svg("path", { d: path(reached), fill: "none", stroke: "#0072b2", "stroke-width": 2 }));
  const isMarked = steps.length <= MOST_MARKED;
  if (isMarked) {
    steps.forEach((step) => drawn.push(svg("circle", { cx: x(upper(step)), cy: y(step.rank), r: 2.6, fill: "#0072b2" })));
  }
  const step = steps[current];
  const at = x(upper(step));
  drawn.push(svg("line", { x1: at, x2: at, y1: margin.top, y2: height - margin.bottom, stroke: "#000", "stroke-width": 0.8 }));
  drawn.push(svg("circle", { cx: at, cy: y(step.rank), r: 6, fill: "none", stroke: "#000", "stroke-width": 2 }));
  const unit = instance.kind === "points" ? "squares" : "units";
  drawn.push(...frame(width, height, margin, x, y, xTicks, yTicks, ["radius ε", unit]));
  const picture = show("staircase", width, height,
    `${value()} against the radius, in ${counted(steps.length, "step")}, and ${greedyName()}`, drawn);
  picture.addEventListener("click", (event) => {
    const place = (event.clientX - picture.getBoundingClientRect().left) * width / picture.clientWidth;
    choose(Math.max(0, steps.filter((each) => x(upper(each)) <= place + 3).length - 1));
  });
  const stroke = (attributes) => svg("line", { x1: 0, x2: 26, y1: 7, y2: 7, ...attributes });
  legend("staircaseLegend", [
    [[stroke({ stroke: "#0072b2", "stroke-width": 2 }), svg("circle", { cx: 13, cy: 7, r: isMarked ? 2.6 : 0, fill: "#0072b2" })],
      value() + (instance.exact ? "" : ", upper bound")],
    ...(instance.exact ? [] : [[[square(13, 7, 6, { fill: "url(#open)" })], "between the bounds: not known"]]),
    [instance.greedy.complete
      ? stroke({ stroke: "#d55e00", "stroke-width": 1.6, "stroke-dasharray": "5 3" })
      : square(13, 7, 2.5, { fill: "#d55e00" }), greedyName()],
    [svg("circle", { cx: 13, cy: 7, r: 5.5, fill: "none", stroke: "#000", "stroke-width": 2 }), "this step"],
  ]);
}

function value() {
  return instance.kind === "points" ? "least cover" : "proximate rank";
}

function greedyName() {
  return instance.kind === "points" ? "Algorithm 5.2 (greedy)" : "Algorithm 5.1 (greedy)";
}

// The plane of units, or of points.

/** What a step shows: squares, and marks with the unit's number. */
function scene(step) {
  if (instance.kind === "points") {
    return {
      groups: step.centres.map((at) => ({ at, cancelled: false, members: [at] })),
      marks: instance.points.map((at) => ({ at, state: "point" })),
    };
  }
  const marks = [];
  const groups = step.groups.map((group) => {
    const members = group.units.map((unit, j) => {
      const [x, y] = instance.units[unit];
      const sign = group.orientations[j];
      return { unit, at: [sign * x, sign * y], turned: sign < 0, state: group.cancelled ? "cancelled" : "kept" };
    });
    marks.push(...members);
    return { at: group.location, cancelled: group.cancelled, members };
  });
  const single = (unit, state) => {
    const [x, y, sign] = instance.units[unit];
    return { unit, at: [sign * x, sign * y], turned: sign < 0, state };
  };
  step.alone.forEach((unit) => {
    const member = single(unit, "kept");
    marks.push(member);
    groups.push({ at: member.at, cancelled: false, members: [member] });
  });
  step.dead.forEach((unit) => marks.push(single(unit, "dead")));
  return { groups, marks };
}

function boundsOf(places) {
  const xs = places.map((at) => at[0]);
  const ys = places.map((at) => at[1]);
  const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);
  return places.length === 0
    ? { left: -1, right: 1, bottom: -1, top: 1 }
    : { left: least(xs), right: most(xs), bottom: least(ys), top: most(ys) };
}

/** All that any step shows, so that the picture stays in place. */
function wholeBounds() {
  const places = instance.steps.map(scene).flatMap((each) => [...each.marks, ...each.groups].map((one) => one.at));
  const bounds = boundsOf(places);
  const margin = 0.05 * Math.max(bounds.right - bounds.left, bounds.top - bounds.bottom, 1e-6);
  return {
    left: bounds.left - margin, right: bounds.right + margin, bottom: bounds.bottom - margin, top: bounds.top + margin,
  };
}

/** Where most units are, if that is a small part of everything. */
function crowdedBounds() {
  const quantiles = (coordinate) => {
    const sorted = scene(instance.steps[0]).marks.map((each) => each.at[coordinate]).sort((a, b) => a - b);
    const outside = Math.floor(sorted.length / 10);
    return [sorted[outside], sorted[sorted.length - 1 - outside]];
  };
  const whole = instance.bounds;
  const [[left, right], [bottom, top]] = [quantiles(0), quantiles(1)];
  const extent = Math.max(right - left, top - bottom);
  const isCrowded = extent > 0 && extent < 0.4 * Math.max(whole.right - whole.left, whole.top - whole.bottom);
  const margin = 0.2 * extent;
  return isCrowded ? { left: left - margin, right: right + margin, bottom: bottom - margin, top: top + margin } : whole;
}

function focusOn(bounds) {
  view = { bounds, zoom: 1, middle: [(bounds.left + bounds.right) / 2, (bounds.bottom + bounds.top) / 2] };
}

function meetingBounds() {
  const step = instance.steps[current];
  const reach = upper(step);
  const places = scene(step).groups.filter((group) => group.members.length > 1 || group.cancelled).map((group) => group.at);
  const bounds = boundsOf(places);
  const margin = Math.max(2.2 * reach, 0.1 * Math.max(bounds.right - bounds.left, bounds.top - bounds.bottom));
  return places.length === 0 || !(margin > 0) ? null : {
    left: bounds.left - margin, right: bounds.right + margin, bottom: bounds.bottom - margin, top: bounds.top + margin,
  };
}

function drawPlane() {
  const step = instance.steps[current];
  const reach = upper(step);
  const { groups, marks } = scene(step);
  const width = byId("plane").clientWidth;
  const whole = instance.bounds;
  const aspect = (whole.top - whole.bottom) / (whole.right - whole.left);
  const height = Math.round(Math.max(250, Math.min(430, 0.9 * width, width * aspect + 60)));
  const margin = { left: 50, right: 14, top: 26, bottom: 42 };
  const innerWidth = width - margin.left - margin.right;
  const innerHeight = height - margin.top - margin.bottom;
  const scale = view.zoom * Math.min(
    innerWidth / (view.bounds.right - view.bounds.left), innerHeight / (view.bounds.top - view.bounds.bottom));
  const x = (at) => margin.left + innerWidth / 2 + (at - view.middle[0]) * scale;
  const y = (at) => margin.top + innerHeight / 2 - (at - view.middle[1]) * scale;
  const left = view.middle[0] - innerWidth / 2 / scale;
  const right = view.middle[0] + innerWidth / 2 / scale;
  const bottom = view.middle[1] - innerHeight / 2 / scale;
  const top = view.middle[1] + innerHeight / 2 / scale;
  const side = reach * scale;
  const isPoints = instance.kind === "points";
  const radius = isPoints
    ? Math.max(0.8, Math.min(2.4, 0.3 * Math.sqrt(innerWidth * innerHeight / marks.length)))
    : marks.length <= 40 ? 4.2 : marks.length <= 100 ? 3.4 : 2.4;
  const inside = (at, extra) => x(at[0]) > margin.left - extra && x(at[0]) < width - margin.right + extra
    && y(at[1]) > margin.top - extra && y(at[1]) < height - margin.bottom + extra;
  const drawn = [];
  if (!isPoints && instance.inputs === 1 && reach > 0) {
    const from = Math.max(left, -reach);
    const to = Math.min(right, reach);
    if (from < to) {
      drawn.push(svg("rect", {
        x: x(from), y: margin.top, width: (to - from) * scale, height: innerHeight, fill: "#ddd", "fill-opacity": 0.6,
      }));
    }
  }
  if (!isPoints && marks.length <= MOST_BOXED && side > radius) {
    marks.filter((each) => inside(each.at, side)).forEach((each) =>
      drawn.push(square(x(each.at[0]), y(each.at[1]), side, { fill: "none", stroke: "#999", "stroke-width": 0.5 })));
  }
  groups.forEach((group, g) => {
    group.ink = INKS[g % INKS.length];
    if (inside(group.at, side)) {
      drawn.push(square(x(group.at[0]), y(group.at[1]), side,
        group.cancelled ? { ...CANCELLED, fill: "url(#cancelled)" } : keptSquare(group.ink)));
    }
  });
  if (isPoints) {
    const centre = reach === 0 ? 1.4 * radius : Math.min(1.4 * radius, 0.3 * side);
    groups.filter((group) => centre > 0.6 && inside(group.at, radius)).forEach((group) =>
      drawn.push(mark("cancelled", x(group.at[0]), y(group.at[1]), centre, group.ink, false)));
    marks.filter((each) => inside(each.at, radius)).forEach((each) =>
      drawn.push(svg("circle", { cx: x(each.at[0]), cy: y(each.at[1]), r: radius })));
  } else {
    drawn.push(...units(groups, marks, radius, x, y, inside));
    if (marks.length <= MOST_NAMED) {
      drawn.push(...names(groups, marks, radius, x, y, inside, margin, width, height));
    }
  }
  const clip = svg("clipPath", { id: "plotted" },
    svg("rect", { x: margin.left, y: margin.top, width: innerWidth, height: innerHeight }));
  const xTicks = labelled(ticks(left, right, innerWidth / 70));
  const yTicks = labelled(ticks(bottom, top, innerHeight / 45));
  const picture = show("plane", width, height, planeText(step), [
    svg("defs", {}, [hatching("cancelled"), clip]),
    svg("g", { "clip-path": "url(#plotted)" }, drawn),
    ...frame(width, height, margin, x, y, xTicks, yTicks, instance.axes),
  ]);
  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    const place = [(event.clientX - box.left) * width / box.width, (event.clientY - box.top) * height / box.height];
    view.middle = [
      view.middle[0] + (place[0] - margin.left - innerWidth / 2) / scale,
      view.middle[1] - (place[1] - margin.top - innerHeight / 2) / scale,
    ];
    drawPlane();
  });
  byId("meeting").disabled = !isPoints && meetingBounds() === null;
  const outside = marks.filter((each) => !inside(each.at, 0)).length;
  byId("outside").textContent = outside === 0 ? ""
    : `${counted(outside, isPoints ? "point" : "unit")} of ${marks.length} outside this view; All shows everything.`;
}

function units(groups, marks, radius, x, y, inside) {
  const drawn = [];
  groups.forEach((group) => group.members.forEach((member) => {
    const far = Math.hypot(x(member.at[0]) - x(group.at[0]), y(member.at[1]) - y(group.at[1])) > radius;
    if (far) {
      drawn.push(svg("line", {
        x1: x(member.at[0]), y1: y(member.at[1]), x2: x(group.at[0]), y2: y(group.at[1]), stroke: "#000", "stroke-width": 0.8,
      }));
    }
    member.ink = group.cancelled ? "#000" : group.ink;
  }));
  groups.filter((group) => group.members.length > 1 && inside(group.at, radius))
    .forEach((group) => drawn.push(cross(x(group.at[0]), y(group.at[1]), 1.1 * radius)));
  marks.filter((each) => inside(each.at, radius)).forEach((each) => {
    const ink = each.state === "dead" ? "#999" : each.ink;
    const made = mark(each.state, x(each.at[0]), y(each.at[1]), radius, ink, each.turned);
    const [bx, cy] = each.at;
    made.append(svg("title", {}, `unit ${each.unit}: ${each.state}${each.turned ? ", turned round" : ""}, `
      + `${instance.axes[0]} = ${shownNumber(bx)}, ${instance.axes[1]} = ${shownNumber(cy)}`));
    drawn.push(made);
  });
  return drawn;
}

/** The units' numbers, where they cover no mark and no other number. */
function names(groups, marks, radius, x, y, inside, margin, width, height) {
  const around = (cx, cy, r) => [cx - r, cy - r, cx + r, cy + r];
  const taken = marks.map((each) => around(x(each.at[0]), y(each.at[1]), radius));
  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const page = [margin.left, margin.top, width - margin.right, height - margin.bottom];
  const drawn = [];
  marks.filter((each) => inside(each.at, 0)).forEach((each) => {
    const text = String(each.unit);
    const wide = 6.2 * text.length;
    const gap = radius + 2;
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [1, 1], [-1, -1], [-1, 1]]) {
      const slant = dx !== 0 && dy !== 0 ? 0.7 : 1;
      const cx = x(each.at[0]) + dx * (gap * slant + wide / 2);
      const cy = y(each.at[1]) + dy * (gap * slant + 4);
      const box = [cx - wide / 2, cy - 4, cx + wide / 2, cy + 4];
      const isFree = box[0] >= page[0] && box[2] <= page[2] && box[1] >= page[1] && box[3] <= page[3]
        && taken.every((other) => !meets(box, other));
      if (isFree) {
        taken.push(box);
        drawn.push(svg("text", { x: cx, y: cy + 4, "text-anchor": "middle", "font-size": 11 }, text));
        return;
      }
    }
  });
  return drawn;
}

function planeText(step) {
  return instance.kind === "points"
    ? `${counted(instance.points.length, "point")}, covered by ${counted(step.value, "square")}`
    : `units at their incoming weight and bias: ${reductionText(step)}`;
}

function drawPlaneLegend() {
  const inks = { kept: INKS[0], cancelled: "#000", dead: "#999" };
  const at = (state, turned = false) => mark(state, 13, 7, 4, inks[state], turned);
  legend("planeLegend", instance.kind === "points"
    ? [
      [svg("circle", { cx: 13, cy: 7, r: 2.4 }), "point"],
      [square(13, 7, 6, keptSquare(INKS[0])), "square of side 2ε"],
      [mark("cancelled", 13, 7, 3, INKS[0], false), "its centre"],
    ]
    : [
      [at("kept"), "unit of a kept group"],
      [at("cancelled"), "unit of a cancelled group"],
      [at("dead"), "dead unit"],
      [at("kept", true), "open: turned round, shown at \u2212(b, c)"],
      [square(13, 7, 6, keptSquare(INKS[0])), "kept group, side 2ε"],
      [square(13, 7, 6, { ...CANCELLED, fill: "url(#cancelled)" }), "cancelled group"],
      [cross(13, 7, 4.5), "where a group meets"],
      [square(13, 7, 6, { fill: "none", stroke: "#999", "stroke-width": 0.8 }), "unit's box, side 2ε"],
      ...(instance.inputs === 1 ? [[square(13, 7, 6, { fill: "#ddd" }), "|b| ≤ ε: may be dead"]] : []),
    ]);
}

// Functions of one input.

function networkOf(indices) {
  const parsed = JSON.parse(fileOf(indices));
  const numbers = (list) => list.map(number);
  return {
    units: parsed.units.map((unit) => ({
      a: numbers(unit.outgoing), b: number(unit.incoming[0]), c: number(unit.bias),
    })),
    constants: (parsed.constants || []).map((term) => ({ a: numbers(term.outgoing), c: number(term.bias) })),
    outputBias: numbers(parsed.outputBias),
  };
}

function fileOf(indices) {
  return indices.map((index) => instance.lines[index] + "\n").join("");
}

function sampled(network, output, xs) {
  const constant = network.constants.reduce((sum, term) => sum + term.a[output] * Math.tanh(term.c), network.outputBias[output]);
  return xs.map((at) => network.units.reduce((sum, unit) => sum + unit.a[output] * Math.tanh(unit.b * at + unit.c), constant));
}

function drawFunction() {
  const step = instance.steps[current];
  const output = Number(byId("output").value || 0);
  const [from, to] = instance.interval.map(number);
  const xs = Array.from({ length: SAMPLES + 1 }, (_, j) => from + (to - from) * j / SAMPLES);
  instance.original ??= networkOf(instance.network);
  const before = sampled(instance.original, output, xs);
  const after = sampled(networkOf(step.compressed), output, xs);
  const apart = xs.map((_, j) => after[j] - before[j]);
  const bound = Number(step.differences[output].bound.replace("∞", "Infinity"));

  const width = byId("function").clientWidth;
  const upperHeight = Math.round(Math.max(200, Math.min(290, 0.52 * width)));
  const lowerHeight = 150;
  const least = Math.min(...before, ...after);
  const most = Math.max(...before, ...after);
  const pad = 0.06 * (most - least) || 1;
  const values = labelled(ticks(least - pad, most + pad, upperHeight / 45));
  const size = Number.isFinite(bound) ? bound : Math.max(...apart.map(Math.abs));
  const high = size > 0 ? 1.15 * size : 1;
  const differences = labelled(ticks(-high, high, 5));
  const margin = { left: Math.max(leftMargin(values), leftMargin(differences)), right: 14, top: 26, bottom: 26 };
  const x = (at) => margin.left + (at - from) / (to - from) * (width - margin.left - margin.right);
  const y = (at) => margin.top + (most + pad - at) / (most - least + 2 * pad) * (upperHeight - margin.top - margin.bottom);
  const inputs = labelled(ticks(from, to, width / 80));
  const curve = (heights, map, attributes) => svg("path", {
    d: path(xs.map((at, j) => [x(at), map(heights[j])])), fill: "none", "stroke-linejoin": "round", ...attributes,
  });
  const name = instance.outputs === 1 ? "f(x)" : `output ${output + 1}`;
  const upperFrame = frame(width, upperHeight, margin, x, y, inputs, values, ["", name]);
  const below = { ...margin, top: upperHeight + 26, bottom: 42 };
  const height = upperHeight + lowerHeight;
  const z = (at) => below.top + (high - at) / (2 * high) * (height - below.top - below.bottom);
  const edge = (at) => svg("line", {
    x1: margin.left, x2: width - margin.right, y1: z(at), y2: z(at), stroke: "#000", "stroke-width": 1, "stroke-dasharray": "2 3",
  });
  show("function", width, height, "the function before and after, and below their difference", [
    ...upperFrame,
    curve(before, y, { stroke: "#999", "stroke-width": 4 }),
    curve(after, y, { stroke: "#000", "stroke-width": 1.6, "stroke-dasharray": "7 3" }),
    ...frame(width, height, below, x, z, inputs, differences, ["x", "after \u2212 before"]),
    ...(Number.isFinite(bound) && bound > 0 ? [edge(bound), edge(-bound)] : []),
    curve(apart, z, { stroke: "#000", "stroke-width": 1.4 }),
  ]);
  const stroke = (attributes) => svg("line", { x1: 0, x2: 26, y1: 7, y2: 7, ...attributes });
  legend("functionLegend", [
    [stroke({ stroke: "#999", "stroke-width": 4 }), "before: " + counted(instance.units.length, "unit")],
    [stroke({ stroke: "#000", "stroke-width": 1.6, "stroke-dasharray": "7 3" }), "after: " + counted(step.value, "unit")],
    [stroke({ stroke: "#000", "stroke-width": 1, "stroke-dasharray": "2 3" }), "bound"],
  ]);
  const { attained, bound: text } = step.differences[output];
  const [first, last] = instance.interval.map((end) => end.replace("-", "\u2212"));
  byId("difference").textContent = `For x from ${first} to ${last}, the largest |after \u2212 before| is `
    + (text === "0" || text === attained ? text : `at least ${attained} and at most ${text}`) + ".";
}

// Text.

function radiusText(step) {
  return step.exact ? step.upper.shown : `${step.lower.shown} to ${step.upper.shown}`;
}

function reductionText(step) {
  const kept = step.groups.filter((group) => !group.cancelled);
  const cancelled = step.groups.filter((group) => group.cancelled);
  const merged = kept.filter((group) => group.units.length > 1);
  const inside = cancelled.reduce((sum, group) => sum + group.units.length, 0);
  return [
    counted(kept.length + step.alone.length, "kept group") + (merged.length ? ` (${merged.length} of several units)` : ""),
    counted(cancelled.length, "cancelled group") + (inside ? ` (${counted(inside, "unit")})` : ""),
    counted(step.dead.length, "dead unit"),
  ].join(", ");
}

function fact(name, text, ...notes) {
  return [node("dt", name), node("dd", [text, ...notes.map((note) => node("small", note))])];
}

function describe() {
  const step = instance.steps[current];
  const next = instance.steps[current + 1];
  const isPoints = instance.kind === "points";
  const rank = (step.known ? "" : "at most ") + step.rank;
  byId("summary").textContent = `${value()} ${rank} from radius ${step.upper.shown}`
    + (step.exact ? "" : `; open down to ${step.lower.shown}`);
  byId("step").setAttribute("aria-valuetext", byId("summary").textContent);
  const radius = step.exact
    ? fact("least radius", step.upper.shown, "exactly " + step.upper.exact)
    : fact("least radius", "between " + step.lower.shown + " and " + step.upper.shown,
      "above or at " + step.lower.exact, "within reach at " + step.upper.exact);
  const above = step.greedy - step.rank;
  byId("facts").replaceChildren(
    ...fact(value(), rank, next
      ? `the next smaller one, ${next.rank}, is within reach from ${next.upper.shown}`
      : "the last step of this page"),
    ...radius,
    ...fact(greedyName(), String(step.greedy), above === 0 ? "the same"
      : counted(Math.abs(above), isPoints ? "square" : "unit") + (above > 0 ? " more" : " fewer: a better bound here")),
    ...(isPoints ? [] : fact("reductions", reductionText(step))),
    ...fact("certificate", step.certificate.split(":")[0], ...step.certificate.split(": ").slice(1)),
  );
  byId("previous").disabled = current === 0;
  byId("next").disabled = next === undefined;
  byId("groups").hidden = isPoints;
  if (!isPoints) {
    byId("groups").replaceChildren(groupTable(step));
    offerDownload(step);
  }
  for (const row of byId("steps").querySelectorAll("tbody tr")) {
    if (Number(row.dataset.step) === current) {
      row.setAttribute("aria-current", "step");
    } else {
      row.removeAttribute("aria-current");
    }
  }
}

function groupTable(step) {
  const signed = (units, orientations) => units.map((unit, j) => (orientations[j] < 0 ? "\u2212" : "+") + unit).join(" ");
  const place = (at) => `(${shownNumber(at[0])}, ${shownNumber(at[1])})`;
  const row = (...cells) => node("tr", cells.map((cell) => node("td", cell)));
  const rows = [...step.groups].sort((a, b) => a.cancelled - b.cancelled)
    .map((group) => row(group.cancelled ? "cancelled" : "kept", signed(group.units, group.orientations), place(group.location)));
  if (step.alone.length > 0) {
    rows.push(row("kept alone", signed(step.alone, step.alone.map((unit) => instance.units[unit][2])), "where they were"));
  }
  if (step.dead.length > 0) {
    rows.push(row("dead", step.dead.join(" "), "incoming weights 0"));
  }
  const heading = (text) => node("th", text, { scope: "col" });
  return node("table", [
    node("caption", "Units and what becomes of them; \u2212 means turned round"),
    node("thead", node("tr", [heading("state"), heading("units"), heading(`at (${instance.axes.join(", ")})`)])),
    node("tbody", rows),
  ]);
}

function offerDownload(step) {
  URL.revokeObjectURL(downloadAddress);
  downloadAddress = URL.createObjectURL(new Blob([fileOf(step.compressed)], { type: "application/json" }));
  const link = byId("download");
  link.href = downloadAddress;
  link.download = instance.name.replace(/\.[A-Za-z]+$/, "") + "-rank-" + step.value + ".json";
  link.textContent = `Download the network of ${counted(step.value, "unit")}`;
  byId("downloadHint").textContent = "JSON with exact numbers, which prank reads.";
}

function fillSteps() {
  const withDifference = instance.kind === "network" && instance.inputs === 1;
  const headings = [instance.kind === "points" ? "squares" : "rank", "least radius", greedyName(),
    ...(withDifference ? ["largest difference at most"] : []), "certificate"];
  const rows = instance.steps.map((step, index) => {
    const jump = node("button", String(step.rank), { type: "button" });
    jump.setAttribute("aria-label", `Show step ${value()} ${step.rank}`);
    jump.addEventListener("click", () => choose(index));
    const row = node("tr", [
      node("td", jump),
      node("td", radiusText(step) + (step.exact ? "" : " (open)")),
      node("td", String(step.greedy)),
      ...(withDifference ? [node("td", step.differences.map((each) => each.bound).join(", "))] : []),
      node("td", step.certification.replace("_", " ")),
    ]);
    row.dataset.step = index;
    return row;
  });
  byId("steps").replaceChildren(
    node("thead", node("tr", headings.map((text) => node("th", text, { scope: "col" })))), node("tbody", rows));
}

function fillText() {
  const isPoints = instance.kind === "points";
  byId("name").textContent = instance.name;
  byId("about").textContent = (isPoints
    ? `${counted(instance.points.length, "point")} in dimension ${instance.dimension}`
    : `${counted(instance.units.length, "hidden unit")}, ${counted(instance.inputs, "input")}, `
      + `${counted(instance.outputs, "output")}, rank ${instance.rank}`)
    + `. ${counted(instance.steps.length, "step")}, ${instance.exact ? "all known exactly" : "some of them open"}.`
    + (instance.outOfReach
      ? ` A ${value()} of ${instance.outOfReach.rank} is not within reach up to radius `
        + `${instance.outOfReach.lower.shown}, where this page ends.` : "")
    + ` SHA-256 of the file: ${instance.instance.sha256}.`;
  byId("planeTitle").textContent = isPoints ? "Points and squares" : "Units and groups";
  byId("downloadLine").hidden = isPoints;
  const several = isPoints ? instance.dimension > 2 : instance.inputs > 1;
  byId("projection").textContent = !several ? ""
    : `Shown are ${instance.axes.join(" and ")}: of `
      + (isPoints ? "all coordinates" : `the ${instance.inputs} incoming weights b and the bias c`)
      + " the two that spread widest.";
  byId("projection").hidden = !several;
  byId("functionSection").hidden = isPoints || instance.inputs > 1;
  byId("stepSection").classList.toggle("full", byId("functionSection").hidden);
  byId("meeting").hidden = isPoints;
  const { excess, excessAt } = instance.greedy;
  byId("excess").textContent = excess === 0
    ? `${greedyName()} is never above what is shown here.`
    : `${greedyName()} is up to ${excess} above ${instance.exact ? "the staircase" : "the upper bound"}, first at `
      + `${instance.greedy.complete ? "radius" : "the step at radius"} ${excessAt.shown}.`;
  byId("explanations").replaceChildren(...[
    (isPoints
      ? "Each step is the least radius ε at which so few squares of side 2ε cover all points. "
      : "Each step is the least radius ε at which so few hidden units suffice: each parameter may move by at most ε. ")
      + "The radii are exact fractions; rounded ones are rounded upward, lower ends of open brackets downward.",
    "At a step that says at most, an even smaller one may be within reach. An open step has a bracket: the search has ended "
      + "before it was closed. It is out of reach below the lower end and within reach from the upper one.",
    `${greedyName()} is the paper's upper bound, at every radius${instance.greedy.complete ? "" : " of a step"}. It may rise `
      + "with the radius. It is never below the staircase, but where brackets are open it may be below the upper ends found.",
    ...(isPoints ? [] : [
      "Units of a kept group become one unit. Those of a cancelled group vanish together. A dead unit becomes a constant. "
        + "A unit (a, b, c) equals (\u2212a, \u2212b, \u2212c); open marks are shown turned round.",
    ]),
    ...(isPoints || instance.inputs > 1 ? [] : [
      "The difference of the functions is bounded by Taylor's theorem on small cells, all rounding counted; "
        + "the curves are drawn from samples.",
    ]),
    "A checked certificate proves in exact arithmetic that fewer do not suffice just below the step's radius. "
      + "prank profile --proof writes it to files.",
  ].map((text) => node("li", text)));
}

// Choosing.

function draw() {
  drawStaircase();
  drawPlane();
  if (instance.kind === "network" && instance.inputs === 1) {
    drawFunction();
  }
}

function choose(index) {
  current = index;
  byId("step").value = index;
  describe();
  draw();
}

function open(index) {
  instance = data.instances[index];
  instance.bounds ??= wholeBounds();
  focusOn(crowdedBounds());
  const positive = instance.steps.map(upper).filter((radius) => radius > 0).sort((a, b) => a - b);
  byId("logarithmic").checked = positive.length > 2 && positive[positive.length - 1] > 8 * positive[positive.length >> 1];
  byId("step").max = instance.steps.length - 1;
  const outputs = instance.kind === "network" && instance.inputs === 1 ? instance.outputs : 0;
  byId("output").replaceChildren(...Array.from({ length: outputs }, (_, k) => node("option", String(k + 1), { value: k })));
  byId("outputChooser").hidden = outputs < 2;
  fillText();
  fillSteps();
  drawPlaneLegend();
  choose(0);
}

function zoomBy(factor) {
  view.zoom *= factor;
  drawPlane();
}

byId("step").addEventListener("input", () => choose(Number(byId("step").value)));
byId("previous").addEventListener("click", () => choose(current - 1));
byId("next").addEventListener("click", () => choose(current + 1));
byId("logarithmic").addEventListener("change", drawStaircase);
byId("output").addEventListener("change", drawFunction);
byId("closer").addEventListener("click", () => zoomBy(1.6));
byId("farther").addEventListener("click", () => zoomBy(1 / 1.6));
byId("whole").addEventListener("click", () => {
  focusOn(instance.bounds);
  drawPlane();
});
byId("plane").addEventListener("keydown", (event) => {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [0, 0];
  if (dx !== 0 || dy !== 0) {
    event.preventDefault();
    const { left, right, bottom, top } = view.bounds;
    view.middle = [
      view.middle[0] + dx * 0.1 * (right - left) / view.zoom,
      view.middle[1] + dy * 0.1 * (top - bottom) / view.zoom,
    ];
    drawPlane();
  }
});
byId("meeting").addEventListener("click", () => {
  focusOn(meetingBounds());
  drawPlane();
});
byId("instance").replaceChildren(...data.instances.map((each, index) => node("option", each.name, { value: index })));
byId("instance").addEventListener("change", () => open(Number(byId("instance").value)));
byId("chooser").hidden = data.instances.length < 2;
let resizing = 0;
window.addEventListener("resize", () => {
  cancelAnimationFrame(resizing);
  resizing = requestAnimationFrame(draw);
});
open(0);
