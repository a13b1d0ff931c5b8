/* What of a page is cut off, off-screen or in the way, at the width of now. Returns { cut, showsThrough }. */
() => {
  const wide = document.documentElement.clientWidth;
  const isPhone = wide < 480;
  const hides = (way) => ["hidden", "clip"].includes(way);
  const slides = (way) => ["auto", "scroll"].includes(way);
  const text = (one) => (one.textContent || one.getAttribute("aria-label") || one.name || "").trim().replace(/\s+/g, " ");
  const kind = (one) => [one.localName, ...one.classList].join(".");
  const apart = ".visually-hidden, [hidden], dialog:not([open]), .icon, [aria-hidden=true], option";
  const isSeen = (one) =>
    !one.closest(apart) && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  /** In a box that slides, or in one that shortens its words where they are seen. */
  function isKept(one) {
    for (let box = one.parentElement; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (slides(style.overflowX) || style.textOverflow === "ellipsis") return true;
    }
    return false;
  }

  function outside(one, box) {
    if ((box.right > wide + 1 || box.left < -1) && !isKept(one)) return "is off-screen";
    const frame = one.closest("svg")?.getBoundingClientRect();
    const isOut = (by) => box.left < frame.left - by || box.right > frame.right + by || box.top < frame.top - by || box.bottom > frame.bottom + by;
    return frame && isOut(2) ? "is cut by its drawing" : "";
  }

  function boxed(one, style) {
    const over = one.scrollWidth - one.clientWidth;
    const below = one.scrollHeight - one.clientHeight;
    const isShortened = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
    // A phone may slide wide tables and drawings; lines of code break nowhere.
    if (slides(style.overflowX) && over > 1 && !isPhone && one.localName !== "pre") return `has ${over} px beside it`;
    if (isShortened) return over > 1 && one.clientWidth < 56 ? `has ${one.clientWidth} px for its words` : "";
    if (style.overflowX === "visible" && over > 1 && one.matches(".card, section, aside, fieldset, td, th")) {
      return `is ${over} px narrower than what it holds`;
    }
    if (hides(style.overflowX) && over > 1) return `cuts ${over} px`;
    return hides(style.overflowY) && below > 2 ? `cuts ${below} px below` : "";
  }

  function cut() {
    const found = new Set();
    const over = document.documentElement.scrollWidth - wide;
    if (over > 0) found.add(`the page is ${over} px too wide`);
    for (const one of document.body.querySelectorAll("*")) {
      if (!isSeen(one)) continue;
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      if (box.width < 2 || box.height < 2 || style.clipPath !== "none") continue;
      const hasWords = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      const isRead = hasWords || one.matches("a[href], button, input, select, textarea, summary");
      const isBox = one instanceof HTMLElement && style.display !== "inline" && one.textContent.trim();
      const what = (isRead && outside(one, box)) || (isBox && boxed(one, style));
      if (what) found.add(`${kind(one)} ${what}: ${text(one).slice(0, 40)}`);
    }
    return [...found];
  }

  function port(head) {
    for (let box = head.closest("table"); box; box = box.parentElement) {
      if (slides(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight + 60) return box;
    }
    return document.scrollingElement;
  }

  function* inTheWay(head, frame) {
    const top = frame === document.scrollingElement ? 0 : frame.getBoundingClientRect().top + frame.clientTop;
    const bar = head.rows[0].getBoundingClientRect();
    for (let x = bar.left + 2; x < bar.right - 1; x += 6) {
      for (const y of [top + 1, (top + bar.bottom) / 2, bar.bottom - 2]) {
        const hit = document.elementFromPoint(x, y);
        if (hit?.closest("tbody")) yield `${kind(hit)} shows above its header`;
      }
    }
    for (const cell of [...head.rows[0].cells].filter((one) => one.checkVisibility())) {
      const { position, backgroundColor } = getComputedStyle(cell);
      if (position !== "sticky") yield `${kind(cell)} of the header is ${position}`;
      if (!backgroundColor.startsWith("rgb(")) yield `${kind(cell)} of the header is not opaque: ${backgroundColor}`;
      const off = cell.getBoundingClientRect().top - top;
      if (Math.abs(off) > 1) yield `${kind(cell)} of the header is ${Math.round(off)} px off`;
    }
  }

  /** Rows that show above or through the header that stays while they are scrolled. */
  function showsThrough() {
    const found = new Set();
    for (const head of document.querySelectorAll(".table-sticky thead")) {
      if (!head.checkVisibility() || getComputedStyle(head).clipPath !== "none") continue;
      const frame = port(head);
      for (const by of [70, 83, 97, 110]) {
        frame.scrollTop = by;
        // Nothing to look at where there is nothing to scroll.
        if (frame.scrollTop === by) for (const what of inTheWay(head, frame)) found.add(what);
      }
      frame.scrollTop = 0;
    }
    return [...found];
  }

  return { cut: cut(), showsThrough: showsThrough() };
}
