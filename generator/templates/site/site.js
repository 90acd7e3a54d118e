// What the page can do beyond being read: search, copying code, the theme, and the way to the same place in another language.
{
  const root = document.documentElement;
  const { copy, copied, index } = document.body.dataset;

  // The theme.
  document.querySelector("button.theme")?.addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // It holds for this page alone.
    }
  });

  // Copying.
  for (const block of document.querySelectorAll("div.code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.querySelector("code").textContent);
      button.textContent = copied;
      setTimeout(() => {
        button.textContent = copy;
      }, 1500);
    });
    block.append(button);
  }

  // The section that is being read: marked in the contents, and where the links to other languages lead.
  const sections = [...document.querySelectorAll("section[id]")];
  const contents = new Map([...document.querySelectorAll("nav.contents a")].map((link) => [link.hash.slice(1), link]));
  const languages = [...document.querySelectorAll(".languages a")];
  let marked;
  const follow = () => {
    const line = root.clientHeight / 4;
    const atEnd = scrollY > 0 && scrollY + root.clientHeight >= root.scrollHeight - 2;
    const above = sections.filter((section) => section.getBoundingClientRect().top <= line);
    const current = (atEnd ? sections : above).at(-1)?.id ?? "";
    const target = decodeURIComponent(location.hash.slice(1));
    // A row that was linked to is more exact than its section.
    const exact = target !== "" && document.getElementById(target)?.closest(`[id="${current}"]`) ? target : current;
    for (const link of languages) link.hash = exact;
    const link = contents.get(current);
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    marked = link;
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      follow();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("hashchange", soon);
  addEventListener("resize", soon);
  follow();

  // Menus close when the reader goes elsewhere.
  const menus = [...document.querySelectorAll("details.languages")];
  document.addEventListener("click", (event) => {
    for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus) {
      if (menu.open) menu.querySelector("summary").focus();
      menu.open = false;
    }
  });

  // Search. The index is a script of this folder, so that it works from a disk too; it is read when it is first wanted.
  const dialog = document.querySelector("dialog.search");
  const input = dialog?.querySelector("input");
  const list = dialog?.querySelector("ol");
  const count = dialog?.querySelector(".count");
  let entries;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(root.lang);

  const load = () => {
    if (entries !== undefined) return;
    entries = [];
    globalThis.wireglotSearch = (read) => {
      entries = read.map((entry) => ({ ...entry, foldedTitle: fold(entry.title), foldedText: fold(entry.text) }));
      show();
    };
    const script = document.createElement("script");
    script.src = index;
    document.head.append(script);
  };

  /** The words of what was typed; where a language writes none apart, those that a dictionary finds. */
  const wordsOf = (query) => {
    const typed = fold(query)
      .split(/\s+/)
      .filter((word) => word !== "");
    return typed.flatMap((word) => {
      if (entries.some((entry) => entry.foldedTitle.includes(word) || entry.foldedText.includes(word))) return [word];
      const segmenter = new Intl.Segmenter(root.lang, { granularity: "word" });
      return [...segmenter.segment(word)].filter((part) => part.isWordLike).map((part) => part.segment);
    });
  };

  /** Titles before texts, whole words before beginnings before parts of words. 0: not found. */
  const scoreIn = (text, word) => {
    const at = text.indexOf(word);
    if (at === -1) return 0;
    const begins = at === 0 || !/[\p{L}\p{N}_]/u.test(text[at - 1]);
    const ends = !/[\p{L}\p{N}_]/u.test(text[at + word.length] ?? " ");
    return begins && ends ? 3 : begins ? 2 : 1;
  };
  const scoreOf = (entry, words) => {
    let total = 0;
    for (const word of words) {
      const score = 8 * scoreIn(entry.foldedTitle, word) + scoreIn(entry.foldedText, word);
      if (score === 0) return 0;
      total += score + (entry.foldedTitle === word ? 10 : 0);
    }
    return total;
  };

  /** A part of the text around the first word, which is marked. */
  const excerpt = (entry, words) => {
    const { text } = entry;
    const paragraph = document.createElement("p");
    // Folding may change lengths: the place is looked for in the text itself.
    const lower = text.toLocaleLowerCase(root.lang);
    const word = words.find((candidate) => lower.includes(candidate)) ?? "";
    const at = Math.max(0, lower.indexOf(word));
    const from = Math.max(0, at - 50);
    paragraph.append(`${from > 0 ? "…" : ""}${text.slice(from, at)}`);
    if (word !== "") {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(at, at + word.length);
      paragraph.append(mark);
    }
    const rest = text.slice(at + word.length, at + word.length + 110);
    paragraph.append(`${rest}${at + word.length + 110 < text.length ? "…" : ""}`);
    return paragraph;
  };

  const show = () => {
    const words = wordsOf(input.value);
    const found =
      words.length === 0
        ? []
        : entries
            .map((entry) => ({ entry, score: scoreOf(entry, words) }))
            .filter(({ score }) => score > 0)
            .sort((a, b) => b.score - a.score);
    const { results, none } = dialog.dataset;
    count.textContent =
      words.length === 0
        ? ""
        : found.length === 0
          ? none
          : results.replace("{count}", found.length.toLocaleString(root.lang));
    list.replaceChildren(
      ...found.slice(0, 30).map(({ entry }) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = entry.href;
        const title = document.createElement("strong");
        title.textContent = entry.title;
        if (entry.code) title.dir = "ltr";
        if (entry.code) title.className = "name";
        const page = document.createElement("span");
        page.textContent = entry.page;
        link.append(title, page, excerpt(entry, words));
        item.append(link);
        return item;
      }),
    );
  };

  const open = () => {
    load();
    dialog.showModal();
    input.select();
  };
  if (dialog) {
    document.querySelector(".search-open").addEventListener("click", open);
    input.addEventListener("input", show);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a")) dialog.close();
    });
    dialog.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Enter" && event.target === input) list.querySelector("a")?.click();
      if (step === undefined) return;
      event.preventDefault();
      const stops = [input, ...list.querySelectorAll("a")];
      const at = stops.indexOf(document.activeElement);
      stops[Math.min(stops.length - 1, Math.max(0, at + step))].focus();
    });
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const slash = event.key === "/" && !typing;
      const k = event.key === "k" && (event.ctrlKey || event.metaKey);
      if (dialog.open || !(slash || k)) return;
      event.preventDefault();
      open();
    });
  }
}
