// Connects the page of the search with the index beside it. Nothing is asked of anybody else.
const form = document.querySelector("form.search");
const input = form.elements.q;
const said = document.querySelector(".search-status");
const list = document.querySelector(".search-results");
const MOST = 20;
const PAUSE = 150; // milliseconds after a key, before the words are looked up

let index; // read with the first search
let latest = 0;
let waiting;

const load = () => (index ??= import(new URL("../pagefind/pagefind.js", import.meta.url).href));

const make = (name, text = "", className = "") => {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
};

// An excerpt is HTML: its text, with <mark> around the words that were found.
const plain = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html; // nothing in a template runs, loads or is shown
  return holder.content.textContent;
};
const marked = (excerpt) =>
  excerpt.split(/<\/?mark>/).map((part, at) => (at % 2 ? make("mark", plain(part)) : plain(part)));

const teaser = (page) => {
  const article = make("article", "", "teaser");
  const heading = article.appendChild(make("h2"));
  const link = heading.appendChild(make("a", page.meta.title));
  heading.dir = "auto";
  link.href = page.url;
  const text = article.appendChild(make("p"));
  text.dir = "auto";
  text.append(...marked(page.excerpt));
  if (page.meta.date) {
    article.appendChild(make("p", "", "standing")).append(make("span", page.meta.date));
  }
  return article;
};

const show = async () => {
  const turn = ++latest;
  const words = input.value.trim();
  const address = new URL(location);
  if (words) address.searchParams.set("q", words);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  if (!words) {
    list.replaceChildren();
    said.textContent = "";
    return;
  }
  try {
    const found = (await (await load()).search(words)).results;
    const pages = await Promise.all(found.slice(0, MOST).map((one) => one.data()));
    if (turn !== latest) return; // more was typed in the meantime
    const number = found.length.toLocaleString(document.documentElement.lang);
    said.textContent = found.length ? said.dataset.found.replace("#", number) : said.dataset.none;
    list.replaceChildren(...pages.map(teaser));
  } catch {
    if (turn === latest) said.textContent = said.dataset.failed;
  }
};

form.hidden = false;
input.value = new URL(location).searchParams.get("q") ?? "";
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  show();
});
if (input.value) show();
