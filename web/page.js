() => {
  // A click on [1] shows the paragraph it stands for. Following the link itself would not do: under an address with a
  // query the page would load anew and the conversation would be lost.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href*="#c-"]');
    if (!link) return;
    event.preventDefault();
    const card = document.getElementById(link.hash.slice(1));
    if (!card) return;
    for (let fold = card.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    card.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "nearest" });
    card.focus({ preventScroll: true });
  });

  // Gradio labels each message with its Markdown source, which a screen reader would read out instead of the text.
  const bare = () => document.querySelectorAll("#conversation [data-testid][aria-label]").forEach((message) => message.removeAttribute("aria-label"));
  new MutationObserver(bare).observe(document.body, { subtree: true, childList: true, attributeFilter: ["aria-label"] });
};
