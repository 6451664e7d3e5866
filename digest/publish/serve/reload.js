// Reloads the page after a build, and shows why a build failed. Only `digest serve` sends it.
(() => {
  "use strict";
  const version = document.currentScript.dataset.version;
  let events = null, board = null;

  const show = (problems) => {
    if (board) { board.remove(); board = null; }
    if (!problems.length) return;
    board = document.createElement("pre");
    board.setAttribute("role", "alert");
    const note = "The last build failed. What you see is from before it.";
    board.textContent = [note, "", ...problems].join("\n");
    Object.assign(board.style, {
      position: "fixed", inset: "auto 0 0 0", margin: "0", padding: "1rem", maxHeight: "50vh",
      overflow: "auto", whiteSpace: "pre-wrap", zIndex: "2147483647",
      font: "14px/1.5 ui-monospace, monospace", color: "#fff", background: "#7a1010",
    });
    document.body.append(board);
  };
  // A browser keeps few connections to one server: pages that nobody sees give theirs back.
  const close = () => { if (events) { events.close(); events = null; } };
  const open = () => {
    if (events || document.hidden) return;
    events = new EventSource("/_digest/events");
    events.onmessage = (message) => {
      const state = JSON.parse(message.data);
      if (state.version !== version) { close(); location.reload(); } else show(state.problems);
    };
  };
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
})();
